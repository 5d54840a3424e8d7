// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/word_scanner.hpp"

#include "base/utf8.hpp"
#include "text/line_breaks.hpp"
#include "text/pictographs.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

enum class Class : unsigned char { other, letter, number, mark, skipped };

Class class_of(UChar32 c) {
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::letter;
        return c >= '0' && c <= '9' ? Class::number : Class::other;
    }
    const auto category = U_MASK(u_charType(c));
    if (category & U_GC_L_MASK) return Class::letter;
    if (category & U_GC_N_MASK) return Class::number;
    if (category & U_GC_M_MASK) return Class::mark;
    const bool is_skipped =
        c == 0xad || c == 0x200c || c == 0x200d || c == 0x2060 || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL);
    return is_skipped ? Class::skipped : Class::other;
}

// Returns whether the character is a superscript or subscript digit.
bool is_raised_digit(UChar32 c) {
    return c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0x2070 && c <= 0x2089 && class_of(c) == Class::number);
}

bool is_apostrophe(std::string_view gap) {
    static constexpr std::array<std::string_view, 5> apostrophes = {"'", "\u2018", "\u2019", "\uff07", "\u05f3"};
    return std::find(apostrophes.begin(), apostrophes.end(), gap) != apostrophes.end();
}

// Returns the end of the line break that begins at `begin`. Returns `begin` if no line break begins there, or if the
// line break is not between two letters of Han, Hiragana or Katakana. `before` is the last character before `begin`
// that is not a mark.
std::size_t break_end(std::string_view text, std::size_t begin, UChar32 before) {
    if (!is_line_break_character(text[begin]) || !is_wrapped_letter(before)) return begin;
    const std::size_t end = line_break_end(text, begin);
    if (end == text.size()) return begin;
    std::size_t next = end;
    return is_wrapped_letter(next_character(text, next)) ? end : begin;
}

}  // namespace

void WordScanner::find_runs(std::string_view text) {
    runs_.clear();
    bool is_inside = false;
    UChar32 last = 0;  // the last character that is not a mark
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 c = next_character(text, at);
        const Class kind = class_of(c);
        const bool is_letter = kind == Class::letter;
        const UChar32 before = last;
        if (kind != Class::mark) last = c;
        // A skipped character belongs to a run only if the run continues after the character.
        if (kind == Class::skipped) continue;
        if (kind == Class::other && is_inside)
            if (const std::size_t end = break_end(text, begin, before); end > begin) {
                at = end;
                continue;
            }
        if (kind == Class::other && is_pictograph(c)) {
            at = pictograph_end(text, begin);
            runs_.push_back({{begin, at}, false, false, false, false});
            is_inside = false;
        } else if (kind == Class::other || (kind == Class::mark && !is_inside)) {
            is_inside = false;
        } else if (!is_inside || (runs_.back().is_number && is_raised_digit(c))) {
            runs_.push_back({{begin, at}, is_letter, is_letter, is_letter, u_isdigit(c) != 0});
            is_inside = true;
        } else {
            Run& run = runs_.back();
            run.span.end = at;
            if (kind == Class::mark) continue;
            run.is_one_letter = false;
            run.is_number &= u_isdigit(c) != 0;
            run.ends_with_letter = is_letter;
        }
    }
}

void WordScanner::scan(std::string_view text, std::vector<Span>& words) {
    find_runs(text);
    const auto gap_after = [&](std::size_t run) {
        const std::size_t begin = runs_[run].span.end;
        return run + 1 < runs_.size() ? text.substr(begin, runs_[run + 1].span.begin - begin) : std::string_view();
    };
    // Consecutive runs form a group if only a full stop is between them.
    std::size_t connected_end = 0;  // number of the run after the current group
    bool are_initials = false;      // each run of the current group is one letter
    for (std::size_t first = 0; first < runs_.size();) {
        std::size_t last = first;
        for (;; ++last) {
            if (last >= connected_end) {
                connected_end = last;
                are_initials = true;
                do are_initials &= runs_[connected_end].is_one_letter;
                while (gap_after(connected_end++) == ".");
            }
            const std::string_view gap = gap_after(last);
            const bool is_joined =
                gap == "." ? are_initials
                           : is_apostrophe(gap) && runs_[last].ends_with_letter && runs_[last + 1].begins_with_letter;
            if (!is_joined) break;
        }
        words.push_back({runs_[first].span.begin, runs_[last].span.end});
        first = last + 1;
    }
}

}  // namespace kwic
