// SPDX-License-Identifier: GPL-2.0-or-later
// A query word -> the words of the vocabulary that it stands for. Stems, accents, wildcards and fuzzy words are one
// mechanism: each gives a group of forms, bounded, the exact form first.
#pragma once

#include "query/limits.hpp"
#include "base/time_limit.hpp"
#include "vocabulary/vocabulary.hpp"
#include "vocabulary/word_forms.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Gives the vocabulary, which is read when it is first asked for.
using VocabularySource = std::function<Vocabulary&()>;

class Expander {
public:
    // Wildcards and misspelt words that come up when the time is over are not looked for.
    Expander(const Xapian::Database& database, const WordTables& tables, WordForms& words,
             const VocabularySource& vocabulary, TimeLimit time, std::vector<std::string>& warnings)
        : database_(database),
          tables_(tables),
          words_(words),
          vocabulary_(vocabulary),
          time_(std::move(time)),
          warnings_(warnings) {}

    // `prefix` is the field's; the word is folded.
    Group exact(std::string_view prefix, const std::string& word);
    Group forms(std::string_view prefix, const std::string& word);

    // Other spellings of a name, the most frequent ones.
    Group names_like(std::string_view prefix, const std::string& word);

    // Whether forms() would give any; counts towards no limit.
    bool is_known(std::string_view prefix, const std::string& word);

    // * stands for any characters, ? for one.
    Group wildcard(std::string_view prefix, const std::string& pattern);

    // All names that fit: a filter must not be cut.
    Group names(std::string_view prefix, const std::string& pattern);

    // Words at most `distance` insertions, deletions, exchanges or swaps of neighbours away.
    Group fuzzy(std::string_view prefix, const std::string& word, unsigned distance);

private:
    template <class Matches>
    Group scan(std::string_view prefix, const std::string& literal, Matches matches);

    // The form that was typed and then the most frequent ones, no more than the limits allow.
    Group take(Group group, const std::string& typed, std::size_t most, const std::string& what);

    // Why no more patterns are looked for; empty while they are.
    std::string refusal();

    const Xapian::Database& database_;
    const WordTables& tables_;
    WordForms& words_;
    const VocabularySource& vocabulary_;
    TimeLimit time_;
    std::vector<std::string>& warnings_;
    std::size_t taken_ = 0;     // forms of the whole query
    std::size_t patterns_ = 0;  // wildcards and misspelt words of the whole query
};

}  // namespace kwic
