// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/segmenter.hpp"

#include "base/utf8.hpp"
#include "text/icu.hpp"

#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Word_Break classes of ASCII characters (UAX #29, table 3). As in ICU's root locale, `:` does not join letters.
enum class Class : unsigned char { other, letter, digit, underscore, mid_both, mid_digit };  // mid_both: . '

constexpr std::array<Class, 128> ascii_classes = [] {
    std::array<Class, 128> table{};
    for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = Class::letter;
    for (int c = '0'; c <= '9'; ++c) table[c] = Class::digit;
    table['_'] = Class::underscore;
    table['.'] = table['\''] = Class::mid_both;
    table[','] = table[';'] = Class::mid_digit;
    return table;
}();

Class class_of(std::string_view text, std::size_t i) {
    return i < text.size() ? ascii_classes[static_cast<unsigned char>(text[i])] : Class::other;
}

// A set of characters in a piece of text, one bit for each character of the piece.
using Bits = std::uint64_t;
constexpr std::size_t bit_count = 64;
using Flags = std::array<std::uint8_t, bit_count>;  // 0 or 1

using Piece = std::array<char, bit_count>;

// Flags letters, digits and `_`. This loop and the loop in between_words() have no branches and use sums, so that the
// compiler vectorizes them; for `||` the compiler would generate jumps.
Flags in_words(const Piece& piece) {
    Flags flags;
    for (std::size_t i = 0; i < bit_count; ++i) {
        const char c = piece[i];
        const std::uint8_t is_small = (c >= 'a') & (c <= 'z');
        const std::uint8_t is_capital = (c >= 'A') & (c <= 'Z');
        const std::uint8_t is_digit = (c >= '0') & (c <= '9');
        const std::uint8_t is_line = c == '_';
        flags[i] = static_cast<std::uint8_t>(is_small + is_capital + is_digit + is_line);
    }
    return flags;
}

// Flags the characters that may join the characters before and after them into one word.
Flags between_words(const Piece& piece) {
    Flags flags;
    for (std::size_t i = 0; i < bit_count; ++i) {
        const char c = piece[i];
        const std::uint8_t is_stop = c == '.';
        const std::uint8_t is_apostrophe = c == '\'';
        const std::uint8_t is_comma = c == ',';
        const std::uint8_t is_semicolon = c == ';';
        flags[i] = static_cast<std::uint8_t>(is_stop + is_apostrophe + is_comma + is_semicolon);
    }
    return flags;
}

// Packs the flags into bits, eight at a time: the highest byte of the product holds eight flags.
Bits packed(const Flags& flags) {
    Bits bits = 0;
    for (std::size_t i = 0; i < bit_count; i += 8) {
        std::uint64_t eight = 0;
        for (std::size_t k = 0; k < 8; ++k) eight |= std::uint64_t{flags[i + k]} << (8 * k);
        bits |= (eight * 0x0102040810204080u >> 56) << i;
    }
    return bits;
}

// Returns whether the character at `at` joins the characters before and after it, by rules WB6, WB7, WB11 and WB12.
bool joins(std::string_view text, std::size_t at) {
    const Class before = class_of(text, at - 1);
    if (before != class_of(text, at + 1)) return false;
    return before == Class::digit || (before == Class::letter && class_of(text, at) == Class::mid_both);
}

// Applies rules WB5 to WB13b to ASCII text. Finds the beginnings and ends of words in 64 characters at a time.
void segment_ascii(std::string_view text, std::size_t base, std::vector<Span>& words) {
    bool is_inside = false;
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end) {
        if (text[begin] != '_' || text.find_first_not_of('_', begin) < end) words.push_back({base + begin, base + end});
    };
    for (std::size_t first = 0; first < text.size(); first += bit_count) {
        Piece piece{};
        text.copy(piece.data(), bit_count, first);
        Bits inside = packed(in_words(piece));
        for (Bits middle = packed(between_words(piece)) & (inside << 1 | is_inside); middle; middle &= middle - 1)
            if (joins(text, first + static_cast<std::size_t>(std::countr_zero(middle)))) inside |= middle & -middle;
        for (Bits edges = inside ^ (inside << 1 | is_inside); edges; edges &= edges - 1) {
            const std::size_t at = first + static_cast<std::size_t>(std::countr_zero(edges));
            if (is_inside)
                end_at(at);
            else
                begin = at;
            is_inside = !is_inside;
        }
    }
    if (is_inside) end_at(text.size());
}

// Returns whether the word consists of connecting punctuation, such as `__`. UAX #29 treats such punctuation as a word,
// but it is useless for searching.
bool only_connectors(std::string_view word) {
    while (!word.empty()) {
        if (word[0] == '_') {
            word.remove_prefix(1);
            continue;
        }
        const auto three = word.substr(0, 3);
        static constexpr std::array<std::string_view, 9> connectors = {"\u203f", "\u2040", "\u2054", "\ufe33", "\ufe34",
                                                                       "\ufe4d", "\ufe4e", "\ufe4f", "\uff3f"};
        if (std::find(connectors.begin(), connectors.end(), three) == connectors.end()) return false;
        word.remove_prefix(3);
    }
    return true;
}

// The class of a character, which decides where words are cut between scripts. Marks and punctuation within a word have
// the class `none` and belong to the letter before them.
enum class Side : unsigned char { none, cased, digit, uncased, arabic, joiner };

Side side_of(UChar32 c) {
    if (c < 0x80) {
        const Class ascii = ascii_classes[static_cast<std::size_t>(c)];
        return ascii == Class::letter ? Side::cased : ascii == Class::digit ? Side::digit : Side::none;
    }
    if (c == 0x200c) return Side::joiner;
    if (u_isdigit(c)) return Side::digit;
    if (!u_isalpha(c)) return Side::none;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return Side::none;  // such as the ー of Japanese
    if (script == USCRIPT_ARABIC) return Side::arabic;
    return uscript_isCased(script) ? Side::cased : Side::uncased;
}

bool is_uncased(Side side) { return side == Side::uncased || side == Side::arabic; }

// Returns whether a word is cut between two characters. Text in a script without case often has no space before or
// after words of other scripts and numbers, and UAX #29 does not separate them: `NASUWTและ`, `KBS에서`, `أبولو1` are
// one word each. Such words are cut where a script without case begins or ends. The parts of Persian plurals and verbs
// are written with a joiner (U+200C), with a space, or with nothing between them. A word is cut at a joiner
// (`is_joined`). A word whose parts are written with nothing between them is found by its stem, or because a search
// also joins adjacent words of the query.
bool is_cut(Side before, Side after, bool is_joined) {
    if (before == Side::none) return false;
    if (is_joined && before == Side::arabic && after == Side::arabic) return true;
    return is_uncased(before) != is_uncased(after);
}

// Returns whether add_pieces() may cut the word. The first script without case is Hebrew, which begins at U+0590, in
// UTF-8 with the byte 0xd6.
bool may_be_cut(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xd6; });
}

// Cuts a word into pieces and appends them to `words`, with their offsets increased by `base`.
void add_pieces(std::string_view text, std::size_t base, Span word, std::vector<Span>& words) {
    Side before = Side::none;
    std::size_t joiner = 0;  // offset of the last joiner after the letter or digit before `at`, or 0 if there is none
    for (std::size_t at = word.begin; at < word.end;) {
        const std::size_t begin = at;
        const Side side = side_of(next_character(text, at));
        if (side == Side::joiner) joiner = begin;
        if (side == Side::joiner || side == Side::none) continue;
        if (is_cut(before, side, joiner > word.begin)) {
            words.push_back({base + word.begin, base + (joiner > word.begin ? joiner : begin)});
            word.begin = begin;
        }
        joiner = 0;
        before = side;
    }
    words.push_back({base + word.begin, base + word.end});
}

}  // namespace

Segmenter::Segmenter() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    check_icu(status, "cannot load word boundaries");
}

void Segmenter::set_text(std::string_view text) {
    // In some versions of ICU, `@` joins letters. It is replaced, so that words are the same with all these versions.
    masked_.assign(text);
    std::replace(masked_.begin(), masked_.end(), '@', '#');
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, masked_.data(), static_cast<std::int64_t>(masked_.size()), &status);
    iterator_->setText(&utext, status);  // clones the UText; the clone also refers to masked_
    utext_close(&utext);
    check_icu(status, "cannot read text for word boundaries");
}

void Segmenter::segment_by_icu(std::string_view text, std::size_t base, std::vector<Span>& words) {
    set_text(text);
    std::int32_t begin = iterator_->first();
    for (std::int32_t end = iterator_->next(); end != icu::BreakIterator::DONE; begin = end, end = iterator_->next()) {
        if (iterator_->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
        if (only_connectors(text.substr(begin, end - begin))) continue;
        const Span word{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
        if (may_be_cut(text.substr(word.begin, word.end - word.begin)))
            add_pieces(text, base, word, words);
        else
            words.push_back({base + word.begin, base + word.end});
    }
    check_icu_memory();
}

void Segmenter::segment(std::string_view text, std::size_t base, std::vector<Span>& words) {
    // The text is divided at each white-space character that is followed by another character than white space. No rule
    // of UAX #29 depends on characters on both sides of such a space, so the parts of the text can be segmented
    // separately. segment_ascii() segments the parts that are all ASCII. ICU segments the other parts, together with
    // the space before them, because a mark may be attached to that space.
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t i = begin + ascii_prefix(text.substr(begin));
        if (i == text.size()) return segment_ascii(text.substr(begin), base + begin, words);
        std::size_t ascii_end = i;
        while (ascii_end > begin && !is_white_space(text[ascii_end - 1])) --ascii_end;
        if (ascii_end > begin) --ascii_end;
        segment_ascii(text.substr(begin, ascii_end - begin), base + begin, words);
        std::size_t other_end = ascii_end;  // end of the parts that are not all ASCII
        for (;;) {
            std::size_t end = std::max(i, other_end);
            while (end < text.size() && !is_white_space(text[end])) ++end;
            other_end = end;
            while (end < text.size() && is_white_space(text[end])) ++end;
            i = end;
            while (i < text.size() && is_ascii(text[i]) && !is_white_space(text[i])) ++i;
            if (i >= text.size() || is_ascii(text[i])) break;
        }
        segment_by_icu(text.substr(ascii_end, other_end - ascii_end), base + ascii_end, words);
        begin = other_end;
    }
}

std::size_t Segmenter::boundary_before(std::string_view text, std::size_t limit) {
    set_text(text);
    const std::int32_t at = iterator_->preceding(static_cast<std::int32_t>(limit));
    return at == icu::BreakIterator::DONE ? 0 : static_cast<std::size_t>(at);
}

}  // namespace kwic
