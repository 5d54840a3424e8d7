// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/light_stems.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// An affix to remove, the minimum number of letters that must remain, and the replacement of the affix.
struct Affix {
    std::string_view text;
    unsigned min_letters;
    std::string_view replacement = "";
};

// A step removes at most one affix: the first that the word has and that leaves enough letters. So longer affixes come
// first.
struct Step {
    bool is_prefix;
    std::span<const Affix> affixes;
};

struct Rules {
    std::string_view code;
    int script;
    bool is_bare;    // the affixes are written without accents and points; see strip_marks()
    bool has_whole;  // the input of each step is also a stem, because an apparent affix may be part of the stem
    std::span<const Step> steps;
};

// Persian: the endings of Lucene's PersianStemmer, and the endings of the plural with a possessive. The endings are
// written without zero-width non-joiners, and with the Arabic letters that strip_marks() puts in place of Persian
// letters.
constexpr Affix fa_possessives[] = {{"هايشان", 2, "ها"}, {"هايمان", 2, "ها"}, {"هايتان", 2, "ها"},
                                    {"هايش", 2, "ها"},   {"هايم", 2, "ها"},   {"هايت", 2, "ها"}};
constexpr Affix fa_yeh[] = {{"يي", 2}, {"ي", 2}};
constexpr Affix fa_plural[] = {{"ها", 2}, {"ات", 2}, {"ان", 2}};
constexpr Affix fa_degree[] = {{"ترين", 2}, {"تر", 2}};
constexpr Step fa[] = {{false, fa_possessives}, {false, fa_yeh}, {false, fa_plural}, {false, fa_degree}};

// Hindi: the endings of Ramanathan and Rao, "A Lightweight Stemmer for Hindi" (EACL 2003), as in Lucene's HindiStemmer,
// but without candrabindu, which strip_marks() replaces.
constexpr Affix hi_endings[] = {
    {"ाएंगी", 2}, {"ाएंगे", 2}, {"ाऊंगी", 2}, {"ाऊंगा", 2}, {"ाइयों", 2}, {"ाइयां", 2}, {"ाएगी", 2}, {"ाएगा", 2},
    {"ाओगी", 2}, {"ाओगे", 2}, {"एंगी", 2},  {"ेंगी", 2},   {"एंगे", 2},   {"ेंगे", 2},    {"ूंगी", 2},   {"ूंगा", 2},
    {"ातीं", 2},  {"नाओं", 2}, {"नाएं", 2},  {"ताओं", 2},  {"ताएं", 2},  {"ियों", 2},  {"ियां", 2},  {"ाकर", 2},
    {"ाइए", 2},  {"ाईं", 2},  {"ाया", 2},  {"ेगी", 2},   {"ेगा", 2},   {"ोगी", 2},  {"ोगे", 2},   {"ाने", 2},
    {"ाना", 2},  {"ाते", 2},  {"ाती", 2},  {"ाता", 2},  {"तीं", 2},   {"ाओं", 2},   {"ाएं", 2},   {"ुओं", 2},
    {"ुएं", 2},    {"ुआं", 2},   {"कर", 2},   {"ाओ", 2},   {"िए", 2},   {"ाई", 2},   {"ाए", 2},   {"ने", 2},
    {"नी", 2},   {"ना", 2},  {"ते", 2},    {"ती", 2},   {"ता", 2},   {"ां", 2},    {"ों", 2},    {"ें", 2},
    {"ीं", 2},    {"ो", 2},   {"े", 2},     {"ू", 2},     {"ु", 2},     {"ी", 2},    {"ि", 2},    {"ा", 2}};
constexpr Step hi[] = {{false, hi_endings}};

// Greek: the endings of nouns and adjectives in steps 1 and 6 of Ntais, "Development of a Stemmer for the Greek
// Language" (2006), but without accents and with σ instead of the final ς.
constexpr Affix el_endings[] = {{"ματων", 2, "μ"}, {"ματοσ", 2, "μ"}, {"ματα", 2, "μ"}, {"εωσ", 3}, {"εων", 3},
                                {"εισ", 3},        {"ουσ", 3},        {"ουν", 3},       {"ησ", 3},  {"εσ", 3},
                                {"οσ", 3},         {"ασ", 3},         {"ων", 3},        {"οι", 3},  {"ου", 3},
                                {"ον", 3},         {"ην", 3},         {"αν", 3},        {"α", 3},   {"η", 3},
                                {"ο", 3},          {"ι", 3},          {"ε", 3},         {"υ", 3},   {"ω", 3}};
constexpr Affix el_iota[] = {{"ι", 3}};
constexpr Step el[] = {{false, el_endings}, {false, el_iota}};

// Korean: the particles (josa) of Korean school grammar, alone and in common pairs, and the ending of the plural. A
// one-syllable particle that is also a frequent ending of nouns is removed only after two or more syllables.
constexpr Affix ko_particles[] = {
    {"에서부터", 1}, {"으로부터", 1}, {"에게서", 1}, {"에서는", 1}, {"에서도", 1}, {"에서의", 1}, {"으로는", 1},
    {"으로도", 1},   {"으로서", 1},   {"으로써", 1}, {"까지의", 1}, {"까지는", 1}, {"까지도", 1}, {"이라는", 2},
    {"이라고", 2},   {"에서", 1},     {"에게", 1},   {"에는", 1},   {"에도", 1},   {"으로", 1},   {"로는", 2},
    {"로도", 2},     {"로서", 2},     {"로써", 2},   {"까지", 1},   {"부터", 1},   {"한테", 1},   {"께서", 1},
    {"처럼", 1},     {"보다", 2},     {"마다", 1},   {"조차", 1},   {"마저", 1},   {"밖에", 1},   {"라는", 2},
    {"이나", 2},     {"과의", 2},     {"와의", 2},   {"만이", 2},   {"만을", 2},   {"은", 2},     {"는", 2},
    {"이", 2},       {"가", 2},       {"을", 1},     {"를", 1},     {"에", 2},     {"의", 2},     {"로", 2},
    {"와", 2},       {"과", 2},       {"도", 2},     {"만", 2}};
constexpr Affix ko_plural[] = {{"들", 2}};
constexpr Step ko[] = {{false, ko_particles}, {false, ko_plural}};

// Hebrew: the prefix for "and", the prefixes for prepositions and for "that", and the article. A root may begin with
// the same letter as a prefix, so a prefix is removed only if the rest is long enough.
constexpr Affix he_and[] = {{"ו", 3}};
constexpr Affix he_prepositions[] = {{"ב", 5}, {"ל", 5}, {"מ", 5}, {"כ", 5}, {"ש", 5}};
constexpr Affix he_article[] = {{"ה", 3}};
constexpr Step he[] = {{true, he_and}, {true, he_prepositions}, {true, he_article}};

// Czech: the light stemmer of Dolamic and Savoy, "Indexing and Stemming Approaches for the Czech Language" (IPM 45,
// 2009), as in Lucene's CzechStemmer, but without accents, because users often omit accents.
constexpr Affix cs_cases[] = {{"atech", 3}, {"etem", 3}, {"atum", 3}, {"ech", 3}, {"ich", 3}, {"eho", 3}, {"emi", 3},
                              {"emu", 3},   {"ete", 3},  {"eti", 3},  {"iho", 3}, {"imi", 3}, {"imu", 3}, {"ach", 3},
                              {"ata", 3},   {"aty", 3},  {"ych", 3},  {"ama", 3}, {"ami", 3}, {"ove", 3}, {"ovi", 3},
                              {"ymi", 3},   {"em", 3},   {"es", 3},   {"im", 3},  {"um", 3},  {"at", 3},  {"am", 3},
                              {"os", 3},    {"us", 3},   {"ym", 3},   {"mi", 3},  {"ou", 3},  {"a", 3},   {"e", 3},
                              {"i", 3},     {"o", 3},    {"u", 3},    {"y", 3}};
constexpr Affix cs_possessives[] = {{"ov", 4}, {"uv", 4}, {"in", 4}};
constexpr Affix cs_consonants[] = {{"ct", 2, "ck"}, {"c", 2, "k"}, {"z", 2, "h"}};
constexpr Step cs[] = {{false, cs_cases}, {false, cs_possessives}, {false, cs_consonants}};

// Polish: the endings of nouns and adjectives in Kubiński's pl_stemmer, but without accents.
constexpr Affix pl_cases[] = {{"owego", 3}, {"owemu", 3}, {"owych", 3}, {"owymi", 3}, {"owej", 3}, {"owie", 3},
                              {"owym", 3},  {"iego", 3},  {"iemu", 3},  {"iach", 3},  {"iami", 3}, {"ego", 3},
                              {"emu", 3},   {"ach", 3},   {"ami", 3},   {"ych", 3},   {"ymi", 3},  {"ich", 3},
                              {"imi", 3},   {"iom", 3},   {"owi", 3},   {"iem", 3},   {"iej", 3},  {"owa", 3},
                              {"owe", 3},   {"owy", 3},   {"ow", 3},    {"om", 3},    {"em", 3},   {"ej", 3},
                              {"ym", 3},    {"im", 3},    {"ia", 3},    {"ie", 3},    {"iu", 3},   {"io", 3},
                              {"a", 3},     {"e", 3},     {"i", 3},     {"o", 3},     {"u", 3},    {"y", 3}};
constexpr Step pl[] = {{false, pl_cases}};

// Bulgarian: the stemmer of Savoy, "Searching Strategies for the Bulgarian Language" (Information Retrieval 10, 2007),
// as in Lucene's BulgarianStemmer.
constexpr Affix bg_article[] = {{"ият", 4}, {"ът", 4}, {"то", 4}, {"те", 4}, {"та", 4}, {"ия", 4}, {"ят", 3}};
constexpr Affix bg_plural[] = {{"овци", 3, "о"}, {"ища", 3},     {"ове", 3},     {"еве", 3, "й"}, {"та", 3},
                               {"ци", 3, "к"},   {"зи", 3, "г"}, {"си", 3, "х"}, {"и", 3}};
constexpr Affix bg_vowels[] = {{"я", 3}, {"а", 3}, {"о", 3}, {"е", 3}};
constexpr Step bg[] = {{false, bg_article}, {false, bg_plural}, {false, bg_vowels}};

// Ukrainian: the endings of nouns and adjectives, modeled on Snowball's Russian stemmer.
constexpr Affix uk_cases[] = {{"ового", 3}, {"ові", 3}, {"еві", 3}, {"єві", 3}, {"ього", 3}, {"ьому", 3}, {"ого", 3},
                              {"ому", 3},   {"ями", 3}, {"ами", 3}, {"ими", 3}, {"іми", 3},  {"иях", 3},  {"їв", 3},
                              {"ів", 3},    {"ях", 3},  {"ах", 3},  {"ям", 3},  {"ам", 3},   {"ом", 3},   {"ем", 3},
                              {"єм", 3},    {"ою", 3},  {"ею", 3},  {"єю", 3},  {"их", 3},   {"іх", 3},   {"ий", 3},
                              {"ій", 3},    {"им", 3},  {"ім", 3},  {"ої", 3},  {"ії", 3},   {"ію", 3},   {"ія", 3},
                              {"а", 3},     {"я", 3},   {"е", 3},   {"є", 3},   {"и", 3},    {"і", 3},    {"ї", 3},
                              {"о", 3},     {"у", 3},   {"ю", 3},   {"ь", 3}};
constexpr Step uk[] = {{false, uk_cases}};

// Arabic: the prefixes of the stemmer light10 (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
// Retrieval", 2007), a prefix for "and for the", and two prepositions, which are removed only if at least four letters
// remain. Suffixes are not removed, because Snowball's Arabic stemmer, which is also used, removes suffixes.
constexpr Affix ar_prefixes[] = {{"وال", 2}, {"بال", 2}, {"كال", 2}, {"فال", 2}, {"ولل", 2},
                                 {"ال", 2},  {"لل", 2},  {"و", 3},   {"ب", 4},   {"ل", 4}};
constexpr Step ar[] = {{true, ar_prefixes}};

constexpr std::array<Rules, 10> languages = {{{"ar", USCRIPT_ARABIC, true, false, ar},
                                              {"bg", USCRIPT_CYRILLIC, false, false, bg},
                                              {"cs", USCRIPT_LATIN, true, false, cs},
                                              {"el", USCRIPT_GREEK, true, false, el},
                                              {"fa", USCRIPT_ARABIC, true, false, fa},
                                              {"he", USCRIPT_HEBREW, true, true, he},
                                              {"hi", USCRIPT_DEVANAGARI, true, false, hi},
                                              {"ko", USCRIPT_HANGUL, false, true, ko},
                                              {"pl", USCRIPT_LATIN, true, false, pl},
                                              {"uk", USCRIPT_CYRILLIC, false, false, uk}}};

const Rules* find_rules(std::string_view code) {
    const auto at = std::find_if(languages.begin(), languages.end(), [&](const Rules& r) { return r.code == code; });
    return at == languages.end() ? nullptr : &*at;
}

// Removes an affix from `word`: the first in `step` that `word` has and that leaves enough letters.
void remove_affix(const Step& step, std::string& word) {
    for (const Affix& affix : step.affixes) {
        if (step.is_prefix ? !word.starts_with(affix.text) : !word.ends_with(affix.text)) continue;
        const std::size_t left = word.size() - affix.text.size();
        if (count_characters(std::string_view(word).substr(step.is_prefix ? affix.text.size() : 0, left)) <
            affix.min_letters)
            continue;
        word.replace(step.is_prefix ? 0 : left, affix.text.size(), affix.replacement);
        return;
    }
}

}  // namespace

int light_stem_script(std::string_view language) {
    const Rules* rules = find_rules(language);
    return rules ? rules->script : -1;
}

std::vector<std::string> light_stems(std::string_view language, std::string_view word) {
    const Rules* rules = find_rules(language);
    if (!rules) return {};
    std::string stem = rules->is_bare ? strip_marks(word) : std::string(word);
    std::vector<std::string> stems;
    for (const Step& step : rules->steps) {
        if (rules->has_whole) stems.push_back(stem);
        remove_affix(step, stem);
    }
    stems.push_back(stem);
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

}  // namespace kwic
