// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/fold.hpp"

#include "base/utf8.hpp"
#include "text/icu.hpp"
#include "text/letters.hpp"
#include "text/thai_order.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {
namespace {

const icu::Normalizer2& casefold() {
    static const icu::Normalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* n = icu::Normalizer2::getNFKCCasefoldInstance(status);
        check_icu(status, "cannot load case folding");
        return n;
    }();
    return *instance;
}

const icu::Normalizer2& decomposition() {
    static const icu::Normalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* n = icu::Normalizer2::getNFDInstance(status);
        check_icu(status, "cannot load decomposition");
        return n;
    }();
    return *instance;
}

// Returns whether the two bytes are a small Cyrillic letter of Russian other than ё, a Hebrew letter, or an Arabic
// letter that strip_marks() neither replaces nor removes.
constexpr bool is_bare_letter(unsigned char first, unsigned char second) {
    switch (first) {
        case 0xd0:  // U+0430 to U+043F
            return second >= 0xb0;
        case 0xd1:  // U+0440 to U+044F
            return second <= 0x8f;
        case 0xd7:  // U+05D0 to U+05EA
            return second >= 0x90 && second <= 0xaa;
        case 0xd8:  // U+0627, U+0628, U+062A to U+063A
            return second >= 0xa7 && second <= 0xba && second != 0xa9;
        case 0xd9:  // U+0641 to U+0648, U+064A
            return (second >= 0x81 && second <= 0x88) || second == 0x8a;
        default:
            return false;
    }
}

// Returns whether strip_marks() returns the folded word unchanged, because all of its letters are bare letters.
// has_only_bare_letters() is much faster than the functions of ICU.
bool has_only_bare_letters(std::string_view folded) {
    std::size_t at = 0;
    while (at + 1 < folded.size() &&
           is_bare_letter(static_cast<unsigned char>(folded[at]), static_cast<unsigned char>(folded[at + 1])))
        at += 2;
    return at == folded.size();
}

// Replaces the typographic apostrophes U+2018, U+2019 and U+02BC, and the Hebrew geresh U+05F3, from offset `begin` on,
// by the ASCII apostrophe.
void make_apostrophes_plain(std::string& text, std::size_t begin) {
    for (const std::string_view typographic : {"\u2018", "\u2019", "\u02bc", "\u05f3"})
        for (auto at = text.find(typographic, begin); at != text.npos; at = text.find(typographic, at + 1))
            text.replace(at, typographic.size(), "'");
}

}  // namespace

// The loop has no branches, and its number of iterations is known in advance, so that the compiler can vectorize it.
void append_small(std::string_view text, std::string& out) {
    const std::size_t begin = out.size();
    out.append(text);
    char* const small = out.data() + begin;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = small[i];
        const bool is_capital = (c >= 'A') & (c <= 'Z');
        small[i] = static_cast<char>(c + is_capital * ('a' - 'A'));
    }
}

void append_folded(std::string_view word, std::string& out) {
    const std::size_t begin = out.size();
    if (is_ascii(word)) {
        append_small(word, out);
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    casefold().normalizeUTF8(0, icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())), sink, nullptr,
                             status);
    check_icu(status, "cannot fold a word");
    make_apostrophes_plain(out, begin);
    if (has_thai(std::string_view(out).substr(begin))) put_in_thai_order(out, begin);
}

std::string fold(std::string_view word) {
    std::string out;
    append_folded(word, out);
    return out;
}

std::string decompose(std::string_view word) {
    // Of the bare letters, only й has a decomposition.
    if (is_ascii(word) || (has_only_bare_letters(word) && word.find("й") == word.npos)) return std::string(word);
    std::string out;
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    decomposition().normalizeUTF8(0, icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())), sink,
                                  nullptr, status);
    check_icu(status, "cannot decompose a word");
    return out;
}

std::string strip_marks(std::string_view folded) {
    if (is_ascii(folded) || has_only_bare_letters(folded)) return std::string(folded);
    const auto source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString decomposed = decomposition().normalize(source, status);
    check_icu(status, "cannot decompose a word");
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1))
        append_bare(decomposed.char32At(i), bare);
    // The characters in `bare`, such as Hangul and Indic letters with marks, are composed again, because folded words
    // are composed (NFC).
    icu::UnicodeString composed = icu::Normalizer2::getNFCInstance(status)->normalize(bare, status);
    check_icu(status, "cannot compose a word");
    make_spellings_equal(composed);
    std::string out;
    composed.toUTF8String(out);
    return out;
}

}  // namespace kwic
