// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_context.hpp"

#include "base/utf8.hpp"
#include "text/word_list.hpp"

#include <unicode/uchar.h>

#include <cstddef>
#include <string_view>

namespace kwic {
namespace {

// Personal titles. The list omits titles that are also ordinary words before a noun (general, major). The list also
// omits titles that are often followed by an ordinary noun in the genitive (وزير, minister of).
constexpr std::string_view titles =
    " admiral ambassador archbishop ayatollah bakanı baron bayan başbakan başkan bishop botschafter "
    "bundeskanzler bundeskanzlerin bundespräsident canciller cardenal cardenale cardinal cesarz chancelier "
    "chancellor colonel colonnello commander comte congressman conte coronel cumhurbaşkanı císař dirigent "
    "docteur dona dottor doña dr dronning duc duque emir emperador emperor frau fürst generale generał generál "
    "governor graf général herr herre herrn imam infanta kaiser kanzler kanzlerin kardinal keizer king koning "
    "koningin konung kral král król królowa książę kung könig königin lady lieutenant madame mademoiselle "
    "marszałek maréchal mayor meneer mevrouw mgr minister ministerin ministr ministra ministro miss mlle mme "
    "monseigneur monsieur mr mrs ms mullah oberst pani paní papa pape papież papst paus paşa pope premiér prens "
    "president presidenta presidente prezident prezydent prince princess princesse principe principessa prins "
    "prinses prinsessa prinsesse prinz prinzessin prof profesor professeur professor professore präsident "
    "präsidentin président présidente príncipe queen rainha regina regisseur rei reina reine rey richter roi "
    "sayın scheich secretary sen senador senator senatore senhor senhora señor señora sheik sheikh signor "
    "signora sir staatschef statsminister sultan sénateur βασίλισσα βασιλιάσ κ κυρία κύριοσ πρωθυπουργόσ "
    "πρόεδροσ στρατηγόσ υπουργόσ адмирал аятолла генерал господин госпожа доктор император канцлер королева "
    "король маршал министр мистер міністр пан пані полковник президент прем'єр премьер принц принцесса профессор "
    "цар царица царь шейх імператор אדון אלוף גב גברת גנרל דר האלוף הגאון הגברת הגנרל הדוקטור המלך המלכה המפקד "
    "הנסיך הנסיכה הנשיא הנשיאה הסנאטור הקיסר הרב השגריר השופט השופטת השר השרה מלך מלכת מר נשיא פרופ פרופסור רבי "
    "שר آقای آل آیةالله آیتالله أبو أبي ابن ابنة استاد الأب الأستاذ الأستاذة الأمير الأميرة الأنبا الإمام "
    "الإمبراطور البابا البروفيسور الجنرال الحاج الدكتور الدكتورة الرئيس الرائد السفير السلطان السيد السيدة "
    "الشاعر الشيخ العقيد العلامة العميد الفريق الفنان الفنانة القائد القديس القس القيصر الكاتب اللواء المخرج "
    "المستشار المستشارة المشير المطران المفتي الملك الملكة المهندس المهندسة النائب النبي النقيب الوزير الوزيرة "
    "امام امیر بن بنت جناب جنرل حجتالاسلام حضرت خانم خليفة دکتر رئیسجمهور رییسجمهور سرتیپ سردار سرلشکر سرهنگ "
    "سرگرد سلطان سيدي سپهبد سید شاه شاهزاده شهید شیخ صدر عبد مار ملا ملکه مهندس میرزا پادشاه پرنس پروفسور ژنرال "
    "आचार्य कर्नल कुमारी जनरल डॉ डॉक्टर न्यायाधीश पंडित प्रधानमंत्री प्रो प्रोफेसर बाबा मंत्री महाराज महाराजा "
    "महारानी मुख्यमंत्री राजकुमार राजा रानी राष्ट्रपति शेख श्री श्रीमती संत सम्राट सरदार सुल्तान स्वामी ბატონი "
    "ბატონმა გენერალი იმპერატორი მეფე მინისტრი მინისტრმა პაპი პატრიარქი პრეზიდენტი პრეზიდენტის პრეზიდენტმა "
    "პრემიერი პროფესორი ქალბატონი ქალბატონმა ";

// Determiners of German and Luxembourgish.
constexpr std::string_view determiners =
    " acht all alle allem allen aller alles am ans aufs beide beidem beiden beider beides beim das dat de deem "
    "dein deine deinem deinen deiner deines dem den der des di die diese diesem diesen dieser dieses drei déi "
    "dës dëse dësem dëser e ein eine einem einen einer eines einige einigen einiger eis eisem eiser en eng "
    "engem engen enger euer eure eurem euren eurer eures fünf fürs hir hirem hirer ihr ihre ihrem ihren ihrer "
    "ihres im ins jede jedem jeden jeder jedes jene jenem jenen jener jenes kee kein keine keinem keinen "
    "keiner keines keng kengem kenger manche manchem manchen mancher manches mehrere mehreren mehrerer mein "
    "meine meinem meinen meiner meines meng mengem mäi neun sechs sein seine seinem seinen seiner seines seng "
    "sengem senger sieben solche solchem solchen solcher solches säi um unser unsere unserem unseren unserer "
    "unseres unsre unsrem unsren unsrer unsres viel viele vielen vieler vier vill vom vum welche welchem "
    "welchen welcher welches wenige wenigen weniger zehn zum zur zwei ";

static_assert(is_word_list(titles) && is_word_list(determiners));

}  // namespace

bool is_without_case(std::string_view word) {
    std::size_t at = 0;
    const auto first = next_character(word, at);
    if (first < 0x80) return false;
    // Unicode 11 added capitals for Georgian, but writers use them only for complete lines.
    if (first >= 0x10d0 && first <= 0x10ff) return true;
    return u_isalpha(first) && !u_hasBinaryProperty(first, UCHAR_CASED);
}

bool is_title(std::string_view word) { return has_word(titles, word); }

bool is_determiner(std::string_view word) { return has_word(determiners, word); }

bool may_be_adjective(std::string_view word) {
    constexpr std::size_t min_bytes = 4;
    if (word.size() < min_bytes) return false;
    for (const std::string_view ending : {"e", "en", "er", "es", "em"})
        if (word.ends_with(ending)) return true;
    return false;
}

}  // namespace kwic
