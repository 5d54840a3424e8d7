// SPDX-License-Identifier: GPL-2.0-or-later
// QueryTokenizer splits the text of a leaf of the query into words, and folds the words as in the index.
#pragma once

#include "compile/compile_notes.hpp"
#include "query/limits.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// A word of a leaf.
struct QueryWord {
    std::string token;  // folded, as in the index
    std::string typed;  // as typed
    std::string gap;    // the characters between the previous word of the leaf and this word
};

class QueryTokenizer {
public:
    // Both arguments must outlive the QueryTokenizer.
    QueryTokenizer(Analyzer& analyzer, CompileNotes& notes) : analyzer_(analyzer), notes_(notes) {}

    // Returns the first `max` words of `text`; adds a warning if there are more.
    std::vector<QueryWord> words(const std::string& text, std::size_t max = limits::phrase_words);

    // Returns the word that `text` consists of, or nothing if `text` has other characters or several words.
    std::optional<QueryWord> single_word(const std::string& text);

    // Returns the `token` of each word that words() returns.
    std::vector<std::string> tokens(const std::string& text, std::size_t max = limits::phrase_words);

    // Returns whether two words of `text` have no character between them, as in scripts without spaces.
    bool has_adjacent_words(const std::string& text);

private:
    Analyzer& analyzer_;
    CompileNotes& notes_;
};

}  // namespace kwic
