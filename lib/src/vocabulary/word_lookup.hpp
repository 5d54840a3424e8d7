// SPDX-License-Identifier: GPL-2.0-or-later
// WordLookup: the words of an index, or of several that are searched as one, in memory, for whatever has to look at
// very many of them. About 5 bytes a word. Not for several threads.
#pragma once

#include "vocabulary/frequent_words.hpp"
#include "vocabulary/lexicon.hpp"

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class WordLookup {
public:
    struct Word {
        std::string text;
        Xapian::doccount documents = 0;
        unsigned distance = 0;  // of neighbors()
    };

    // The words of the text, from the lexicons of databases that are one together. Pages of these are read when they
    // are first looked at.
    WordLookup(const std::vector<Xapian::Database>& databases, const Xapian::Database& together);

    // What follows this prefix in the terms that begin with it: a field's words, or those that begin with letters; with
    // none, the words of the text. Throws Error (corrupt) where they are out of order.
    WordLookup(const Xapian::Database& database, const std::string& prefix);

    // Both give words that begin with `beginning`, ascending.

    // Those that matches(word) is true for.
    std::vector<Word> matching(const std::function<bool(std::string_view)>& matches, std::string_view beginning = {});

    // Those at most `most` edits away from `word` (see LevenshteinMatcher), itself among them, that `least` documents
    // have. To look for frequent words (see lexicon.hpp) is much faster than to look for all.
    std::vector<Word> neighbors(std::string_view word, unsigned most, std::string_view beginning = {},
                                Xapian::doccount least = 0);

    // So many words that a few of them are a few edits away from anything.
    bool is_large() const;

private:
    template <class Function>
    void for_each_page(std::string_view beginning, Function function);
    void complete(std::vector<Word>& words) const;

    std::vector<Lexicon> lexicons_;
    std::string page_;                       // in place of lexicons
    std::optional<FrequentWords> frequent_;  // read when it is asked for
    bool is_complete_ = true;                // words come in ascending order, and with their numbers of documents
    Xapian::Database together_;              // tells these otherwise
};

}  // namespace kwic
