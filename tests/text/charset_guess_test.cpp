// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that decode_text() recognizes the charset of short texts, which the tests encode with ICU.
#include <kwic/decode.hpp>

#include <doctest/doctest.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::string encoded(std::string_view text, const char* charset) {
    const auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::string bytes(4 * text.size() + 1, '\0');
    const std::int32_t size =
        unicode.extract(0, unicode.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), charset);
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

void check_all(std::string_view text, const std::vector<const char*>& charsets) {
    for (const char* charset : charsets) {
        CAPTURE(charset);
        CHECK(decode_text(encoded(text, charset)).text == text);
    }
}

TEST_SUITE("charset guess") {
    TEST_CASE("short Cyrillic texts are not recognized as Hebrew or Greek") {
        const std::vector<const char*> charsets = {"windows-1251", "KOI8-R",         "IBM866",
                                                   "ISO-8859-5",   "x-mac-cyrillic", "IBM855"};
        check_all("Переговоры в порту\n", charsets);
        check_all("привет мир\n", {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5"});
        check_all("ОШИБКА ДИСКА\n", {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5"});
        check_all("Переговори у порту почалися\n", {"windows-1251", "KOI8-U", "ISO-8859-5"});
        check_all("Преговорите в пристанището\n", {"windows-1251", "IBM866", "ISO-8859-5"});
    }

    TEST_CASE("the charsets of short Central European texts are recognized") {
        const std::vector<const char*> charsets = {"windows-1250", "ISO-8859-2", "IBM852", "x-mac-ce"};
        check_all("Rozmowy w porcie zakończyły się późną nocą.\n", charsets);
        check_all("Příliš žluťoučký kůň úpěl ďábelské ódy.\n", charsets);
        check_all("A tárgyalások a kikötőben folytatódtak, előbb-utóbb.\n", charsets);
        check_all("Číslo súboru je väčšie než povolený počet.\n", charsets);
    }

    TEST_CASE("the charsets of short Western European texts are recognized") {
        const std::vector<const char*> charsets = {"windows-1252", "ISO-8859-1", "ISO-8859-15",
                                                   "IBM850",       "IBM437",     "macintosh"};
        check_all("Les négociations à l'hôpital ont été reportées.\n", charsets);
        check_all("Die Gespräche im Hafen müssen früher enden.\n", charsets);
        check_all("La reunión empezará mañana según el señor.\n", charsets);
        check_all("As negociações começarão amanhã à tarde.\n", {"windows-1252", "ISO-8859-1", "IBM850", "macintosh"});
    }

    TEST_CASE("the charsets of short Baltic, Turkish, Greek and Vietnamese texts are recognized") {
        check_all("Derybos dėl uosto prasidės rytoj, sakė pareigūnai šįryt.\n",
                  {"windows-1257", "ISO-8859-13", "ISO-8859-4", "IBM775"});
        check_all("Görüşmeler yarın başlayacak, dedi bakanlık yetkilisi.\n",
                  {"windows-1254", "ISO-8859-9", "IBM857", "x-mac-turkish"});
        check_all("Οι συνομιλίες στο λιμάνι άρχισαν.\n",
                  {"windows-1253", "ISO-8859-7", "IBM737", "IBM869", "x-mac-greek"});
    }

    TEST_CASE("the charsets of short texts of the Middle East and East Asia are recognized") {
        check_all("השיחות בנמל נמשכו\n", {"windows-1255", "ISO-8859-8", "IBM862"});
        check_all("بدأت المحادثات في الميناء\n", {"windows-1256", "ISO-8859-6"});
        check_all("การเจรจาที่ท่าเรือ\n", {"windows-874"});
        check_all("港の交渉が再開された\n", {"Shift_JIS", "EUC-JP"});
        check_all("港口谈判重新开始\n", {"GB18030"});
        check_all("港口談判重新開始\n", {"Big5"});
        check_all("항구 회담이 다시 시작되었다\n", {"EUC-KR"});
    }

    TEST_CASE("the charset of a source file is recognized from a comment, although nearly all bytes are ASCII") {
        std::string before, after;
        for (int i = 0; i < 40; ++i) before += "INSERT INTO orders (customer_id, total) VALUES (17, 230.50);\n";
        for (int i = 0; i < 40; ++i) after += "UPDATE orders SET total = total * 1.19 WHERE note IS NULL;\n";
        check_all(before + "-- Größe der Bestellung in Stück, größer als null\n" + after,
                  {"windows-1252", "IBM850", "macintosh"});
        check_all(before + "-- таблица заказов\n" + after, {"windows-1251", "KOI8-R", "IBM866"});
        check_all(before + "-- tabulka objednávek, včetně příloh\n" + after, {"windows-1250", "ISO-8859-2", "IBM852"});
        check_all(before + "-- 注文の表を更新する\n" + after, {"Shift_JIS", "EUC-JP"});
    }

    TEST_CASE("the charset of a text with table lines in a DOS charset is recognized") {
        check_all("┌──────────┐\r\n│ Größe    │\r\n├──────────┤\r\n│ Länge    │\r\n└──────────┘\r\n",
                  {"IBM437", "IBM850", "IBM852"});
        check_all("╔════════╗\r\n║ Привет ║\r\n╚════════╝\r\n", {"IBM866"});
    }

    TEST_CASE("Macintosh charsets are preferred for a text with Macintosh line ends") {
        CHECK(decode_text("caf\x8e\r").charset == "macintosh");
        CHECK(decode_text("caf\x8e\r").text == "café\r");
    }

    TEST_CASE("a character that is cut at the end of a long sample does not make its charset less likely") {
        std::string text;
        while (text.size() < 100'000) text += "港の交渉が再開された。";
        check_all(text, {"Shift_JIS", "EUC-JP"});
        check_all("x" + text, {"Shift_JIS", "EUC-JP"});
    }
}

}  // namespace
}  // namespace kwic
