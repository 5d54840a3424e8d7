// SPDX-License-Identifier: GPL-2.0-or-later
// QueryTokenizer splits the text of a leaf of the query into folded words, as in the index.
#pragma once

#include "compile/compile_notes.hpp"
#include "query/limits.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

class QueryTokenizer {
public:
    // Both arguments must outlive the QueryTokenizer.
    QueryTokenizer(Analyzer& analyzer, CompileNotes& notes) : analyzer_(analyzer), notes_(notes) {}

    // Returns the first `max` tokens of `text`; adds a warning if there are more.
    std::vector<std::string> tokens(const std::string& text, std::size_t max = limits::phrase_words);

    // Returns whether `text` has two words without a character between them, as in scripts without spaces.
    bool has_adjacent_words(const std::string& text);

private:
    Analyzer& analyzer_;
    CompileNotes& notes_;
};

}  // namespace kwic
