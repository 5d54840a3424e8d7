// SPDX-License-Identifier: GPL-2.0-or-later
// read() returns the sounds of a folded word. read() recognizes the script of the word, an Arabic article that is
// written together with the word, and the prefix `Abd al-`. quick_reading() returns the transliteration of a word in a
// script that ICU transliterates; read() accepts the transliteration instead of the word.
#include "base/utf8.hpp"
#include "text/names/name_inflection.hpp"
#include "text/names/name_sounds.hpp"
#include "text/names/name_transliteration.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
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

// Returns whether the character is an apostrophe, a modifier letter such as U+02BF, a tatweel or a combining mark.
// take() ignores these characters.
bool is_sign(char32_t c) {
    return c == U'\'' || c == U'\u0640' || (c >= 0x2b9 && c <= 0x2bf) ||
           u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

// The letters of a word. There are three kinds of letters; a word with letters of two kinds is not a name.
struct Letters {
    std::string latin;             // the Latin letters
    std::u32string others;         // the letters that append_letters() reads
    bool is_other_script = false;  // whether the word has letters that ICU transliterates; these are not stored
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
    } else if (is_transliterated(c)) {
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

// Returns the sounds of a transliterated word. The cost of omitting an a is 0 unless the a is the first sound, because
// each consonant in the scripts of India implies an a that is often not pronounced.
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
    const Attached attached = attached_particles(letters);
    const std::u32string_view bare = letters.substr(attached.letters);
    reading.has_article = attached.has_article;
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
