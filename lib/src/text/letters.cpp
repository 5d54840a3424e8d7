// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/letters.hpp"

#include "text/simplified.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// A letter and its replacement.
struct Letter {
    UChar32 from;
    std::u16string_view to;
};

// Sorted by `from`.
constexpr std::array<Letter, 37> letters = {{
    {'"', u""},           // typed instead of gershayim (U+05F4)
    {0x00df, u"ss"},      // ß, unless case folding has replaced it
    {0x00e6, u"ae"},      // æ
    {0x00f0, u"d"},       // ð
    {0x00f8, u"o"},       // ø
    {0x00fe, u"th"},      // þ
    {0x0111, u"d"},       // đ
    {0x0127, u"h"},       // ħ
    {0x0131, u"i"},       // ı
    {0x0142, u"l"},       // ł
    {0x0153, u"oe"},      // œ
    {0x0167, u"t"},       // ŧ
    {0x02b9, u""},        // this and the next six: signs in transliterations, as in Shariʿa and Hawaiʻi
    {0x02ba, u""},        //
    {0x02bb, u""},        //
    {0x02bd, u""},        //
    {0x02be, u""},        //
    {0x02bf, u""},        //
    {0x02c8, u""},        //
    {0x0491, u"\u0433"},  // Ukrainian ґ, which older texts write as г
    {0x05f3, u""},        // geresh
    {0x05f4, u""},        // gershayim
    {0x0629, u"\u0647"},  // teh marbuta; most Arabic rows follow Lucene's ArabicNormalizer and PersianNormalizer
    {0x0640, u""},        // tatweel
    {0x0649, u"\u064a"},  // alef maksura
    {0x066b, u"."},       // decimal separator
    {0x066c, u","},       // thousands separator
    {0x0671, u"\u0627"},  // alef wasla
    {0x06a9, u"\u0643"},  // Persian kaf
    {0x06c1, u"\u0647"},  // heh goal
    {0x06c3, u"\u0647"},  // teh marbuta goal
    {0x06cc, u"\u064a"},  // Persian yeh
    {0x06d2, u"\u064a"},  // yeh barree
    {0x06d5, u"\u0647"},  // ae; the base letter of heh with yeh above
    {0x0901, u"\u0902"},  // candrabindu; Lucene's HindiNormalizer also replaces it and removes the nukta
    {0x093c, u""},        // nukta
    {0xa78c, u""},        // ꞌ
}};

bool is_optional_mark(UChar32 c) {
    if (u_charType(c) != U_NON_SPACING_MARK) return false;
    if (c >= 0x0300 && c <= 0x036f) return true;  // marks of European alphabets
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_ARABIC || script == USCRIPT_HEBREW || (c >= 0x064b && c <= 0x0670);
}

// Returns whether `base` with `mark` is й, ў or ї. The letters й, ў and ї keep their mark, because the mark
// distinguishes words: мои, мой.
bool makes_letter(UChar32 base, UChar32 mark) {
    return mark == 0x0306 ? base == u'и' || base == u'у' : mark == 0x0308 && base == u'і';
}

bool is_han(char16_t unit) { return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff); }

bool is_kana(char16_t unit) { return (unit >= 0x3041 && unit <= 0x30ff); }

// Replaces katakana by hiragana, except in words of fewer than three characters: ハ and は are different words.
void make_hiragana(icu::UnicodeString& word) {
    constexpr std::int32_t min_length = 3;
    if (word.length() < min_length) return;
    for (std::int32_t at = 0; at < word.length(); ++at)
        if (word[at] >= 0x30a1 && word[at] <= 0x30f6) word.setCharAt(at, static_cast<char16_t>(word[at] - 0x60));
}

// Replaces kana for the sound v by kana for the sound b, because many words have both spellings: ヴァイオリン,
// バイオリン.
void make_v_plain(icu::UnicodeString& word) {
    static constexpr std::array<std::pair<std::u16string_view, std::u16string_view>, 5> sounds = {
        {{u"ゔぁ", u"ば"}, {u"ゔぃ", u"び"}, {u"ゔぇ", u"べ"}, {u"ゔぉ", u"ぼ"}, {u"ゔ", u"ぶ"}}};
    for (const auto& [from, to] : sounds)
        word.findAndReplace(icu::UnicodeString(from.data(), static_cast<std::int32_t>(from.size())),
                            icu::UnicodeString(to.data(), static_cast<std::int32_t>(to.size())));
}

// Removes the sign of a long vowel at the end of a word, because the sign is optional there: コンピューター,
// コンピュータ. Short words keep the sign, because the sign distinguishes short words: カバ, カバー.
void drop_final_length(icu::UnicodeString& word) {
    constexpr std::int32_t min_length = 3;
    std::int32_t length = word.length();
    while (length > min_length && word[length - 1] == u'ー') --length;
    word.truncate(length);
}

// Replaces n before a consonant, and m before a labial consonant, by a dot (anusvara), because Hindi words have both
// spellings: हिन्दी, हिंदी.
void make_nasals_dots(icu::UnicodeString& word) {
    for (std::int32_t at = 0; at + 2 < word.length(); ++at) {
        const char16_t letter = word[at];
        const char16_t next = word[at + 2];
        const bool is_nasal = letter == u'न' || (letter == u'म' && next >= u'प' && next <= u'भ');
        if (is_nasal && word[at + 1] == 0x094d && next >= u'क' && next <= u'ह') word.replace(at, 2, u'\u0902');
    }
}

}  // namespace

void append_bare(UChar32 c, icu::UnicodeString& out) {
    if (c < 0x80 && c != '"') {
        out.append(c);
        return;
    }
    const auto at =
        std::lower_bound(letters.begin(), letters.end(), c, [](const Letter& l, UChar32 x) { return l.from < x; });
    if (at != letters.end() && at->from == c)
        out.append(at->to.data(), static_cast<std::int32_t>(at->to.size()));
    else if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER)
        out.append(static_cast<char16_t>('0' + u_charDigitValue(c)));
    else if (!is_optional_mark(c) || (!out.isEmpty() && makes_letter(out[out.length() - 1], c)))
        out.append(c);
}

void make_spellings_equal(icu::UnicodeString& word) {
    const char16_t* const begin = word.getBuffer();
    const char16_t* const end = begin + word.length();
    if (std::none_of(begin, end, [](char16_t unit) { return unit >= 0x0900; })) return;
    const bool has_han = std::any_of(begin, end, is_han);
    const bool has_kana = std::any_of(begin, end, is_kana);
    make_nasals_dots(word);
    if (has_kana) {
        make_hiragana(word);
        make_v_plain(word);
        drop_final_length(word);
    }
    if (has_han) simplify(word);
}

}  // namespace kwic
