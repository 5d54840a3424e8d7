// SPDX-License-Identifier: GPL-2.0-or-later
// Lists, for each language, the affixes that its light stemmer removes (see text/light_stems.hpp).
#pragma once

#include <span>
#include <string_view>

namespace kwic {

// The kind of letter that must precede a suffix. The vowels are a, e, i, o, u and ə. A Hangul syllable counts as a
// vowel if its last letter is a vowel, and as a consonant otherwise.
enum class After { any, vowel, consonant };

// An affix to remove, the minimum number of letters that must remain, and the replacement of the affix.
struct Affix {
    std::string_view text;
    unsigned min_letters;
    std::string_view replacement = "";
    After after = After::any;
};

// A step removes at most one affix: the first one in `affixes` that the word has and that leaves enough letters. The
// list `affixes` must contain longer affixes before shorter ones.
struct Step {
    enum class Removes { prefix, suffix };
    enum class Keeps { nothing, input };

    Removes removes;
    Keeps keeps;  // `input`: the next step also gets the unchanged word, because the affix may be part of its stem
    std::span<const Affix> affixes;
};

struct LightStemRules {
    std::string_view language;
    int script;
    bool is_bare;  // the affixes are written without accents and points; see strip_marks()
    std::span<const Step> steps;
};

// Returns the rules of the language, or null if the language has no light stemmer.
const LightStemRules* light_stem_rules(std::string_view language);

}  // namespace kwic
