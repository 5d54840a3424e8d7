// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/temp_dir.hpp"

#include <indexer/jsonl.hpp>
#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using kwic::indexer::JsonLine;
using kwic::indexer::LinePlace;
using kwic::test::TempDir;

namespace {

struct Read {
    std::size_t number;
    std::uint64_t size;
    std::string id;  // or the cause
};

std::vector<Read> read(std::string_view bytes, std::uint64_t max_size = 1 << 20) {
    const TempDir dir;
    const auto lines = kwic::indexer::open_json_lines({dir.write("lines", bytes).string()});
    std::vector<Read> all;
    kwic::indexer::read_json_lines(lines.front(), max_size, [&](const LinePlace& place, JsonLine line) {
        all.push_back({place.number, place.size, line.document ? line.document->id : line.cause});
    });
    return all;
}

}  // namespace

TEST_SUITE("jsonl") {
    TEST_CASE("lines are numbered from one and blank ones are passed over") {
        const auto all = read("{\"id\":\"a\"}\n\n \t\r\n{\"id\":\"b\"}\r\n[]\n{\"id\":\"c\"}");
        REQUIRE(all.size() == 4);
        CHECK(all[0].number == 1);
        CHECK(all[0].id == "a");
        CHECK(all[0].size == 10);
        CHECK(all[1].number == 4);
        CHECK(all[1].id == "b");
        CHECK(all[2].number == 5);
        CHECK(all[2].id == "not a JSON object");
        CHECK(all[3].number == 6);
        CHECK(all[3].id == "c");
        CHECK(read("").empty());
        CHECK(read("\xEF\xBB\xBF{\"id\":\"after a byte-order mark\"}\n").front().id == "after a byte-order mark");
    }

    TEST_CASE("lines may be longer than the buffer and are bad over the limit") {
        const std::string text(700'000, 't');
        const auto all = read("{\"id\":\"a\",\"text\":\"" + text + "\"}\n{\"id\":\"b\"}\n");
        REQUIRE(all.size() == 2);
        CHECK(all[0].id == "a");
        CHECK(all[0].size > text.size());
        const auto limited = read("{\"id\":\"a\",\"text\":\"" + text + "\"}\n{\"id\":\"b\"}\n" + text, 1000);
        REQUIRE(limited.size() == 3);
        CHECK(limited[0].id == "line too large");
        CHECK(limited[1].id == "b");
        CHECK(limited[2].id == "line too large");
    }

    TEST_CASE("a file that cannot be read is an error that names it") {
        const TempDir dir;
        CHECK_THROWS_WITH_AS(kwic::indexer::open_json_lines({(dir / "absent").string()}),
                             doctest::Contains("absent': no such file or directory"), kwic::Error);
        const auto folder = kwic::indexer::open_json_lines({dir.path().string()});
        CHECK_THROWS_WITH_AS(kwic::indexer::read_json_lines(folder.front(), 1000, [](const LinePlace&, JsonLine) {}),
                             doctest::Contains("is a directory"), kwic::Error);
    }
}
