// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/function_words.hpp"

#include "text/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace kwic {
namespace {

struct Language {
    std::string_view code;
    std::string_view words;  // in ascending order; a space precedes each word and follows the last
};

constexpr std::string_view norwegian =
    " alle at av bli blir da de deg dem den denne der deres det dette di din du eller en enn er et ett etter for fra "
    "ha han hans har hun hva i ikke inn jeg kan man med meg mellom men min mot na nar noe og om opp oss over pa sa "
    "seg selv sin skal som til under ut var ved vi ";

constexpr std::array<Language, 13> languages = {{
    {"ca",
     " a als amb aquest aquesta com de del dels els em en entre era es esta et ha han hi i la les li lo mes ni o on "
     "pel pels per pero que qui se sense ser si sobre son un una va "},
    {"da",
     " af alle at da de dem den denne der deres det dette dig din du efter eller en end er et for fra ham han har hun "
     "hvad i ikke ind jeg kan man med men mig min mod nar ned nu og om op os over pa sa selv sig sin skal som til ud "
     "under var ved vi "},
    {"de",
     " ab als am an auch auf aus bei beim bis da das dem den der des die du durch ein eine einem einen einer eines er "
     "es fur gegen hat ich ihm ihn ihr im in ist kein keine man mich mir mit nach nicht noch nur ob oder ohne sein "
     "seine sich sie sind so uber um und uns unter vom von vor was wenn wer wie wir wird wo zu zum zur "},
    {"en",
     " a about after all am an and any are as at be been but by can could did do does each every for from had has "
     "have he her here him his how i if in into is it its may me might more most must my no nor not now of on or our "
     "over own shall she should so some such than that the their them then there these they this those through to too "
     "under until us very was we were what when where which while who whom whose why will with would you your "},
    {"es",
     " a como con cual de del desde donde en entre era es esa ese eso esta este esto fue ha hasta hay la las le les "
     "lo los mas me mi muy ni no nos o para pero por porque que quien se ser si sin sobre son su sus te tu un una uno "
     "y ya "},
    {"fr",
     " a au aux avec ce ces cette dans de des du elle en entre est et eu il ils je la le les leur lui ma mais me mes "
     "moi mon ne nos notre nous on ont ou par pas plus pour que qui sa sans se ses si son sont sous sur ta te tes toi "
     "ton tout tres tu un une vos votre vous y "},
    {"it",
     " a ad agli ai alla alle allo anche che chi ci col come con cui da dai dal dalla de degli dei del della delle di "
     "dove ed era fra gli ha hai hanno ho i il in io la le lei li lo loro lui ma me mi mio ne negli nei nel nella noi "
     "o per piu quale se si sia sono su sua sue sul sulla suo ti tra tu un una uno vi voi "},
    {"nb", norwegian},
    {"nl",
     " aan als bij dan dat de den der deze die dit door een en er had heeft hem het hier hij hoe hun ik in is je kan "
     "met mij na naar niet nog nu of om onder ons ook op over te tegen tot u uit van veel voor want was wat we wel "
     "wie wij zal ze zich zij zijn zo "},
    {"no", norwegian},
    {"pt",
     " a ao aos as com como da das de dela dele do dos ela ele em entre era essa esse esta este eu foi ha isso ja la "
     "lhe mais mas me meu muito na nas nem no nos nossa o os ou para pela pelo por quando que quem sao se sem ser seu "
     "so sua te tem um uma "},
    {"ru",
     " а без бы был была были было быть в вам вас во вот все вы где да для до его ее если есть еще же за здесь и из "
     "или им их к как ко кто ли мы на над не него нее нет ни них но о об он она они оно от по под при про с со так "
     "там то тот ты у уже чем что чтобы эта эти это я "},
    {"sv",
     " alla att av da de dem den denna det detta dig din du efter eller en er ett for fran ha han har hon i icke in "
     "inte jag kan man med men mig min mot nar ni nu och om oss pa sa sig sin som till under upp ut var vi vid "},
}};

static_assert(std::all_of(languages.begin(), languages.end(),
                          [](const Language& each) { return is_word_list(each.words); }));

}  // namespace

bool is_function_word(std::string_view language, std::string_view word) {
    const auto found =
        std::find_if(languages.begin(), languages.end(), [&](const Language& each) { return each.code == language; });
    return found != languages.end() && has_word(found->words, word);
}

}  // namespace kwic
