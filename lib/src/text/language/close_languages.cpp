// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/close_languages.hpp"

#include "text/fold.hpp"
#include "text/language/letter_frequency.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace kwic {
namespace {

enum class Group { nordic, south_slavic, malay, czech_slovak, iberian };

// A language and some of its frequent words, in lower case. To make the numbers of words comparable, the lists of a
// group have words with the same meanings: `uden`, `uten` and `utan`. Words that all languages of a group share are
// omitted.
struct CloseLanguage {
    std::string_view code;
    Group group;  // CLD2 confuses the languages of a group
    std::string_view words;
};

constexpr auto languages = std::to_array<CloseLanguage>({
    {"da", Group::nordic,
     "af at blev blive bliver bruge dig efter er for fra gøre hvad hvilke hvis hvordan igen ikke ind jeg kun meget "
     "mellem mig nogen noget nogle nu når og også op sig skal til ud uden være"},
    {"no", Group::nordic,
     "av ble bli blir bruke deg etter er for fra gjøre hva hvilke hvis hvordan igjen ikke inn jeg kun mye mellom meg "
     "noen noe nå når og også opp seg skal til ut uten være å "
     "berre dei eg ein eit frå ikkje korleis kva me mykje noko nokon vere vert òg"},
    {"sv", Group::nordic,
     "av att blev bli blir använda dig efter är för från göra vad vilka hur igen inte in jag bara mycket mellan mig "
     "någon något några nu när och också upp sig ska till ut utan vara"},
    {"bs", Group::south_slavic,
     "dio dvije gdje historija hiljada ko mjesto neko opće ovdje posljednji prije primjer promijeniti računar riječ "
     "sedmica sljedeći takođe tačno tokom uslov uslovi vrijeme šta"},
    {"hr", Group::south_slavic,
     "dio dvije gdje povijest tisuća tko mjesto netko opće ovdje posljednji prije primjer promijeniti računalo riječ "
     "tjedan sljedeći također točno tijekom uvjet uvjeti vrijeme što"},
    {"sr", Group::south_slavic,
     "deo dve gde istorija hiljada ko mesto neko opšte ovde poslednji pre primer promeniti računar reč nedelja "
     "sledeći takođe tačno tokom uslov uslovi vreme šta са у ће који које овај их га је сви један"},
    {"mk", Group::south_slavic, "со во ќе кој кои овој ги го е сите еден"},
    {"bg", Group::south_slavic, "със в ще който които този ги го е са всички един"},
    {"id", Group::malay,
     "bahwa beda berbeda berkas bisa coba harus informasi karena kata menampilkan nomor saat silakan ukuran waktu"},
    {"ms", Group::malay,
     "bahawa beza berbeza fail boleh cuba mesti maklumat kerana perkataan memaparkan nombor semasa sila saiz masa"},
    {"cs", Group::czech_slovak, "být byl jsou které který která když může nebo není pokud pouze pro při se také"},
    {"sk", Group::czech_slovak, "byť bol sú ktoré ktorý ktorá keď môže alebo nie ak iba pre pri sa tiež"},
    {"es", Group::iberian, "al con cuando del el en es hay la los muy más no o pero son también un una y"},
    {"gl", Group::iberian, "ao con cando da do e en hai moi máis na no non o os ou pero son tamén un unha é"},
    {"pt", Group::iberian, "ao com da do e em há mais mas muito na no não o os ou quando são também um uma é"},
});

// Returns whether CLD2 is often wrong about a short text in a language of the group.
bool is_often_wrong(Group group) { return group == Group::nordic || group == Group::malay; }

// A language that CLD2 does not know, and letters that distinguish it from the language that CLD2 detects in its texts.
struct UnknownLanguage {
    std::string_view code;
    std::string_view taken_for;  // CLD2's result for texts in the language; "" if CLD2 is not certain
    std::array<std::string_view, 6> letters;
};

constexpr auto unknown_languages = std::to_array<UnknownLanguage>({
    {"as", "bn", {"ৰ", "ৱ"}},
    {"eo", "", {"ĉ", "ĝ", "ŝ", "ŭ", "Ĉ", "Ŝ"}},
    {"mn", "", {"ө", "ү", "Ө", "Ү"}},
});

// Calls use(word) for each word of `words`, a list of words separated by spaces.
template <typename Use>
void for_each_word(std::string_view words, const Use& use) {
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find(' ', i), words.size());
        if (end > i) use(words.substr(i, end - i));
        i = end + 1;
    }
}

constexpr std::size_t language_count = languages.size();
using WordLanguages = std::unordered_map<std::string_view, std::bitset<language_count>>;

// Returns a map from each function word to the set of its languages.
const WordLanguages& function_words() {
    static const WordLanguages found = [] {
        WordLanguages words;
        for (std::size_t i = 0; i < languages.size(); ++i)
            for_each_word(languages[i].words, [&](std::string_view word) { words[word].set(i); });
        return words;
    }();
    return found;
}

// Returns the index of the language in `languages`, or language_count if it is not listed.
std::size_t position_of(std::string_view code) {
    const auto at =
        std::find_if(languages.begin(), languages.end(), [&](const CloseLanguage& each) { return each.code == code; });
    return static_cast<std::size_t>(at - languages.begin());
}

}  // namespace

bool are_close(std::string_view language, std::string_view other) {
    if (language == "zh" || language == "zh-Hant") return other == "zh" || other == "zh-Hant";
    const std::size_t first = position_of(language);
    const std::size_t second = position_of(other);
    return first < language_count && second < language_count && languages[first].group == languages[second].group;
}

bool may_be_mistaken(std::string_view language) {
    return position_of(language) < language_count ||
           std::any_of(unknown_languages.begin(), unknown_languages.end(),
                       [&](const UnknownLanguage& each) { return each.taken_for == language; });
}

std::string_view closest_language(std::string_view language, std::string_view words) {
    // Bosnian texts are compared as Croatian, because few words distinguish the two languages and Croatian texts are
    // more frequent.
    const std::size_t own = position_of(language == "bs" ? "hr" : language);
    if (own == language_count) return language;
    const WordLanguages& known = function_words();
    std::array<std::size_t, language_count> counts{};
    for_each_word(fold(words), [&](std::string_view word) {
        const auto found = known.find(word);
        if (found == known.end()) return;
        for (std::size_t i = 0; i < language_count; ++i) counts[i] += found->second[i];
    });
    std::size_t best = own;
    bool is_tie = false;
    for (std::size_t i = 0; i < language_count; ++i) {
        if (i == own || languages[i].group != languages[own].group) continue;
        if (counts[i] == counts[best]) is_tie = true;
        if (counts[i] <= counts[best]) continue;
        best = i;
        is_tie = false;
    }
    constexpr std::size_t short_bytes = 100;
    if (is_tie && words.size() < short_bytes && is_often_wrong(languages[own].group)) return "";
    return languages[best].code;
}

std::string_view language_of_letters(std::string_view language, std::string_view words) {
    for (const UnknownLanguage& each : unknown_languages)
        if (each.taken_for == language && are_frequent(each.letters, words, 2)) return each.code;
    return language;
}

}  // namespace kwic
