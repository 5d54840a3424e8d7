// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/bare_prefix.hpp"

#include "base/utf8.hpp"
#include "text/bare_spelling.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// A range of characters. bare_letter() replaces a character of the range only by characters of the same range, by ASCII
// digits if the range is below U+3000, or by ASCII letters if the range is Latin. bare_letter() also removes marks in
// the range, which do not occur in words of scripts outside the range.
struct Closed {
    std::int32_t first, end;
    std::string_view end_text;
};

constexpr std::array<Closed, 8> closed_ranges = {{
    {0x0080, 0x02b0, "\u02b0"},   // Latin
    {0x0370, 0x0400, "\u0400"},   // Greek
    {0x0400, 0x0590, "\u0590"},   // Cyrillic, Armenian
    {0x0590, 0x0600, "\u0600"},   // Hebrew
    {0x0600, 0x1e00, "\u1e00"},   // Arabic, scripts of India, Thai, ...
    {0x3000, 0xa000, "\ua000"},   // Chinese characters, kana
    {0xac00, 0xd7a4, "\ud7a4"},   // Hangul
    {0x20000, 0x110000, "\xf8"},  // Chinese characters; F8 is greater than all bytes of UTF-8
}};

bool is_in(char32_t c, const Closed& range) {
    return c >= static_cast<char32_t>(range.first) && c < static_cast<char32_t>(range.end);
}

// Returns true only if bare_letter() replaces no character of `range` by `wanted`.
bool excludes(const Closed& range, char32_t wanted) {
    const bool is_latin = &range == &closed_ranges[0];
    const bool is_eastern = range.first >= 0x3000;
    if (wanted < 0x80) return is_eastern || (!is_latin && (wanted < '0' || wanted > '9'));
    return !is_in(wanted, range);
}

std::vector<char32_t> letters_of(std::string_view text) {
    std::vector<char32_t> letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::int32_t c = next_character(text, at);
        if (c == '\'') continue;
        const BareLetter letter = bare_letter(c);
        if (letter.depends_on_word) break;
        if (letter.size > 0) letters.push_back(static_cast<char32_t>(letter.first));
        if (letter.size > 1) letters.push_back(static_cast<char32_t>(letter.second));
    }
    return letters;
}

// Returns whether strip_marks() (text/fold.hpp) replaces `c` by `wanted` in some words. In Hindi, n or m may become an
// anusvara.
bool may_become(std::int32_t c, char32_t wanted) { return wanted == u'\u0902' && (c == u'न' || c == u'म'); }

// Returns a text that is greater than all words that begin with `before` + `c`. `code` is the code point of `c`. The
// returned text may also be greater than words that begin with `before` and another character, but only if
// bare_letter() does not replace this character by `wanted`.
std::string next_candidate(std::string_view before, std::string_view c, std::int32_t code, char32_t wanted) {
    std::string next(before);
    if (code < '\'') return next += '\'';  // first_candidate() skips apostrophes
    if (code < 0x80 && wanted < 0x80 && static_cast<char32_t>(code) < wanted) return next += static_cast<char>(wanted);
    if (code < 0x80) return next += "\u0080";
    for (const Closed& range : closed_ranges)
        if (is_in(static_cast<char32_t>(code), range) && excludes(range, wanted)) return next += range.end_text;
    // Increments the last byte of `c`. The result need not be valid UTF-8.
    next += c;
    next.back() = static_cast<char>(next.back() + 1);
    return next;
}

}  // namespace

BarePrefix::BarePrefix(std::string_view prefix) {
    letters_ = letters_of(prefix);
    std::string bare;
    append_bare_spelling(prefix, bare);
    // The bare spelling of a word may replace the last letters of the word in a different way than letters_of() does. A
    // longer word that begins with `prefix` may have either replacement of the last letters of `prefix`. Therefore
    // letters_ keeps only the letters before the first difference from the bare spelling of `prefix`.
    const std::vector<char32_t> of_word = letters_of(bare);
    std::size_t common = 0;
    while (common < letters_.size() && common < of_word.size() && letters_[common] == of_word[common]) ++common;
    letters_.resize(common);
}

std::string BarePrefix::first_candidate(std::string_view word) const {
    std::size_t matched = 0;
    for (std::size_t at = 0; at < word.size() && matched < letters_.size();) {
        const std::size_t begin = at;
        const std::int32_t c = next_character(word, at);
        const BareLetter letter = bare_letter(c);
        if (c == '\'' || letter.size == 0) continue;
        const char32_t wanted = letters_[matched];
        const bool is_unknown = letter.depends_on_word && wanted >= 0x80;
        if (c < 0 || is_unknown || may_become(c, wanted)) break;
        const bool is_equal = static_cast<char32_t>(letter.first) == wanted;
        const bool is_last = matched + 1 == letters_.size();
        if (!is_equal || (letter.size > 1 && !is_last && static_cast<char32_t>(letter.second) != letters_[matched + 1]))
            return next_candidate(word.substr(0, begin), word.substr(begin, at - begin), c, wanted);
        matched += letter.size;
    }
    return std::string(word);
}

}  // namespace kwic
