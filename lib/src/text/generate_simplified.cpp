// SPDX-License-Identifier: GPL-2.0-or-later
// The build runs this program, which writes the tables of simplified.cpp to the file that its argument names. The rows
// come from ICU's transliterator of traditional to simplified characters. ICU takes 40 ms to load this transliterator,
// which is longer than most searches take, so kwic does not load it.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace {

using icu::UnicodeString;

// ICU replaces 苧 by 苎, but also 苎 by 苧. The first row makes both characters 苎. The other rows are variants that
// ICU does not replace.
constexpr std::array<std::pair<char16_t, char16_t>, 7> variants = {
    {{u'苧', u'苎'}, {u'峯', u'峰'}, {u'敎', u'教'}, {u'爲', u'为'}, {u'衞', u'卫'}, {u'靑', u'青'}, {u'谘', u'咨'}}};

UnicodeString simplified(UnicodeString word, const icu::Transliterator& simplifier) {
    // The first round replaces some characters by other traditional characters, which the second round simplifies.
    for (int round = 0; round < 2; ++round) simplifier.transliterate(word);
    for (const auto& [from, to] : variants) word.findAndReplace(UnicodeString(from), UnicodeString(to));
    return word;
}

std::map<UnicodeString, UnicodeString> characters(const icu::Transliterator& simplifier) {
    constexpr char16_t first = 0x2e80;  // the first radical; no character before it is Chinese
    constexpr char16_t last = 0xfaff;   // the last compatibility ideograph
    std::map<UnicodeString, UnicodeString> rows;
    for (char16_t character = first; character <= last; ++character) {
        if (U16_IS_SURROGATE(character)) continue;
        const UnicodeString from(character);
        const UnicodeString to = simplified(from, simplifier);
        if (to != from) rows[from] = to;
    }
    return rows;
}

// Returns the phrases in the rules of the transliterator whose characters have other simplified forms outside the
// phrase. The rule of a phrase has the form `計畫 > 计划;`.
std::map<UnicodeString, UnicodeString> phrases(const icu::Transliterator& simplifier,
                                               const std::map<UnicodeString, UnicodeString>& simple) {
    UnicodeString rules;
    simplifier.toRules(rules, false);
    std::map<UnicodeString, UnicodeString> rows;
    for (std::int32_t begin = 0, end = 0; begin < rules.length(); begin = end + 1) {
        end = rules.indexOf(u'\n', begin);
        if (end < 0) end = rules.length();
        const std::int32_t arrow = rules.indexOf(u" > ", 3, begin, end - begin);
        if (arrow < begin + 2) continue;
        const UnicodeString from = rules.tempSubStringBetween(begin, arrow);
        UnicodeString by_characters;
        bool is_phrase = true;
        for (std::int32_t at = 0; at < from.length(); ++at) {
            is_phrase = is_phrase && from[at] >= 0x2e80;
            const auto row = simple.find(UnicodeString(from[at]));
            by_characters.append(row == simple.end() ? UnicodeString(from[at]) : row->second);
        }
        const UnicodeString to = simplified(from, simplifier);
        if (is_phrase && to != by_characters) rows[from] = to;
    }
    return rows;
}

// Writes `constexpr auto NAME = std::to_array<TYPE>({ROWS});`, with `quote` before and after each string.
void write(std::ofstream& out, const char* name, const char* type, char quote,
           const std::map<UnicodeString, UnicodeString>& rows) {
    out << "constexpr auto " << name << " = std::to_array<" << type << ">({\n";
    for (const auto& [from, to] : rows) {
        std::string utf8_from, utf8_to;
        out << "{u" << quote << from.toUTF8String(utf8_from) << quote << ", u" << quote << to.toUTF8String(utf8_to)
            << quote << "},\n";
    }
    out << "});\n";
}

}  // namespace

int main(int argument_count, char** arguments) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplifier(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || argument_count != 2) {
        std::fprintf(stderr, "generate_simplified: %s\n", U_FAILURE(status) ? u_errorName(status) : "no output file");
        return 2;
    }
    const auto simple = characters(*simplifier);
    std::ofstream out(arguments[1]);
    write(out, "phrases", "Phrase", '"', phrases(*simplifier, simple));
    write(out, "characters", "Character", '\'', simple);
    out.close();
    return out ? 0 : 2;
}
