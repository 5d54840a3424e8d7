// SPDX-License-Identifier: GPL-2.0-or-later
// Implements date_words.hpp with tables of words. The names of months and weekdays come from ICU, except the names of
// the Persian months.
#include "text/dates/date_words.hpp"

#include "text/fold.hpp"
#include "text/icu.hpp"
#include "text/language/language_code.hpp"

#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The languages whose names of months and weekdays are recognized. A name may mean different months in different
// languages. If the language of the text does not have the name, find_month() uses the first language in this list that
// has the name. Arabic names of months differ from country to country, so the list contains Arabic several times.
constexpr const char* languages[] = {"en", "fr", "de", "es",  "it", "pt", "nl", "ru", "ar", "ar_SY", "ar_DZ", "ar_MA",
                                     "fa", "th", "hi", "tr",  "pl", "cs", "sk", "uk", "be", "bg",    "sr",    "sr_Latn",
                                     "sl", "hr", "mk", "el",  "hu", "ro", "sv", "da", "nb", "nn",    "fi",    "is",
                                     "et", "lv", "lt", "ca",  "gl", "eu", "ga", "cy", "sq", "he",    "ur",    "ps",
                                     "bn", "ta", "te", "ml",  "kn", "mr", "gu", "pa", "ne", "si",    "km",    "lo",
                                     "my", "id", "ms", "fil", "sw", "am", "az", "ka", "hy", "kk",    "uz",    "af"};

constexpr std::array<const char*, 12> persian_months = {"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
                                                        "مهر",     "آبان",     "آذر",   "دی",  "بهمن",  "اسفند"};

std::string key(std::string_view word) { return strip_marks(fold(word)); }

// Returns the key of a name in the tables: key() of the name without full stops and spaces. Returns an empty string if
// the name contains a digit or has only one character.
std::string name_key(const icu::UnicodeString& name) {
    std::string utf8, plain;
    name.toUTF8String(utf8);
    for (const char c : utf8) {
        if (c >= '0' && c <= '9') return {};  // names such as `3月` are recognized by their number
        if (c != '.' && c != ' ') plain += c;
    }
    return name.countChar32() < 2 ? std::string() : key(plain);
}

struct Meaning {
    std::string language;
    MonthName name;
};

struct Names {
    std::unordered_map<std::string, std::vector<Meaning>> months;
    std::unordered_set<std::string> weekdays;
};

void add_month(Names& names, const std::string& word, std::string_view language, MonthName name) {
    auto& meanings = names.months[word];
    for (const Meaning& known : meanings) {
        if (known.name.month == name.month && known.name.calendar == name.calendar) return;
    }
    meanings.push_back({base_language(language.substr(0, language.find('_'))), name});
}

void add_names(Names& names, const std::string& language, MonthCalendar calendar) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(language.c_str()), error);
    check_icu(error, "cannot load month names");
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
            int32_t count = 0;
            const icu::UnicodeString* months = symbols.getMonths(count, context, width);
            for (int32_t i = 0; i < count && i < 12; ++i) {
                const std::string word = name_key(months[i]);
                if (!word.empty()) add_month(names, word, language, {i + 1, calendar});
            }
            const icu::UnicodeString* days = symbols.getWeekdays(count, context, width);
            for (int32_t i = 0; i < count; ++i) {
                // Names of two ASCII letters are ignored: Norwegian `on` means Wednesday but is a common word in other
                // languages.
                std::string word = name_key(days[i]);
                if (word.size() > 2) names.weekdays.insert(std::move(word));
            }
        }
    }
}

const Names& names() {
    static const Names all = [] {
        Names made;
        for (const std::string language : languages) {
            add_names(made, language, language == "th" ? MonthCalendar::thai : MonthCalendar::gregorian);
        }
        for (int i = 0; i < 12; ++i) add_month(made, key(persian_months[i]), "fa", {i + 1, MonthCalendar::persian});
        add_month(made, key("сен"), "ru", {9, MonthCalendar::gregorian});  // ICU has only `сент.` and `ноябр.`
        add_month(made, key("ноя"), "ru", {11, MonthCalendar::gregorian});
        return made;
    }();
    return all;
}

// Returns the number of the month that the Roman numeral means, as in `12 III 2021`, or 0.
int roman_month(std::string_view word) {
    static constexpr std::array<std::string_view, 12> numerals = {"I",   "II",   "III", "IV", "V",  "VI",
                                                                  "VII", "VIII", "IX",  "X",  "XI", "XII"};
    const auto found = std::find(numerals.begin(), numerals.end(), word);
    return found == numerals.end() ? 0 : static_cast<int>(found - numerals.begin()) + 1;
}

// Returns the index in `names` of the English name that is `word` or is abbreviated to `word`, its first three letters.
// Returns names.size() if there is none. Does not need the table of names, which takes time to build.
template <std::size_t size>
std::size_t find_english(std::string_view word, const std::array<std::string_view, size>& names) {
    std::array<char, 9> lower{};  // no name is longer
    if (word.size() < 3 || word.size() > lower.size()) return size;
    for (std::size_t i = 0; i < word.size(); ++i) lower[i] = static_cast<char>(word[i] | 0x20);
    const std::string_view small(lower.data(), word.size());
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](std::string_view name) { return small == name || small == name.substr(0, 3); });
    return static_cast<std::size_t>(found - names.begin());
}

// Returns the number of the month whose English name or abbreviation is `word`, or 0.
int english_month(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                                "may",       "june",     "july",     "august",
                                                                "september", "october",  "november", "december"};
    if (word.size() == 4 && find_english(word.substr(0, 3), months) == 8 && (word[3] | 0x20) == 't') return 9;  // Sept
    const std::size_t month = find_english(word, months);
    return month == months.size() ? 0 : static_cast<int>(month) + 1;
}

bool is_english_weekday(std::string_view word) {
    static constexpr std::array<std::string_view, 7> days = {"monday", "tuesday",  "wednesday", "thursday",
                                                             "friday", "saturday", "sunday"};
    return find_english(word, days) != days.size();
}

using Words = std::unordered_set<std::string>;

Words keys(std::initializer_list<const char*> words) {
    Words all;
    for (const char* word : words) all.insert(key(word));
    return all;
}

// Returns whether `word` is the Chinese, Japanese or Korean name of a weekday, which is not in the tables.
bool is_asian_weekday(std::string_view word) {
    constexpr std::size_t two = 6, three = 9;  // bytes of two and of three characters
    if (word.size() == three)
        return word.starts_with("星期") || word.starts_with("礼拜") || word.ends_with("曜日") || word.ends_with("요일");
    return word.size() == two && word.starts_with("周") && word != "周年";
}

}  // namespace

std::optional<MonthName> find_month(std::string_view word, std::string_view language) {
    if (const int month = roman_month(word)) return MonthName{month, MonthCalendar::gregorian};
    if (const int month = english_month(word); month && (language.empty() || language == "en")) {
        return MonthName{month, MonthCalendar::gregorian};
    }
    const auto& months = names().months;
    auto found = months.find(key(word));
    // Hebrew writes the preposition `in` and the month as one word.
    if (found == months.end() && word.starts_with("ב")) found = months.find(key(word.substr(2)));
    if (found == months.end()) return {};
    for (const Meaning& meaning : found->second) {
        if (meaning.language == language) return meaning.name;
    }
    return found->second.front().name;
}

bool is_weekday(std::string_view word, std::string_view language) {
    const bool is_english = is_english_weekday(word);
    if (is_english || language == "en") return is_english;
    const std::string name = key(word);
    if (names().weekdays.contains(name)) return true;
    constexpr std::string_view at = "ที่";  // Thai for `on the`, before the day of the month
    return name.ends_with(at) && names().weekdays.contains(name.substr(0, name.size() - at.size()));
}

DateLabel date_label(std::string_view word) {
    static const Words published =
        keys({"published",      "publication",  "posted",     "date",         "issued",    "released",  "filed",
              "sent",           "dated",        "recorded",   "held",         "publié",    "publiée",   "paru",
              "veröffentlicht", "erstellt",     "datum",      "fecha",        "publicado", "publicada", "data",
              "pubblicato",     "gepubliceerd", "publicerad", "опубликовано", "дата",      "نشر",       "نُشر",
              "تاريخ",          "تاریخ",        "انتشار",     "입력",         "등록",      "公開",      "公開日",
              "掲載",           "配信",         "发布",       "發布",         "发布时间",  "日期",      "yayınlanma",
              "tarih",          "opublikowano", "प्रकाशित",    "दिनांक",        "เผยแพร่",    "วันที่",       "δημοσιεύθηκε",
              "פורסם"});
    static const Words updated =
        keys({"updated", "modified",    "revised",    "actualisé",  "modifié",    "mis",       "aktualisiert",
              "stand",   "actualizado", "aggiornato", "atualizado", "bijgewerkt", "обновлено", "تحديث",
              "수정",    "更新",        "更新日",     "更新时间",   "güncelleme", "अपडेटेड",     "अपडेट"});
    static const Words other =
        keys({"expires", "expiry", "expired",  "deadline", "due",      "valid",   "until",   "born", "died",
              "message", "next",   "gültig",   "bis",      "fällig",   "geboren", "né",      "née",  "nacido",
              "nacida",  "geldig", "scadenza", "vence",    "échéance", "родился", "родилась"});
    const std::string name = key(word);
    return published.contains(name) ? DateLabel::published
           : updated.contains(name) ? DateLabel::updated
           : other.contains(name)   ? DateLabel::other
                                    : DateLabel::none;
}

bool is_time_word(std::string_view word) {
    if (word.size() == 1) return true;  // `h`, `p.m.`
    if (is_asian_weekday(word)) return true;
    static const Words words =
        keys({"am",  "pm",  "at",    "um",  "uhr",   "à",      "às",  "kl",   "klo",   "godz", "saat",    "ora",
              "ore", "hrs", "min",   "gmt", "utc",   "bst",    "cet", "cest", "est",   "edt",  "pst",     "pdt",
              "ist", "msk", "wib",   "wit", "wita",  "г",      "год", "года", "году",  "году", "року",    "рік",
              "р",   "в",   "ч",     "час", "часов", "roku",   "rok", "น",    "เวลา",  "오전", "오후",    "시",
              "분",  "時",  "时",    "点",  "點",    "分",     "秒",  "午前", "午後",  "上午", "下午",    "बजे",
              "सुबह", "शाम", "م",     "ص",   "ساعت",  "الساعة", "ώρα", "giờ",  "pukul", "jam",  "tarihli", "tarihinde",
              "i",   "ei",  "clock", "月",  "日",    "월",     "일",  "号",   "號"});
    return words.contains(key(word));
}

bool is_definite_article(std::string_view word) {
    static const Words articles =
        keys({"the", "der", "die", "das", "le", "la",  "les", "el",  "los", "las", "il", "lo",
              "gli", "o",   "a",   "os",  "as", "het", "den", "det", "az",  "η",   "ο",  "το"});
    return articles.contains(key(word));
}

bool is_date_particle(std::string_view word) {
    static const Words particles =
        keys({"on",  "the", "of",   "le",   "la", "du",   "de",     "del", "el", "da",   "do",  "di",  "il",   "am",
              "vom", "den", "dem",  "i",    "d",  "m",    "в",      "от",  "في", "من",   "عام", "در",  "ngày", "tháng",
              "năm", "วันที่", "เดือน", "ค.ศ.", "ปี",  "last", "tarihi", "at",  "op", "dnia", "à",   "day", "em"});
    return particles.contains(key(word));
}

}  // namespace kwic
