// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/line_breaks.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// The maximum number of characters that character_before() reads to find one that is not a mark.
constexpr int max_marks = 16;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.size(), at + max_indentation);
    while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f')) ++at;
    return at;
}

// Returns the last character before `end` that is not a mark. Returns -1 if the max_marks characters before `end`, or
// all characters before `end`, are marks.
UChar32 character_before(std::string_view text, std::size_t end) {
    for (int i = 0; end > 0 && i < max_marks; ++i) {
        end = character_start(text, end - 1);
        std::size_t at = end;
        const UChar32 c = next_character(text, at);
        if (c < 0 || !(U_GET_GC_MASK(c) & U_GC_M_MASK)) return c;
    }
    return -1;
}

bool is_capital(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0; }

// Returns whether `c` is a letter of a script whose words are hyphenated at line ends. Lines of Korean and of scripts
// without spaces are wrapped without hyphens.
bool is_hyphenated_letter(UChar32 c) {
    const auto category = U_GET_GC_MASK(c);
    if (category & U_GC_LC_MASK) return true;
    if (!(category & U_GC_L_MASK)) return false;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script != USCRIPT_COMMON && script != USCRIPT_INHERITED && script != USCRIPT_HANGUL &&
           !uscript_breaksBetweenLetters(script);
}

// Returns the size of the hyphen that ends at `end`, or 0 if there is none.
std::size_t hyphen_size_before(std::string_view text, std::size_t end) {
    static constexpr std::array<std::string_view, 4> hyphens = {"-", "\u2010", "\u058a", "\u00ad"};
    const std::string_view before = text.substr(0, end);
    for (const std::string_view hyphen : hyphens)
        if (before.ends_with(hyphen)) return hyphen.size();
    return 0;
}

bool may_be_parts(UChar32 before, std::string_view after) {
    std::size_t at = 0;
    const UChar32 first = next_character(after, at);
    if (!is_hyphenated_letter(before) || !is_hyphenated_letter(first)) return false;
    if (!is_capital(first)) return true;
    return is_capital(before) && at < after.size() && is_capital(next_character(after, at));
}

}  // namespace

std::size_t line_break_end(std::string_view text, std::size_t begin) {
    std::size_t at = skip_blanks(text, begin);
    if (at < text.size() && text[at] == '\r') ++at;
    return at < text.size() && text[at] == '\n' ? skip_blanks(text, at + 1) : begin;
}

bool is_wrapped_letter(std::int32_t c) {
    return c > 0xff && (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_NL_MASK)) != 0 &&
           (uscript_hasScript(c, USCRIPT_HAN) || uscript_hasScript(c, USCRIPT_HIRAGANA) ||
            uscript_hasScript(c, USCRIPT_KATAKANA));
}

std::optional<WordBreak> word_break(std::string_view text, std::size_t at) {
    constexpr std::size_t max_size = 2 * max_indentation + 2;
    std::size_t begin = at;
    while (begin > 0 && at - begin < max_size && is_line_break_character(text[begin - 1])) --begin;
    const std::size_t end = line_break_end(text, begin);
    if (begin == 0 || end == begin || end < at || end == text.size()) return {};
    const std::string_view after = text.substr(end);
    std::size_t next = 0;
    if (is_wrapped_letter(next_character(after, next)))
        return is_wrapped_letter(character_before(text, begin)) ? std::optional(WordBreak{{begin, end}, 0})
                                                                : std::nullopt;
    const std::size_t size = hyphen_size_before(text, begin);
    if (size == 0 || !may_be_parts(character_before(text, begin - size), after)) return {};
    return WordBreak{{begin, end}, size};
}

std::string without_breaks_between_letters(std::string_view text, std::vector<Span>& spans) {
    if (is_ascii(text)) return std::string(text);
    std::string out;
    std::size_t done = 0;
    std::size_t removed = 0;
    auto span = spans.begin();
    bool is_inside = false;  // the beginning of *span has been moved, but not its end
    const auto move_spans = [&](std::size_t begin) {
        for (; span != spans.end(); ++span, is_inside = false) {
            if (!is_inside) {
                if (span->begin >= begin) return;
                span->begin -= removed;
                is_inside = true;
            }
            if (span->end > begin) return;
            span->end -= removed;
        }
    };
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        const auto found = word_break(text, at);
        if (!found || found->hyphen_size > 0) continue;
        move_spans(found->span.begin);
        out += text.substr(done, found->span.begin - done);
        done = found->span.end;
        removed += found->span.end - found->span.begin;
    }
    move_spans(text.size() + 1);
    return out += text.substr(done);
}

}  // namespace kwic
