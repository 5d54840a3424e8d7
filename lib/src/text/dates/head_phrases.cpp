// SPDX-License-Identifier: GPL-2.0-or-later
// Implements head_phrase() and is_newspaper() with tables of phrases. Phrases at the beginnings of lines are in
// head_beginnings.cpp.
#include "text/dates/head_phrases.hpp"
#include "base/utf8.hpp"
#include "text/dates/head_lines.hpp"
#include "text/dates/phrase_list.hpp"
#include "text/fold.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace kwic {
namespace {

constexpr std::size_t phrase_size = 80;  // no phrase is longer

constexpr std::string_view buttons =
    "share|tweet|print|email|e-mail|mail|menu|comments|comment|loading|loading...|advertisement|subscribe|"
    "subscribe now|sign in|sign up|log in|login|register|cookies|accept all|search|save|listen|follow|facebook|"
    "twitter|whatsapp|telegram|linkedin|copy link|link copied|close|back|next|previous|top|bookmark|like|donate|"
    "account|my account|newsletter|newsletters|members only|subscribers only|for subscribers|premium|free trial|"
    "sponsored|sponsored content|paid content|promoted|ad|ads|gallery|audio|partager|publicité|imprimer|s'abonner|"
    "abonnez-vous|se connecter|connexion|s'identifier|abonnés|réservé aux abonnés|article réservé aux abonnés|"
    "commenter|écouter|rechercher|enregistrer|teilen|anzeige|werbung|drucken|anmelden|abonnieren|jetzt abonnieren|"
    "registrieren|merken|vorlesen|kommentare|suche|suchen|plus|abo|nur für abonnenten|einloggen|speichern|"
    "compartir|publicidad|suscríbete|suscribirse|iniciar sesión|regístrate|imprimir|buscar|comentarios|escuchar|"
    "guardar|contenido exclusivo para suscriptores|solo para suscriptores|condividi|pubblicità|stampa|abbonati|"
    "accedi|iscriviti|commenti|ascolta|cerca|contenuto riservato agli abbonati|riservato agli abbonati|"
    "solo per abbonati|partilhar|compartilhar|publicidade|assine|entrar|comentários|ouvir|"
    "conteúdo exclusivo para assinantes|exclusivo para assinantes|delen|advertentie|afdrukken|inloggen|abonneren|"
    "zoeken|reacties|alleen voor abonnees|voor abonnees|luisteren|dela|annons|logga in|prenumerera|skriv ut|lyssna|"
    "för prenumeranter|del|annonce|annonse|log ind|logg inn|abonnér|for abonnenter|kirjaudu|tilaa|mainos|jaa|"
    "tilaajille|udostępnij|reklama|zaloguj się|zaloguj|prenumerata|subskrybuj|drukuj|komentarze|sdílet|"
    "přihlásit se|přihlásit|předplatné|tisk|inzerce|megosztás|hirdetés|bejelentkezés|előfizetés|distribuie|"
    "publicitate|autentificare|abonează-te|conectare|поделиться|реклама|войти|подписаться|подписка|регистрация|"
    "печать|комментарии|слушать|поиск|только для подписчиков|поділитися|увійти|підписатися|сподели|вход|абонамент|"
    "подели|пријава|κοινοποίηση|διαφήμιση|σύνδεση|εγγραφή|εκτύπωση|paylaş|reklam|giriş yap|giriş|abone ol|yazdır|"
    "yorumlar|üye ol|شارك|مشاركة|إعلان|اشترك|تسجيل الدخول|طباعة|اشتراك|تعليقات|استمع|للمشتركين "
    "فقط|اشتراک‌گذاری|"
    "تبلیغات|ورود|عضویت|چاپ|شیر کنید|שתף|שיתוף|פרסומת|התחברות|הרשמה|הדפסה|למנויים בלבד|शेयर करें|विज्ञापन|लॉग इन|"
    "सब्सक्राइब करें|分享|广告|廣告|登录|登錄|登入|注册|註冊|订阅|訂閱|打印|列印|评论|收藏|シェア|広告|ログイン|"
    "会員登録|印刷|有料会員限定|会員限定|有料会員限定記事|無料登録|保存|공유|공유하기|광고|로그인|구독|구독하기|"
    "인쇄|댓글|แชร์|โฆษณา|เข้าสู่ระบบ|สมัครสมาชิก|chia sẻ|quảng cáo|đăng nhập|đăng ký|bagikan|iklan|masuk|daftar|"
    "berlangganan|sign out|log out|shop|gift cards|about us|contact us|my profile|view comments|show comments|"
    "see more|load more|skip|play|pause|watch|watch live|jobs|support us|contribute|get the app|download the app|"
    "copy|aboutus|favoris|lire plus tard|se désinscrire|voir plus|mehr|mehr lesen|weiterlesen|leer más|ver más|"
    "leggi di più|leia mais|lees meer|läs mer|læs mere|les mer|lue lisää|czytaj więcej|číst dál|tovább|"
    "citește mai mult|читать далее|ещё|показать ещё|читати далі|devamını oku|اقرأ المزيد|بیشتر|קרא עוד|और पढ़ें|"
    "更多|展开|もっと見る|続きを読む|더보기|";

constexpr std::string_view homes =
    "home|home page|front page|start|accueil|startseite|inicio|portada|início|página inicial|hem|forside|hjem|"
    "etusivu|strona główna|domů|kezdőlap|címlap|acasă|inici|главная|головна|начало|почетна|αρχική|anasayfa|"
    "ana sayfa|الرئيسية|صفحه اصلی|ראשי|דף הבית|होम|首页|首頁|ホーム|トップ|홈|หน้าแรก|trang chủ|beranda|naslovnica|";

constexpr std::string_view sections =
    "news|world|world news|local|local news|national|international|politics|business|economy|markets|finance|money|"
    "sport|sports|football|cricket|rugby|tennis|golf|culture|arts|arts & culture|books|film|music|theatre|"
    "television|tv|entertainment|lifestyle|life|style|fashion|food|travel|health|science|technology|tech|"
    "environment|climate|weather|education|opinion|comment & analysis|editorial|leader|leaders|letters|"
    "letters to the editor|obituaries|obituary|features|feature|magazine|society|home news|uk|us|europe|africa|"
    "asia|middle east|americas|media|video|photos|podcast|podcasts|property|motoring|crime|courts|traffic|"
    "transport|bridges|interview|analysis|review|reviews|column|columnists|essay|profile|special report|"
    "investigation|latest|latest news|top stories|headlines|live|religion|history|gardening|jobs|actualité|"
    "actualités|monde|le monde|politique|économie|société|santé|sciences|planète|environnement|idées|opinions|"
    "tribune|éditorial|entretien|enquête|reportage|portrait|régions|faits divers|médias|livres|cinéma|transports|"
    "débats|politik|wirtschaft|feuilleton|kultur|panorama|wissen|wissenschaft|gesellschaft|lokales|meinung|"
    "kommentar|leitartikel|gesundheit|reise|medien|inland|ausland|welt|nachrichten|regional|digital|technik|häfen|"
    "verkehr|bildung|leben|umwelt|leserbriefe|reportagen|noticias|mundo|internacional|nacional|política|economía|"
    "sociedad|deportes|cultura|ciencia|tecnología|salud|opinión|entrevista|reportaje|sucesos|gente|cronaca|"
    "politica|economia|esteri|interni|società|spettacoli|scienze|salute|mondo|editoriale|intervista|"
    "commenti e opinioni|notizie|notícias|internacionais|esporte|esportes|desporto|saúde|ciência|opinião|cotidiano|"
    "sociedade|nieuws|binnenland|buitenland|politiek|economie|cultuur|wetenschap|gezondheid|opinie|regio|voetbal|"
    "nyheter|inrikes|utrikes|ekonomi|lokalt|ledare|debatt|åsikt|nöje|nyheder|indland|udland|debat|leder|innenriks|"
    "utenriks|kronikk|kotimaa|ulkomaat|talous|urheilu|kulttuuri|uutiset|mielipide|pääkirjoitus|wiadomości|polska|"
    "świat|polityka|gospodarka|kultura|zdrowie|domácí|zahraničí|ekonomika|zprávy|názory|belföld|külföld|gazdaság|"
    "kultúra|vélemény|știri|actualitate|cultură|sănătate|opinii|notícies|societat|opinió|новости|политика|"
    "экономика|общество|культура|спорт|мир|в мире|россия|происшествия|наука|здоровье|мнение|мнения|интервью|"
    "репортаж|колонка|регионы|новини|політика|економіка|суспільство|світ|думка|икономика|свят|друштво|економија|"
    "свет|култура|ειδήσεις|πολιτική|οικονομία|κοινωνία|κόσμος|πολιτισμός|αθλητισμός|γνώμη|απόψεις|haberler|gündem|"
    "siyaset|dünya|spor|kültür|kültür sanat|sağlık|yaşam|görüş|أخبار|سياسة|اقتصاد|مجتمع|ثقافة|رياضة|العالم|"
    "عربي ودولي|محليات|رأي|مقالات|صحة|منوعات|علوم|اخبار|سیاست|سیاسی|اقتصادی|جامعه|اجتماعی|فرهنگ|فرهنگی|ورزش|ورزشی|"
    "جهان|بین‌الملل|یادداشت|חדשות|פוליטיקה|כלכלה|חברה|תרבות|ספורט|"
    "עולם|"
    "דעות|"
    "בריאות|"
    "समाचार|"
    "देश|"
    "दुनिया|"
    "राजनीति|"
    "समाज|"
    "व्यापार|खेल|मनोरंजन|संस्कृति|विचार|स्वास्थ्य|新闻|新聞|国际|國際|国内|國內|社会|社會|政治|经济|經濟|財經|财经|文化|"
    "体育|體育|评论|評論|社论|社論|国际新闻|國際新聞|本地新闻|要闻|要聞|科技|健康|ニュース|国際|経済|社説|スポーツ|"
    "地域|論説|コラム|天声人語|生活|뉴스|사회|정치|경제|문화|국제|세계|스포츠|사설|칼럼|오피니언|연예|생활|지역|"
    "ข่าว|การเมือง|เศรษฐกิจ|สังคม|ต่างประเทศ|กีฬา|วัฒนธรรม|บทความ|thời sự|thế giới|kinh tế|xã hội|chính trị|thể thao|"
    "văn hóa|giải trí|berita|nasional|internasional|olahraga|budaya|opini|daerah|in brief|briefing|comment|q&a|"
    "perspective|perspectives|viewpoint|dispatch|dispatches|field notes|long read|the long read|in depth|"
    "in pictures|explainer|fact check|data|people|community|city|metro|region|nation|gaming|royals|careers|cars|"
    "homes|gossip|quiz|crossword|horoscope|analyse|analyses|décryptage|portfolio|chronique|critique|tribunes|"
    "régional|culture & loisirs|loisirs|à la une|infographie|vidéo|témoignage|hintergrund|glosse|kolumne|rezension|"
    "porträt|thema|stadt|leute|debatte|wochenende|titelseite|aktuell|aktuelles|bayern|berlin|kurzmeldungen|"
    "actualidad|análisis|crónica|reportajes|a fondo|portada|tribuna|columna|opinión y análisis|vida|ciudad|región|"
    "primo piano|in primo piano|attualità|analisi|commento|commenti|rubrica|città|reportagem|análise|crônica|"
    "destaque|destaques|colunas|coluna|país|reportatge|anàlisi|actualitat|achtergrond|commentaar|stad|analys|"
    "krönika|intervju|reportasje|bakgrunn|haastattelu|analyysi|kolumni|reportaasi|kaupunki|komentarz|reportaż|"
    "analiza|wywiad|rozmowa|felieton|publicystyka|z regionu|kraj|miasto|reportáž|komentář|analýza|rozhovor|domov|"
    "svět|interjú|riport|elemzés|publicisztika|reportaj|analiză|interviu|comentariu|ревью|анализ|аналитика|"
    "комментарий|комментарии|разбор|главное|лента новостей|расследование|главные новости|аналітика|коментар|"
    "інтерв'ю|розслідування|анализи|интервю|интервју|репортажа|ρεπορταζ|ανάλυση|συνέντευξη|επικαιρότητα|ρεπορτάζ|"
    "güncel|analiz|yorum|röportaj|söyleşi|son haberler|تقرير|تقارير|تحليل|حوار|مقابلة|تحقيق|تغطية خاصة|گزارش|تحلیل|"
    "گفت‌وگو|گفتگو|مصاحبه|ویژه|כתבה|ניתוח|ראיון|תחקיר|मुख्य "
    "समाचार|ताज़ा "
    "ख़बर|ताज़ा "
    "समाचार|विश्लेषण|साक्षात्कार|रिपोर्ट|"
    "संपादकीय|深度|专题|專題|调查|調查|专访|專訪|分析|头条|頭條|特集|解説|連載|インタビュー|調査報道|主要ニュース|"
    "인터뷰|기획|분석|특집|단신|심층취재|รายงานพิเศษ|วิเคราะห์|สัมภาษณ์|phóng sự|phân tích|phỏng vấn|laporan|"
    "analisis|wawancara|";

constexpr std::string_view labels =
    "exclusive|page one|front-page|breaking|breaking news|for immediate release|press release|news release|media "
    "release|"
    "media advisory|memorandum|memo|notice|public notice|alert|urgent|flash|update|developing|developing story|"
    "just in|live updates|live blog|embargoed|draft|confidential|correction|advertorial|editor's note|exclusif|"
    "info exclusive|communiqué|communiqué de presse|pour diffusion immédiate|alerte info|en direct|exklusiv|"
    "pressemitteilung|presseinformation|medienmitteilung|zur sofortigen veröffentlichung|eilmeldung|liveticker|"
    "exklusiv-interview|exclusiva|nota de prensa|comunicado de prensa|para publicación inmediata|última hora|"
    "en directo|urgente|comunicado|esclusiva|in esclusiva|comunicato stampa|ultim'ora|in diretta|exclusivo|"
    "comunicado de imprensa|nota à imprensa|para divulgação imediata|ao vivo|exclusief|persbericht|laatste nieuws|"
    "exklusivt|pressmeddelande|just nu|pressemeddelelse|pressemelding|eksklusivt|siste nytt|tiedote|"
    "lehdistötiedote|tylko u nas|na wyłączność|informacja prasowa|komunikat prasowy|pilne|z ostatniej chwili|"
    "exkluzivně|tisková zpráva|aktuálně|exkluzív|sajtóközlemény|közlemény|exclusiv|comunicat de presă|"
    "nota de premsa|эксклюзив|пресс-релиз|срочно|молния|для немедленного распространения|сообщение для прессы|"
    "ексклюзив|пресреліз|прес-реліз|терміново|прессъобщение|ексклузивно|саопштење|саопштење за јавност|"
    "αποκλειστικό|δελτίο τύπου|έκτακτο|özel haber|özel|son dakika|basın bülteni|basın açıklaması|حصري|خاص|عاجل|"
    "بيان صحفي|بيان|اختصاصی|فوری|بیانیه|بیانیه مطبوعاتی|בלעדי|מבזק|הודעה לעיתונות|एक्सक्लूसिव|विशेष|ब्रेकिंग न्यूज़|"
    "प्रेस विज्ञप्ति|独家|獨家|快讯|快訊|突发|新闻稿|新聞稿|独自|独占|速報|プレスリリース|報道資料|단독|속보|보도자료|"
    "ข่าวด่วน|ข่าวประชาสัมพันธ์|độc quyền|tin nóng|thông cáo báo chí|eksklusif|siaran pers|berita terkini|";

// Names of news agencies.
constexpr std::string_view agencies =
    "reuters|ap|afp|dpa|apa|sda|ansa|efe|lusa|tass|тасс|риа новости|ria novosti|интерфакс|interfax|укрінформ|bta|бта|"
    "tanjug|танјуг|hina|čtk|tasr|pap|mti|agerpres|belga|anp|tt|ntb|ritzau|stt|anadolu|anka|iha|upi|pa media|"
    "press association|associated press|agence france-presse|europa press|xinhua|新华社|新華社|中新社|中央社|共同通信|"
    "共同|時事通信|時事|連合ニュース|연합뉴스|뉴시스|뉴스1|pti|ani|ians|भाषा|वार्ता|antara|bernama|ttxvn|wam|وام|واس|"
    "وكالات|رويترز|"
    "أ ف ب|ایرنا|ایسنا|irna|isna|agencies|wire|wires|staff|";

// The last words of names of newspapers.
constexpr std::string_view newspaper_words =
    "post|times|news|gazette|herald|tribune|guardian|observer|chronicle|courier|journal|telegraph|monitor|bulletin|"
    "daily|weekly|examiner|inquirer|dispatch|argus|sentinel|globe|star|record|register|mercury|zeitung|anzeiger|"
    "tageblatt|tagblatt|nachrichten|kurier|rundschau|bote|courrier|quotidien|courant|dagblad|krant|tidning|"
    "tidningen|avisen|tidende|sanomat|noviny|hírlap|вестник|газета|известия|gazetesi|postası|समाचार|";

// The first words of names of newspapers.
constexpr std::string_view newspaper_beginnings =
    "diario|diário|heraldo|gaceta|periódico|corriere|gazzetta|giornale|jornal|folha|gazeta|dziennik|ziarul|газета|"
    "εφημερίδα|صحيفة|جريدة|روزنامه|עיתון|courrier|";

using PhraseTable = std::unordered_map<std::string, HeadPhrase>;

const PhraseTable& phrases() {
    static const PhraseTable table = [] {
        PhraseTable made;
        const auto add = [&](std::string_view list, HeadPhrase kind) {
            for_each_phrase(list, [&](std::string_view phrase) { made.emplace(fold(phrase), kind); });
        };
        add(homes, HeadPhrase::home);
        add(labels, HeadPhrase::label);
        add(buttons, HeadPhrase::button);
        add(sections, HeadPhrase::section);
        add(agencies, HeadPhrase::label);
        return made;
    }();
    return table;
}

// Returns the line without brackets around it, as in `[단독]`, and without final punctuation.
std::string_view bare_phrase(std::string_view line) {
    while (!line.empty() && std::string_view(":.!*_-[(").find(line.front()) != std::string_view::npos)
        line.remove_prefix(1);
    while (!line.empty() && std::string_view(":.!*_-])").find(line.back()) != std::string_view::npos)
        line.remove_suffix(1);
    return trim_line(line);
}

using Words = std::unordered_set<std::string>;

Words folded(std::string_view list) {
    Words made;
    for_each_phrase(list, [&](std::string_view word) { made.insert(fold(word)); });
    return made;
}

bool ends_like_newspaper(std::string_view word) {
    static const Words words = folded(newspaper_words);
    if (words.contains(fold(word))) return true;
    for (const std::string_view ending : {"报", "報", "新聞", "新闻", "일보", "신문", "zeitung", "bladet", "blatt"})
        if (word.size() > ending.size() && word.ends_with(ending)) return true;
    return false;
}

bool begins_like_newspaper(std::string_view word) {
    static const Words words = folded(newspaper_beginnings);
    return words.contains(fold(word));
}

// Returns fold(line), which is fast for ASCII.
std::string key_of(std::string_view line) {
    if (!is_ascii(line)) return fold(line);
    std::string key;
    append_small(line, key);
    return key;
}

}  // namespace

HeadPhrase head_phrase(std::string_view line) {
    line = bare_phrase(line);
    if (line.empty() || line.size() > phrase_size || count_words(line) > 5) return HeadPhrase::none;
    const auto found = phrases().find(key_of(line));
    return found == phrases().end() ? HeadPhrase::none : found->second;
}

bool is_newspaper(std::string_view name) {
    name = trim_line(name);
    if (name.empty() || count_words(name) > 5) return false;
    const std::size_t last = name.rfind(' ');
    return ends_like_newspaper(name.substr(last + 1)) || begins_like_newspaper(name.substr(0, name.find(' ')));
}

}  // namespace kwic
