// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/light_stem_rules.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace kwic {
namespace {

constexpr auto prefix = Step::Removes::prefix;
constexpr auto suffix = Step::Removes::suffix;
constexpr auto nothing = Step::Keeps::nothing;
constexpr auto input = Step::Keeps::input;

// Persian: the endings of Lucene's PersianStemmer, the endings of the plural with a possessive, and the possessive
// endings (Lazard, "A Grammar of Contemporary Persian", 1992, chapters 2 and 3). The endings are written without
// zero-width non-joiners, and with the Arabic letters that strip_marks() puts in place of Persian letters. Short
// endings are removed only from longer words, because many nouns have the same last letters as an ending.
constexpr Affix fa_possessives[] = {{"هايشان", 2, "ها"},
                                    {"هايمان", 2, "ها"},
                                    {"هايتان", 2, "ها"},
                                    {"هايش", 2, "ها"},
                                    {"هايم", 2, "ها"},
                                    {"هايت", 2, "ها"},
                                    {"شان", 3},
                                    {"مان", 4},
                                    {"تان", 4},
                                    {"اش", 3},
                                    {"ام", 4},
                                    {"ش", 4},
                                    {"م", 4}};
constexpr Affix fa_indefinite[] = {{"هاي", 3, "ه"}, {"گان", 3, "ه"}, {"ويان", 2, "و"}};
constexpr Affix fa_yeh[] = {{"يي", 2}, {"ي", 2}};
constexpr Affix fa_plural[] = {{"ها", 3}, {"ات", 3}, {"يان", 3, "ي"}, {"ان", 4}};
constexpr Affix fa_degree[] = {{"ترين", 2}, {"تر", 3}};
constexpr Step fa[] = {{suffix, input, fa_possessives},
                       {suffix, input, fa_indefinite},
                       {suffix, input, fa_yeh},
                       {suffix, nothing, fa_plural},
                       {suffix, nothing, fa_degree}};

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
constexpr Step hi[] = {{suffix, nothing, hi_endings}};

// Greek: the endings of nouns and adjectives in steps 1 and 6 of Ntais, "Development of a Stemmer for the Greek
// Language" (2006), but without accents and with σ instead of the final ς.
constexpr Affix el_endings[] = {{"ματων", 2, "μ"}, {"ματοσ", 2, "μ"}, {"ματα", 2, "μ"}, {"εωσ", 3}, {"εων", 3},
                                {"εισ", 3},        {"ουσ", 3},        {"ουν", 3},       {"ησ", 3},  {"εσ", 3},
                                {"οσ", 3},         {"ασ", 3},         {"ων", 3},        {"οι", 3},  {"ου", 3},
                                {"ον", 3},         {"ην", 3},         {"αν", 3},        {"α", 3},   {"η", 3},
                                {"ο", 3},          {"ι", 3},          {"ε", 3},         {"υ", 3},   {"ω", 3}};
constexpr Affix el_iota[] = {{"ι", 3}};
constexpr Step el[] = {{suffix, nothing, el_endings}, {suffix, nothing, el_iota}};

// Korean: the most frequent forms of the copula and of the verbs 하다, 되다 and 시키다, which follow a noun without a
// space; then up to three particles (josa), which may follow each other; then the ending of the plural. The forms are
// from Yeon and Brown, "Korean: A Comprehensive Grammar" (2011), chapters 3 and 4. An affix of one syllable that many
// nouns have as their last syllable is removed only after two or more syllables.
constexpr Affix ko_predicates[] = {
    {"이었습니다", 2}, {"하였습니다", 2}, {"되었습니다", 2}, {"이었으며", 2}, {"이었다고", 2}, {"이었지만", 2},
    {"였습니다", 2},   {"하였으며", 2},   {"했습니다", 2},   {"되었으며", 2}, {"됐습니다", 2}, {"입니다", 2},
    {"이었다", 2},     {"이었던", 2},     {"이라면", 2},     {"이지만", 2},   {"이므로", 2},   {"이라서", 2},
    {"였으며", 2},     {"했으며", 2},     {"했지만", 2},     {"했다고", 2},   {"했다는", 2},   {"했는데", 2},
    {"하였다", 2},     {"하였던", 2},     {"하겠다", 2},     {"하도록", 2},   {"하면서", 2},   {"하기로", 2},
    {"하려고", 2},     {"하자고", 2},     {"하라고", 2},     {"한다고", 2},   {"한다는", 2},   {"합니다", 2},
    {"하세요", 2},     {"됐으며", 2},     {"됐지만", 2},     {"됐다고", 2},   {"됐다는", 2},   {"되었다", 2},
    {"되었던", 2},     {"되면서", 2},     {"된다고", 2},     {"된다는", 2},   {"됩니다", 2},   {"시켰다", 2},
    {"시킨다", 2},     {"시키는", 2},     {"시키고", 2},     {"이다", 2},     {"이자", 2},     {"이기", 2},
    {"인데", 2},       {"였다", 2},       {"였던", 2},       {"한다", 2},     {"하다", 2},     {"하는", 2},
    {"하고", 2},       {"하며", 2},       {"하여", 2},       {"하면", 2},     {"하지", 2},     {"하기", 2},
    {"하게", 2},       {"하던", 2},       {"하자", 2},       {"하려", 2},     {"했다", 2},     {"했던", 2},
    {"했고", 2},       {"해서", 2},       {"해야", 2},       {"된다", 2},     {"되다", 2},     {"되는", 2},
    {"되고", 2},       {"되며", 2},       {"되어", 2},       {"되면", 2},     {"되지", 2},     {"되기", 2},
    {"되게", 2},       {"되던", 2},       {"됐다", 2},       {"됐던", 2},     {"됐고", 2},     {"돼서", 2},
    {"돼야", 2},       {"시킨", 2},       {"시킬", 2},       {"시켜", 2},     {"인", 2},       {"한", 2},
    {"할", 2},         {"함", 2},         {"해", 2},         {"된", 2},       {"될", 2},       {"됨", 2},
    {"돼", 2}};
constexpr Affix ko_particles[] = {{"에서부터", 1},
                                  {"으로부터", 1},
                                  {"에게서", 1},
                                  {"으로서", 1},
                                  {"으로써", 1},
                                  {"이라는", 2},
                                  {"이라고", 2},
                                  {"이라며", 2},
                                  {"에서", 1},
                                  {"에게", 1},
                                  {"으로", 1},
                                  {"까지", 1},
                                  {"부터", 1},
                                  {"한테", 1},
                                  {"께서", 1},
                                  {"처럼", 1},
                                  {"마다", 1},
                                  {"조차", 1},
                                  {"마저", 1},
                                  {"밖에", 1},
                                  {"로서", 2},
                                  {"로써", 2},
                                  {"보다", 2},
                                  {"라는", 2},
                                  {"라고", 2},
                                  {"이나", 2},
                                  {"이며", 2},
                                  {"이고", 2},
                                  {"을", 1, "", After::consonant},
                                  {"를", 1, "", After::vowel},
                                  {"은", 2, "", After::consonant},
                                  {"는", 2, "", After::vowel},
                                  {"이", 2, "", After::consonant},
                                  {"가", 2, "", After::vowel},
                                  {"에", 2},
                                  {"의", 2},
                                  {"로", 2},
                                  {"와", 2, "", After::vowel},
                                  {"과", 2, "", After::consonant},
                                  {"도", 2},
                                  {"만", 2},
                                  {"나", 2},
                                  {"란", 2},
                                  {"께", 2}};
constexpr Affix ko_plural[] = {{"들", 2}};
constexpr Step ko[] = {{suffix, input, ko_predicates},
                       {suffix, input, ko_particles},
                       {suffix, input, ko_particles},
                       {suffix, input, ko_particles},
                       {suffix, input, ko_plural}};

// Hebrew: the prefixes that mean "and", "when" and "that", the prefixed prepositions, and the article; then a doubled
// vav, which is written only after a prefix; then the endings of possession, of number and of the construct state. The
// affixes are from Coffin and Bolozky, "A Reference Grammar of Modern Hebrew", 2005, chapters 5, 8 and 10. The affixes
// are written with the ordinary forms of letters, not with their final forms. A root may begin with the same letter as
// a prefix, so a prefix is removed only if the rest is long enough.
constexpr Affix he_and[] = {{"ו", 3}};
constexpr Affix he_that[] = {{"כש", 3}, {"ש", 4}};
constexpr Affix he_prepositions[] = {{"בב", 2, "ב"}, {"ב", 3}, {"ל", 3}, {"מ", 5}, {"כ", 4}};
constexpr Affix he_article[] = {{"ה", 3}};
constexpr Affix he_vav[] = {{"וו", 2, "ו"}};
constexpr Affix he_endings[] = {{"ווימ", 1, "ו"}, {"יהמ", 2}, {"יהנ", 2},   {"יית", 2, "יה"}, {"יימ", 3, "י"},
                                {"ימ", 2},        {"ות", 3},  {"יו", 2},    {"תו", 2, "ה"},   {"תמ", 3, "ה"},
                                {"ו", 3},         {"י", 3},   {"ת", 2, "ה"}};
constexpr Affix he_feminine[] = {{"אות", 3}, {"ות", 2, "ה"}, {"ימ", 3, "י"}, {"ית", 3, "י"}, {"ת", 3}, {"ה", 3}};
constexpr Step he[] = {{prefix, input, he_and},     {prefix, input, he_that}, {prefix, input, he_prepositions},
                       {prefix, input, he_article}, {prefix, input, he_vav},  {suffix, input, he_feminine},
                       {suffix, input, he_endings}};

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
constexpr Step cs[] = {
    {suffix, nothing, cs_cases}, {suffix, nothing, cs_possessives}, {suffix, nothing, cs_consonants}};

// Polish: the endings of nouns and adjectives in Kubiński's pl_stemmer, but without accents.
constexpr Affix pl_cases[] = {{"owego", 3}, {"owemu", 3}, {"owych", 3}, {"owymi", 3}, {"owej", 3}, {"owie", 3},
                              {"owym", 3},  {"iego", 3},  {"iemu", 3},  {"iach", 3},  {"iami", 3}, {"ego", 3},
                              {"emu", 3},   {"ach", 3},   {"ami", 3},   {"ych", 3},   {"ymi", 3},  {"ich", 3},
                              {"imi", 3},   {"iom", 3},   {"owi", 3},   {"iem", 3},   {"iej", 3},  {"owa", 3},
                              {"owe", 3},   {"owy", 3},   {"ow", 3},    {"om", 3},    {"em", 3},   {"ej", 3},
                              {"ym", 3},    {"im", 3},    {"ia", 3},    {"ie", 3},    {"iu", 3},   {"io", 3},
                              {"a", 3},     {"e", 3},     {"i", 3},     {"o", 3},     {"u", 3},    {"y", 3}};
constexpr Step pl[] = {{suffix, nothing, pl_cases}};

// Bulgarian: the stemmer of Savoy, "Searching Strategies for the Bulgarian Language" (Information Retrieval 10, 2007),
// as in Lucene's BulgarianStemmer.
constexpr Affix bg_article[] = {{"ият", 4}, {"ът", 4}, {"то", 4}, {"те", 4}, {"та", 4}, {"ия", 4}, {"ят", 3}};
constexpr Affix bg_plural[] = {{"овци", 3, "о"}, {"ища", 3},     {"ове", 3},     {"еве", 3, "й"}, {"та", 3},
                               {"ци", 3, "к"},   {"зи", 3, "г"}, {"си", 3, "х"}, {"и", 3}};
constexpr Affix bg_vowels[] = {{"я", 3}, {"а", 3}, {"о", 3}, {"е", 3}};
constexpr Step bg[] = {{suffix, nothing, bg_article}, {suffix, nothing, bg_plural}, {suffix, nothing, bg_vowels}};

// Russian: the case endings of nouns and names, in addition to Snowball's Russian stemmer. Snowball's stemmer removes
// the last letters of nominatives such as Медведев, Сергей and Михаил as if they were endings, so the other cases of
// these names get other stems. A nominative without an ending may have a vowel that the other cases lack: отец, отца
// (Wade, "A Comprehensive Russian Grammar", 2011, part 2).
constexpr Affix ru_vowels[] = {{"ец", 2, "ц"}, {"ок", 2, "к"}, {"ек", 2, "к"}, {"ел", 2, "л"}, {"он", 2, "н"}};
constexpr Affix ru_cases[] = {{"ыми", 3}, {"ами", 3}, {"ями", 3}, {"ах", 3}, {"ях", 3}, {"ам", 3}, {"ям", 3}, {"ом", 3},
                              {"ем", 3},  {"ой", 3},  {"ою", 3},  {"ым", 3}, {"ых", 3}, {"ый", 3}, {"а", 3},  {"я", 3},
                              {"у", 3},   {"ю", 3},   {"е", 3},   {"ы", 3},  {"и", 3},  {"о", 3},  {"ь", 3},  {"й", 3}};
constexpr Step ru[] = {{suffix, input, ru_vowels}, {suffix, input, ru_cases}};

// Ukrainian: the endings of nouns and adjectives, modeled on Snowball's Russian stemmer. In the last syllable of a word
// without an ending, і may take the place of о or е (Харків, Харкова), and other vowels may be lost in other cases
// (кінець, кінця). Before the ending і, the letters г, к and х become з, ц and с: рука, руці (Pugh and Press,
// "Ukrainian: A Comprehensive Grammar", 1999, chapter 1).
constexpr Affix uk_vowels[] = {{"ість", 2, "ост"}, {"інь", 1, "ен"}, {"іль", 1, "ол"}, {"їв", 2, "єв"}, {"ів", 1, "ов"},
                               {"ік", 1, "ок"},    {"іг", 1, "ог"},  {"ід", 1, "од"},  {"іл", 1, "ол"}, {"ір", 1, "ор"},
                               {"іт", 1, "от"},    {"іч", 1, "оч"},  {"іб", 1, "об"},  {"ім", 1, "ом"}, {"із", 1, "оз"},
                               {"ові", 2, "ов"},   {"еві", 2, "ев"}, {"єві", 2, "єв"}};
constexpr Affix uk_fleeting[] = {{"ець", 2, "ц"}, {"ок", 2, "к"},   {"он", 2, "н"},    {"ер", 2, "р"},  {"ів", 2, "ев"},
                                 {"іч", 1, "еч"}, {"інь", 1, "он"}, {"іст", 1, "ост"}, {"іс", 1, "ос"}, {"ій", 2, "і"}};
constexpr Affix uk_velars[] = {{"ці", 2, "к"}, {"зі", 2, "г"}, {"сі", 2, "х"}, {"че", 3, "к"}, {"же", 2, "г"}};
constexpr Affix uk_cases[] = {{"ією", 3}, {"ового", 3}, {"ові", 3}, {"еві", 3}, {"єві", 3}, {"ього", 3}, {"ьому", 3},
                              {"ого", 3}, {"ому", 3},   {"ями", 3}, {"ами", 3}, {"ими", 3}, {"іми", 3},  {"иях", 3},
                              {"їв", 3},  {"ів", 3},    {"ях", 3},  {"ах", 3},  {"ям", 3},  {"ам", 3},   {"ом", 3},
                              {"ем", 3},  {"єм", 3},    {"ою", 3},  {"ею", 3},  {"єю", 3},  {"их", 3},   {"іх", 3},
                              {"ий", 3},  {"ій", 3},    {"им", 3},  {"ім", 3},  {"ої", 3},  {"ії", 3},   {"ію", 3},
                              {"ія", 3},  {"а", 3},     {"я", 3},   {"е", 3},   {"є", 3},   {"и", 3},    {"і", 3},
                              {"ї", 3},   {"о", 3},     {"у", 3},   {"ю", 3},   {"ь", 3}};
constexpr Step uk[] = {
    {suffix, input, uk_vowels}, {suffix, input, uk_fleeting}, {suffix, input, uk_velars}, {suffix, input, uk_cases}};

// Turkish and Azerbaijani, without diacritics: the endings of the predicate, the suffix -ki, and the endings of case,
// possession, number and origin (Göksel and Kerslake, "Turkish: A Comprehensive Grammar", 2005, chapter 8; Öztopçu,
// "Elementary Azerbaijani", 2003). An ending that begins with a vowel follows a consonant, and a buffer consonant
// follows a vowel. The last consonant of a word may become voiced before a vowel, and the last vowel may be lost:
// kitap, kitabı; şehir, şehri.
constexpr auto vowel = After::vowel;
constexpr auto consonant = After::consonant;
constexpr Affix turkic_predicate[] = {{"dir", 4}, {"dur", 4}, {"tir", 4}, {"tur", 4}};
constexpr Affix turkic_ki[] = {{"ki", 4}, {"ku", 4}};
constexpr Affix turkic_buffered_case[] = {
    {"ndan", 3, "", vowel}, {"nden", 3, "", vowel}, {"ndən", 3, "", vowel}, {"nda", 3, "", vowel},
    {"nde", 3, "", vowel},  {"ndə", 3, "", vowel},  {"nin", 2, "", vowel},  {"nun", 2, "", vowel},
    {"yla", 2, "", vowel},  {"yle", 2, "", vowel},  {"ya", 2, "", vowel},   {"ye", 2, "", vowel},
    {"yə", 2, "", vowel},   {"na", 3, "", vowel},   {"ne", 3, "", vowel},   {"nə", 3, "", vowel},
    {"yi", 2, "", vowel},   {"yu", 2, "", vowel},   {"ni", 2, "", vowel},   {"nu", 2, "", vowel}};
constexpr Affix turkic_case[] = {{"dan", 2},
                                 {"den", 2},
                                 {"dən", 2},
                                 {"tan", 3, "", consonant},
                                 {"ten", 3, "", consonant},
                                 {"da", 2},
                                 {"de", 2},
                                 {"də", 2},
                                 {"ta", 3, "", consonant},
                                 {"te", 3, "", consonant},
                                 {"in", 3, "", consonant},
                                 {"un", 3, "", consonant},
                                 {"la", 4, "", consonant},
                                 {"le", 4, "", consonant},
                                 {"lə", 4},
                                 {"a", 3, "", consonant},
                                 {"e", 3, "", consonant},
                                 {"ə", 3, "", consonant},
                                 {"i", 2, "", consonant},
                                 {"u", 3, "", consonant}};
constexpr Affix turkic_possessive[] = {{"imiz", 2, "", consonant}, {"umuz", 2, "", consonant}, {"miz", 2, "", vowel},
                                       {"muz", 2, "", vowel},      {"si", 3, "", vowel},       {"su", 3, "", vowel},
                                       {"i", 2, "", consonant},    {"u", 3, "", consonant}};
constexpr Affix turkic_vowels[] = {{"yit", 1, "yt"}, {"hir", 1, "hr"}, {"sim", 1, "sm"}, {"gul", 1, "gl"},
                                   {"run", 1, "rn"}, {"giz", 1, "gz"}, {"kir", 1, "kr"}, {"kil", 1, "kl"},
                                   {"mur", 1, "mr"}, {"nif", 1, "nf"}, {"sil", 1, "sl"}, {"yun", 1, "yn"},
                                   {"hin", 1, "hn"}};
constexpr Affix turkic_plural[] = {{"lar", 2}, {"ler", 2}, {"lər", 2}};
constexpr Affix turkic_origin[] = {{"li", 3}, {"lu", 3}};
constexpr Affix tr_consonants[] = {{"b", 2, "p"}, {"d", 3, "t"}, {"g", 2, "k"}, {"kk", 2, "k"}, {"ss", 2, "s"}};
constexpr Affix az_consonants[] = {{"ag", 1, "aq"}, {"ig", 1, "iq"}, {"ug", 1, "uq"},
                                   {"əy", 1, "ək"}, {"iy", 3, "ik"}, {"uy", 3, "uk"}};
constexpr Step tr[] = {
    {suffix, input, turkic_vowels},        {suffix, nothing, turkic_predicate}, {suffix, nothing, turkic_ki},
    {suffix, input, turkic_buffered_case}, {suffix, input, turkic_case},        {suffix, input, turkic_possessive},
    {suffix, nothing, turkic_plural},      {suffix, nothing, turkic_origin},    {suffix, nothing, tr_consonants}};
constexpr Step az[] = {
    {suffix, input, turkic_vowels},        {suffix, nothing, turkic_predicate}, {suffix, nothing, turkic_ki},
    {suffix, input, turkic_buffered_case}, {suffix, input, turkic_case},        {suffix, input, turkic_possessive},
    {suffix, nothing, turkic_plural},      {suffix, nothing, turkic_origin},    {suffix, nothing, az_consonants}};

// Arabic: the prefixes that mean "and"; then the article with or without a preposition, or a preposition alone; then
// the endings of possession, and of number and gender. The endings are from Ryding, "A Reference Grammar of Modern
// Standard Arabic", 2005, chapters 7 and 12. The prefixes are those of the stemmer light10 (Larkey, Ballesteros and
// Connell, "Light Stemming for Arabic Information Retrieval", 2007). A root may begin with the same letter as a prefix,
// so a prefix is removed only if the rest is long enough. The article never begins with an alef that carries a hamza.
// The feminine ending distinguishes nouns (مكتب, مكتبة), so it is removed only from long words and from adjectives of
// the pattern of كبيرة.
constexpr Affix ar_and[] = {{"و", 3}, {"ف", 4}};
constexpr Affix ar_article[] = {{"بال", 3}, {"كال", 3}, {"ال", 3}};
constexpr Affix ar_prepositions[] = {{"لل", 3}, {"بب", 2, "ب"}, {"ب", 4}, {"ك", 4}, {"ل", 4}};
constexpr Affix ar_lam[] = {{"لل", 2, "ل"}};
constexpr Affix ar_pronouns[] = {{"هما", 3}, {"هم", 3}, {"هن", 3}, {"ها", 3}, {"نا", 3}, {"كم", 4}, {"ه", 3}};
constexpr Affix ar_feminine[] = {{"تان", 2, "ة"}, {"تين", 2, "ة"}, {"تي", 3, "ة"}, {"ات", 2, "ة"}, {"ت", 2, "ة"}};
constexpr Affix ar_endings[] = {
    {"ية", 2, "ي"},   {"ات", 3},        {"ان", 4},        {"ين", 3},        {"ون", 3},        {"وا", 3},
    {"ت", 3},         {"يبة", 2, "يب"}, {"يتة", 2, "يت"}, {"يثة", 2, "يث"}, {"يجة", 2, "يج"}, {"يحة", 2, "يح"},
    {"يدة", 2, "يد"}, {"يرة", 2, "ير"}, {"يسة", 2, "يس"}, {"يصة", 2, "يص"}, {"يضة", 2, "يض"}, {"يطة", 2, "يط"},
    {"يعة", 2, "يع"}, {"يغة", 2, "يغ"}, {"يفة", 2, "يف"}, {"يقة", 2, "يق"}, {"يكة", 2, "يك"}, {"يلة", 2, "يل"},
    {"يمة", 2, "يم"}, {"ينة", 2, "ين"}, {"ة", 5}};
constexpr Step ar[] = {{prefix, input, ar_and},       {prefix, input, ar_lam},      {prefix, input, ar_prepositions},
                       {prefix, nothing, ar_article}, {suffix, input, ar_pronouns}, {suffix, input, ar_feminine},
                       {suffix, input, ar_endings}};

constexpr std::array<LightStemRules, 13> languages = {{{"ar", USCRIPT_ARABIC, false, ar},
                                                       {"az", USCRIPT_LATIN, true, az},
                                                       {"bg", USCRIPT_CYRILLIC, false, bg},
                                                       {"cs", USCRIPT_LATIN, true, cs},
                                                       {"el", USCRIPT_GREEK, true, el},
                                                       {"fa", USCRIPT_ARABIC, true, fa},
                                                       {"he", USCRIPT_HEBREW, true, he},
                                                       {"hi", USCRIPT_DEVANAGARI, true, hi},
                                                       {"ko", USCRIPT_HANGUL, false, ko},
                                                       {"pl", USCRIPT_LATIN, true, pl},
                                                       {"ru", USCRIPT_CYRILLIC, false, ru},
                                                       {"tr", USCRIPT_LATIN, true, tr},
                                                       {"uk", USCRIPT_CYRILLIC, false, uk}}};

}  // namespace

const LightStemRules* light_stem_rules(std::string_view language) {
    const auto at = std::find_if(languages.begin(), languages.end(),
                                 [&](const LightStemRules& rules) { return rules.language == language; });
    return at == languages.end() ? nullptr : &*at;
}

}  // namespace kwic
