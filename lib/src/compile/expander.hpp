// SPDX-License-Identifier: GPL-2.0-or-later
// A query word -> the words of the vocabulary that it stands for. Stems, accents, wildcards and fuzzy words are one
// mechanism: each gives a group of forms, bounded, the exact form first.
#pragma once

#include "base/time_limit.hpp"
#include "query/limits.hpp"
#include "vocabulary/word_lookup.hpp"
#include "vocabulary/word_variants.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Gives the vocabulary, which is read when it is first asked for.
using WordLookupSource = std::function<WordLookup&()>;

class Expander {
public:
    // Wildcards and misspelt words that come up when the time is over are not looked for.
    Expander(const Xapian::Database& database, const WordTables& tables, WordVariants& words,
             const WordLookupSource& vocabulary, TimeLimit time, std::vector<std::string>& warnings)
        : database_(database),
          tables_(tables),
          words_(words),
          vocabulary_(vocabulary),
          time_(std::move(time)),
          warnings_(warnings) {}

    // `prefix` is the field's; the word is folded.
    Expansion exact(std::string_view prefix, const std::string& word);
    Expansion forms(std::string_view prefix, const std::string& word);

    // Other spellings of a name, the most frequent ones.
    Expansion names_like(std::string_view prefix, const std::string& word);

    // Whether forms() would give any; counts towards no limit.
    bool is_known(std::string_view prefix, const std::string& word);

    // * stands for any characters, ? for one.
    Expansion wildcard(std::string_view prefix, const std::string& pattern);

    // All names that fit: a filter must not be cut.
    Expansion names(std::string_view prefix, const std::string& pattern);

    // Words at most `distance` insertions, deletions, exchanges or swaps of neighbors away.
    Expansion fuzzy(std::string_view prefix, const std::string& word, unsigned distance);

private:
    template <class Matches>
    Expansion scan(std::string_view prefix, const std::string& literal, Matches matches);

    // The form that was typed and then the most frequent ones, no more than the limits allow.
    Expansion take(Expansion group, const std::string& typed, std::size_t most, const std::string& what);

    // Why no more patterns are looked for; empty while they are.
    std::string refusal();

    const Xapian::Database& database_;
    const WordTables& tables_;
    WordVariants& words_;
    const WordLookupSource& vocabulary_;
    TimeLimit time_;
    std::vector<std::string>& warnings_;
    std::size_t taken_ = 0;     // forms of the whole query
    std::size_t patterns_ = 0;  // wildcards and misspelt words of the whole query
};

}  // namespace kwic
