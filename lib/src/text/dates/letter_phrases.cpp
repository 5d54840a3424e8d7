// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes lines of letters, journals and pages that are neither titles nor text.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/dates/head_lines.hpp"
#include "text/dates/head_phrases.hpp"
#include "text/dates/phrase_list.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Beginnings of formal salutations, folded. Some words are complete; others, such as `estimad`, have endings.
const PhraseList& formal_salutations() {
    static const PhraseList phrases(
        "dear |to whom it may|ladies and gentlemen|sehr geehrte|mesdames|madame, monsieur|estimad|muy señor|distinguid|"
        "gentile |gentil|egregi|spettabile|prezad|exm|geachte |arvoisa |szanown|vážen|tisztelt |stimat|уважаем|"
        "многоуважаем|шановн|поштовани|αξιότιμ|sayın |السيد |السادة |לכבוד |महोदय|आदरणीय "
        "|尊敬的|敬启者|敬啟者|拝啓|前略|謹啓|"
        "존경하는 |kính gửi|yang terhormat|");
    return phrases;
}

// Beginnings of other salutations, folded. A mark must follow them.
const PhraseList& salutations() {
    static const PhraseList phrases(
        "hello|hi |hi,|good morning|liebe |lieber |liebes |hallo|guten tag|moin|werte |chère |cher |chers |chères "
        "|madame,|"
        "monsieur,|messieurs|bonjour|querid|hola|caro |cara |cari |buongiorno|ciao|caríssim|olá|bom dia|beste |lieve "
        "|hoi |"
        "kära |käre |hej|bästa |kære |hei|kjære |hyvä |drogi |droga |drodzy |witam|cześć|milý |milá |milí |dobrý den|"
        "kedves |dragă |draga |bună ziua|дорог|здравствуйте|привет|добрый день|вітаю|αγαπητ|sevgili |merhaba|değerli |"
        "عزيز|تحية|جناب|با سلام|سلام|שלום|יקר|प्रिय |亲爱的|親愛的|안녕하세요|친애하는 |เรียน |สวัสดี|thân gửi|yth|");
    return phrases;
}

const PhraseList& relative_beginnings() {
    static const PhraseList phrases("hace |vor |il y a |há |för |منذ |قبل |acum |for |");
    return phrases;
}

const PhraseList& relative_endings() {
    static const PhraseList phrases(
        " ago| fa| geleden| назад| önce|小时前|分钟前|天前|小時前|分鐘前|時間前|分前|日前|시간 전|분 전|일 전| temu| "
        "sedan| siden| sitten|"
        " tomu| lalu| trước| पहले| לפני|");
    return phrases;
}

const PhraseList& number_words() {
    static const PhraseList phrases(
        "vol|volume|issue|no|nr|number|page|pages|p|pp|edition|part|seite|ausgabe|heft|jahrgang|band|n°|nº|numéro|"
        "página|"
        "pagina|pág|número|edición|numero|sid|sida|side|strona|str|numer|strana|číslo|oldal|szám|стр|страница|выпуск|"
        "том|номер|№|сторінка|σελίδα|τεύχος|sayfa|sayı|صفحة|العدد|شماره|עמוד|גיליון|पृष्ठ|अंक|หน้า|ฉบับที่|trang|số|halaman|");
    return phrases;
}

const PhraseList& contacts() {
    static const PhraseList phrases("tel:|tel.|phone:|telephone:|fax:|mobile:|e-mail:|email:|mail:|web:|website:|@|");
    return phrases;
}

const PhraseList& journals() {
    static const PhraseList phrases(
        "journal of |proceedings of |proc. |annals of |transactions of |arxiv:|doi:|https://doi|issn|isbn|preprint|"
        "bulletin of |acta |");
    return phrases;
}

const PhraseList& licenses() {
    static const PhraseList phrases(
        "copyright (c)|copyright ©|copyright 1|copyright 2|(c) 1|(c) 2|©|spdx-license-identifier|all rights reserved|"
        "licensed under the|this file is part of |this program is free software|permission is hereby granted|");
    return phrases;
}

constexpr std::size_t salutation_width = 60;

const PhraseList& salutation_marks() {
    static const PhraseList phrases(",|:|!|،|，|：|！|");
    return phrases;
}

bool ends_with_salutation_mark(std::string_view line) { return salutation_marks().has_end_of(line); }

}  // namespace

bool is_salutation(std::string_view line) {
    if (width_of(line) > salutation_width) return false;
    const std::string folded = is_ascii(line) ? std::string(line) : fold(line);
    const bool has_mark = ends_with_salutation_mark(line);
    if (formal_salutations().has_beginning_of(folded))
        return has_mark || (count_words(line) <= 4 && line.back() != '.' && line.back() != '?');
    return has_mark && salutations().has_beginning_of(folded) && count_words(line) <= 5;
}

bool is_relative_time(std::string_view line) {
    if (width_of(line) > salutation_width) return false;
    if (relative_endings().has_end_of(line)) return count_words(line) <= 5;
    return relative_beginnings().has_beginning_of(line) && has_digit(line) && count_words(line) <= 4;
}

bool is_number_line(std::string_view line) {
    if (width_of(line) > salutation_width || !has_digit(line) || count_words(line) > 6) return false;
    const std::size_t end = std::min(line.find_first_of(" .0123456789"), line.size());
    const std::size_t number = line.find_first_not_of(" .", end);
    return number != line.npos && is_ascii_digit(line[number]) && number_words().has(fold(line.substr(0, end)));
}

bool is_contact(std::string_view line) {
    if (width_of(line) > salutation_width) return false;
    const std::string_view first = line.substr(0, line.find(' '));
    const bool is_address = first.find('@') != line.npos && first.find('.') != line.npos;
    return (is_address && count_words(line) <= 2) || contacts().has_beginning_of(line);
}

bool is_license(std::string_view line) { return licenses().has_beginning_of(line); }

bool is_journal(std::string_view line) { return has_digit(line) && journals().has_beginning_of(line); }

}  // namespace kwic
