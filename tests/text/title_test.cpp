// SPDX-License-Identifier: GPL-2.0-or-later
// Tests find_title(), which finds the title at the beginning of a text.
#include "text/dates/title.hpp"
#include "base/utf8.hpp"

#include <doctest/doctest.h>

#include <string>

using kwic::count_characters;
using kwic::find_title;

TEST_SUITE("title") {
    TEST_CASE("the first line is the title") {
        for (const std::string title :
             {"Minister visits the coast", "By the sea, a quarrel about nets", "Share prices fall on Monday",
              "Home is where the harbour is", "Advertisement ban for tobacco upheld",
              "Published poets gather in Port Azul", "From the quay: a view", "Poet Mehmet Çağlayan dies at 84",
              "The pilot station log of Qasr Marwan, 1998–2021", "Date palms of the coast", "إعلان نتائج المحادثات",
              "Von der Küste", "12 boats lost", "Reporter's notebook: Qasr Marwan, 18-20 March 2021", "旧港谈判重启"}) {
            CAPTURE(title);
            CHECK(find_title(title + "\n\nThe minister visited.\n") == title);
        }
    }

    TEST_CASE("lines that are not titles are skipped") {
        for (const std::string line : {"",
                                       "   ",
                                       "* * *",
                                       "-----",
                                       "2 min read",
                                       "12 min read",
                                       "Share on Facebook",
                                       "SHARE BY EMAIL",
                                       "Home > World > Middle East",
                                       "Advertisement",
                                       "By Our Correspondent",
                                       "From Our Own Correspondent, Qasr Marwan",
                                       "By Jane Roe",
                                       "By Margaret Oyelaran, Diplomatic Editor",
                                       "From wire reports",
                                       "Published: 4 May 2023",
                                       "Last updated on 5 October 2022",
                                       "We use cookies to make this site better.",
                                       "Skip to content",
                                       "12 March, 2021",
                                       "Wed, 11 Oct 2023 18:40 GMT",
                                       "Harbour Post, 29/11/2022",
                                       "13. Januar 2021, 06:30 Uhr",
                                       "From: envoy@example.org",
                                       "Lines: 18",
                                       "Organization: Harbour Board",
                                       "https://example.org/talks",
                                       "3 دقائق للقراءة",
                                       "Lire aussi : le port",
                                       "Teilen",
                                       "Partager",
                                       "Anzeige",
                                       "Par Mathilde Auvray, envoyée spéciale",
                                       "Von Jürgen Thießen, Kasr Marwan",
                                       "Поделиться",
                                       "Читайте также: порт",
                                       "Compartir en Facebook",
                                       "Temps de lecture : 4 min"}) {
            CAPTURE(line);
            CHECK(find_title(line + "\n\nMinister visits the coast\n") == "Minister visits the coast");
        }
    }

    TEST_CASE("markup of headings is removed and white space is collapsed") {
        for (const std::string line :
             {"# Fishing quotas", "### Fishing quotas ###", "**Fishing quotas**",
              "=== Fishing quotas ===", "Title: Fishing quotas", "Subject:   Fishing \t quotas",
              "TITLE: Fishing quotas", "\xef\xbb\xbf  Fishing quotas \r", "Betreff: Fishing quotas"}) {
            CAPTURE(line);
            CHECK(find_title("\n\n" + line + "\nHerring was cut.\n") == "Fishing quotas");
        }
        CHECK(find_title("From: a@example.org\nSubject: Re: nets\nLines: 3\n\nHello\n") == "Re: nets");
        CHECK(find_title("#hashtag on the quay\n") == "#hashtag on the quay");
    }

    TEST_CASE("a long title is cut between words") {
        std::string title;
        while (title.size() < 230) title += "harbour ";
        const std::string cut = find_title(title);
        CHECK(count_characters(cut) <= 200);
        CHECK(count_characters(cut) > 180);
        CHECK(cut.ends_with("harbour…"));
        std::string japanese;
        while (japanese.size() < 600) japanese += "港";
        CHECK(find_title(japanese) == japanese.substr(0, 99 * 3) + "…");
    }

    TEST_CASE("if a text begins with a paragraph, the title is the first sentence") {
        std::string paragraph = "The envoys met in the old harbour at dawn. ";
        while (paragraph.size() < 600) paragraph += "They spoke for a long time about nets and quotas. ";
        CHECK(find_title(paragraph) == "The envoys met in the old harbour at dawn.");
        std::string endless = "The envoys met";
        while (endless.size() < 600) endless += " and met again";
        CHECK(count_characters(find_title(endless)) <= 100);
        CHECK(find_title(endless).ends_with("again…"));
    }

    TEST_CASE("the first sentence of a paragraph is the title without the dateline") {
        CHECK(find_title("date 2022-07-11 PORT AZUL – The minister, Abdel Karim al-Masri, visited on Monday. A detente "
                         "between neighbors needs patience.\n\nMinister visits the coast\n") ==
              "The minister, Abdel Karim al-Masri, visited on Monday.");
        CHECK(find_title("QASR MARWAN, March 12 (Wire) – Veldania and Sahrun have agreed on most of a protocol on the "
                         "shared harbour.\n") ==
              "Veldania and Sahrun have agreed on most of a protocol on the shared harbour.");
    }

    TEST_CASE("the title of a text without a title line is empty") {
        for (const std::string head :
             {"", "\n\n", "12 March 2021\n", "1 2 3\n4 5 6\n", "Advertisement\n\n2 min read\n"}) {
            CAPTURE(head);
            CHECK(find_title(head).empty());
        }
        CHECK(find_title(std::string(3000, '\n') + "Too far down\n").empty());
    }
}
