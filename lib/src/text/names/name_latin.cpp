// SPDX-License-Identifier: GPL-2.0-or-later
// append_latin() maps Latin letters to sounds. The rules cover the spellings of foreign names in English, French,
// German, Spanish, Italian, Polish, Dutch and Turkish newspapers. The spellings differ systematically, because they
// follow different romanizations: BGN/PCGN (English), ISO 9 and ISO 233 (scholarly), the Duden (German) and the usage
// of Agence France-Presse.
#include "text/names/name_sounds.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic::names {
namespace {

// The positions in a word at which a rule applies.
enum class Where : std::uint8_t {
    anywhere,
    first,
    last,             // at the end of the word
    last_after_high,  // at the end of the word, after i, y or u
    before_front,     // before e, ę, i or y
    before_vowel,
    not_before_vowel,
    before_consonant,
    after_consonant,
};

// A sequence of letters and the one or two sounds that it stands for.
struct Rule {
    std::string_view spelling;
    Where where;
    Sound first;
    Sound second = {};
};

using enum Where;

// The rules are grouped by the first letter of the spelling. If several rules apply, the first is used. Each capital
// stands for letters outside ASCII: A for ä æ ə, O for ö ø œ ő, U for ü ű, E for ę, Y for ą, S for š ş ș ś, C for č ć,
// Q for ç, Z for ž ź ż, D for đ ð, G for ğ, and T for ț ţ.
constexpr Rule rules[] = {
    {"ayy", before_vowel, {A}, {Y, I, 1}},
    {"ayee", not_before_vowel, {AI, 0, 255, true}},
    {"aee", not_before_vowel, {AI, 0, 255, true}},
    {"aou", before_vowel, {A}, {U | W, V, 2}},
    {"aou", anywhere, {AU, O | U, 255, true}},
    {"aa", anywhere, {A, 0, 255, true}},
    {"ae", anywhere, {A | AI}, {E, 0, 0}},
    {"ai", not_before_vowel, {AI, 0, 255, true}},
    {"ay", not_before_vowel, {AI, 0, 255, true}},
    {"aj", not_before_vowel, {AI | A, 0, 255, true}, {Y | J | ZH, X, 0}},
    {"au", not_before_vowel, {AU, O | U, 255, true}},
    {"a", anywhere, {A}},
    {"b", anywhere, {B}},
    {"chtch", anywhere, {SH | CH}},
    {"cch", anywhere, {K | CH}},
    {"chr", anywhere, {K | C | X}, {R}},
    {"ch", before_consonant, {CH | SH | X | H}},
    {"ch", anywhere, {CH | SH | X}},
    {"ck", anywhere, {K | C}},
    {"cz", anywhere, {CH}},
    {"cs", last, {C, CH}, {S}},
    {"cc", before_front, {CH, C}},
    {"cc", anywhere, {K | C}},
    {"c", before_front, {S | TS | CH, J}},
    {"c", first, {C, J | TS}},
    {"c", anywhere, {C, TS | CH | J}},
    {"dsch", anywhere, {J}},
    {"dzh", anywhere, {J}},
    {"dZ", anywhere, {J}},
    {"dj", anywhere, {J, D}},
    {"dg", before_front, {J}},
    {"dz", anywhere, {Z | J, TS}},
    {"ds", before_front, {Z | J, TS}},
    {"dt", anywhere, {T, D}},
    {"dh", anywhere, {DH | D, Z}},
    {"d", anywhere, {D | DH}},
    {"ee", anywhere, {I | E, 0, 255, true}},
    {"ei", not_before_vowel, {AI, 0, 255, true}},
    {"ey", not_before_vowel, {AI, 0, 255, true}},
    {"ej", not_before_vowel, {AI | E, I, 255, true}, {Y | J | ZH, X, 0}},
    {"eh", last, {A | E}, {H, 0, 0}},
    {"e", last, {E, 0, 4}},
    {"e", anywhere, {E}},
    {"ff", last, {F, V | W}},
    {"f", anywhere, {F}},
    {"gu", before_front, {G}},
    {"gh", anywhere, {GH | G, Q}},
    {"gj", anywhere, {J}},
    {"gg", before_front, {G | J, Q}},
    {"g", before_front, {G | J | ZH, Q | GH}},
    {"g", anywhere, {G, Q | GH}},
    {"h", first, {H, 0, 6}},
    {"h", last, {H, 0, 0}},
    {"he", before_consonant, {H, 0, 2}, {E, 0, 2}},
    {"h", after_consonant, {H, 0, 0}},
    {"h", before_vowel, {H, 0, 2}},
    {"h", anywhere, {H, 0, 1}},
    {"ie", not_before_vowel, {I | Y, 0, 2}, {E, 0, 2}},
    {"iy", before_vowel, {I}, {Y, I, 0}},
    {"iyy", anywhere, {I, 0, 255, true}, {Y, 0, 0}},
    {"iy", not_before_vowel, {I}},
    {"ij", last, {I}},
    {"ii", not_before_vowel, {I}},
    {"i", before_vowel, {I | Y}},
    {"i", anywhere, {I}},
    {"j", last, {Y | I | J, ZH, 1}},
    {"j", first, {J | ZH | Y, X}},
    {"j", before_vowel, {J | ZH | Y, X, 2}},
    {"j", anywhere, {J | ZH | Y | I, X}},
    {"kh", anywhere, {X, K}},
    {"k", anywhere, {K | C | Q}},
    {"l", anywhere, {L}},
    {"m", anywhere, {M}},
    {"ngh", anywhere, {N}, {G | GH | H | X}},
    {"ng", before_consonant, {N}, {G, 0, 2}},
    // French writes -ine and -oune for -in and -un.
    {"ne", last_after_high, {N}, {E, 0, 2}},
    {"n", anywhere, {N}},
    {"oo", anywhere, {U, 0, 255, true}},
    {"ou", before_vowel, {U | W, O}},
    {"ou", anywhere, {U | O, AU, 255, true}},
    {"oe", not_before_vowel, {O}, {E, 0, 0}},
    {"oi", not_before_vowel, {OI, O, 255, true}},
    {"oy", not_before_vowel, {OI, O, 255, true}},
    {"oj", not_before_vowel, {OI | O, 0, 255, true}, {Y | J | ZH, X, 0}},
    // After sh and ch, Russian writes the ending -ov with ё. In Latin letters, this ending after sh and ch is written
    // as -ov or -ev.
    {"ow", last, {O, E}, {V | W}},
    {"ov", last, {O, E}, {V, F}},
    {"o", anywhere, {O}},
    {"ph", anywhere, {F}},
    {"p", anywhere, {P}},
    // Pinyin writes q for a sound like ch before i.
    {"qi", first, {CH, K | Q}, {I}},
    {"qu", before_front, {K | C}},
    {"q", anywhere, {K | C | Q, G}},
    {"r", anywhere, {R}},
    {"schtsch", anywhere, {SH | CH}},
    {"shch", anywhere, {SH | CH}},
    {"szcz", anywhere, {SH | CH}},
    {"sch", anywhere, {SH | ZH}},
    {"sh", before_vowel, {SH}, {H, 0, 0}},
    {"sh", anywhere, {SH}},
    {"sz", anywhere, {SH | S}},
    {"sj", before_vowel, {S | Z | SH}, {Y, 0, 1}},
    {"ss", anywhere, {S}},
    {"s", anywhere, {S, Z}},
    {"tsch", anywhere, {CH, J}},
    {"tch", anywhere, {CH}},
    {"tsh", anywhere, {CH}},
    {"ts", anywhere, {TS}},
    {"tz", anywhere, {TS, Z}},
    {"th", anywhere, {TH | T}},
    {"t", anywhere, {T | TH}},
    {"ue", not_before_vowel, {U}, {E, 0, 0}},
    {"u", before_vowel, {U | W}},
    {"u", anywhere, {U}},
    {"v", last, {V, F}},
    {"v", anywhere, {V}},
    {"w", anywhere, {V | W, U}},
    {"x", first, {K, 0, 1}, {S | SH | Z}},
    {"x", anywhere, {K | C}, {S}},
    {"y", before_vowel, {Y, I, 1}},
    {"yi", last, {I}},
    {"yi", not_before_vowel, {I | Y}, {I | E}},
    {"yj", not_before_vowel, {I}},
    {"yy", before_vowel, {Y, I, 1}},
    {"yy", anywhere, {I}},
    {"y", anywhere, {I}},
    {"zh", anywhere, {ZH, Z}},
    {"zz", anywhere, {Z | TS}},
    {"z", anywhere, {Z, S | TS}},
    // The sounds of the capitals include those of the letters without marks, because marks are often omitted.
    {"A", anywhere, {A | E}},
    {"C", anywhere, {CH | C, TS}},
    {"D", anywhere, {J | D, DH}},
    {"E", anywhere, {E}, {N, M, 0}},
    {"G", anywhere, {G | GH, 0, 0}},
    {"O", anywhere, {O | E}},
    {"Q", anywhere, {S | CH | C}},
    {"SC", anywhere, {SH | CH}},
    {"S", anywhere, {SH | S}},
    {"T", anywhere, {TS | T}},
    {"U", anywhere, {U}},
    {"Y", anywhere, {A | O}, {N, M, 0}},
    {"Z", anywhere, {ZH | Z}},
};

constexpr bool is_vowel(char c) { return std::string_view("aeiouAOUEY").find(c) != std::string_view::npos; }

bool applies(const Rule& rule, std::string_view letters, std::size_t at) {
    if (letters.compare(at, rule.spelling.size(), rule.spelling) != 0) return false;
    const std::size_t behind = at + rule.spelling.size();
    const char next = behind < letters.size() ? letters[behind] : '\0';
    switch (rule.where) {
        case anywhere:
            return true;
        case first:
            return at == 0;
        case last:
            return next == '\0';
        case last_after_high:
            return next == '\0' && at > 0 &&
                   (letters[at - 1] == 'i' || letters[at - 1] == 'y' || letters[at - 1] == 'u');
        case before_front:
            return next == 'e' || next == 'i' || next == 'y' || next == 'E';
        case before_vowel:
            return is_vowel(next);
        case not_before_vowel:
            return !is_vowel(next);
        case before_consonant:
            return next != '\0' && !is_vowel(next);
        case after_consonant:
            return at > 0 && !is_vowel(letters[at - 1]);
    }
    return false;
}

// rules_of[letter] is 1 plus the index of the first rule of the letter, or 0 if the letter has no rule.
constexpr auto rules_of = [] {
    std::array<std::uint8_t, 129> begin{};
    std::size_t rule = 0;
    std::array<bool, 128> seen{};
    for (const Rule& r : rules) {
        const auto letter = static_cast<unsigned char>(r.spelling[0]);
        if (!seen[letter]) begin[letter] = static_cast<std::uint8_t>(rule + 1);
        seen[letter] = true;
        ++rule;
    }
    return begin;
}();

// Returns whether the last s may be an ending of the plural or genitive: Kadhafis. Names of Western languages that end
// with a vowel and s are shorter.
bool may_end_with_genitive(std::string_view letters) {
    constexpr std::size_t min_letters = 7;
    return letters.size() >= min_letters && letters.back() == 's' &&
           std::string_view("aiou").find(letters[letters.size() - 2]) != std::string_view::npos;
}

}  // namespace

void append_latin(std::string_view letters, Sounds& out) {
    const Rule* last = nullptr;  // the previous rule; a doubled consonant is one sound
    for (std::size_t at = 0; at < letters.size();) {
        const auto begin = rules_of[static_cast<unsigned char>(letters[at])];
        const Rule* rule = begin > 0 ? &rules[begin - 1] : nullptr;
        while (rule && rule != std::end(rules) && rule->spelling[0] == letters[at] && !applies(*rule, letters, at))
            ++rule;
        if (!rule || rule == std::end(rules) || rule->spelling[0] != letters[at]) {
            ++at;
            continue;
        }
        if (rule != last || is_vowel(letters[at])) {
            Sound sound = rule->first;
            const std::size_t behind = at + rule->spelling.size();
            const bool is_before_labial = behind < letters.size() && (letters[behind] == 'b' || letters[behind] == 'p');
            if (sound.sure == N && is_before_labial) sound.sure |= M;
            out.add(sound);
            if (rule->second.sure) out.add(rule->second);
        }
        at += rule->spelling.size();
        last = rule;
    }
    if (may_end_with_genitive(letters)) out[out.size() - 1].skip = 2;
}

}  // namespace kwic::names
