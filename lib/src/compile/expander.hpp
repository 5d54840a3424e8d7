// SPDX-License-Identifier: GPL-2.0-or-later
// Expander: a query word -> its expansion, the index terms that it is searched as. Forms of a word (same stem, other
// accents), name variants, wildcards and fuzzy words all give an expansion, bounded by the limits of a query.
#pragma once

#include "base/time_limit.hpp"
#include "query/limits.hpp"
#include "vocabulary/word_lookup.hpp"
#include "vocabulary/word_variants.hpp"

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Returns the words of the index. Reads them on the first call, which takes time.
using WordLookupSource = std::function<WordLookup&()>;

// The prefix of the index terms of a field of the query; empty for the text.
std::string field_term_prefix(const std::string& field);

// Expands the words of one query. It counts the terms of all expansions, since each term costs a posting list.
// In all functions `prefix` is the field's, and the word or pattern is folded.
class Expander {
public:
    // Keeps all references. Once `time` is over, wildcards and fuzzy words are no longer looked up.
    Expander(const Xapian::Database& database, const WordTables& tables, WordVariants& words,
             const WordLookupSource& vocabulary, TimeLimit time, std::vector<std::string>& warnings)
        : database_(database),
          tables_(tables),
          words_(words),
          vocabulary_(vocabulary),
          time_(std::move(time)),
          warnings_(warnings) {}

    // The word as typed; empty if the index does not have it.
    Expansion exact(std::string_view prefix, const std::string& word);

    // The word and its other forms.
    Expansion forms(std::string_view prefix, const std::string& word);

    // The most frequent other spellings of `word` as a proper name.
    Expansion name_variants(std::string_view prefix, const std::string& word);

    // Whether forms() would find a term. Counts towards no limit.
    bool is_known(std::string_view prefix, const std::string& word);

    // The words that match `pattern`, in which * is any characters and ? is one.
    Expansion wildcard(std::string_view prefix, const std::string& pattern);

    // All keyword terms that match `pattern`. They are not limited: a filter that was cut would lose documents.
    Expansion keyword_terms(std::string_view prefix, const std::string& pattern);

    // The words within `distance` edits of `word` (see LevenshteinMatcher).
    Expansion fuzzy(std::string_view prefix, const std::string& word, unsigned distance);

private:
    template <class Matches>
    Expansion scan(std::string_view prefix, const std::string& literal, Matches matches);

    // Reduces `expansion` to the typed term and the most frequent others, at most `max` and what is left of the limit
    // for the query. Warns about `what`, the word for people, if that drops terms.
    Expansion limited(Expansion expansion, const std::string& typed, std::size_t max, const std::string& what);

    // How many more terms the query may have.
    std::size_t terms_left() const;

    // Counts a pattern. Returns why it cannot be looked up, or an empty string.
    std::string pattern_refusal();

    const Xapian::Database& database_;
    const WordTables& tables_;
    WordVariants& words_;
    const WordLookupSource& vocabulary_;
    TimeLimit time_;
    std::vector<std::string>& warnings_;
    std::size_t terms_ = 0;     // in all expansions of the query
    std::size_t patterns_ = 0;  // wildcards and fuzzy words of the query
};

}  // namespace kwic
