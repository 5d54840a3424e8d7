// SPDX-License-Identifier: GPL-2.0-or-later
// Expander returns the expansion of a word of the query: the index terms that a search for the word uses. For a plain
// word, these terms are the forms of the word (words with the same stem or with other accents), other spellings of a
// proper name, and identifiers of which the word is a part. For a wildcard or a fuzzy word, these terms are the
// matching words. The constants in query/limits.hpp limit the number of terms.
#pragma once

#include "base/time_limit.hpp"
#include "query/limits.hpp"
#include "vocabulary/identifier_lookup.hpp"
#include "vocabulary/word_lookup.hpp"
#include "vocabulary/word_pattern.hpp"
#include "vocabulary/word_variants.hpp"

#include <kwic/warning.hpp>

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// A function that returns the WordLookup of the index. The first call makes the WordLookup.
using WordLookupSource = std::function<WordLookup&()>;

// Returns the prefix of the index terms of `field`. An empty `field` means text and title; the prefix is then empty.
std::string field_term_prefix(const std::string& field);

// Returns whether the expansion contains the term.
bool has_term(const Expansion& expansion, const std::string& term);

// Expands the words of one query. Limits the total number of terms in the expansions, because a posting list is read
// for each term. The terms of exact(), existing(), spellings() and keyword_terms() are neither limited nor counted; the
// terms that wildcard() appends to `rest` have a separate limit. In all functions `prefix` is the term prefix of the
// field, and the word or pattern is folded.
class Expander {
public:
    // All arguments passed by reference must outlive the Expander. Once `time` is over, wildcards and fuzzy words are
    // no longer looked up.
    Expander(const Xapian::Database& database, const WordTables& tables, WordVariants& words,
             const WordLookupSource& vocabulary, TimeLimit time, std::vector<Warning>& warnings)
        : database_(database),
          tables_(tables),
          words_(words),
          vocabulary_(vocabulary),
          time_(std::move(time)),
          warnings_(warnings),
          identifiers_(tables.entries, words.identifier_pages()) {}

    // Returns the term of `word`, or an empty expansion if the index does not contain this term.
    Expansion exact(std::string_view prefix, const std::string& word);

    // Returns the terms of `words` that the index contains, in the order of `words`.
    Expansion existing(std::string_view prefix, const std::vector<std::string>& words);

    // Returns the terms of the word and of the words that differ from this word only in accents and apostrophes. Leaves
    // out words that the index does not contain.
    Expansion spellings(std::string_view prefix, const std::string& word);

    // Returns the forms of the word that the index contains, at most limits::variants_per_word. The word itself is one
    // of its forms.
    Expansion forms(std::string_view prefix, const std::string& word);

    // Returns other spellings of `word` as a proper name: the most frequent ones, at most
    // limits::name_variants_per_word.
    Expansion name_variants(std::string_view prefix, const std::string& word);

    // Returns the best identifiers of which `word` or another form of `word` is a part, at most
    // limits::identifiers_per_word. If `humps` has at least two elements, identifiers in which `humps` are consecutive
    // humps (see text/humps.hpp) come first. IdentifierLookup defines which identifiers are the best.
    Expansion identifiers(std::string_view prefix, const std::string& word, const std::vector<std::string>& humps);

    // Sets the words of the query. identifiers() prefers identifiers of which several words of the query are parts.
    void set_query_words(std::vector<std::string> words) { query_words_ = std::move(words); }

    // Returns whether the index contains a form of the word.
    bool is_known(std::string_view prefix, const std::string& word);

    // Returns the words that match `pattern` (see WordPattern): the most frequent ones, at most
    // limits::variants_per_wildcard. If `rest` is not null, appends the terms of the other words to `rest`, at most
    // limits::rest_per_query for the query: first the TermUnion::frequent_terms most frequent terms, and then the
    // others in ascending order. Warns if words are left out.
    Expansion wildcard(std::string_view prefix, const std::string& pattern, Spelling spelling,
                       std::vector<std::string>* rest);

    // Returns all terms of a keyword field (path, ext or lang) that match `pattern` in exactly this spelling. The
    // number of terms is not limited, because a filter with fewer terms would lose documents.
    Expansion keyword_terms(std::string_view prefix, const std::string& pattern);

    // Returns the words within `distance` edits of `word` (see LevenshteinMatcher) that are not in `known`: the most
    // frequent ones, at most limits::variants_per_wildcard.
    Expansion fuzzy(std::string_view prefix, const std::string& word, unsigned distance, const Expansion& known);

private:
    // Reduces `expansion` to min(`max`, terms_left()) terms: the term `typed`, which is always kept, and the most
    // frequent other terms. If `rest` is not null, keeps at least one term, and appends the others to `rest` within
    // limits::rest_per_query. If terms are left out, adds a warning that begins with `what`.
    Expansion limited(Expansion expansion, const std::string& typed, std::size_t max, const std::string& what,
                      std::vector<std::string>* rest = nullptr);

    // Returns the number of terms that can be added within limits::variants_per_query.
    std::size_t terms_left() const;

    // Counts a pattern. Returns the reason why the pattern cannot be looked up, or an empty string if it can be looked
    // up. `has_rest` states whether terms beyond limits::variants_per_query can be searched.
    std::string pattern_refusal(bool has_rest = false);

    const Xapian::Database& database_;
    const WordTables& tables_;
    WordVariants& words_;
    const WordLookupSource& vocabulary_;
    TimeLimit time_;
    std::vector<Warning>& warnings_;
    IdentifierLookup identifiers_;
    std::vector<std::string> query_words_;  // moved to identifiers_ by the first call of identifiers()
    std::size_t terms_ = 0;                 // number of terms that count towards the limit
    std::size_t rest_terms_ = 0;            // number of terms that wildcard() has appended to `rest`
    std::size_t patterns_ = 0;              // number of wildcards and fuzzy words of the query
};

}  // namespace kwic
