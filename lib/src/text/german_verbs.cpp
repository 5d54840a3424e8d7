// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/german_verbs.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The strong verbs (Duden, "Die Grammatik", 9th ed. 2016, list of irregular verbs). The line of a verb has the stems of
// the infinitive, of finite forms with another stem, and of the participle without ge-. Eszett is written as ss. Only
// the stems of infinitives have umlauts, because an umlaut in a finite form is regular: fährt, führe.
constexpr std::string_view strong_verbs =
    "back buk back\nbefehl befiehl befahl befohl\nbeginn begann begonn\nbeiss biss biss\n"
    "berg birg barg borg\nberst birst barst borst\nbieg bog bog\nbiet bot bot\nbind band bund\nbitt bat bet\n"
    "blas blies blas\nbleib blieb blieb\nbrat briet brat\nbrech brich brach broch\ndring drang drung\n"
    "empfehl empfiehl empfahl empfohl\ness iss ass gess\nfahr fuhr fahr\nfall fiel fall\nfang fing fang\n"
    "fecht ficht focht focht\nfind fand fund\nflecht flicht flocht flocht\nflieg flog flog\nflieh floh floh\n"
    "fliess floss floss\nfress friss frass fress\nfrier fror fror\ngeb gib gab geb\ngebär gebier gebar bor\n"
    "gedeih gedieh dieh\ngeh ging gang\ngeling gelang lung\ngelt gilt galt golt\ngenes genas nes\n"
    "geniess genoss noss\ngescheh geschieh geschah scheh\ngewinn gewann wonn\ngiess goss goss\n"
    "gleich glich glich\ngleit glitt glitt\ngrab grub grab\ngreif griff griff\nhalt hielt halt\n"
    "häng hing hang\nheb hob hob\nheiss hiess heiss\nhelf hilf half holf\nkling klang klung\n"
    "kneif kniff kniff\nkomm kam komm\nkriech kroch kroch\nlad lud lad\nlass liess lass\nlauf lief lauf\n"
    "leid litt litt\nleih lieh lieh\nles lies las les\nlieg lag leg\nlüg log log\nmeid mied mied\n"
    "mess miss mass mess\nnehm nimm nahm nomm\npfeif pfiff pfiff\npreis pries pries\n"
    "quell quill quoll quoll\nrat riet rat\nreib rieb rieb\nreiss riss riss\nreit ritt ritt\n"
    "riech roch roch\nring rang rung\nrinn rann ronn\nruf rief ruf\nsauf soff soff\nsaug sog sog\n"
    "schaff schuf schaff\nscheid schied schied\nschein schien schien\nschelt schilt schalt scholt\n"
    "scher schor schor\nschieb schob schob\nschiess schoss schoss\nschlaf schlief schlaf\n"
    "schlag schlug schlag\nschleich schlich schlich\nschleif schliff schliff\nschliess schloss schloss\n"
    "schling schlang schlung\nschmeiss schmiss schmiss\nschmelz schmilz schmolz schmolz\n"
    "schneid schnitt schnitt\nschrei schrie schri\nschreib schrieb schrieb\nschreit schritt schritt\n"
    "schweig schwieg schwieg\nschwell schwill schwoll schwoll\nschwimm schwamm schwomm\n"
    "schwind schwand schwund\nschwing schwang schwung\nschwör schwor schwor\nseh sieh sah seh\n"
    "sing sang sung\nsink sank sunk\nsinn sann sonn\nsitz sass sess\nspinn spann sponn\n"
    "sprech sprich sprach sproch\nspriess spross spross\nspring sprang sprung\nstech stich stach stoch\n"
    "steh stand stand\nstehl stiehl stahl stohl\nsteig stieg stieg\nsterb stirb starb storb\n"
    "stink stank stunk\nstoss stiess stoss\nstreich strich strich\nstreit stritt stritt\ntrag trug trag\n"
    "treff triff traf troff\ntreib trieb trieb\ntret tritt trat tret\ntrink trank trunk\ntrüg trog trog\n"
    "verderb verdirb verdarb verdorb\nvergess vergiss vergass vergess\nverlier verlor verlor\n"
    "wachs wuchs wachs\nwäg wog wog\nwasch wusch wasch\nweich wich wich\nweis wies wies\n"
    "werb wirb warb worb\nwerd wird wurd word\nwerf wirf warf worf\nwieg wog wog\nwind wand wund\n"
    "wring wrang wrung\nzieh zog zog\nzwing zwang zwung";

// The mixed verbs, which have another vowel in the past, but weak endings: kannte, gekannt.
constexpr std::string_view mixed_verbs =
    "brenn brann\nbring brach\ndenk dach\ndürf durf\nkenn kann\nkönn konn\nmög moch\nmüss muss\nnenn nann\n"
    "renn rann\nsend sand\nwend wand\nwiss wuss";

// The stems of frequent weak verbs with fewer than min_letters letters. Most other words that consist of a stem this
// short and the ending of a verb are nouns: Rost, Gast.
constexpr std::string_view short_weak_verbs =
    " ahn bad bau bet ehr eil end erb feg hol hör irr jag kau leb leg lob lös mal näh red reg ruh rüg sag säg tob tön "
    "töt wag üb ";
static_assert(is_word_list(short_weak_verbs));
constexpr std::size_t min_letters = 4;

constexpr std::array<std::string_view, 32> separable_prefixes = {
    "ab",     "an",    "auf",  "aus",   "bei", "dar",    "durch",  "ein",    "empor", "fehl",    "fern",
    "fest",   "fort",  "frei", "gegen", "her", "heraus", "hin",    "hinzu",  "los",   "mit",     "nach",
    "nieder", "statt", "teil", "um",    "vor", "weg",    "weiter", "wieder", "zu",    "zusammen"};
constexpr std::array<std::string_view, 11> inseparable_prefixes = {"be",    "emp", "ent",   "er",  "ge",  "miss",
                                                                   "unter", "ver", "wider", "zer", "über"};

constexpr std::array<std::string_view, 10> weak_finite = {"t",    "st", "te",  "ten", "tet",
                                                          "test", "et", "est", "ete", "eten"};
constexpr std::array<std::string_view, 3> weak_participle = {"t", "et", "end"};
constexpr std::array<std::string_view, 8> strong_finite = {"", "e", "en", "est", "et", "st", "t", "end"};
constexpr std::array<std::string_view, 1> strong_participle = {"en"};
constexpr std::array<std::string_view, 6> declension = {"", "e", "em", "en", "er", "es"};

// Maps the stems of other forms to the stems of infinitives.
using Stems = std::unordered_multimap<std::string, std::string>;

// An upper bound on the size in bytes of the stems in the lists. An umlaut has two bytes.
constexpr std::size_t max_listed_bytes = 9;

struct Verbs {
    Stems finite, participles, mixed;
};

const Verbs& verbs() {
    static const Verbs all = [] {
        Verbs made;
        const auto for_each_verb = [](std::string_view lines, const auto& function) {
            std::vector<std::string> stems(1);
            for (const char c : lines) {
                if (c == '\n')
                    function(std::exchange(stems, {""}));
                else if (c == ' ')
                    stems.emplace_back();
                else
                    stems.back() += c;
            }
            function(stems);
        };
        for_each_verb(strong_verbs, [&](const std::vector<std::string>& stems) {
            for (std::size_t i = 0; i + 1 < stems.size(); ++i) made.finite.emplace(strip_marks(stems[i]), stems[0]);
            made.participles.emplace(stems.back(), stems[0]);
        });
        for_each_verb(mixed_verbs,
                      [&](const std::vector<std::string>& stems) { made.mixed.emplace(stems[1], stems[0]); });
        return made;
    }();
    return all;
}

// Collects the infinitives of a word.
class Infinitives {
public:
    // Adds the infinitives of `word`, which has no separable prefix, with `prefix` before each infinitive.
    void add(std::string_view prefix, std::string_view word) {
        add_forms(prefix, word, false);
        if (word.starts_with("ge")) add_forms(prefix, word.substr(2), true);
        for (const std::string_view each : inseparable_prefixes)
            if (word.starts_with(each))
                add_strong(std::string(prefix) + std::string(each), word.substr(each.size()), false);
    }

    void add_infinitive(std::string infinitive) { found_.push_back(std::move(infinitive)); }

    std::vector<std::string> take() {
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return std::move(found_);
    }

private:
    // Calls function(stem, ending) for each element of `endings` with which the word ends.
    template <class Function>
    static void for_each_stem(std::string_view word, std::span<const std::string_view> endings, Function function) {
        for (const std::string_view ending : endings)
            if (word.size() > ending.size() && word.ends_with(ending))
                function(word.substr(0, word.size() - ending.size()), ending);
    }

    // Calls function(stem, ending) for each element of `endings`, the endings of participles, that precedes an
    // adjective ending at the end of the word.
    template <class Function>
    static void for_each_declined(std::string_view word, std::span<const std::string_view> endings, Function function) {
        for_each_stem(word, declension, [&](std::string_view participle, std::string_view) {
            for_each_stem(participle, endings, function);
        });
    }

    // `is_participle` states whether the prefix ge- of a participle was removed from the beginning of `word`.
    void add_forms(std::string_view prefix, std::string_view word, bool is_participle) {
        const auto add = [&](std::string_view stem, std::string_view ending) { add_weak(prefix, stem, ending); };
        for_each_declined(word, weak_participle, add);
        if (!is_participle) for_each_stem(word, weak_finite, add);
        add_strong(prefix, word, is_participle);
    }

    void add_weak(std::string_view prefix, std::string_view stem, std::string_view ending) {
        if (stem.size() <= max_listed_bytes) add_known(verbs().mixed, prefix, strip_marks(stem));
        // An ending has an e before its t if the stem ends with t or d, or with m or n after a consonant: öffnet.
        const bool needs_e = stem.ends_with('t') || stem.ends_with('d');
        const bool has_e = ending.starts_with('e');
        const bool has_nasal = stem.size() > 2 && (stem.ends_with('m') || stem.ends_with('n')) &&
                               std::string_view("bcdfgkpth").find(stem[stem.size() - 2]) != std::string_view::npos;
        const bool may_have_e = needs_e || has_nasal || ending == "end";
        if ((has_e ? !may_have_e : needs_e) || stem.ends_with('e') || ends_like_a_noun(stem)) return;
        if (count_characters(stem) < min_letters && !has_word(short_weak_verbs, stem)) return;
        const std::string infinitive = std::string(prefix) + std::string(stem);
        if (stem.ends_with("el") || stem.ends_with("er")) found_.push_back(infinitive + "n");
        if (!stem.ends_with("el")) found_.push_back(infinitive + "en");
    }

    // Returns whether the stem has an ending before which -t belongs to a noun or an adjective: Schicht, schlecht.
    static bool ends_like_a_noun(std::string_view stem) {
        return stem.ends_with("ech") || (stem.ends_with("ich") && !stem.ends_with("lich") && !stem.ends_with("eich"));
    }

    void add_strong(std::string_view prefix, std::string_view word, bool is_participle) {
        // The longest endings, those of declined participles, have 4 bytes.
        if (word.size() > max_listed_bytes + 4) return;
        const std::string bare = strip_marks(word);
        for_each_declined(bare, strong_participle, [&](std::string_view stem, std::string_view) {
            add_known(verbs().participles, prefix, stem);
        });
        if (is_participle) return;
        for_each_stem(word, strong_finite, [&](std::string_view stem, std::string_view ending) {
            const std::string bare_stem = strip_marks(stem);
            // A stem takes an umlaut in the present before some endings (fährt), and in the past before e (führen).
            const bool is_present = ending.empty() || ending == "st" || ending == "t";
            const auto [begin, end] = verbs().finite.equal_range(bare_stem);
            for (auto at = begin; at != end; ++at)
                if (stem == bare_stem || at->second == stem || is_present == (strip_marks(at->second) == bare_stem))
                    found_.push_back(std::string(prefix) + at->second + "en");
        });
    }

    void add_known(const Stems& stems, std::string_view prefix, std::string_view stem) {
        const auto [begin, end] = stems.equal_range(std::string(stem));
        for (auto at = begin; at != end; ++at) found_.push_back(std::string(prefix) + at->second + "en");
    }

    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> german_infinitives(std::string_view word) {
    Infinitives infinitives;
    infinitives.add("", word);
    for (const std::string_view prefix : separable_prefixes) {
        if (!word.starts_with(prefix)) continue;
        const std::string_view rest = word.substr(prefix.size());
        infinitives.add(prefix, rest);
        if (rest.starts_with("zu") && rest.ends_with("n"))
            infinitives.add_infinitive(std::string(prefix) + std::string(rest.substr(2)));
    }
    return infinitives.take();
}

}  // namespace kwic
