// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/json_string.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <random>
#include <string>

namespace kwic {
namespace {

TEST_SUITE("JSON strings") {
    TEST_CASE("a JSON parser restores the text from the appended JSON string") {
        static constexpr std::array<const char*, 12> pieces = {"plain text", "\n", "\"", "\\",     "\t",     "\r",
                                                               "\x01",       "é",  "漢", "\u202e", "\u007f", ""};
        std::mt19937 random(20261130);
        for (int i = 0; i < 5000; ++i) {
            std::string text;
            for (auto left = random() % 6; left > 0; --left) text += pieces.at(random() % pieces.size());
            std::string json = "before";
            append_json_string(json, text);
            REQUIRE(json.starts_with("before\""));
            CHECK(nlohmann::json::parse(json.substr(6)).get<std::string>() == text);
        }
    }

    TEST_CASE("quotation marks, backslashes, line ends and characters that can harm a terminal are escaped") {
        std::string json;
        append_json_string(json, "\"a\"\nb\\\n\x1b\u202e");
        CHECK(json == R"("\"a\"\nb\\\n\u001b\u202e")");
    }

    TEST_CASE("a byte that is not UTF-8 becomes U+FFFD, even after a line end") {
        std::string json;
        append_json_string(json, "a\n\xff");
        CHECK(json == "\"a\\n\ufffd\"");
    }
}

}  // namespace
}  // namespace kwic
