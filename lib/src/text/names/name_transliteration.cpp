// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_transliteration.hpp"

#include "base/per_thread.hpp"
#include "base/utf8.hpp"
#include "text/icu.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic::names {
namespace {

// Returns the letters a to z for a letter of ICU's transliteration, which follows ISO 15919 for Indic scripts, ISO 9984
// for Georgian, and ISO 9985 for Armenian. In transliterations of Indic scripts, c stands for the sound of ch.
std::string_view transliterated_letter(char32_t c, bool is_indic) {
    switch (c) {
        case U'ś':
        case U'ṣ':
        case U'š':
            return "sh";
        case U'č':
            return "ch";
        case U'ž':
            return "zh";
        case U'\u0325':  // the ring below the r of Krishna
            return "i";
        case U'c':
            return is_indic ? "ch" : "ts";
        default:
            return {};
    }
}

bool is_indic(std::string_view word) {
    std::size_t at = 0;
    const auto first = next_character(word, at);
    return first >= 0x900 && first < 0xe00;
}

}  // namespace

bool is_transliterated(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_DEVANAGARI:
        case USCRIPT_BENGALI:
        case USCRIPT_GURMUKHI:
        case USCRIPT_GUJARATI:
        case USCRIPT_ORIYA:
        case USCRIPT_TAMIL:
        case USCRIPT_TELUGU:
        case USCRIPT_KANNADA:
        case USCRIPT_MALAYALAM:
        case USCRIPT_SINHALA:
        case USCRIPT_GEORGIAN:
        case USCRIPT_ARMENIAN:
        case USCRIPT_ETHIOPIC:
            return true;
        default:
            return false;
    }
}

std::string transliterated(std::string_view word) {
    static PerThread<const std::unique_ptr<icu::Transliterator>> readers;
    const icu::Transliterator& to_latin = *readers.get([] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Any-Latin; Lower; NFC", UTRANS_FORWARD, status));
        check_icu(status, "cannot load the transliteration");
        return made;
    });
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    to_latin.transliterate(text);
    const bool has_indic_c = is_indic(word);
    std::string latin;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const char32_t c = text[i];
        if (const auto letters = transliterated_letter(c, has_indic_c); !letters.empty())
            latin += letters;
        else if (c >= U'a' && c <= U'z')
            latin += static_cast<char>(c);
        else if (const char base = base_letter(c))
            latin += base;
    }
    return latin;
}

char base_letter(char32_t c) {
    static const icu::Normalizer2& decomposition = []() -> const icu::Normalizer2& {
        UErrorCode status = U_ZERO_ERROR;
        const auto* instance = icu::Normalizer2::getNFDInstance(status);
        check_icu(status, "cannot load decomposition");
        return *instance;
    }();
    icu::UnicodeString parts;
    if (!decomposition.getDecomposition(static_cast<UChar32>(c), parts)) return 0;
    const UChar32 base = parts.char32At(0);
    return base >= 'a' && base <= 'z' ? static_cast<char>(base) : '\0';
}

}  // namespace kwic::names
