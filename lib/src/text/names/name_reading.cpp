// SPDX-License-Identifier: GPL-2.0-or-later
// read() returns the sounds of a folded word. It recognizes the script of the word, an Arabic article that is written
// together with the word, and the prefix `Abd al-`. quick_reading() returns the transliteration of a word in a script
// that ICU transliterates; read() accepts the transliteration instead of the word.
#include "base/per_thread.hpp"
#include "base/utf8.hpp"
#include "text/icu.hpp"
#include "text/names/name_sounds.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::names {
namespace {

constexpr std::size_t max_bytes = 64;
constexpr std::size_t min_bytes = 3;
constexpr std::size_t min_letters = 2;

// Returns the letters that represent the Latin letter `c` in name_latin.cpp: a capital, such as `A` for ä, or small
// letters, such as `ss` for ß. Returns an empty string if `c` is not in the list below.
std::string_view latin_letter(char32_t c) {
    switch (c) {
        case U'ä':
        case U'æ':
        case U'ə':
            return "A";
        case U'ö':
        case U'ø':
        case U'œ':
        case U'ő':
            return "O";
        case U'ü':
        case U'ű':
            return "U";
        case U'ę':
            return "E";
        case U'ą':
            return "Y";
        case U'š':
        case U'ş':
        case U'ș':
        case U'ś':
            return "S";
        case U'č':
        case U'ć':
            return "C";
        case U'ç':
            return "Q";
        case U'ž':
        case U'ź':
        case U'ż':
            return "Z";
        case U'đ':
        case U'ð':
            return "D";
        case U'ğ':
            return "G";
        case U'ț':
        case U'ţ':
            return "T";
        case U'ł':
            return "l";
        case U'ı':
            return "i";
        case U'ß':
            return "ss";
        case U'þ':
            return "th";
        case U'ħ':
            return "h";
        case U'ḫ':
            return "kh";
        case U'ġ':
            return "gh";
        case U'ṯ':
            return "th";
        case U'ḏ':
            return "dh";
        default:
            return {};
    }
}

// Returns the letter a to z that is `c` without its marks, or 0 if there is none.
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

// Returns whether the character is an apostrophe, a modifier letter such as U+02BF, a tatweel or a combining mark.
// take() ignores these characters.
bool is_sign(char32_t c) {
    return c == U'\'' || c == U'\u0640' || (c >= 0x2b9 && c <= 0x2bf) ||
           u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

// Returns whether transliterated() is used for the script of the character. transliterated() is not used for ideographs
// or for scripts that are segmented with dictionaries, because names cannot be recognized in texts in these scripts.
bool is_readable(char32_t c) {
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

// Returns the letters a to z for a letter of ICU's transliteration, which follows ISO 15919 (India) and ISO 9984 and
// 9985 (Georgia and Armenia). In the scripts of India, the letter c is the sound of ch.
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
        case U'ṛ':
            return "ri";
        case U'c':
            return is_indic ? "ch" : "ts";
        default:
            return {};
    }
}

// Returns the letters a to z of ICU's transliteration of the word. The transliteration is slow.
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
    std::size_t first = 0;
    const bool is_indic = next_character(word, first) >= 0x900 && word[0] != '\xe1';
    std::string latin;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const char32_t c = text[i];
        if (const auto letters = transliterated_letter(c, is_indic); !letters.empty())
            latin += letters;
        else if (c >= U'a' && c <= U'z')
            latin += static_cast<char>(c);
        else if (const char base = base_letter(c))
            latin += base;
    }
    return latin;
}

// The letters of a word, separated by kind: Latin letters, letters that append_letters() reads, and letters that ICU
// transliterates. A word with letters of two kinds is not a name.
struct Letters {
    std::string latin;
    std::u32string others;
    bool is_other_script = false;  // the word is in a script that ICU transliterates
    bool is_word = true;
};

void take(char32_t c, Letters& out) {
    if (c >= U'a' && c <= U'z') {
        out.latin += static_cast<char>(c);
    } else if (c < 0x80 && c != U'\'') {
        out.is_word = false;
    } else if (const auto letters = latin_letter(c); !letters.empty()) {
        out.latin += letters;
    } else if (is_sign(c)) {
        return;
    } else if (c >= 0x370 && c < 0x700 && !(c >= 0x530 && c < 0x590)) {
        out.others += c;
    } else if (const char base = base_letter(c)) {
        out.latin += base;
    } else if (is_readable(c)) {
        out.is_other_script = true;
    } else if (u_charType(static_cast<UChar32>(c)) != U_COMBINING_SPACING_MARK) {
        out.is_word = false;
    }
}

bool is_ascii_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Letters letters_of(std::string_view word) {
    Letters letters;
    for (std::size_t at = 0; at < word.size() && letters.is_word;) {
        const auto c = next_character(word, at);
        if (c < 0)
            letters.is_word = false;
        else
            take(static_cast<char32_t>(c), letters);
    }
    const int kinds = !letters.latin.empty() + !letters.others.empty() + letters.is_other_script;
    if (kinds != 1) letters.is_word = false;
    return letters;
}

// The first byte of the result of quick_reading().
constexpr char transliteration_mark = '\x01';

constexpr Sound any_vowel{A | E | I | O | U, 0, 255, false};

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Appends the sounds of `Abd al-` ("servant of the"), which is written together with the next word. The spellings
// of this prefix differ in the second vowel, and the l may be assimilated to the next consonant.
void append_servant(Sounds& out) {
    out.add({A});
    out.add({B | P});
    out.add({D});
    out.add(any_vowel);
    out.add({L, 0, 0});
}

void append_latin_word(std::string_view letters, Sounds& out) {
    if (letters.size() >= 8 && letters.starts_with("abd") && is_vowel(letters[3]) && !is_vowel(letters[4]) &&
        (letters[4] == 'l' || letters[4] == letters[5])) {
        append_servant(out);
        return append_latin(letters.substr(5), out);
    }
    append_latin(letters, out);
}

// Returns a Russian or Ukrainian adjective, such as the names Чайковский and Политковская, in the nominative.
std::u32string nominative(std::u32string_view letters) {
    struct Case {
        std::u32string_view ending, nominative;
    };
    static constexpr Case cases[] = {
        {U"ского", U"ский"},  {U"скому", U"ский"}, {U"ским", U"ский"},    {U"ском", U"ский"},
        {U"ской", U"ская"},   {U"скую", U"ская"},  {U"ського", U"ський"}, {U"ському", U"ський"},
        {U"ським", U"ський"}, {U"ської", U"ська"}, {U"ській", U"ська"},   {U"ську", U"ська"},
        {U"овой", U"ова"},    {U"евой", U"ева"},   {U"ёвой", U"ёва"},     {U"иной", U"ина"},
    };
    for (const Case& each : cases)
        if (letters.size() > each.ending.size() + min_letters && letters.ends_with(each.ending))
            return std::u32string(letters.substr(0, letters.size() - each.ending.size())) +
                   std::u32string(each.nominative);
    return std::u32string(letters);
}

bool append_other_word(std::u32string_view letters, Sounds& out) {
    static constexpr std::u32string_view servant = U"عبدال", god = U"الله";
    if (letters.size() >= 7 && letters.starts_with(servant)) {
        append_servant(out);
        out.lacks_vowels = true;
        Sounds rest;
        letters.remove_prefix(servant.size());
        if (!append_letters(letters, rest)) return false;
        for (const Sound& sound : rest) out.add(sound);
        return true;
    }
    if (letters.size() > god.size() && letters.ends_with(god)) {
        if (!append_letters(letters.substr(0, letters.size() - god.size()), out)) return false;
        out.add(any_vowel);
        return append_letters(U"له", out);
    }
    return append_letters(letters, out);
}

// Returns `latin` without the Arabic article at its beginning. Returns an empty string if `latin` has no article, or is
// so short that the letters of the article may be part of the name.
std::string_view without_article(std::string_view latin) {
    if (latin.size() < 6 || (latin[0] != 'a' && latin[0] != 'e') || is_vowel(latin[1])) return {};
    const bool is_plain = latin[1] == 'l' && latin[2] != 'l';
    const bool is_assimilated =
        latin[1] == latin[2] && std::string_view("dnrstz").find(latin[1]) != std::string_view::npos;
    const auto rest = latin.substr(2);
    const bool ends_arabic = rest.ends_with('i') || rest.ends_with('y');
    return (is_plain || is_assimilated) && (rest.size() >= 5 || ends_arabic) ? rest : std::string_view{};
}

Reading read_latin(std::string_view letters) {
    Reading reading;
    append_latin_word(letters, reading.whole);
    append_latin(without_article(letters), reading.bare);
    return reading;
}

// Returns the sounds of a transliterated word. In the scripts of India, each consonant implies an a, which is often not
// pronounced. So the cost of omitting an a is 0, unless the a is the first sound.
Reading read_transliterated(std::string_view latin) {
    Reading reading;
    append_latin(latin, reading.whole);
    for (std::size_t i = 1; i < reading.whole.size(); ++i)
        if (reading.whole[i].sure == A) reading.whole[i].skip = 0;
    return reading;
}

Reading read_letters(std::u32string_view letters) {
    Reading reading;
    if (!append_other_word(nominative(letters), reading.whole)) return {};
    if (!reading.whole.lacks_vowels) return reading;
    const std::u32string_view bare = letters.substr(attached_particles(letters));
    reading.affixes = affix_information(bare);
    if (bare.size() < letters.size() && !append_other_word(bare, reading.bare)) return {};
    return reading;
}

Reading read_any(std::string_view word) {
    if (word.starts_with(transliteration_mark))
        return is_ascii_letters(word.substr(1)) ? read_transliterated(word.substr(1)) : Reading{};
    const Letters letters = letters_of(word);
    if (!letters.is_word) return {};
    if (letters.is_other_script) return read_transliterated(transliterated(word));
    if (letters.latin.size() >= min_letters) return read_latin(letters.latin);
    return letters.others.size() >= min_letters ? read_letters(letters.others) : Reading{};
}

}  // namespace

std::string_view without_ending(std::string_view word) {
    // Possessive, genitive, dative, accusative, locative, ablative and instrumental, see Lewis, Turkish Grammar, 1967.
    static constexpr std::string_view endings[] = {
        "s", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "ya",  "ye",  "a",   "e",  "yı", "yi",  "yu", "yü",
        "ı", "i",  "u",  "ü",  "da", "de",  "ta",  "te",  "dan", "den", "tan", "ten", "la", "le", "yla", "yle"};
    constexpr std::size_t min_bytes = 3, min_turkish = 4;
    const std::size_t apostrophe = word.rfind('\'');
    if (apostrophe == word.npos || apostrophe < min_bytes) return word;
    const std::string_view ending = word.substr(apostrophe + 1);
    if (ending != "s") {
        // An apostrophe also stands for an Arabic letter: Sana'a. A Turkish ending of one vowel follows a consonant.
        const bool is_vowel_alone = ending == "a" || ending == "e" || ending == "i" || ending == "u";
        if (apostrophe < min_turkish || std::ranges::find(endings, ending) == std::end(endings)) return word;
        if (is_vowel_alone && std::string_view("aeiou").find(word[apostrophe - 1]) != std::string_view::npos)
            return word;
    }
    return word.substr(0, apostrophe);
}

std::string latin_letters(std::string_view word) {
    word = without_ending(word);
    if (is_ascii_letters(word)) return std::string(word);
    Letters letters = letters_of(word);
    return letters.is_word ? std::move(letters.latin) : std::string();
}

std::string quick_reading(std::string_view word) {
    if (is_ascii_letters(word) || !letters_of(word).is_other_script) return {};
    return transliteration_mark + transliterated(word);
}

Reading read(std::string_view word) {
    word = without_ending(word);
    if (word.size() < min_bytes || word.size() > max_bytes) return {};
    Reading reading = is_ascii_letters(word) ? read_latin(word) : read_any(word);
    return reading.whole.is_whole() && reading.bare.is_whole() ? reading : Reading{};
}

}  // namespace kwic::names
