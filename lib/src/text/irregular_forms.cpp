// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/irregular_forms.hpp"

#include "base/once.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {
namespace {

struct Language {
    std::string_view code;
    std::string_view words;  // a line for each word: the base form and the other forms
};

// Irregular verbs (Quirk et al., "A Comprehensive Grammar of the English Language", 1985, sections 3.11 to 3.20),
// plurals, and some words with a British and an American spelling. The list omits forms that are more frequent as
// another word (wound, bound). The list also omits comparatives and verbs with little meaning of their own (make,
// take), because their forms made the rankings of test collections worse.
constexpr std::string_view english =
    "analysis analyses\nappendix appendices\narise arose arisen\nawake awoke awoken\nbeat beaten\nbend bent\n"
    "bite bitten\nbleed bled\nblow blew blown\nbreak broke broken\nbreed bred\nbring brought\nbuild built\n"
    "burn burnt\nbus buses\nbuy bought\ncalf calves\ncatch caught\ncentre centres center centers\n"
    "child children children's\nchoose chose chosen\ncling clung\ncolour colours color colors\ncreep crept\n"
    "crisis crises\ncriterion criteria\ndeal dealt\ndiagnosis diagnoses\ndig dug\ndo does doing done did\n"
    "draw drew drawn\ndrink drank drunk\ndrive drove driven\neasy easier easiest easily\neat ate eaten\nelf elves\n"
    "ex exes\nfall fell fallen\nfeel felt\nfight fought\nflee fled\nfly flew flown\nfoot feet\n"
    "forbid forbade forbidden\nforget forgot forgotten\nforgive forgave forgiven\nfreeze froze frozen\ngas gases\n"
    "go goes going gone went\ngoose geese\ngrow grew grown\nhalf halves\nhang hung\nhear heard\nhide hid hidden\n"
    "hoof hooves\nhypothesis hypotheses\nindex indices\nknife knives\nlead led\nleaf leaves\nlearn learnt\n"
    "lend lent\nlens lenses\nlife lives\nloaf loaves\nlose lost\nlouse lice\nman men men's\nmeet met\nmouse mice\n"
    "neighbour neighbours neighbor neighbors\novercome overcame\nox oxen\npay paid\nperson people people's\n"
    "phenomenon phenomena\nprogramme programmes program programs\nquiz quizzes\nride rode ridden\nring rang\n"
    "rise rose risen\nrun ran\nscarf scarves\nseek sought\nsell sold\nsend sent\nshake shook shaken\nshelf shelves\n"
    "shoot shot\nshrink shrank shrunk\nsing sang sung\nsink sank sunk\nsit sat\nsleep slept\nspeak spoke spoken\n"
    "spend spent\nspin spun\nstand stood\nsteal stole stolen\nstick stuck\nstrike struck stricken\n"
    "swear swore sworn\nsweep swept\nswim swam swum\nswing swung\nteach taught\ntear tore torn\n"
    "theatre theatres theater theaters\nthesis theses\nthief thieves\nthrow threw thrown\ntooth teeth\n"
    "undergo underwent undergone\nunderstand understood\nundertake undertook undertaken\nwake woke woken\n"
    "wear wore worn\nweave wove woven\nweep wept\nwife wives\nwin won\nwithdraw withdrew withdrawn\nwolf wolves\n"
    "woman women women's\nwrite wrote written";

constexpr std::string_view norwegian =
    "by byen byens byer byene\n"
    "ku kua kuer kuene kyr kyrne\n"
    "øy øya øyen øyer øyene\n"
    "ål ålen åler ålene\n"
    "år året årets årene";

constexpr std::array<Language, 19> languages = {{
    {"ar",
     "أسير أسرى\n"
     "بلد بلاد بلدان\n"
     "بنك بنوك\n"
     "بيت بيوت\n"
     "تقرير تقارير\n"
     "جريح جرحى\n"
     "جندي جنود\n"
     "جيش جيوش\n"
     "حرب حروب\n"
     "حزب أحزاب\n"
     "حق حقوق\n"
     "خبر أخبار\n"
     "دولة دول\n"
     "دين أديان\n"
     "رئيس رؤساء\n"
     "رجل رجال\n"
     "زعيم زعماء\n"
     "سبب أسباب\n"
     "سعر أسعار\n"
     "سفير سفراء\n"
     "سنة سنوات\n"
     "سوق أسواق\n"
     "شارع شوارع\n"
     "شريك شركاء\n"
     "شعب شعوب\n"
     "شهر أشهر شهور\n"
     "شهيد شهداء\n"
     "صاروخ صواريخ\n"
     "طالب طلاب\n"
     "طفل أطفال\n"
     "عام أعوام\n"
     "عضو أعضاء\n"
     "عمل أعمال\n"
     "فقير فقراء\n"
     "قاضي قاض قضاة\n"
     "قانون قوانين\n"
     "قتيل قتلى\n"
     "قوة قوات\n"
     "كتاب كتب\n"
     "مئة مائة\n"
     "محكمة محاكم\n"
     "مدير مدراء\n"
     "مدينة مدن\n"
     "مركز مراكز\n"
     "مريض مرضى\n"
     "مشروع مشاريع\n"
     "مصدر مصادر\n"
     "مصنع مصانع\n"
     "منزل منازل\n"
     "منطقة مناطق\n"
     "موقف مواقف\n"
     "وزير وزراء\n"
     "يوم أيام"},
    {"da",
     "bi bien bier bierne\n"
     "by byen byens byer byerne\n"
     "ko koen køer køerne\n"
     "pc pc'en pc'er pc'erne\n"
     "sø søen søer søerne\n"
     "tv tv'et tv'er tv'erne\n"
     "ø øen øens øer øerne\n"
     "å åen åer åerne"},
    {"de",
     "alt alte alten alter altes älter ältere älteren älterer älteres älteste ältesten\n"
     "arm arme armen armer armes ärmer ärmere ärmeren ärmste ärmsten\n"
     "ei eier eiern\n"
     "ein eine einem einen einer eines\n"
     "gross grosse grossem grossen grosser grosses grössere grösseren grösserer grösseres grösser grösste grössten "
     "grösster\n"
     "gut gute gutem guten guter gutes\n"
     "haben habe hat hast habt hatte hatten hattet hätte hätten gehabt\n"
     "hoch hohe hohem hohen hoher hohes höher höhere höheren höherer höheres höchste höchsten höchster\n"
     "nah nahe nahen naher nahes näher nähere näheren nächste nächsten nächster nächstes\n"
     "neu neue neuem neuen neuer neues neuere neueren neueste neuesten neuester\n"
     "öl öle ölen öls\n"
     "rot rote rotem roten roter rotes\n"
     "sauer saure saurem sauren saurer saures\n"
     "sein war waren warst wart wäre wären gewesen\n"
     "teuer teure teurem teuren teurer teures\n"
     "tun tat taten tut getan"},
    {"en", english},
    {"es",
     "as ases\n"
     "té tés"},
    {"fa",
     "زن زنان زنانی\n"
     "مرد مردان مردانی\n"
     "مسلمان مسلمانان\n"
     "بد بدتر بدترین\n"
     "بهتر بهترین\n"
     "بیش بیشتر بیشترین\n"
     "کم کمتر کمترین\n"
     "مهم مهمتر مهمترین"},
    {"fi", "yö yön yöt yötä yöllä yöstä"},
    {"fr",
     "an ans\n"
     "bas basse basses\n"
     "bel belle belles\n"
     "bleu bleue bleues bleus\n"
     "bon bonne bonnes bons\n"
     "brun brune brunes bruns\n"
     "clos close closes\n"
     "cru crue crues crus\n"
     "dit dite dites dits\n"
     "doux douce douces doucement\n"
     "dur dure dures durs durement\n"
     "dû due dues dus\n"
     "égal égale égales égaux également\n"
     "élu élue élues élus\n"
     "ému émue émues émus\n"
     "fait faite faites faits\n"
     "faux fausse fausses\n"
     "fin fine fines fins finement\n"
     "fort forte fortes forts fortement\n"
     "gai gaie gaies gais\n"
     "gras grasse grasses\n"
     "gris grise grises\n"
     "gros grosse grosses\n"
     "haut haute hautes hauts hautement\n"
     "juif juive juives juifs\n"
     "lent lente lentes lents lentement\n"
     "long longue longues longs longuement\n"
     "lu lue lus lues\n"
     "mis mise mises\n"
     "mort morte mortes morts\n"
     "mûr mûre mûres mûrs\n"
     "nazi nazie nazies nazis\n"
     "né née nés nées\n"
     "net nette nettes nets nettement\n"
     "noir noire noires noirs\n"
     "nu nue nues nus\n"
     "nul nulle nulles nuls nullement\n"
     "plat plate plates plats\n"
     "pris prise prises\n"
     "pur pure pures purs purement\n"
     "réel réelle réelles réels réellement\n"
     "rond ronde rondes ronds\n"
     "sain saine saines sains\n"
     "sec sèche sèches secs\n"
     "seul seule seules seuls seulement\n"
     "vain vaine vaines vains vainement\n"
     "venu venue venues venus\n"
     "vert verte vertes verts\n"
     "vif vive vives vifs vivement\n"
     "vrai vraie vraies vrais vraiment\n"
     "vu vue vus vues"},
    {"he",
     "אב האב לאב\n"
     "אומנם אמנם\n"
     "אומץ אמץ\n"
     "אח האח לאח\n"
     "אימא אמא\n"
     "אישה אשה\n"
     "אש האש באש לאש\n"
     "בן הבן\n"
     "בת הבת בבת לבת\n"
     "גן הגן בגן לגן\n"
     "דוגמה דוגמא\n"
     "דם הדם בדם\n"
     "דת הדת בדת לדת\n"
     "הר ההר בהר להר\n"
     "חג החג בחג לחג\n"
     "חוכמה חכמה\n"
     "יד היד ביד\n"
     "ים הים בים לים\n"
     "כוח כח\n"
     "לב הלב בלב ללב\n"
     "סל הסל בסל לסל\n"
     "עם העם לעם\n"
     "עץ העץ בעץ לעץ\n"
     "צו הצו בצו לצו\n"
     "צוהריים צהריים צהרים\n"
     "קו הקו בקו לקו\n"
     "רב הרב לרב\n"
     "שר השר לשר שהשר שרי\n"
     "תא התא בתא לתא\n"
     "תוכנית תכנית תוכניות תכניות"},
    {"hu",
     "kő kövek követ köveket\n"
     "ló lovak lovat lovakat\n"
     "nő nők nőt nőket nőnek\n"
     "tó tavak tavat tavakat\n"
     "út utak utat utakat úton"},
    {"nb", norwegian},
    {"nl",
     "ei eieren\n"
     "os ossen\n"
     "ui uien"},
    {"no", norwegian},
    {"pt",
     "pé pés\n"
     "pó pós"},
    {"ru",
     "ад ада аду адом аде\n"
     "время времени временем времена времен времён временам временами временах\n"
     "гражданин гражданина граждане граждан гражданам гражданами\n"
     "два две двух двум двумя\n"
     "день дня дню днем днём дне дни дней дням днями днях\n"
     "дочь дочери дочерью дочерей\n"
     "друг друга другу другом друзья друзей друзьям друзьями\n"
     "еж ежа ежу ежом еже ежи ежей ёж ежам ежами\n"
     "имя имени именем имена имен имён именам именами\n"
     "лед лёд льда льду льдом льде\n"
     "мать матери матерью матерей\n"
     "сестра сестер сестёр\n"
     "ум ума уму умом уме умы умов\n"
     "ус уса усу усом усе усы усов усам усами усах\n"
     "человек люди людей людям людьми людях\n"
     "этот эта это эти этого этой этому этим этих этими эту этом\n"
     "юг юга югу югом юге\n"
     "яд яда яду ядом яде яды ядов ядам ядами ядах"},
    {"sv",
     "bi bin bina\n"
     "bo bor bott\n"
     "by byn byns byar byarna\n"
     "fe fen feer feerna\n"
     "få får fått\n"
     "gå går gått\n"
     "ko kon kor korna\n"
     "ny nya nytt\n"
     "se ser sett\n"
     "tå tån tår tårna\n"
     "å ån åar åarna\n"
     "ö ön öns öar öarna"},
    {"uk",
     "день дня дню днем дні днів дням днями днях\n"
     "друг друга друзі друзів друзям\n"
     "ім'я імені іменем імена імен\n"
     "людина люди людей людям людьми"},
    {"tr", "su suyu suyun suya suda sudan sular"},
    {"az", "su suyu suyun suya suda sudan sular"},
}};

using Bases = std::unordered_map<std::string_view, std::string_view>;  // maps each form to its base form

Bases bases_of(std::string_view words) {
    Bases bases;
    std::string_view base;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find_first_of(" \n"), words.size());
        const std::string_view form = words.substr(0, end);
        if (base.empty()) base = form;
        bases.emplace(form, base);
        if (end < words.size() && words[end] == '\n') base = {};
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return bases;
}

struct Made {
    Once once;
    Bases bases;
};

}  // namespace

// The first look-up of a word in a language makes the map of this language. Making the maps of all languages would take
// a tenth of the time of a short search.
std::string_view irregular_base(std::string_view language, std::string_view word) {
    static std::array<Made, languages.size()> made;
    const auto* const listed = std::ranges::find(languages, language, &Language::code);
    if (listed == languages.end()) return {};
    Made& of_language = made[static_cast<std::size_t>(listed - languages.begin())];
    of_language.once.call([&] { of_language.bases = bases_of(listed->words); });
    const auto base = of_language.bases.find(word);
    return base == of_language.bases.end() ? std::string_view() : base->second;
}

}  // namespace kwic
