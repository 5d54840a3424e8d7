// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/humps.hpp"
#include "base/utf8.hpp"
#include "support/strings.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Returns the folded word with separators between its humps.
std::string humps(const std::string& written) {
    const std::string folded = fold(written);
    const HumpStarts starts = hump_starts(written, folded);
    CHECK((starts == 0 || possible_humps(written, 0) != 0));
    return with_separators(folded, starts);
}

// Returns the distinct parts of an identifier in ascending order. `humps` is the folded identifier with separators
// between its humps.
Strings parts_of(const std::string& humps) {
    std::vector<std::string_view> parts;
    identifier_parts(humps, parts);
    Strings distinct(parts.begin(), parts.end());
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    return distinct;
}

Strings parts(const std::string& written) { return parts_of(humps(written)); }

TEST_SUITE("humps") {
    TEST_CASE("a hump begins at a capital between two small letters") {
        CHECK(humps("parseHttpHeader") == "parse|http|header");
        CHECK(humps("ParseHttpHeader") == "parse|http|header");
        CHECK(humps("iPhone") == "i|phone");
        CHECK(humps("YouTube") == "you|tube");
        CHECK(humps("McDonald") == "mc|donald");
    }

    TEST_CASE("a word without inner capitals, without small letters, or with an apostrophe has one hump") {
        for (const char* word : {"parser", "Parser", "HTTP", "A", "Ä", "Ärger", "CVE2021", "don't", "O'Neill", "U.S"})
            CHECK(humps(word) == fold(word));
    }

    TEST_CASE("the last of several capitals begins a hump if a small letter other than a plural s follows") {
        CHECK(humps("HTTPServerError") == "http|server|error");
        CHECK(humps("getHTTPServer") == "get|http|server");
        CHECK(humps("parseURL") == "parse|url");
        CHECK(humps("URLs") == "url|s");
        CHECK(humps("parseURLs") == "parse|url|s");
        CHECK(humps("MPs") == "mp|s");
        CHECK(humps("Mps") == "mps");
        CHECK(humps("XMLIsValid") == "xml|is|valid");
    }

    TEST_CASE("digits belong to the preceding hump, and digits at the beginning of a word belong to the next hump") {
        CHECK(humps("utf8Decoder") == "utf8|decoder");
        CHECK(humps("getX11Window") == "get|x11|window");
        CHECK(humps("SHA256Sum") == "sha256|sum");
        CHECK(humps("3DModel") == "3d|model");
        CHECK(humps("covid19") == "covid19");
    }

    TEST_CASE("humps are found in every script with capitals") {
        CHECK(humps("разборЗаголовка") == "разбор|заголовка");
        CHECK(humps("ΑρχήΤέλος") == "αρχή|τέλοσ");
        CHECK(humps("größeÄndern") == "grösse|ändern");
        CHECK(humps("cafe\u0301Menu") == "café|menu");
        CHECK(humps("para\u00adgraphStyle") == "paragraph|style");
    }

    TEST_CASE("a part is a hump, a run of letters, a run of digits, or a run of letters with the digits after it") {
        CHECK(parts("parseHttpHeader") == Strings{"header", "http", "parse"});
        CHECK(parts("utf8Decoder") == Strings{"decoder", "utf", "utf8"});
        CHECK(parts("covid19") == Strings{"19", "covid"});
        CHECK(parts("CVE2021") == Strings{"2021", "cve"});
        CHECK(parts("sha256sum") == Strings{"256", "sha", "sha256", "sum"});
        CHECK(parts("getX11Window") == Strings{"11", "get", "window", "x11"});
        CHECK(parts("iPhone") == Strings{"phone"});
        CHECK(parts("разборЗаголовка") == Strings{"заголовка", "разбор"});
    }

    TEST_CASE("ordinary words, short codes, random strings and very long words have no parts") {
        for (const char* word : {"parser", "HTTP", "2021", "x86", "20th", "LaTeX", "d0e8848", "550e8400",
                                 "QmFzZTY0IGVuY29kZWQ", "aGVsbG8", "R2D2", "a1b2c3d4"})
            CHECK_MESSAGE(parts(word) == Strings{}, word);
        std::string many;
        for (int i = 0; i < 17; ++i) many += "Abc";
        CHECK(parts(many).empty());
        CHECK(parts("abcDef" + std::string(60, 'x')).empty());
        CHECK(parts(std::string(60, 'x') + "12345").empty());
    }

    TEST_CASE("has_joined_humps() finds consecutive humps, and the last hump may lack its digits") {
        CHECK(has_joined_humps("parse|http|header", "httpheader"));
        CHECK(has_joined_humps("parse|http|header", "parsehttp"));
        CHECK(has_joined_humps("parse|http|header", "http"));
        CHECK_FALSE(has_joined_humps("parse|http|header", "httphead"));
        CHECK_FALSE(has_joined_humps("parse|http|header", "parseheader"));
        CHECK_FALSE(has_joined_humps("observer", "server"));
        CHECK_FALSE(has_joined_humps("", "server"));
        CHECK_FALSE(has_joined_humps("parse", ""));
        CHECK(has_joined_humps("get|user|name1|field", "getusername"));
        CHECK(has_joined_humps("i|phone12|pro", "iphone"));
        CHECK(has_joined_humps("i|phone12|pro", "iphone12"));
        CHECK_FALSE(has_joined_humps("i|phone12|pro", "iphone1"));
        CHECK_FALSE(has_joined_humps("i|phone12|pro", "iphonepro"));
    }

    TEST_CASE("separators in random words are at character boundaries, and the parts are in the word") {
        std::mt19937 random(11);
        const Strings characters = {"a",      "b",      "s",      "A",      "B",      "S",      "1",
                                    "2",      "\u00e4", "\u00c4", "\u00df", "\u0414", "\u0434", "\u0301",
                                    "\u00ad", "\u01c5", "\u2167", "\u0130", "\u1e9e", "'",      "."};
        for (int round = 0; round < 50'000; ++round) {
            std::string written = characters[random() % 8];
            for (auto left = random() % 12; left > 0; --left) written += characters[random() % characters.size()];
            const std::string folded = fold(written);
            CAPTURE(written);
            const std::string found = with_separators(folded, hump_starts(written, folded));
            REQUIRE(without_separators(found) == folded);
            if (found != folded) REQUIRE(possible_humps(written, 0) != 0);
            for (std::size_t at = found.find(hump_separator); at != found.npos; at = found.find(hump_separator, at + 1))
                REQUIRE_FALSE(is_continuation(found[at + 1]));
            for (const std::string& part : parts_of(found)) {
                REQUIRE(folded.find(part) != folded.npos);
                REQUIRE(part != folded);
            }
        }
    }
}

}  // namespace
}  // namespace kwic
