// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes lines of pages, headers, bylines and counts by their first and last words.
#include "base/ascii.hpp"
#include "text/dates/head_lines.hpp"
#include "text/dates/head_phrases.hpp"
#include "text/dates/phrase_list.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace kwic {
namespace {

constexpr std::size_t page_phrase_size = 90;  // a line of more bytes is not a line of a page

const PhraseList& page_phrases() {
    static const PhraseList phrases(
        "share on |share this |share by |share via |skip to |jump to |we use cookies|this site uses cookies|"
        "this website uses cookies|accept cookies|accept all|read more:|read more at|read also|related:|see also:|"
        "listen to this |print this |from our own |from wire|last updated|last modified|first published|photo:|"
        "photograph:|photographs:|image:|image caption|caption:|filed under|posted in |categories:|category:|tags:|"
        "tagged:|topics:|subscribe to |subscribe now|subscribe today|already a subscriber|already a member|"
        "already have an account|sign up for |sign up to |sign in to |log in to |this article is for |"
        "this content is for |view this email|view in browser|view online|unsubscribe|having trouble viewing|"
        "continue reading|embargoed |embargo:|under embargo|contact:|press contact|media contact|for more information|"
        "lire aussi|à lire aussi|lire plus|partager sur |partager par |mis à jour|temps de lecture|accueil >|"
        "abonnez-vous|déjà abonné|contact presse|photo :|crédit photo|auf facebook |teilen auf |lesezeit|zum inhalt|"
        "lesen sie auch|mehr zum thema|foto:|bild:|sperrfrist|pressekontakt|schon abonnent|jetzt testen|compartir en |"
        "lea también|lee también|tiempo de lectura|suscríbete |ya eres suscriptor|contacto de prensa|leggi anche|"
        "tempo di lettura|condividi su |abbonati a|leia também|leia mais|tempo de leitura|compartilhar |partilhar |"
        "assine |leestijd|lees ook|delen via |läs också|läs även|lästid|dela på |læs også|læsetid|les også|lue myös|"
        "czytaj także|czytaj też|czas czytania|udostępnij na|čtěte také|olvasási idő|citește și|timp de citire|"
        "поделиться в |Поделиться в |Читайте также|Время чтения|Фото:|Читайте також|Час читання|Прочетете още|"
        "Διαβάστε επίσης|okuma süresi|ayrıca okuyun|آخر تحديث|اقرأ أيضا|شارك على|الصورة:|مدة القراءة|بیشتر بخوانید|"
        "זמן קריאה|קראו גם|ये भी पढ़ें|यह भी पढ़ें|阅读更多|相关阅读|延伸閱讀|分享到|あわせて読む|関連記事|관련기사|"
        "อ่านเพิ่มเติม|xem thêm|baca juga|");
    return phrases;
}

// Names of headers, URLs and markup. All lines that begin with one of them are headers, also in the middle of a text.
const PhraseList& headers() {
    static const PhraseList phrases(
        "from:|to:|cc:|bcc:|date:|sent:|lines:|organization:|organisation:|distribution:|reply-to:|message-id:|"
        "newsgroups:|references:|sender:|keywords:|summary:|nntp-posting-host:|article-i.d.:|originator:|followup-to:|"
        "expires:|path:|in-reply-to:|received:|return-path:|mime-version:|content-type:|content-transfer-encoding:|"
        "author:|layout:|merge:|issn:|nic:|obsoletes:|updates:|intended status:|request for comments:|internet-draft|"
        "source:|quelle:|fuente:|source :|de :|à :|von:|an:|para:|http://|https://|www.|<!--|<?xml|<!doctype|---|");
    return phrases;
}

const PhraseList& bys() {
    static const PhraseList phrases("by |par |von |por |door |מאת |yazan |oleh |");
    return phrases;
}

// Words before the name of an author that also begin many titles, so that at most three words may follow them.
const PhraseList& frequent_bys() {
    static const PhraseList phrases("da |di |de |av |af |");
    return phrases;
}

const PhraseList& byline_beginnings() {
    static const PhraseList phrases(
        "by our |from our |by staff|words by |written by |story by |text by |posted by |reported by |photographs by |"
        "photos by |illustration by |reporting by |words:|text:|texte :|texte:|texto:|testo:|tekst:|tekst og |"
        "text och |author:|autor:|autora:|autore:|autorka:|auteur :|auteur:|szerző:|írta:|yazar:|penulis:|tác giả:|"
        "de notre |de nos |propos recueillis|von unserem |von unserer |ein kommentar von |eine analyse von |"
        "ein interview von |de nuestro |de nuestra |dal nostro |dalla nostra |do nosso |da nossa |van onze |Автор:|"
        "Текст:|От нашего |От нашей |كتب:|كتبت:|بقلم|إعداد:|تقرير:|نویسنده|خبرنگار|מאת:|लेखक|记者|記者|本报记者|"
        "本報記者|文／|文/|文：|作者|來源|来源|นักข่าว|เขียนโดย|เรื่อง:|");
    return phrases;
}

const PhraseList& byline_endings() {
    static const PhraseList phrases(
        " correspondent| reporter| staff writer| editor| 기자| 특파원|特派員| 記者| 记者|記者| korrespondent| redaktör|"
        " redakteur|");
    return phrases;
}

const PhraseList& reading_times() {
    static const PhraseList phrases(
        "min read|minute read|minutes read|mins read|min de lecture|minutes de lecture|min. lesezeit|min lesezeit|"
        "minuten lesezeit|min de lectura|minutos de lectura|min di lettura|minuti di lettura|min de leitura|"
        "minutos de leitura|min leestijd|minuten leestijd|мин чтения|минуты чтения|минут чтения|хв читання|"
        "dakika okuma|dk okuma|للقراءة|分钟阅读|");
    return phrases;
}

const PhraseList& counted() {
    static const PhraseList phrases(
        "min|minutes|minuten|minutos|minuti|минуты|минут|comments|comment|shares|share|views|likes|reactions|"
        "kommentare|commentaires|comentarios|commenti|reacties|комментариев|комментария|分钟|분|");
    return phrases;
}

// Small words that names have.
bool is_name_particle(std::string_view word) {
    static const std::unordered_set<std::string> words = {
        "and", "und", "et", "y",  "e",  "och", "og",  "en", "și", "i",   "in",  "von", "van", "der", "den", "de", "da",
        "do",  "di",  "du", "le", "la", "del", "dos", "al", "el", "bin", "ibn", "for", "à",   "au",  "à",   "aus"};
    return words.contains(std::string(word));
}

bool is_capital(std::string_view text) {
    const char32_t c = first_character(text);
    return c != 0 && !u_islower(static_cast<UChar32>(c)) && u_isalpha(static_cast<UChar32>(c));
}

// Returns whether `text` is a name, which a comma, a profession and a place may follow. All words before the comma are
// capitalized or belong to names.
bool is_name(std::string_view text) {
    if (!is_capital(text) || text.back() == '.' || text.back() == '?' || text.back() == '!') return false;
    const std::string_view name = text.substr(0, text.find(','));
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        const std::string_view word = name.substr(begin, end - begin);
        if (!word.empty() && !is_capital(word) && !is_name_particle(word)) return false;
        begin = end + 1;
    }
    return count_words(name) <= 7 && count_words(text) <= 9;
}

// Returns whether `line` is one of `bys` and a name. Some titles also begin with one of `bys`, as in `By the sea`, `Von
// der Küste` and `De Belmara à Port Azul`. But most of them have a word that no name has.
bool is_by_name(std::string_view line) {
    if (const auto by = bys().beginning_of(line); !by.empty()) return is_name(line.substr(by.size()));
    const auto by = frequent_bys().beginning_of(line);
    const std::string_view name = line.substr(by.size());
    return !by.empty() && count_words(name.substr(0, name.find(','))) <= 3 && is_name(name);
}

// Returns whether the line is a header that a program has added to a mail, such as `X-Mailer: pine`.
bool is_extension_header(std::string_view line) {
    const std::string_view name = line.substr(0, line.find(':'));
    return begins_with(line, "x-") && name.size() < line.size() && name.find(' ') == name.npos;
}

bool is_commit(std::string_view line) {
    constexpr std::string_view commit = "commit ";
    constexpr std::size_t digits = 7;
    const auto is_hex = [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); };
    if (!line.starts_with(commit) || line.size() < commit.size() + digits) return false;
    const std::string_view hash = line.substr(commit.size(), digits);
    return std::all_of(hash.begin(), hash.end(), is_hex);
}

// Returns whether the line separates messages in a mailbox: `From ewan@example.org Sat May  2 09:30:00 2020`.
bool is_mailbox_line(std::string_view line) {
    constexpr std::string_view from = "From ";
    return line.starts_with(from) && line.substr(0, line.find(' ', from.size())).find('@') != line.npos;
}

}  // namespace

bool begins_with_page_phrase(std::string_view line) {
    return line.size() <= page_phrase_size && page_phrases().has_beginning_of(line);
}

bool begins_with_header(std::string_view line) {
    return headers().has_beginning_of(line) || is_extension_header(line) || is_commit(line) || is_mailbox_line(line);
}

bool is_byline(std::string_view line) {
    if (is_by_name(line)) return true;
    if (line.size() <= 2 * page_phrase_size && byline_beginnings().has_beginning_of(line))
        return count_words(line) <= 12 && width_of(line) <= page_phrase_size;
    return byline_endings().has_end_of(line) && is_capital(line) && count_words(line) <= 4;
}

bool is_count_line(std::string_view line) {
    if (reading_times().has_end_of(line)) return count_words(line) <= 5;
    return u_isdigit(static_cast<UChar32>(first_character(line))) && counted().has_end_of(line) &&
           count_words(line) <= 3;
}

}  // namespace kwic
