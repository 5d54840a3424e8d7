// SPDX-License-Identifier: GPL-2.0-or-later
// Tests decode_text() with texts in many charsets.
#include <kwic/decode.hpp>
#include <kwic/error.hpp>

#include <doctest/doctest.h>
#include <cstddef>
#include <string>
#include <string_view>

using kwic::decode_text;
using kwic::looks_binary;
using namespace std::string_literals;

namespace {

// Returns `text` in UTF-16, with each code unit as two bytes.
std::string utf16(std::u16string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

std::string utf32(std::u32string_view text, bool big_endian) {
    std::string bytes;
    for (const char32_t unit : text) {
        for (int k = 0; k < 4; ++k) bytes += static_cast<char>(unit >> (big_endian ? 24 - 8 * k : 8 * k) & 0xff);
    }
    return bytes;
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_SUITE("decode") {
    TEST_CASE("well-formed UTF-8 is unchanged") {
        for (const std::string& text :
             {""s, "harbour\r\n"s, "a\0b"s, "détente – мир – 港 – 🚢"s, "\xf4\x8f\xbf\xbf"s, "\xee\x80\x80"s}) {
            CAPTURE(text);
            const auto decoded = decode_text(text);
            CHECK(decoded.text == text);
            CHECK(decoded.charset == "UTF-8");
            CHECK(decoded.replacements == 0);
        }
    }

    TEST_CASE("a byte-order mark determines the charset and is removed") {
        const struct {
            std::string bytes;
            std::string charset;
        } cases[] = {
            {"\xef\xbb\xbfStraße 🚢\n", "UTF-8"},
            {"\xff\xfe" + utf16(u"Straße 🚢\n", false), "UTF-16LE"},
            {"\xfe\xff" + utf16(u"Straße 🚢\n", true), "UTF-16BE"},
            {"\xff\xfe\0\0"s + utf32(U"Straße 🚢\n", false), "UTF-32LE"},
            {"\0\0\xfe\xff"s + utf32(U"Straße 🚢\n", true), "UTF-32BE"},
        };
        for (const auto& [bytes, charset] : cases) {
            const std::string shown_charset(charset);
            CAPTURE(shown_charset);
            const auto decoded = decode_text(bytes);
            CHECK(decoded.text == "Straße 🚢\n");
            CHECK(decoded.charset == charset);
            CHECK(decoded.replacements == 0);
            CHECK_FALSE(looks_binary(bytes));
        }
    }

    TEST_CASE("UTF-16 and UTF-32 without a byte-order mark are recognized") {
        const std::u16string_view texts[] = {u"The envoys met.\n", u"Делегаты встретились в порту.\n",
                                             u"زار الوزير الساحل يوم الاثنين\n",
                                             u"部长星期一访问了海岸。\n旧港口谈判\n", u"รัฐมนตรีเยือนชายฝั่ง 12\n"};
        for (const auto text : texts) {
            for (const bool big_endian : {false, true}) {
                const std::string bytes = utf16(text, big_endian);
                const auto decoded = decode_text(bytes);
                CAPTURE(decoded.text);
                CHECK(decoded.charset == (big_endian ? "UTF-16BE" : "UTF-16LE"));
                CHECK(decoded.text == decode_text(bytes, big_endian ? "utf-16be" : "utf-16le").text);
                CHECK_FALSE(looks_binary(bytes));
            }
        }
        CHECK(decode_text(utf32(U"Old harbour\n", false)).text == "Old harbour\n");
        CHECK_FALSE(looks_binary(utf32(U"Old harbour\n", true)));
    }

    TEST_CASE("each maximal subpart of malformed UTF-8 becomes one replacement character") {
        const struct {
            const char* bytes;
            std::string text;
            std::size_t replacements;
        } cases[] = {
            {"a\x80z", "a\uFFFDz", 1},
            {"a\xc0\xafz", "a\uFFFD\uFFFDz", 2},                      // overlong
            {"a\xe0\x80\xafz", "a\uFFFD\uFFFD\uFFFDz", 3},            // overlong
            {"a\xed\xa0\x80z", "a\uFFFD\uFFFD\uFFFDz", 3},            // surrogate
            {"a\xf4\x90\x80\x80z", "a\uFFFD\uFFFD\uFFFD\uFFFDz", 4},  // above U+10FFFF
            {"a\xf5z", "a\uFFFDz", 1},
            {"a\xe2\x82z", "a\uFFFDz", 1},  // truncated sequence
            {"a\xf0\x9f\x9az", "a\uFFFDz", 1},
            {"a\xf0\x9f\x9a", "a\uFFFD", 1},
            {"\xe2\x82\xe2\x82\xac", "\uFFFD€", 1},
            {"12345678\xff"
             "12345678",
             "12345678\uFFFD12345678", 1},
        };
        for (const auto& [bytes, text, replacements] : cases) {
            const std::string shown_text(text);
            CAPTURE(shown_text);
            const auto decoded = decode_text(bytes, "utf-8");
            CHECK(decoded.text == text);
            CHECK(decoded.replacements == replacements);
        }
    }

    TEST_CASE("UTF-8 with a few malformed bytes is decoded as UTF-8") {
        const auto joined = decode_text("Переговоры о порте \xff продолжаются");
        CHECK(joined.charset == "UTF-8");
        CHECK(joined.text == "Переговоры о порте \uFFFD продолжаются");
        CHECK(joined.replacements == 1);
        const auto cut = decode_text("Les délégués à l'été \xc3");
        CHECK(cut.charset == "UTF-8");
        CHECK(cut.replacements == 1);
    }

    TEST_CASE("surrogates in UTF-8 do not change the detected charset, and surrogate pairs become characters") {
        const auto german = decode_text("Die Größe der Straße überraschte alle Gäste. \xed\xa0\xbd\xed\xb8\x80\n");
        CHECK(german.charset == "UTF-8");
        CHECK(german.text == "Die Größe der Straße überraschte alle Gäste. 😀\n");
        CHECK(german.replacements == 0);
        const auto log = decode_text("GET / 200\nGET /\xed\xa0\xbd\xed\xb8\x80 404\nGET / 200\n");
        CHECK(log.text == "GET / 200\nGET /😀 404\nGET / 200\n");
        // The first and the fourth surrogate are unpaired, and the last surrogate lacks its third byte.
        const auto unpaired = decode_text(
            "Gr\xc3\xb6\xc3\x9f"
            "e \xed\xa0\xbd\xed\xa0\xbd\xed\xb8\x80 \xed\xb8\x80 \xed\xa0");
        CHECK(unpaired.charset == "UTF-8");
        CHECK(unpaired.text == "Größe \uFFFD\uFFFD\uFFFD😀 \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD");
        CHECK(unpaired.replacements == 8);
    }

    TEST_CASE("bytes that fit no charset are decoded as UTF-8 with replacements") {
        const auto decoded = decode_text("key\x81=1\x8d;x\x8f\x81\x90");
        CHECK(decoded.charset == "UTF-8");
        CHECK(decoded.replacements == 5);
    }

    TEST_CASE("texts in older charsets are recognized") {
        const struct {
            const char* bytes;
            std::string charset;
            std::string word;
        } cases[] = {
            {"Le caf\xe9 du port: n\xe9gociations r\xe9ussies.\n", "ISO-8859-1", "négociations"},
            {"caf\xe9\n", "ISO-8859-1", "café"},
            {"The minister doesn\x92t agree.\n", "windows-1252", "doesn’t"},
            {"Za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9 ja\x9f\xf1. Minister spraw zagranicznych odwiedzi\xb3 wybrze\xbf"
             "e.\n",
             "windows-1250", "gęślą"},
            {"\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb\n", "windows-1251", "Переговоры"},
            {"\xf0\xc5\xd2\xc5\xc7\xcf\xd7\xcf\xd2\xd9\n", "KOI8-U", "Переговоры"},
            {"\x8f\xa5\xe0\xa5\xa3\xae\xa2\xae\xe0\xeb \xae \xaf\xae\xe0\xe2\xa5\n", "IBM866", "Переговоры"},
            {"\xe4\xee \xe7\xe5\xe6\xed\xd1\n \xe3\xc7\xe1\xe6\xd2\xed\xd1 \xe6\xc7\xe1\xe3\xcf\xed\xe4\xc9 "
             "\xc7\xe1\xdf\xc8\xed\xd1\xc9 "
             "\xc7\xe1\xd3\xc7\xcd\xe1 \xed\xe6\xe3 \xc7\xe1\xc7\xcb\xe4\xed\xe4\n",
             "windows-1256", "الساحل"},
            {"\xc3\xd1\xb0\xc1\xb9\xb5\xc3\xd5\xe0\xc2\xd7\xcd\xb9\xaa\xd2\xc2\xbd\xd1\xe8\xa7\n", "windows-874",
             "เยือน"},
            {"\x93\x8c\x8b\x9e\x93s\x82\xcc\x91\xe5\x90\x62\x82\xcd\x8d`"
             "\x98p\x82\xcc\x8c\xf0\x8f\xc2\x82\xf0\x8d\xc4\x8aJ\x82\xb5"
             "\x82\xbd\x81"
             "B\n",
             "Shift_JIS", "東京都"},
            {"\x1b$BElEq5t$O9QOQ$r:F3+$7$?!#\x1b(B\n", "ISO-2022-JP", "再開した"},
        };
        for (const auto& [bytes, charset, word] : cases) {
            const std::string shown_charset(charset);
            CAPTURE(shown_charset);
            const auto decoded = decode_text(bytes);
            CAPTURE(decoded.text);
            CHECK(decoded.charset == charset);
            CHECK(decoded.text.find(word) != std::string::npos);
            CHECK(decoded.replacements == 0);
        }
    }

    TEST_CASE("windows-1252 is recognized by quotation marks at the end of a long text that is otherwise Latin-1") {
        const auto decoded = decode_text(repeated("Les n\xe9gociations ont repris au port. ", 4000) + "\x93oui\x94");
        CHECK(decoded.charset == "windows-1252");
        CHECK(decoded.text.ends_with("“oui”"));
    }

    TEST_CASE("if the first non-ASCII byte is far into the text, the charset is detected from the bytes around it") {
        const auto decoded =
            decode_text(repeated("The envoys met in the old harbour. ", 10000) + "Le caf\xe9 du port.");
        CHECK(decoded.text.ends_with("Le café du port."));
    }

    TEST_CASE("a charset can be given by any alias, in upper or lower case") {
        for (const char* name : {"latin1", "ISO-8859-1", "iso_8859-1", "L1"}) {
            CAPTURE(name);
            CHECK(decode_text("caf\xe9", name).text == "café");
            CHECK(decode_text("caf\xe9", name).charset == "ISO-8859-1");
        }
        CHECK(decode_text("caf\xe9", "CP1252").charset == "windows-1252");
        CHECK(decode_text("café", "UTF8").charset == "UTF-8");
        CHECK(decode_text("café", "AUTO").charset == "UTF-8");
        CHECK(decode_text("\xef\xbb\xbfx", "utf-8").text == "x");
    }

    TEST_CASE("an unknown charset is an error") {
        for (const char* name : {"xyz", "", "auto ", "utf-8,x"}) {
            CAPTURE(name);
            try {
                decode_text("text", name);
                FAIL("no error");
            } catch (const kwic::Error& error) {
                CHECK(error.code() == kwic::ErrorCode::invalid_argument);
                CHECK(error.what() == "unknown charset '" + std::string(name) + "'");
            }
        }
    }

    TEST_CASE("byte sequences that are invalid in a given charset are counted") {
        const auto surrogate = decode_text(utf16(u"ab", false) + "\x00\xd8"s + utf16(u"cd", false), "utf-16le");
        CHECK(surrogate.text == "ab\uFFFDcd");
        CHECK(surrogate.replacements == 1);
        const auto cut = decode_text("ab\x93", "shift_jis");
        CHECK(cut.text == "ab\uFFFD");
        CHECK(cut.replacements == 1);
    }

    TEST_CASE("texts longer than 64 KiB are decoded completely") {
        const std::string line = "\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb. ";
        CHECK(decode_text(repeated(line, 100000)).text == repeated("Переговоры. ", 100000));
        const std::u16string ship = u"x🚢";
        std::string bytes = "\xff\xfe", text;
        for (int i = 0; i < 50000; ++i) bytes += utf16(ship, false), text += "x🚢";
        CHECK(decode_text(bytes).text == text);
    }

    TEST_CASE("data with zero bytes or many control characters are binary") {
        CHECK(looks_binary(repeated("harbour\0\0\0"s, 100)));
        CHECK(looks_binary("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"s));
        CHECK(
            looks_binary("\x7f"
                         "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0"s));
        CHECK(looks_binary(std::string(4096, '\0')));
        CHECK(looks_binary("\xef\xbb\xbf\0\0\0"s));
        CHECK(looks_binary("\x1f\x8b\x08\x08\x01\x02\x03\x04\x05\x06"));
        CHECK(looks_binary("\x01\x02\x03 \x04"));
        std::string all;
        for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
        CHECK(looks_binary(repeated(all, 64)));
    }

    TEST_CASE("a text with a few stray zero bytes is not binary") {
        const std::string zeros(300, '\0');
        const std::string lines = repeated("2024-05-01 worker started\n", 50);
        for (const std::string& text :
             {"a line\nwith one\0stray zero\n"s, "started\n" + zeros + "\nstopped\n", lines + zeros, zeros + lines,
              lines + "cut" + zeros + "new\n" + lines + zeros + lines, "caf\xe9\n" + zeros + "\n",
              "\x1b[31mred\x1b[0m\n" + zeros + "\n", "переговоры\n" + zeros + "\nпорт"}) {
            CAPTURE(text);
            CHECK_FALSE(looks_binary(text));
        }
    }

    TEST_CASE("data in which zero bytes end strings or records are binary") {
        CHECK(looks_binary("PATH=/bin\0HOME=/root\0"s));
        CHECK(looks_binary(repeated("record one\0\n"s, 50)));
        CHECK(looks_binary(repeated("line one\n\0"s, 50)));
        CHECK(looks_binary("name\0mode\0owner\0\n"s + repeated("a line of a file in an archive\n", 200)));
        CHECK(looks_binary("text of a line\n\0\1more of the text\n"s));
        CHECK(looks_binary("no line end\0"s));
    }

    TEST_CASE("a text with some control characters is not binary") {
        for (const char* text : {"", "x", "caf\xe9\n", "tab\tand\fform feed\r\n", "\x1b[31mred\x1b[0m", "переговоры",
                                 "\x02 \x02drawn with control codes \x02 \x02 \x02\n"}) {
            CAPTURE(text);
            CHECK_FALSE(looks_binary(text));
        }
    }
}
