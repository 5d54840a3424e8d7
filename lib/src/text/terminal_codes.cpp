// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/terminal_codes.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr char escape = '\x1b';
constexpr char backspace = '\b';

// Shift out and shift in select one of two character sets. Programs write shift out or shift in after an escape
// sequence that ends an attribute such as bold.
constexpr char shift_out = '\x0e';
constexpr char shift_in = '\x0f';

bool is_between(char c, char first, char last) { return c >= first && c <= last; }

// An escape sequence or control string at the beginning of a text.
struct Code {
    std::size_t size;
    bool moves_cursor = false;  // true if the code moves the cursor
};

// Returns the number of characters from `at` on that are in the range from `first` to `last`.
std::size_t count_between(std::string_view text, std::size_t at, char first, char last) {
    std::size_t end = at;
    while (end < text.size() && is_between(text[end], first, last)) ++end;
    return end - at;
}

// Returns the control sequence at the beginning of `text`, which begins with `ESC [`, or nothing if it is incomplete.
std::optional<Code> control_sequence(std::string_view text) {
    std::size_t end = 2 + count_between(text, 2, '0', '?');  // parameters
    end += count_between(text, end, ' ', '/');               // intermediate bytes
    if (end == text.size() || !is_between(text[end], '@', '~')) return {};
    constexpr std::string_view moves = "ABCDEFGHIZ`adefjk";
    return Code{end + 1, moves.find(text[end]) != moves.npos};
}

// Returns the control string at the beginning of `text`, or nothing if it does not end in the same line. `text` begins
// with ESC and the byte that opens a control string. The terminator is `ESC \` or, as in xterm, BEL.
std::optional<Code> control_string(std::string_view text) {
    constexpr std::string_view ends = "\a\n\x1b";
    const std::size_t end = text.find_first_of(ends, 2);
    if (end == text.npos || text[end] == '\n') return {};
    if (text[end] == '\a') return Code{end + 1};
    if (end + 1 == text.size() || text[end + 1] != '\\') return {};
    return Code{end + 2};
}

// Returns the code at the beginning of `text`, which begins with ESC. Returns nothing if this ESC does not begin a
// code.
std::optional<Code> code_at(std::string_view text) {
    if (text.size() < 2) return {};
    const char second = text[1];
    if (second == '[') return control_sequence(text);
    constexpr std::string_view openers = "]PX^_";
    if (openers.find(second) != openers.npos) return control_string(text);
    const std::size_t intermediate = count_between(text, 1, ' ', '/');
    const std::size_t last = 1 + intermediate;
    if (last == text.size() || !is_between(text[last], '0', '~')) return {};
    return Code{last + 1};
}

std::size_t columns_of(std::int32_t c) {
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

bool is_ascii_punctuation(std::string_view character) {
    return character.size() == 1 && is_between(character[0], '!', '~') && !u_isalnum(character[0]);
}

// Of two characters in the same column, returns the readable one. Returns nothing if neither character is readable, for
// example if the characters are different letters.
std::optional<std::string_view> visible(std::string_view below, std::string_view above) {
    if (below == above) return above;
    if (above == "_" || (is_ascii_punctuation(above) && !is_ascii_punctuation(below))) return below;
    return is_ascii_punctuation(below) ? std::optional(above) : std::nullopt;
}

// Copies a text without its codes and overstrikes.
class Cleaner {
public:
    explicit Cleaner(std::string_view text) : text_(text) { out_.reserve(text.size()); }

    std::string cleaned() {
        while (at_ < text_.size()) {
            const std::size_t next = std::min(text_.find_first_of(starts, at_), text_.size());
            out_.append(text_, at_, next - at_);
            at_ = next;
            if (at_ == text_.size()) break;
            text_[at_] == escape ? remove_code() : remove_overstrike();
        }
        return std::move(out_);
    }

private:
    static constexpr std::string_view starts = "\x1b\b";

    void remove_code() {
        const std::optional<Code> code = code_at(text_.substr(at_));
        if (!code) {
            out_ += ' ';
            ++at_;
            return;
        }
        at_ += code->size;
        at_ += count_between(text_, at_, shift_out, shift_in);
        if (code->moves_cursor && !out_.empty() && !is_white_space(out_.back())) out_ += ' ';
    }

    // Removes the backspaces at at_, and keeps only the readable one of each two characters in the same column. If the
    // characters are not an overstrike, replaces each backspace by a space.
    void remove_overstrike() {
        const std::size_t backspaces = count_between(text_, at_, backspace, backspace);
        const auto below = characters_before(backspaces);
        const auto above = characters_after(at_ + backspaces, below.size());
        std::string both;
        std::size_t below_bytes = 0, above_bytes = 0;
        bool is_overstrike = !below.empty() && below.size() == above.size();
        for (std::size_t i = 0; is_overstrike && i < below.size(); ++i) {
            const auto character = visible(below[i], above[i]);
            is_overstrike = character.has_value();
            both += character.value_or("");
            below_bytes += below[i].size();
            above_bytes += above[i].size();
        }
        if (!is_overstrike) {
            out_.append(backspaces, ' ');
            at_ += backspaces;
            return;
        }
        out_.replace(out_.size() - below_bytes, below_bytes, both);
        at_ += backspaces + above_bytes;
    }

    // Returns the last characters of out_ that fill exactly `columns` columns of its last line, or nothing if there are
    // none. If `columns` is 1, the character may also have two columns, because some programs write one backspace for a
    // wide character.
    std::vector<std::string_view> characters_before(std::size_t columns) const {
        std::vector<std::string_view> characters;
        std::size_t filled = 0;
        for (std::size_t end = out_.size(); filled < columns && end > 0;) {
            const std::size_t begin = character_start(out_, end - 1);
            if (out_[begin] == '\n') return {};
            std::size_t next = begin;
            filled += columns_of(next_character(out_, next));
            characters.push_back(std::string_view(out_).substr(begin, end - begin));
            end = begin;
        }
        if (filled != columns && columns != 1) return {};
        std::reverse(characters.begin(), characters.end());
        return characters;
    }

    // Returns the next characters of text_ from `at` on: at most `count`, and none after an escape character, a
    // backspace or a line end.
    std::vector<std::string_view> characters_after(std::size_t at, std::size_t count) const {
        std::vector<std::string_view> characters;
        while (characters.size() < count && at < text_.size()) {
            const std::size_t begin = at;
            if (text_[at] == '\n' || starts.find(text_[at]) != starts.npos) break;
            next_character(text_, at);
            characters.push_back(text_.substr(begin, at - begin));
        }
        return characters;
    }

    std::string_view text_;
    std::string out_;
    std::size_t at_ = 0;
};

}  // namespace

void remove_terminal_codes(std::string& text) {
    if (text.find(escape) == text.npos && text.find(backspace) == text.npos) return;
    text = Cleaner(text).cleaned();
}

}  // namespace kwic
