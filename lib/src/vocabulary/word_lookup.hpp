// SPDX-License-Identifier: GPL-2.0-or-later
// WordLookup: finds words of an index, or of several that are searched as one, by pattern or by edit distance. It reads
// the lexicons (see vocabulary/lexicon.hpp), about 5 bytes per word. Not thread-safe.
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
        unsigned distance = 0;  // edit distance; set by neighbors()
    };

    // The words of the text, from the lexicons of `databases`. `joined` is all of them as one. Pages of a lexicon are
    // read when they are first needed.
    WordLookup(const std::vector<Xapian::Database>& databases, const Xapian::Database& joined);

    // The terms of `database` that begin with `prefix`, without it: the words of a field, or the words of the text that
    // begin with some letters. Reads all of them. Throws Error (corrupt) if they are out of order.
    WordLookup(const Xapian::Database& database, const std::string& prefix);

    // Returns the words that begin with `beginning` and for which matches(word) is true, ascending.
    std::vector<Word> matching(const std::function<bool(std::string_view)>& matches, std::string_view beginning = {});

    // Returns the words within `max_distance` edits of `word` (see LevenshteinMatcher), itself included, that begin
    // with `beginning` and that at least `min_documents` documents have, ascending. It is much faster if min_documents
    // is at least frequent_documents.
    std::vector<Word> neighbors(std::string_view word, unsigned max_distance, std::string_view beginning = {},
                                Xapian::doccount min_documents = 0);

    // Whether there are so many words that nearly every string is within two edits of one.
    bool is_large() const;

private:
    template <class Function>
    void for_each_page(std::string_view beginning, Function function);
    void complete(std::vector<Word>& words) const;

    std::vector<Lexicon> lexicons_;
    std::string page_;                       // the words if there are no lexicons
    std::optional<FrequentWords> frequent_;  // read when first needed
    bool is_complete_ = true;  // whether the lexicons alone give words in order with their numbers of documents
    Xapian::Database joined_;  // gives the numbers of documents if not
};

}  // namespace kwic
