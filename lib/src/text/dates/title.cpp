// SPDX-License-Identifier: GPL-2.0-or-later
// find_title() distinguishes titles from other lines by the lists of phrases and the rules in this file.
#include "text/dates/title.hpp"

#include "base/utf8.hpp"
#include "text/dates/date_scan.hpp"
#include "text/dates/head.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t title_size = 200;       // maximum size of a title in bytes
constexpr std::size_t paragraph_size = 250;   // a line of more bytes is a paragraph
constexpr std::size_t boilerplate_size = 80;  // a line of more bytes is not boilerplate

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trim(std::string_view text) {
    constexpr std::string_view invisible[] = {"\u200e", "\u200f", "\ufeff", "\u00a0",
                                              "\u3000", "\u202a", "\u202b", "\u202c"};
    for (bool trimmed = true; trimmed && !text.empty();) {
        trimmed = false;
        if (is_space(text.front())) text.remove_prefix(1), trimmed = true;
        if (!text.empty() && is_space(text.back())) text.remove_suffix(1), trimmed = true;
        for (const auto mark : invisible) {
            if (text.starts_with(mark)) text.remove_prefix(mark.size()), trimmed = true;
            if (text.ends_with(mark)) text.remove_suffix(mark.size()), trimmed = true;
        }
    }
    return text;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// Returns whether `text` begins with `phrase`, ignoring the case of ASCII letters.
bool begins(std::string_view text, std::string_view phrase) {
    return text.size() >= phrase.size() &&
           std::equal(phrase.begin(), phrase.end(), text.begin(), [](char p, char t) { return lower(p) == lower(t); });
}

template <std::size_t n>
bool begins_with_any(std::string_view text, const std::array<std::string_view, n>& phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return begins(text, phrase); });
}

// Lines that web pages and newspapers add before or after a text.
constexpr auto boilerplate_lines = std::to_array<std::string_view>(
    {"share",         "tweet",     "print",     "email",      "menu",    "comments",  "loading",    "loading...",
     "advertisement", "subscribe", "sign in",   "sign up",    "log in",  "cookies",   "accept all", "home",
     "search",        "partager",  "publicité", "imprimer",   "accueil", "teilen",    "anzeige",    "werbung",
     "startseite",    "drucken",   "compartir", "publicidad", "inicio",  "redacción", "поделиться", "реклама",
     "Поделиться",    "Реклама",   "شارك",      "مشاركة",     "إعلان",   "الرئيسية"});

// Beginnings of short boilerplate lines.
constexpr auto boilerplate_beginnings = std::to_array<std::string_view>({"share on ",
                                                                         "share this ",
                                                                         "share by ",
                                                                         "share via ",
                                                                         "skip to ",
                                                                         "home >",
                                                                         "home ›",
                                                                         "home »",
                                                                         "we use cookies",
                                                                         "this site uses cookies",
                                                                         "this website uses cookies",
                                                                         "accept cookies",
                                                                         "read more:",
                                                                         "read also",
                                                                         "listen to this ",
                                                                         "print this ",
                                                                         "by our ",
                                                                         "from our ",
                                                                         "from wire",
                                                                         "published:",
                                                                         "last updated",
                                                                         "last modified",
                                                                         "updated:",
                                                                         "posted by ",
                                                                         "photo:",
                                                                         "image:",
                                                                         "lire aussi",
                                                                         "à lire aussi",
                                                                         "partager sur ",
                                                                         "partager par ",
                                                                         "mis à jour",
                                                                         "temps de lecture",
                                                                         "accueil >",
                                                                         "de notre ",
                                                                         "auf facebook ",
                                                                         "teilen auf ",
                                                                         "lesezeit:",
                                                                         "zum inhalt",
                                                                         "startseite >",
                                                                         "von unserem ",
                                                                         "von unserer ",
                                                                         "compartir en ",
                                                                         "lea también",
                                                                         "tiempo de lectura",
                                                                         "inicio >",
                                                                         "de nuestro ",
                                                                         "Поделиться в ",
                                                                         "Читайте также",
                                                                         "Время чтения",
                                                                         "Главная >",
                                                                         "От нашего ",
                                                                         "آخر تحديث",
                                                                         "اقرأ أيضا",
                                                                         "الرئيسية >",
                                                                         "شارك على",
                                                                         "كتب:",
                                                                         "كتبت:"});

// Beginnings of lines that are not titles: URLs, markup, and the headers of mail, news and Markdown files.
constexpr auto headers =
    std::to_array<std::string_view>({"from:",         "to:",           "cc:",           "date:",
                                     "lines:",        "organization:", "organisation:", "distribution:",
                                     "reply-to:",     "message-id:",   "newsgroups:",   "references:",
                                     "sender:",       "keywords:",     "summary:",      "nntp-posting-host:",
                                     "article-i.d.:", "originator:",   "followup-to:",  "expires:",
                                     "x-newsreader:", "path:",         "in-reply-to:",  "received:",
                                     "return-path:",  "mime-version:", "content-type:", "content-transfer-encoding:",
                                     "author:",       "tags:",         "layout:",       "http://",
                                     "https://",      "www.",          "---",           "<!--",
                                     "<?xml",         "<!doctype"});

// Prefixes that mark a line as a title.
constexpr auto title_prefixes =
    std::to_array<std::string_view>({"title:", "subject:", "headline:", "titre :", "titre:", "titel:", "betreff:",
                                     "objet :", "objet:", "título:", "asunto:", "Заголовок:", "Тема:", "العنوان:"});

constexpr auto reading_times = std::to_array<std::string_view>(
    {"min read", "minute read", "minutes read", "min de lecture", "min. lesezeit", "min lesezeit", "min de lectura",
     "мин чтения", "минуты чтения", "минут чтения", "للقراءة"});

bool is_letter_byte(char c) { return !is_ascii(c) || (lower(c) >= 'a' && lower(c) <= 'z'); }

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < line.size(); ++i) words += !is_space(line[i]) && (i == 0 || is_space(line[i - 1]));
    return words;
}

// Returns whether the line is a byline, such as `By Jane Roe in Port Azul`.
bool is_byline(std::string_view line) {
    constexpr auto bys = std::to_array<std::string_view>({"by ", "par ", "von ", "por ", "da ", "מאת "});
    for (const auto by : bys) {
        if (!begins(line, by)) continue;
        // Some titles also begin with one of `bys`, as in `By the sea` and `Von der Küste`. But in a title, the next
        // word is seldom a name.
        const char next = line[by.size() < line.size() ? by.size() : 0];
        const bool name = !is_ascii(next) || (next >= 'A' && next <= 'Z');
        const bool title = line.back() == '.' || line.back() == '?' || line.back() == '!' || count_words(line) > 9;
        return name && !title;
    }
    return false;
}

bool is_reading_time(std::string_view line) {
    return std::any_of(reading_times.begin(), reading_times.end(),
                       [&](std::string_view phrase) {
                           return line.size() >= phrase.size() &&
                                  begins(line.substr(line.size() - phrase.size()), phrase);
                       }) &&
           count_words(line) <= 5;
}

bool is_boilerplate(std::string_view line) {
    const auto is_all = [&](std::string_view phrase) { return line.size() == phrase.size() && begins(line, phrase); };
    if (std::any_of(boilerplate_lines.begin(), boilerplate_lines.end(), is_all)) return true;
    return line.size() <= boilerplate_size && begins_with_any(line, boilerplate_beginnings);
}

// Returns whether the line begins with one of `headers` or `x-`. Other lines of the form `word: rest` may be titles.
bool is_header(std::string_view line) { return begins_with_any(line, headers) || begins(line, "x-"); }

bool is_date_line(std::string_view line, std::string_view language) {
    const auto found = best_date(line, language);
    if (!found) return false;
    if (found->context == DateContext::published || found->context == DateContext::dateline) return true;
    return found->other_words <= 3;
}

// Returns whether the line is a paragraph that begins with a dateline, as in `QASR MARWAN, March 12 (Wire) – The
// envoys…`. A dateline is a place in capitals and a dash, usually with a date or a source between them.
bool is_dateline(std::string_view line) {
    if (line.size() < boilerplate_size) return false;
    std::size_t capitals = 0, i = 0;
    while (i < line.size() && (!is_ascii(line[i]) || line[i] == ' ' || line[i] == '-' || line[i] == '\'' ||
                               (line[i] >= 'A' && line[i] <= 'Z'))) {
        if (line.substr(i).starts_with("—") || line.substr(i).starts_with("–")) break;
        capitals += line[i] >= 'A' && line[i] <= 'Z';
        ++i;
    }
    const std::string_view reach = line.substr(0, 80);
    const bool dash = reach.find("—") != std::string_view::npos || reach.find("–") != std::string_view::npos ||
                      reach.find(" - ") != std::string_view::npos || reach.find(") -") != std::string_view::npos;
    const bool ends = i < line.size() && (line[i] == ',' || line[i] == '(' || line[i] == '.' || !is_ascii(line[i]));
    return dash && capitals >= 4 && ends;
}

// Returns the line without the markup of a heading, as in `# Title #`, `**Title**`, `=== Title ===` or `Title: …`, and
// without a byte-order mark.
std::string_view without_markup(std::string_view line) {
    const auto is_mark = [](char c) { return c == '#' || c == '=' || c == '*' || c == '_'; };
    line = trim(line);
    const std::size_t marks =
        static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_mark) - line.begin());
    if (marks > 0 && marks <= 6 &&
        (line[marks == line.size() ? 0 : marks] == ' ' || line.front() == '*' || line.front() == '_')) {
        const char mark = line.front();
        line.remove_prefix(marks);
        while (!line.empty() && line.back() == mark) line.remove_suffix(1);
        line = trim(line);
    }
    for (const auto prefix : title_prefixes) {
        if (begins(line, prefix)) return trim(line.substr(prefix.size()));
    }
    return line;
}

bool is_title(std::string_view line, std::string_view language) {
    if (std::none_of(line.begin(), line.end(), is_letter_byte)) return false;
    if (is_header(line) || is_byline(line) || is_reading_time(line)) return false;
    if (is_boilerplate(line)) return false;
    return !is_dateline(line) && !is_date_line(line, language);
}

// Returns the first sentence of a paragraph, or the complete paragraph if it is one sentence.
std::string_view first_sentence(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool stop =
            (text[i] == '.' || text[i] == '?' || text[i] == '!') && i + 1 < text.size() && is_space(text[i + 1]);
        if (stop && i >= 20) return text.substr(0, i + 1);
        for (const std::string_view wide : {"。", "！", "？", "।", "؟ "}) {
            if (text.substr(i).starts_with(wide)) return text.substr(0, i + wide.size());
        }
    }
    return text;
}

// Returns the line with white space collapsed, cut to at most title_size bytes.
std::string tidy(std::string_view line) {
    std::string title;
    for (const char c : line) {
        if (!is_space(c)) {
            title += c;
        } else if (!title.empty() && title.back() != ' ') {
            title += ' ';
        }
    }
    if (title.size() <= title_size) return title;
    const std::size_t cut = clip(title, title_size).size();
    const std::size_t word = title.rfind(' ', cut);
    title.resize(word != std::string::npos && word > title_size / 2 ? word : cut);
    return title;
}

}  // namespace

std::string find_title(std::string_view head, std::string_view language) {
    head = clip(head, head_bytes);
    for (std::size_t begin = 0; begin < head.size();) {
        const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
        const auto end =
            static_cast<std::size_t>(std::find_if(head.begin() + begin, head.end(), is_line_end) - head.begin());
        const std::string_view line = without_markup(head.substr(begin, end - begin));
        begin = end + 1;
        if (line.empty() || !is_title(line, language)) continue;
        return tidy(line.size() > paragraph_size ? first_sentence(line) : line);
    }
    return {};
}

}  // namespace kwic
