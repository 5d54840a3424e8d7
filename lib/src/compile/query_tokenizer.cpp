// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/query_tokenizer.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {
std::vector<std::string> QueryTokenizer::tokens(const std::string& text, std::size_t max) {
    std::vector<std::string> tokens;
    for (const Token& token : analyzer_.analyze(text)) {
        if (tokens.size() == max) {
            notes_.warn("only the first " + std::to_string(max) + " words of a phrase were used");
            break;
        }
        tokens.emplace_back(token.term);
    }
    return tokens;
}

bool QueryTokenizer::has_adjacent_words(const std::string& text) {
    std::size_t end = text.npos;
    for (const Token& token : analyzer_.analyze(text)) {
        if (token.begin == end) return true;
        end = token.end;
    }
    return false;
}

}  // namespace kwic
