// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/query_tokenizer.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

// Returns `piece` without punctuation at its ends, except for `*`.
std::string trim_punctuation(const std::string& piece) {
    const auto is_trimmed = [](char c) { return std::ispunct(static_cast<unsigned char>(c)) && c != '*'; };
    const auto begin = std::find_if_not(piece.begin(), piece.end(), is_trimmed);
    const auto end = std::find_if_not(piece.rbegin(), std::make_reverse_iterator(begin), is_trimmed).base();
    return {begin, end};
}

}  // namespace

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

std::vector<std::string> QueryTokenizer::phrase_tokens(const std::string& text) {
    if (text.find('*') == text.npos) return tokens(text);
    std::vector<std::string> result;
    std::istringstream pieces(text);
    pieces.exceptions(std::ios::badbit);  // otherwise, an exception during reading would silently end the phrase
    for (std::string piece; pieces >> piece && result.size() < limits::phrase_words;) {
        auto words = tokens(piece);
        if (piece.find('*') != piece.npos && !words.empty()) words = {fold(trim_punctuation(piece))};
        result.insert(result.end(), words.begin(), words.end());
    }
    return result;
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
