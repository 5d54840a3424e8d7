// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/cyrillic.hpp"

#include "text/fold.hpp"
#include "text/language/letter_frequency.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// A language and the letters that other languages in this table have, but this language does not have.
struct Alphabet {
    std::string_view language;
    std::array<std::string_view, 16> missing;
};

constexpr std::array<Alphabet, 6> alphabets = {{
    {"be", {"и", "ї", "є", "ґ", "щ", "ъ", "ђ", "ј", "љ", "њ", "ћ", "џ", "ѓ", "ќ", "ѕ"}},
    {"bg", {"ё", "ы", "э", "і", "ї", "є", "ґ", "ў", "ђ", "ј", "љ", "њ", "ћ", "џ", "ѓ", "ќ"}},
    {"mk", {"й", "ё", "щ", "ъ", "ы", "ь", "э", "ю", "я", "і", "ї", "є", "ґ", "ў", "ђ", "ћ"}},
    {"ru", {"і", "ї", "є", "ґ", "ў", "ђ", "ј", "љ", "њ", "ћ", "џ", "ѓ", "ќ", "ѕ"}},
    {"sr", {"й", "ё", "щ", "ъ", "ы", "ь", "э", "ю", "я", "і", "ї", "є", "ґ", "ў", "ѓ", "ќ"}},
    {"uk", {"ё", "ъ", "ы", "э", "ў", "ђ", "ј", "љ", "њ", "ћ", "џ", "ѓ", "ќ", "ѕ"}},
}};

// Returns whether the alphabet lacks letters of `words`, which must be folded.
bool lacks_letters(const Alphabet& alphabet, std::string_view words) {
    return are_frequent(alphabet.missing, words, 1);
}

}  // namespace

std::string_view language_of_alphabet(std::string_view language, std::string_view words) {
    const auto own = std::ranges::find(alphabets, language, &Alphabet::language);
    if (own == alphabets.end()) return language;
    const std::string folded = fold(words);
    if (!lacks_letters(*own, folded)) return language;
    std::string_view only;
    for (const Alphabet& each : alphabets) {
        if (lacks_letters(each, folded)) continue;
        if (!only.empty()) return "";
        only = each.language;
    }
    return only;
}

}  // namespace kwic
