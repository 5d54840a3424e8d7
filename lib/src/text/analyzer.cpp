// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyzer.hpp"

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace kwic {

std::span<const Token> Analyzer::analyze(std::string_view text) {
    words_.clear();
    tokens_.clear();
    folded_.clear();
    segmenter_.segment(text, 0, words_);

    // Terms are views into folded_, so it must not move while it grows.
    std::size_t bytes = 0;
    for (const Span& word : words_) bytes += word.end - word.begin;
    folded_.reserve(11 * bytes);

    for (const Span& word : words_) {
        const std::size_t begin = folded_.size();
        append_folded(text.substr(word.begin, word.end - word.begin), folded_);
        std::string_view term = std::string_view(folded_).substr(begin);
        if (term.empty()) continue;  // nothing but characters that are ignored, such as a soft hyphen
        if (term.size() > max_word_bytes) {
            term = clip(term, max_word_bytes);
            ++cut_words_;
        }
        tokens_.push_back({term, word.begin, word.end});
    }
    return tokens_;
}

}  // namespace kwic
