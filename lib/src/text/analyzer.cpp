// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyzer.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"
#include "text/line_breaks.hpp"
#include "text/pictographs.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Appends the characters of `word` that are not skin tones.
void append_without_skin_tones(std::string_view word, std::string& out) {
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        if (!is_skin_tone(next_character(word, at))) out.append(word, begin, at - begin);
    }
}

// Appends the folded form of `written`, a word of the text. Omits line breaks within the word, and the skin tones of an
// emoji unless the emoji consists only of skin tones.
void append_term(std::string_view written, std::string& out) {
    std::size_t first = 0;
    const bool is_symbol = is_pictograph(next_character(written, first));
    if (!is_symbol && written.find('\n') == written.npos) return append_folded(written, out);
    std::string word;
    if (is_symbol)
        append_without_skin_tones(written, word);
    else
        std::remove_copy_if(written.begin(), written.end(), std::back_inserter(word), is_line_break_character);
    append_folded(word.empty() ? written : word, out);
}

}  // namespace

std::span<const Token> Analyzer::analyze(std::string_view written_text, Escapes escapes) {
    const std::string_view text = decoder_.decode(written_text, escapes);
    words_.clear();
    tokens_.clear();
    folded_.clear();
    segmenter_.segment(text, 0, words_);

    // folded_ holds the complete text with small letters instead of ASCII capitals, followed by the folded form of each
    // word that is not ASCII. Terms are views into folded_, so folded_ must not be reallocated while words are
    // appended.
    const bool is_all_ascii = is_ascii(text);
    std::size_t bytes = 0;
    for (const Span& word : words_) bytes += is_all_ascii ? 0 : word.end - word.begin;
    folded_.reserve(text.size() + 11 * bytes);
    append_small(text, folded_);

    for (const Span& word : words_) {
        const std::string_view written = text.substr(word.begin, word.end - word.begin);
        std::string_view term = std::string_view(folded_).substr(word.begin, written.size());
        if (!is_all_ascii && !is_ascii(written)) {
            const std::size_t begin = folded_.size();
            append_term(written, folded_);
            term = std::string_view(folded_).substr(begin);
        }
        if (term.empty()) continue;  // folding removed all characters, such as U+3164 (Hangul filler)
        if (term.size() > max_word_bytes) term = clip(term, max_word_bytes);
        tokens_.push_back({term, word.begin, word.end});
    }
    find_broken_words(text, tokens_, broken_words_);
    if (text.data() != written_text.data()) {
        for (Token& token : tokens_) {
            token.begin = decoder_.offset(token.begin);
            token.end = decoder_.offset(token.end);
        }
    }
    return tokens_;
}

}  // namespace kwic
