// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/segmenter.hpp"

#include "base/utf8.hpp"
#include "text/ascii_words.hpp"
#include "text/icu.hpp"
#include "text/line_breaks.hpp"
#include "text/thai_order.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// The class of a character, which decides where a run of letters and digits is cut. Marks, and letters that several
// scripts share, have the class `none` and belong to the letter before them.
enum class Side : unsigned char { none, cased, digit, uncased, unspaced };

Side side_of(UChar32 c) {
    if (c < 0x80) {
        if (c >= '0' && c <= '9') return Side::digit;
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Side::cased : Side::none;
    }
    const auto category = U_MASK(u_charType(c));
    if (category & (U_GC_ND_MASK | U_GC_NO_MASK)) return Side::digit;
    if (!(category & (U_GC_L_MASK | U_GC_NL_MASK))) return Side::none;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return Side::none;  // such as the ー of Japanese
    if (uscript_breaksBetweenLetters(script)) return Side::unspaced;
    return uscript_isCased(script) ? Side::cased : Side::uncased;
}

// Returns whether `c` is a letter, number or mark.
bool is_in_words(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0; }

bool is_cut(Side before, Side after) {
    const auto kind = [](Side side) { return side == Side::digit ? Side::cased : side; };
    return before != Side::none && kind(before) != kind(after);
}

// Returns whether add_pieces() may cut the word. Only words with characters of a script without case are cut. The
// first script without case in Unicode is Hebrew, from U+0590 on. In UTF-8, all characters from U+0590 on begin with a
// byte of at least 0xd6. Initials with full stops are never cut.
bool may_be_cut(std::string_view word) {
    return word.find('.') == word.npos &&
           std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xd6; });
}

// Returns whether `piece`, the text between two boundaries, contains a letter or number, and so is a word. The rule
// status of ICU's break iterator is not used, because ICU classifies 々 as punctuation.
bool has_letter(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();)
        if (U_GET_GC_MASK(next_character(piece, at)) & (U_GC_L_MASK | U_GC_N_MASK)) return true;
    return false;
}

std::unique_ptr<icu::BreakIterator> load_dictionary() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> dictionary(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    check_icu(status, "cannot load word boundaries");
    return dictionary;
}

}  // namespace

Segmenter::Segmenter() = default;

// Cuts a word into pieces where scripts meet, and appends the pieces to `words`. Instead of a piece in a script without
// spaces, appends the words that ICU's dictionaries find in the piece. Adds `base` to all offsets.
void Segmenter::add_pieces(std::string_view text, std::size_t base, Span word, std::vector<Span>& words) {
    Side before = Side::none;
    std::size_t end = word.begin;  // end of the last letter, number or mark
    const auto add = [&](Span piece) {
        if (before == Side::unspaced)
            add_dictionary_words(text, base, piece, words);
        else
            words.push_back({base + piece.begin, base + piece.end});
    };
    for (std::size_t at = word.begin; at < word.end;) {
        const std::size_t begin = at;
        const UChar32 c = next_character(text, at);
        const Side side = side_of(c);
        if (side != Side::none && is_cut(before, side)) {
            add({word.begin, end});
            word.begin = begin;
        }
        if (side != Side::none) before = side;
        if (is_in_words(c)) end = at;
    }
    add(word);
}

// Returns the piece without its line breaks, and with the signs of Thai and Lao syllables in the order that ICU's
// dictionary expects. Stores in breaks_ the places at which the result is shorter than the piece.
std::string_view Segmenter::letters_of(std::string_view text, Span piece) {
    breaks_.clear();
    const auto written = text.substr(piece.begin, piece.end - piece.begin);
    // A piece with a line break has only Han and Kana, so it has no Thai or Lao signs.
    if (written.find('\n') == written.npos) {
        if (!has_thai(written)) return written;
        letters_ = in_thai_order(written, breaks_);
        return letters_;
    }
    letters_.clear();
    for (std::size_t at = 0; at < written.size();) {
        std::size_t end = at;
        while (end < written.size() && !is_line_break_character(written[end])) ++end;
        letters_ += written.substr(at, end - at);
        at = end;
        while (at < written.size() && is_line_break_character(written[at])) ++at;
        if (at > end) breaks_.push_back({letters_.size(), at - end});
    }
    return letters_;
}

void Segmenter::add_dictionary_words(std::string_view text, std::size_t base, Span piece, std::vector<Span>& words) {
    if (!dictionary_) dictionary_ = load_dictionary();  // only some scripts need it
    const std::string_view letters = letters_of(text, piece);
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, letters.data(), static_cast<std::int64_t>(letters.size()), &status);
    dictionary_->setText(&utext, status);  // clones the UText, but not the text
    utext_close(&utext);
    check_icu(status, "cannot read text for word boundaries");
    auto begin = static_cast<std::size_t>(dictionary_->first());
    std::size_t offset = base + piece.begin;  // offset in the result minus offset in `letters`
    auto next_break = breaks_.begin();
    const auto skip_breaks_before = [&](std::size_t at) {
        for (; next_break != breaks_.end() && next_break->at < at; ++next_break) offset += next_break->size;
        return offset + at;
    };
    for (std::int32_t end = dictionary_->next(); end != icu::BreakIterator::DONE; end = dictionary_->next()) {
        const auto word = letters.substr(begin, static_cast<std::size_t>(end) - begin);
        const std::size_t first = skip_breaks_before(begin + 1) - 1;
        begin = static_cast<std::size_t>(end);
        const std::size_t last = skip_breaks_before(begin);
        if (has_letter(word)) words.push_back({first, last});
    }
    check_icu_memory();
}

void Segmenter::segment_characters(std::string_view text, std::size_t base, std::vector<Span>& words) {
    scanned_.clear();
    scanner_.scan(text, scanned_);
    for (const Span& word : scanned_) {
        if (may_be_cut(text.substr(word.begin, word.end - word.begin)))
            add_pieces(text, base, word, words);
        else
            words.push_back({base + word.begin, base + word.end});
    }
}

void Segmenter::segment(std::string_view text, std::size_t base, std::vector<Span>& words) {
    // A word contains white space only at a line break between two letters of Han, Hiragana or Katakana, so the text
    // can be cut after white space if the character before or after the white space is ASCII. Parts that are all ASCII
    // alternate with parts that contain other characters.
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + ascii_prefix(text.substr(begin));
        if (end < text.size())
            while (end > begin && !is_white_space(text[end - 1])) --end;
        add_ascii_words(text.substr(begin, end - begin), base + begin, words);
        begin = end;
        if (begin == text.size()) return;
        do {
            while (end < text.size() && !is_line_break_character(text[end])) ++end;
            while (end < text.size() && is_line_break_character(text[end])) ++end;
        } while (end < text.size() && !is_ascii(text[end]));
        segment_characters(text.substr(begin, end - begin), base + begin, words);
        begin = end;
    }
}

std::size_t Segmenter::boundary_before(std::string_view text, std::size_t limit) {
    std::vector<Span> words;
    segment(text, 0, words);
    std::size_t boundary = 0;
    for (const Span& word : words) {
        if (word.begin < limit) boundary = word.begin;
        if (word.end < limit) boundary = word.end;
    }
    return boundary;
}

}  // namespace kwic
