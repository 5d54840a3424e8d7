// SPDX-License-Identifier: GPL-2.0-or-later
// Tests parse_date(), find_date() and find_date_in_path(), which find dates in strings, texts and paths.
#include "text/dates/date.hpp"

#include <doctest/doctest.h>

#include <string>

using kwic::Date;
using kwic::find_date;
using kwic::find_date_in_path;
using kwic::parse_date;

namespace {

std::string found(const std::string& head, const std::string& language = "") {
    const auto date = find_date(head, language);
    return date ? to_string(*date) : "none";
}

std::string found_in_path(const std::string& path) {
    const auto date = find_date_in_path(path);
    return date ? to_string(*date) : "none";
}

struct Case {
    std::string text;
    std::string date;
};

}  // namespace

TEST_SUITE("date") {
    TEST_CASE("ISO dates are read and written") {
        for (const std::string text : {"2023", "2023-07", "2023-07-19", "2024-02-29", "0999-12-31"}) {
            CAPTURE(text);
            const auto date = parse_date(text);
            REQUIRE(date);
            CHECK(to_string(*date) == text);
        }
        CHECK(parse_date("2023-07") == Date{2023, 7, 0});
    }

    TEST_CASE("dates that do not exist or are not in ISO format are not parsed") {
        for (const std::string text :
             {"", "23", "2023-", "2023-13", "2023-00", "2023-02-29", "2023-04-31", "2023-07-00", "2023-7-1",
              "2023/07/19", "2023-07-19 ", "x023-07-19", "20230719", "2023-07-19T10:00", "+023", "-2023"}) {
            CAPTURE(text);
            CHECK_FALSE(parse_date(text));
        }
    }

    TEST_CASE("dates are found in the formats of many languages") {
        const Case cases[] = {
            {"2022-07-11", "2022-07-11"},
            {"2022-07-11T10:00Z", "2022-07-11"},
            {"2022/7/1", "2022-07-01"},
            {"19 July, 2023", "2023-07-19"},
            {"19 July 2023", "2023-07-19"},
            {"July 19, 2023", "2023-07-19"},
            {"Jul 19 2023", "2023-07-19"},
            {"Sept. 9, 2023", "2023-09-09"},
            {"19th of July 2023", "2023-07-19"},
            {"July 19th, 2023", "2023-07-19"},
            {"JULY 2023", "2023-07"},
            {"Fri, 12 Mar 2021 09:14 GMT", "2021-03-12"},
            {"3-MAR-1987 09:17:32.30 NEW YORK, March 3 -", "1987-03-03"},
            {"19.07.2023", "2023-07-19"},
            {"1. 3. 2023", "2023-03-01"},
            {"19. Juli 2023", "2023-07-19"},
            {"Samstag, 19. Aug. 2023, 06:30 Uhr", "2023-08-19"},
            {"12 mars 2021", "2021-03-12"},
            {"vendredi 1er mars 2021 à 07 h 12", "2021-03-01"},
            {"12 DÉCEMBRE 2021", "2021-12-12"},
            {"12 марта 2021 г., 16:20", "2021-03-12"},
            {"12 березня 2021 року", "2021-03-12"},
            {"12 de marzo de 2021", "2021-03-12"},
            {"12 de março de 2021", "2021-03-12"},
            {"4 maja 2023 r.", "2023-05-04"},
            {"2021. március 12.", "2021-03-12"},
            {"16 Ekim 2023 Pazartesi", "2023-10-16"},
            {"8 Νοεμβρίου 2022", "2022-11-08"},
            {"7 באוקטובר 2019", "2019-10-07"},
            {"Thứ Bảy, ngày 6 tháng 5 năm 2023", "2023-05-06"},
            {"2021年3月12日", "2021-03-12"},
            {"２０２１年３月１９日　港湾报快讯", "2021-03-19"},
            {"令和3年3月12日", "2021-03-12"},
            {"2021년 3월 12일 오후 6:30", "2021-03-12"},
            {"الجمعة ١٢ مارس ٢٠٢١", "2021-03-12"},
            {"١٢ آذار ٢٠٢١", "2021-03-12"},
            {"السبت ١٤ تشرين الأول/أكتوبر ٢٠٢٣", "2023-10-14"},
            {"الجمعة ١٩ آذار/مارس ٢٠٢١م الموافق ٥ شعبان ١٤٤٢هـ", "2021-03-19"},
            {"۲۲ اسفند ۱۳۹۹", "2021-03-12"},
            {"سه‌شنبه ۲۳ دی ۱۳۹۹ | ۱۷:۲۵", "2021-01-12"},
            {"۱۳۹۹/۱۲/۲۲", "2021-03-12"},
            {"12 มีนาคม 2564", "2021-03-12"},
            {"วันพุธที่ ๑๓ มกราคม พ.ศ. ๒๕๖๔ เวลา 08.15 น.", "2021-01-13"},
            {"12 มี.ค. 2564", "2021-03-12"},
            {"12 मार्च 2021", "2021-03-12"},
            {"१२ मार्च २०२१, शुक्रवार", "2021-03-12"},
        };
        for (const auto& [text, date] : cases) {
            const std::string shown_text(text);
            CAPTURE(shown_text);
            CHECK(found(text) == date);
            CHECK(found("A title\n\n" + text + "\n\nThe envoys met.\n") == date);
        }
    }

    TEST_CASE("numeric dates are read with the day first unless that is impossible") {
        CHECK(found("Harbour Post, 12/03/2021", "en") == "2021-03-12");
        CHECK(found("Harbour Post, 29/11/2022", "en") == "2022-11-29");
        CHECK(found("Harbour Post, 11/29/2022", "en") == "2022-11-29");
        CHECK(found("13/13/2022") == "none");
    }

    TEST_CASE("an ambiguous month name is read in the language of the document") {
        CHECK(found("1. listopada 2022.", "hr") == "2022-10-01");
        CHECK(found("1 listopada 2022", "pl") == "2022-11-01");
    }

    TEST_CASE("datelines at the beginning of a paragraph give the date") {
        const std::string story =
            " the minister, Abdel Karim al-Masri, visited the coast on Monday and spoke to the crews of the boats "
            "there.";
        const Case cases[] = {
            {"date 2022-07-11 PORT AZUL – The minister" + story, "2022-07-11"},
            {"PORT AZUL, July 11, 2022 (Wire) – At noon" + story, "2022-07-11"},
            {"Sólvangur, 8. November 2022. Bei Sturm" + story, "2022-11-08"},
            {"Каср-Марван, 12 января 2021 г. – Сегодня" + story, "2021-01-12"},
            {"July 11, 2022 — At noon" + story, "2022-07-11"},
            {"QASR MARWAN, March 12 (Wire) – Envoys said" + story, "none"},
            {"The treaty of 4 July 1776 was read aloud again when" + story, "none"},
            {"On 4 July 1776 the delegates signed what" + story, "none"},
            {"4 July 1776 was a Thursday on which nobody heard what" + story, "none"},
            {"Born in Luton, Bedfordshire, on 5 April 1920, Hailey was told that" + story, "none"},
            {story + " It was printed, 12 March 2021.", "none"},
        };
        for (const auto& [text, date] : cases) {
            const std::string shown_text(text);
            CAPTURE(shown_text);
            CHECK(found(text + "\n", "en") == date);
        }
    }

    TEST_CASE("a date after a label takes precedence over other dates, and a date that is part of a title is ignored") {
        CHECK(found("The Report of May 8, 1945\n1 March 2021\nPublished: 12 March 2021\n") == "2021-03-12");
        CHECK(found("The Report of May 8, 1945\nPort Azul, 1 March 2021\n") == "2021-03-01");
        CHECK(found("Last updated on 5 October 2022 | Published 4 October 2022\n") == "2022-10-04");
        CHECK(found("From: a@example.org\nDate: Fri, 12 Mar 2021 09:14 GMT\n") == "2021-03-12");
        CHECK(found("Publié le 13 janvier 2021 à 07 h 12 – Temps de lecture : 4 min\n") == "2021-01-13");
        CHECK(found("한구일보 | 입력 2021년 1월 13일 오전 8:05 | 수정 2021년 1월 14일\n") == "2021-01-13");
        CHECK(found("The Treaty of 4 July 1776\n") == "none");
        CHECK(found("Profits fall\n\n1-JUN-1987 09:14 PORT AZUL, June 1 -\n\nThe yard said that its profit in the six "
                    "months to\nJune 30, 1987\nfell by half.\n") == "1987-06-01");
    }

    TEST_CASE("dates far from the beginning and dates in quoted lines are ignored") {
        CHECK(found("Title\n" + std::string(1100, 'x') + "\n12 March 2021\n") == "none");
        std::string lines;
        for (int i = 0; i < 10; ++i) lines += "line\n";
        CHECK(found(lines + "12 March 2021\n") == "none");
        CHECK(found("> On 12 March 2021\n> 12 March 2021\n") == "none");
    }

    TEST_CASE("texts that only look like dates give no date") {
        for (const std::string text : {"",
                                       "12 March",
                                       "March 12",
                                       "12 March 21",
                                       "12.03.21",
                                       "32 March 2021",
                                       "30 February 2021",
                                       "0 March 2021",
                                       "12 March 2999",
                                       "March 12 0900",
                                       "version 12.03.2021.5",
                                       "1993Apr23.140123.5018@example.org",
                                       "2021-13-01",
                                       "12 boats 2021",
                                       "+49 12 3456",
                                       "2021",
                                       "12 March 20210",
                                       "1/2/3/2021",
                                       "\xff\xfe 12",
                                       "٥ شعبان ١٤٤٢هـ"}) {
            CAPTURE(text);
            CHECK(found(text) == "none");
        }
    }

    TEST_CASE("a date in a path must have a month, must exist and must have a plausible year") {
        const Case cases[] = {
            {"2021-03-12-talks.txt", "2021-03-12"},
            {"clippings/2021/03/12/x.txt", "2021-03-12"},
            {"20210312.txt", "2021-03-12"},
            {"2019/talks_2021_03_12.txt", "2021-03-12"},
            {"2020-01-02/2021-03-12.txt", "2021-03-12"},
            {"120210312.txt", "none"},
            {"2021-13-12.txt", "none"},
            {"2021-03-123.txt", "none"},
            {"1799-03-12.txt", "none"},
            {"talks-2021.txt", "none"},
            {"2021-02-30.txt", "none"},
            {"2021-03", "2021-03"},
            {"2021/03/talks.txt", "2021-03"},
            {"2021/13/talks.txt", "none"},
            {"2021/talks/03.txt", "none"},
            {"March 2021/talks.txt", "2021-03"},
            {"2021-03/2021-04 talks.txt", "2021-04"},
            {"2021-03-12/2021-04 talks.txt", "2021-03-12"},
            {"12.03.2021 talks.txt", "2021-03-12"},
            {"talks_12_March_2021.txt", "2021-03-12"},
            {"talks v12.03.2021.5.txt", "none"},
            {"\xff\xfe 2021-03 \xc3.txt", "2021-03"},
            {"", "none"},
        };
        for (const auto& [path, date] : cases) {
            const std::string shown_path(path);
            CAPTURE(shown_path);
            CHECK(found_in_path(path) == date);
        }
    }
}
