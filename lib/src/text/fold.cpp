// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/fold.hpp"

#include "text/icu.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace kwic {
namespace {

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

const icu::Normalizer2& casefold() {
    static const icu::Normalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* n = icu::Normalizer2::getNFKCCasefoldInstance(status);
        check_icu(status, "cannot load case folding");
        return n;
    }();
    return *instance;
}

const icu::Normalizer2& decompose() {
    static const icu::Normalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const auto* n = icu::Normalizer2::getNFDInstance(status);
        check_icu(status, "cannot load decomposition");
        return n;
    }();
    return *instance;
}

// U+2018, U+2019 and U+02BC stand for the apostrophe in running text.
void make_apostrophes_plain(std::string& text, std::size_t begin) {
    for (const std::string_view typographic : {"\u2018", "\u2019", "\u02bc"})
        for (auto at = text.find(typographic, begin); at != text.npos; at = text.find(typographic, at + 1))
            text.replace(at, typographic.size(), "'");
}

const char* letter_without_stroke(UChar32 c) {
    switch (c) {
        case 0x00f8:
            return "o";  // ø
        case 0x0142:
            return "l";  // ł
        case 0x0111:
            return "d";  // đ
        case 0x00f0:
            return "d";  // ð
        case 0x00fe:
            return "th";  // þ
        case 0x00e6:
            return "ae";  // æ
        case 0x0153:
            return "oe";  // œ
        case 0x0131:
            return "i";  // ı
        case 0x00df:
            return "ss";  // ß, where it was not case-folded
        case 0x0127:
            return "h";  // ħ
        default:
            return nullptr;
    }
}

// Accents and points that may be left out in writing, by script; U+0300 to U+036F are shared by the
// alphabets of Europe.
bool is_optional_mark(UChar32 c) {
    if (c == 0x0640) return true;  // tatweel
    if (u_charType(c) != U_NON_SPACING_MARK) return false;
    if (c >= 0x0300 && c <= 0x036f) return true;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_ARABIC || script == USCRIPT_HEBREW || (c >= 0x064b && c <= 0x0670);
}

}  // namespace

void append_folded(std::string_view word, std::string& out) {
    const std::size_t begin = out.size();
    if (is_ascii(word)) {
        out.append(word);
        for (std::size_t i = begin; i < out.size(); ++i)
            if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] + ('a' - 'A'));
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    casefold().normalizeUTF8(0, icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())), sink, nullptr,
                             status);
    check_icu(status, "cannot fold a word");
    make_apostrophes_plain(out, begin);
}

std::string fold(std::string_view word) {
    std::string out;
    append_folded(word, out);
    return out;
}

std::string strip_marks(std::string_view folded) {
    if (is_ascii(folded)) return std::string(folded);
    const auto source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString decomposed = decompose().normalize(source, status);
    check_icu(status, "cannot decompose a word");
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 c = decomposed.char32At(i);
        if (const char* letters = letter_without_stroke(c))
            kept.append(icu::UnicodeString::fromUTF8(letters));
        else if (!is_optional_mark(c))
            kept.append(c);
    }
    // Composed again, since what is left (Hangul, the marks of Indic scripts) must equal its folded form.
    const icu::UnicodeString composed = icu::Normalizer2::getNFCInstance(status)->normalize(kept, status);
    check_icu(status, "cannot compose a word");
    std::string out;
    composed.toUTF8String(out);
    return out;
}

}  // namespace kwic
