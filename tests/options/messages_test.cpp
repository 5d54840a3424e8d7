// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the messages that the programs write to standard error.
#include "options/messages.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::options {
namespace {

std::optional<std::string_view> value(const std::vector<const char*>& words, std::string_view option, bool is_switch) {
    std::vector<const char*> argv = {"program"};
    argv.insert(argv.end(), words.begin(), words.end());
    return find_value(static_cast<int>(argv.size()), argv.data(), option, is_switch);
}

bool is_on(const std::vector<const char*>& words) {
    std::vector<const char*> argv = {"program"};
    argv.insert(argv.end(), words.begin(), words.end());
    return is_switched_on(static_cast<int>(argv.size()), argv.data(), "json");
}

}  // namespace

TEST_SUITE("messages") {
    TEST_CASE("a message is a line of text, which begins with the program, or a line with a JSON object") {
        const Message error{MessageKind::error, "locked", "another writer has the index open"};
        CHECK(message_line("kwic-indexer", error, false) == "kwic-indexer: another writer has the index open\n");
        CHECK(message_line("kwic-indexer", error, true) ==
              "{\"error\":{\"code\":\"locked\",\"message\":\"another writer has the index open\"}}\n");
        const Message skipped{MessageKind::warning, "skipped", "skipped: not a text", "a.bin"};
        CHECK(message_line("kwic-indexer", skipped, false) == "kwic-indexer: a.bin: skipped: not a text\n");
        CHECK(message_line("kwic-indexer", skipped, true) ==
              "{\"warning\":{\"code\":\"skipped\",\"name\":\"a.bin\",\"message\":\"skipped: not a text\"}}\n");
        const Message query{MessageKind::warning, "query", "no such field"};
        CHECK(message_line("kwic-searcher", query, false) == "kwic-searcher: warning: no such field\n");
        const Message note{MessageKind::note, "intact", "the index is intact"};
        CHECK(message_line("kwic-indexer", note, true) ==
              "{\"note\":{\"code\":\"intact\",\"message\":\"the index is intact\"}}\n");
    }

    TEST_CASE("no byte of a message ends its line or controls the terminal") {
        for (int byte = 0; byte < 256; ++byte) {
            const std::string bytes = "a" + std::string(1, static_cast<char>(byte)) + "\"b";
            for (const bool is_json : {false, true}) {
                CAPTURE(byte);
                const std::string line = message_line("p", {MessageKind::error, "io", bytes, bytes}, is_json);
                CHECK(line.find_first_of("\n\r\x1b") == line.size() - 1);
                if (is_json) CHECK(nlohmann::json::accept(line));
            }
        }
    }

    TEST_CASE("the code of an Error is the name of its ErrorCode, and the code of any other exception is internal") {
        CHECK(message_code(Error(ErrorCode::version_mismatch, "old")) == "version_mismatch");
        CHECK(message_code(std::runtime_error("unknown")) == "internal");
    }

    TEST_CASE("find_value() returns the last value of an option on any command line") {
        CHECK_FALSE(value({"q"}, "format", false));
        CHECK(value({"--no-such", "--format", "json", "q"}, "format", false) == "json");
        CHECK(value({"--format", "tsv", "--format=jsonl"}, "format", false) == "jsonl");
        CHECK(value({"--format"}, "format", false) == "");
        CHECK_FALSE(value({"--formats", "json"}, "format", false));
        CHECK_FALSE(value({"--", "--format", "json"}, "format", false));
    }

    TEST_CASE("a switch is on unless its last occurrence turns it off") {
        CHECK(is_on({"--json", "q"}));
        CHECK(is_on({"--json=false", "--json"}));
        CHECK_FALSE(is_on({"--json", "--json=false"}));
        CHECK_FALSE(is_on({"json", "-json"}));
        CHECK_FALSE(is_on({"--", "--json"}));
    }
}

}  // namespace kwic::options
