// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/query_tokenizer.hpp"

#include <kwic/warning.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

std::vector<QueryWord> QueryTokenizer::words(const std::string& text, std::size_t max) {
    std::vector<QueryWord> words;
    std::size_t end = 0;
    for (const Token& token : analyzer_.analyze(text)) {
        if (words.size() == max) {
            notes_.warn(WarningCode::query_limit,
                        "only the first " + std::to_string(max) + " words of a phrase were used");
            break;
        }
        const std::size_t gap_begin = words.empty() ? token.begin : end;
        words.push_back({std::string(token.term), text.substr(token.begin, token.end - token.begin),
                         text.substr(gap_begin, token.begin - gap_begin)});
        end = token.end;
    }
    return words;
}

std::optional<QueryWord> QueryTokenizer::single_word(const std::string& text) {
    const auto tokens = analyzer_.analyze(text);
    if (tokens.size() != 1 || tokens[0].end - tokens[0].begin != text.size()) return {};
    return QueryWord{std::string(tokens[0].term), text, ""};
}

std::vector<std::string> QueryTokenizer::tokens(const std::string& text, std::size_t max) {
    std::vector<std::string> tokens;
    for (QueryWord& word : words(text, max)) tokens.push_back(std::move(word.token));
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
