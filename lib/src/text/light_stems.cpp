// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/light_stems.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"
#include "text/light_stem_rules.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The range of Hangul syllables in Unicode. Each syllable that ends with a vowel precedes the 27 syllables that add a
// final consonant to it (Unicode Standard, section 3.12).
constexpr std::int32_t first_syllable = 0xac00;
constexpr std::int32_t last_syllable = 0xd7a3;
constexpr std::int32_t syllables_per_vowel = 28;

bool may_follow(const Affix& affix, std::string_view rest) {
    if (affix.after == After::any || rest.empty()) return true;
    std::size_t at = character_start(rest, rest.size() - 1);
    const std::int32_t last = next_character(rest, at);
    const bool is_vowel = last >= first_syllable && last <= last_syllable
                              ? (last - first_syllable) % syllables_per_vowel == 0
                              : last == U'ə' || std::u32string_view(U"aeiou").find(last) != std::u32string_view::npos;
    return is_vowel == (affix.after == After::vowel);
}

// Applies `step`. Removes the first affix in `step` that the word has and that leaves enough letters. Returns the word
// unchanged if it has no such affix.
std::string without_affix(const Step& step, std::string word) {
    const bool is_prefix = step.removes == Step::Removes::prefix;
    for (const Affix& affix : step.affixes) {
        if (is_prefix ? !word.starts_with(affix.text) : !word.ends_with(affix.text)) continue;
        const std::size_t left = word.size() - affix.text.size();
        const auto rest = std::string_view(word).substr(is_prefix ? affix.text.size() : 0, left);
        if (count_characters(rest) < affix.min_letters || !may_follow(affix, rest)) continue;
        return word.replace(is_prefix ? 0 : left, affix.text.size(), affix.replacement);
    }
    return word;
}

void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

int light_stem_script(std::string_view language) {
    const LightStemRules* rules = light_stem_rules(language);
    return rules ? rules->script : -1;
}

std::vector<std::string> light_stems(std::string_view language, std::string_view word) {
    const LightStemRules* rules = light_stem_rules(language);
    if (!rules) return {};
    std::vector<std::string> stems = {rules->is_bare ? strip_marks(word) : std::string(word)};
    for (const Step& step : rules->steps) {
        std::vector<std::string> after;
        for (const std::string& stem : stems) {
            after.push_back(without_affix(step, stem));
            if (step.keeps == Step::Keeps::input) after.push_back(stem);
        }
        sort_unique(after);
        stems = std::move(after);
    }
    return stems;
}

}  // namespace kwic
