// SPDX-License-Identifier: GPL-2.0-or-later
// WordLookup finds words of one or several indexes by pattern or by edit distance. WordLookup reads the lexicons (see
// vocabulary/lexicon.hpp), which take about 5 bytes per word. Not thread-safe.
#pragma once

#include "vocabulary/bare_prefix.hpp"
#include "vocabulary/frequent_words.hpp"
#include "vocabulary/lexicon.hpp"
#include "vocabulary/word_pattern.hpp"

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

    // Makes a WordLookup for the words of the texts. Reads the lexicons of `databases`: each page is read when it is
    // first needed. `joined` combines all databases in `databases`. `has_remote` must be true if a database is remote.
    WordLookup(const std::vector<glass::OpenDatabase>& databases, const Xapian::Database& joined,
               bool has_remote = false);

    // Makes a WordLookup for the terms of `database` that begin with `prefix`. A word is the part of a term after
    // `prefix`. `prefix` is the term prefix of a field, or the first letters of words of the texts. The constructor
    // reads all terms that begin with `prefix`. Throws Error (corrupt) if the terms are out of order.
    WordLookup(const Xapian::Database& database, const std::string& prefix);

    // Returns the words that match `pattern`, in ascending order. Reads only pages that may contain words with the
    // prefix of the pattern.
    std::vector<Word> matching(WordPattern& pattern);

    // Returns, in ascending order, the words for which matches(word) returns true. Skips parts of the lexicons in which
    // no word can begin with `prefix`.
    std::vector<Word> matching(const BarePrefix& prefix, const std::function<bool(std::string_view)>& matches);

    // Returns, in ascending order, all words w that meet these conditions:
    //
    //     the edit distance between w and `word` is at most `max_distance` (see LevenshteinMatcher)
    //     w begins with `beginning`
    //     at least `min_documents` documents contain w
    //
    // The result includes `word` if it meets the conditions. Accents are ignored in the distance and in the beginning.
    // In a single index without updates, the call is much faster if `beginning` is empty and `min_documents` is at
    // least frequent_documents.
    std::vector<Word> neighbors(std::string_view word, unsigned max_distance, std::string_view beginning = {},
                                Xapian::doccount min_documents = 0);

    // Returns whether the lexicons have more than 8 pages, about 24,000 words. In a vocabulary of more than 8 pages,
    // nearly every string is within two edits of a word.
    bool is_large() const;

private:
    template <class MayMatch, class Matches>
    std::vector<Word> words_with(const BarePrefix& prefix, MayMatch may_match, Matches matches);
    template <class Function>
    void for_each_page(const BarePrefix& prefix, Function function);
    void complete(std::vector<Word>& words) const;

    std::vector<Lexicon> lexicons_;
    std::string page_;                       // page of the words that the second constructor has read
    std::optional<FrequentWords> frequent_;  // read when first needed
    bool was_updated_ = false;               // whether document frequencies in a lexicon may be outdated
    Xapian::Database joined_;                // source of document frequencies if was_updated_ is true
    bool has_remote_ = false;
};

}  // namespace kwic
