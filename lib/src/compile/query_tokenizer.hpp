// SPDX-License-Identifier: GPL-2.0-or-later
// QueryTokenizer: the text of a leaf of the query -> folded words, as the index has them.
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
    // Keeps both references.
    QueryTokenizer(Analyzer& analyzer, CompileNotes& notes) : analyzer_(analyzer), notes_(notes) {}

    // The first `max` tokens of `text`; warns if there are more.
    std::vector<std::string> tokens(const std::string& text, std::size_t max = limits::phrase_words);

    // The tokens of the text of a phrase. A piece between spaces that contains `*` stays one token with its `*`. A `?`
    // is not a wildcard here, because in a phrase it mostly ends a question.
    std::vector<std::string> phrase_tokens(const std::string& text);

    // Whether two words of `text` have nothing between them, as in scripts that are written without spaces.
    bool has_adjacent_words(const std::string& text);

private:
    Analyzer& analyzer_;
    CompileNotes& notes_;
};

}  // namespace kwic
