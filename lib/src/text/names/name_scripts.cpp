// SPDX-License-Identifier: GPL-2.0-or-later
// append_letters() reads the sounds of Cyrillic, Greek, Arabic and Hebrew letters from tables. ICU's transliteration is
// not sufficient, because it gives only one reading. A letter may have several sounds (ب is b or p; ו is v, o or u),
// and Arabic and Hebrew omit short vowels. Some groups of letters have sounds that the letters do not have separately
// (ου, μπ, дж). The tables follow the BGN/PCGN romanization systems for Russian, Ukrainian, Serbian, Greek, Arabic,
// Persian and Hebrew.
#include "text/names/name_inflection.hpp"
#include "text/names/name_sounds.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic::names {
namespace {

struct Letter {
    char32_t letter;
    Sound sound;
    Sound second = {};
};

constexpr Letter letters_of_one_kind[] = {
    // Greek
    {U'α', {A, U}},
    {U'ά', {A, U}},
    {U'β', {V}},
    {U'γ', {G | GH, Y}},
    {U'δ', {D | DH}},
    {U'ε', {E}},
    {U'έ', {E}},
    {U'ζ', {Z}},
    {U'η', {I}},
    {U'ή', {I}},
    {U'θ', {TH | T}},
    {U'ι', {I, Y}},
    {U'ί', {I}},
    {U'ϊ', {I}},
    {U'ΐ', {I}},
    {U'κ', {K | C}},
    {U'λ', {L}},
    {U'μ', {M}},
    {U'ν', {N}},
    {U'ξ', {K | C}, {S}},
    {U'ο', {O}},
    {U'ό', {O}},
    {U'π', {P}},
    {U'ρ', {R}},
    {U'σ', {S, SH | Z}},
    {U'ς', {S}},
    {U'τ', {T}},
    {U'υ', {I, U}},
    {U'ύ', {I, U}},
    {U'ϋ', {I, U}},
    {U'φ', {F}},
    {U'χ', {X | H}},
    {U'ψ', {P}, {S}},
    {U'ω', {O}},
    {U'ώ', {O}},
    // Cyrillic
    {U'а', {A, U}},
    {U'б', {B}},
    {U'в', {V, W}},
    {U'г', {G | H, GH}},
    {U'ґ', {G}},
    {U'д', {D | DH}},
    {U'е', {E, O}},
    {U'ё', {O | E}},
    {U'є', {E}},
    {U'ж', {ZH}},
    {U'з', {Z}},
    {U'и', {I}},
    {U'і', {I}},
    {U'ї', {I}},
    {U'й', {Y | I, 0, 1}},
    {U'к', {K | C | Q}},
    {U'л', {L}},
    {U'м', {M}},
    {U'н', {N}},
    {U'о', {O}},
    {U'п', {P}},
    {U'р', {R}},
    {U'с', {S}},
    {U'т', {T | TH}},
    {U'у', {U}},
    {U'ў', {W | U | V}},
    {U'ф', {F}},
    {U'х', {X | H}},
    {U'ц', {TS}},
    {U'ч', {CH}},
    {U'ш', {SH}},
    {U'щ', {SH | CH}},
    {U'ъ', {U | A, 0, 1}},
    {U'ы', {I}},
    {U'ь', {Y, 0, 0}},
    {U'э', {E, AI}},
    {U'ю', {Y, 0, 0}, {U}},
    {U'я', {Y, 0, 0}, {A}},
    {U'ђ', {J | D}},
    {U'ј', {Y | I, 0, 1}},
    {U'љ', {L}, {Y, 0, 0}},
    {U'њ', {N}, {Y, 0, 0}},
    {U'ћ', {CH, TS | C}},
    {U'џ', {J}},
    {U'ѓ', {J | G}},
    {U'ќ', {CH | K}},
    {U'ѕ', {Z | J}},
    // Arabic, with the letters of Persian and Urdu
    {U'ا', {A, E | O | U, 255, true}},
    {U'أ', {A, E | I | U | O, 4, true}},
    {U'إ', {I | E, A, 4, true}},
    {U'آ', {A, 0, 255, true}},
    {U'ٱ', {A, 0, 4}},
    {U'ء', {A, I | E, 0, false, true}},
    {U'ئ', {I, A | E, 0, false, true}},
    {U'ؤ', {U, O, 0, false, true}},
    {U'ب', {B | P}},
    {U'پ', {P}},
    {U'ت', {T}},
    {U'ٹ', {T}},
    {U'ة', {A | E, T, 4}},
    {U'ث', {TH | S, T, 255, false, true}},
    {U'ج', {J | G | ZH}},
    {U'چ', {CH}},
    {U'ح', {H, X, 255, false, true}},
    {U'خ', {X}},
    {U'د', {D}},
    {U'ڈ', {D}},
    {U'ذ', {DH | Z, 0, 255, false, true}},
    {U'ر', {R}},
    {U'ڑ', {R, D}},
    {U'ز', {Z}},
    {U'ژ', {ZH}},
    {U'س', {S}},
    {U'ش', {SH}},
    {U'ص', {S, 0, 255, false, true}},
    {U'ض', {D | DH, Z, 255, false, true}},
    {U'ط', {T}},
    {U'ظ', {DH | Z, 0, 255, false, true}},
    {U'ع', {A, E | I | O | U, 0, false, true}},
    {U'غ', {GH | G}},
    {U'ف', {F, V}},
    {U'ڤ', {V}},
    {U'ق', {Q | K, G | GH}},
    {U'ك', {K | C}},
    {U'ک', {K | C}},
    {U'گ', {G}},
    {U'ل', {L}},
    {U'م', {M}},
    {U'ن', {N}},
    {U'ں', {N}},
    {U'ه', {H, 0, 3}},
    {U'ہ', {H, 0, 3}},
    {U'ھ', {H, 0, 0}},
    {U'و', {U | O | AU | W | V, 0, 255, true}},
    {U'ى', {A | I, E, 255, true}},
    {U'ي', {I | E | AI | Y, 0, 255, true}},
    {U'ی', {I | E | AI | Y, 0, 255, true}},
    {U'ے', {I | E | AI, 0, 255, true}},
    // Hebrew
    {U'א', {A, E | O | I | U, 2}},
    {U'ב', {B | V}},
    {U'ג', {G, J}},
    {U'ד', {D}},
    {U'ה', {H, 0, 3}},
    {U'ו', {U | O | V, AU, 255, true}},
    {U'ז', {Z}},
    {U'ח', {X | H}},
    {U'ט', {T}},
    {U'י', {I | E | AI | Y, 0, 255, true}},
    {U'כ', {K | C | X}},
    {U'ך', {K | C | X}},
    {U'ל', {L}},
    {U'מ', {M}},
    {U'ם', {M}},
    {U'נ', {N}},
    {U'ן', {N}},
    {U'ס', {S}},
    {U'ע', {A, E | I | O | U, 0}},
    {U'פ', {P | F}},
    {U'ף', {P | F}},
    {U'צ', {TS}},
    {U'ץ', {TS}},
    {U'ק', {K | C}},
    {U'ר', {R}},
    {U'ש', {SH | S}},
    {U'ת', {T}},
};

struct Pair {
    std::u32string_view letters;
    Sound sound;
    Sound second = {};
};

// Groups of letters that together stand for one or two sounds.
constexpr Pair pairs[] = {
    {U"ου", {U}},
    {U"ού", {U}},
    {U"ει", {I}},
    {U"εί", {I}},
    {U"οι", {I}},
    {U"οί", {I}},
    {U"αι", {E}},
    {U"αί", {E}},
    {U"αυ", {A}, {V}},
    {U"αύ", {A}, {V}},
    {U"ευ", {E}, {V}},
    {U"εύ", {E}, {V}},
    {U"μπ", {M, 0, 0}, {B | P}},
    {U"γκ", {G}},
    {U"γγ", {N}, {G}},
    {U"τσ", {TS | CH}},
    {U"τζ", {J | TS}},
    {U"άι", {AI, 0, 255, true}},
    {U"αϊ", {AI, 0, 255, true}},
    {U"ντζ", {N}, {J | TS}},
    {U"ντ", {N, 0, 0}, {D | T}},
    {U"дж", {J}},
    {U"дз", {J | Z}},
    {U"тц", {TS}},
    {U"ай", {AI, 0, 255, true}},
    {U"ей", {AI, 0, 255, true}},
    {U"эй", {AI, 0, 255, true}},
    {U"ой", {OI, 0, 255, true}},
    {U"ий", {I}},
    {U"ый", {I}},
    {U"аи", {AI, A | I, 255, true}},
    {U"еи", {AI, E | I, 255, true}},
    {U"ау", {AU, 0, 255, true}},
    {U"оу", {O | U}},
    {U"تش", {CH}},
    {U"اع", {A | AI, E | I, 255, true}},
    {U"اي", {AI | I, A, 255, true}},
    {U"ای", {AI | I, A, 255, true}},
    {U"أو", {O | U | AU, 0, 255, true}},
    {U"او", {O | U | AU, W | A, 255, true}},
    {U"إي", {I | E, 0, 255, true}},
    {U"أي", {AI | I, 0, 255, true}},
    {U"וו", {V | W}},
    {U"יי", {AI | I, 0, 255, true}},
    {U"או", {O | U | AU, 0, 255, true}},
    {U"אי", {I | E | AI, 0, 255, true}},
    {U"אה", {A, 0, 255, true}},
};

enum class Kind : std::uint8_t { none, greek, cyrillic, arabic, hebrew };

Kind kind_of(char32_t c) {
    if (c >= 0x370 && c < 0x400) return Kind::greek;
    if (c >= 0x400 && c < 0x530) return Kind::cyrillic;
    if (c >= 0x5d0 && c < 0x5f0) return Kind::hebrew;
    if (c >= 0x600 && c < 0x700) return Kind::arabic;
    return Kind::none;
}

const Letter* find_letter(char32_t c) {
    static const auto table = [] {
        std::array<const Letter*, 0x700 - 0x370> by_letter{};
        for (const Letter& letter : letters_of_one_kind) by_letter[letter.letter - 0x370] = &letter;
        return by_letter;
    }();
    return c >= 0x370 && c < 0x700 ? table[c - 0x370] : nullptr;
}

const Pair* find_pair(std::u32string_view letters) {
    for (const Pair& pair : pairs)
        if (letters.starts_with(pair.letters)) return &pair;
    return nullptr;
}

bool is_vowel(char32_t c) {
    return std::u32string_view(U"аеёєиіїоуыэюяαάεέηήιίοόυύωώ").find(c) != std::u32string_view::npos;
}

// Returns whether the letter at `at` begins with a y sound that is not written: е, є and ї at the beginning of a word
// or after a vowel, ь or ъ.
bool has_yod(std::u32string_view letters, std::size_t at) {
    return (letters[at] == U'е' || letters[at] == U'є' || letters[at] == U'ї') &&
           (at == 0 || is_vowel(letters[at - 1]) || letters[at - 1] == U'ь' || letters[at - 1] == U'ъ');
}

// Returns the sound of the letter at `at`, whose usual sound is `sound`. Some letters have another sound at the
// beginning or end of a word, or before certain letters.
Sound in_place(Sound sound, std::u32string_view letters, std::size_t at) {
    const char32_t c = letters[at];
    const bool is_first = at == 0;
    const bool is_last = at + 1 == letters.size();
    if (is_last && (c == U'ه' || c == U'ہ' || c == U'ה')) return {A | E | H, O, 0};
    if (is_first && c == U'ו') return {V, W};
    if (is_first && c == U'و') return {W | V, U | O};
    if (is_first && c == U'ا') return {A, E | I | O | U, 255, true};
    if (is_first && (c == U'א' || c == U'ع' || c == U'ע'))
        return {A, E | I | O | U, c == U'א' ? std::uint8_t{3} : std::uint8_t{1}};
    if (is_first && (c == U'ي' || c == U'ی' || c == U'י')) return {Y | I, 0, 1};
    if (c == U'у' && !is_last && is_vowel(letters[at + 1])) return {U | W};
    if (c == U'и' && !is_last && is_vowel(letters[at + 1])) return {I | Y};
    if (c == U'ن' && !is_last && (letters[at + 1] == U'ب' || letters[at + 1] == U'پ')) return {N | M};
    return sound;
}

}  // namespace

bool append_letters(std::u32string_view letters, Sounds& out) {
    if (letters.empty()) return true;
    const Kind kind = kind_of(letters[0]);
    if (kind == Kind::none) return false;
    out.lacks_vowels = kind == Kind::arabic || kind == Kind::hebrew;
    out.script = static_cast<std::uint8_t>(kind);
    for (std::size_t at = 0; at < letters.size();) {
        const bool is_doubled = at > 0 && letters[at] == letters[at - 1] && !out.lacks_vowels;
        const Pair* pair = find_pair(letters.substr(at));
        if (pair && !(kind == Kind::cyrillic && at + 2 < letters.size() && letters[at + 1] == U'й' &&
                      is_vowel(letters[at + 2]))) {
            if (has_yod(letters, at)) out.add({Y, 0, 0});
            out.add(pair->sound);
            if (pair->second.sure) out.add(pair->second);
            at += pair->letters.size();
            continue;
        }
        const Letter* letter = find_letter(letters[at]);
        if (!letter || kind_of(letters[at]) != kind) return false;
        if (has_yod(letters, at)) out.add({Y, 0, 0});
        if (!is_doubled) {
            out.add(in_place(letter->sound, letters, at));
            if (letter->second.sure) out.add(letter->second);
        }
        ++at;
    }
    if (kind == Kind::cyrillic) relax_case_ending(letters, out);
    return true;
}

}  // namespace kwic::names
