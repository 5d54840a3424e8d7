// SPDX-License-Identifier: GPL-2.0-or-later
// Tests first_sentence(), ends_with_stop(), shorten() and dateline_size().
#include "text/dates/sentence.hpp"

#include "base/utf8.hpp"
#include "text/dates/dateline.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace kwic;

namespace {

std::string sentence(std::string_view text) { return std::string(text.substr(0, first_sentence(text))); }

std::string without_dateline(std::string_view text) { return std::string(text.substr(dateline_size(text, "en"))); }

}  // namespace

TEST_SUITE("sentences") {
    TEST_CASE("a sentence ends at a stop before a word that begins with a capital") {
        CHECK(sentence("It rained. We left.") == "It rained.");
        CHECK(sentence("Is it safe? Captains are divided") == "Is it safe?");
        CHECK(sentence("It rained... and rained. We left.") == "It rained... and rained.");
        CHECK(sentence("It rained.We left.") == "It rained.We left.");
        CHECK(sentence("It rained") == "It rained");
        CHECK(sentence("").empty());
    }

    TEST_CASE("abbreviations, initials and ordinal numbers do not end a sentence") {
        for (const std::string text :
             {"Dr. Oduya and Mr. P. K. Osei of St. Brannock's met.", "Am 8. November lief sie auf Grund.",
              "The U.N. Envoy left.", "They met at No. 7 Quay Street.",
              "\u0423\u043b. \u0421\u0430\u0434\u043e\u0432\u0430\u044f \u0437\u0430\u043a\u0440\u044b\u0442\u0430."}) {
            CAPTURE(text);
            CHECK(sentence(text + " Then It rained") == text);
        }
    }

    TEST_CASE("quotation marks after a stop belong to the sentence, and wide stops need no space") {
        CHECK(sentence("\u201cNobody asked us.\u201d She left.") == "\u201cNobody asked us.\u201d");
        CHECK(sentence("\u4e0b\u96e8\u4e86\u3002\u6211\u4eec\u8d70\u3002") == "\u4e0b\u96e8\u4e86\u3002");
        CHECK(sentence("\u0939\u092e \u0917\u090f\u0964 \u0935\u0947") == "\u0939\u092e \u0917\u090f\u0964");
    }

    TEST_CASE("ends_with_stop() ignores quotation marks") {
        for (const std::string_view text :
             {"It rained.", "\u201cIt rained.\u201d", "(It rained.)", "\u4e0b\u96e8\u4e86\u3002"})
            CHECK_MESSAGE(ends_with_stop(text), text);
        for (const std::string_view text : {"", "It rained", "It rained!", "No. 7", ")"})
            CHECK_MESSAGE(!ends_with_stop(text), text);
    }

    TEST_CASE("shorten() cuts between words, and the ellipsis counts as a character") {
        CHECK(shorten("a  b\n\tc ", 10) == "a b c");
        CHECK(shorten("the old harbour", 15) == "the old harbour");
        CHECK(shorten("the old harbour", 14) == "the old\u2026");
        CHECK(shorten("the old, harbour", 12) == "the old\u2026");
        CHECK(shorten("theoldharbour", 5) == "theo\u2026");
        CHECK(shorten("\u0433\u0430\u0432\u0430\u043d\u044c", 4) == "\u0433\u0430\u0432\u2026");
        CHECK(shorten("", 5).empty());
    }

    TEST_CASE("dateline_size() returns the size of a place, a date and a source before a dash") {
        for (const std::string line :
             {"PORT AZUL \u2014 ", "PORT AZUL, July 11, 2022 (Wire) \u2013 ", "BELMARA, Nov 2, 2023 /PRWire/ -- ",
              "QASR MARWAN, March 12 (Wire) - ", "July 11, 2022 \u2014 ", "Port Azul (Wire) - ", "KASR MARWAN. ",
              "S\u00f3lvangur, 8. November 2022. ", "Port Azul, le 3 juin 2024 \u2013 ",
              "Belmara, 9 oct 2023 (Agencia).- "}) {
            CAPTURE(line);
            CHECK(without_dateline(line + "The minister spoke - at last. PORT AZUL is far.") ==
                  "The minister spoke - at last. PORT AZUL is far.");
        }
        for (const std::string_view text :
             {"The minister spoke \u2013 at last.", "Born 3 March 1921. He left.", "In March 2021 (Table 2) we left.",
              "NATO said no.", "MERRILL MANDATED FOR IEL U.S. NOTE.", "HARBOUR. NOTE.", "", "- ",
              "PORT AZUL, said the minister. Then"}) {
            CAPTURE(text);
            CHECK(dateline_size(text, "en") == 0);
        }
    }
}
