// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/compress.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/input.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

using kwic::JsonLines;
using kwic::test::TempDir;

namespace {

struct Read {
    std::size_t number;
    std::uint64_t size;
    std::string id;  // the id of a document, or the cause of a bad line
};

std::vector<Read> read(JsonLines lines) {
    std::vector<Read> all;
    while (const auto line = lines.next())
        all.push_back({line->number, line->size, line->document ? line->document->id : line->cause});
    CHECK_FALSE(lines.next());
    return all;
}

std::vector<Read> read(std::string_view bytes, std::uint64_t max_size = 1 << 20) {
    const TempDir dir;
    return read(JsonLines(dir.write("lines", bytes), {.max_size = max_size}));
}

}  // namespace

TEST_SUITE("JSON lines") {
    TEST_CASE("lines are numbered from 1 and blank lines are skipped") {
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

    TEST_CASE("lines may be longer than the buffer, and lines over the limit are bad") {
        const std::string text(700'000, 't');
        const std::string lines = "{\"id\":\"a\",\"text\":\"" + text + "\"}\n{\"id\":\"b\"}\n";
        for (const std::uint64_t limit : {std::uint64_t{1} << 20, std::numeric_limits<std::uint64_t>::max()}) {
            const auto all = read(lines, limit);
            REQUIRE(all.size() == 2);
            CHECK(all[0].id == "a");
            CHECK(all[0].size > text.size());
        }
        const auto limited = read(lines + text, 1000);
        REQUIRE(limited.size() == 3);
        CHECK(limited[0].id == "line too large");
        CHECK(limited[1].id == "b");
        CHECK(limited[2].id == "line too large");
    }

    TEST_CASE("a document without an id gets the name of the file and the number of the line as its id") {
        const TempDir dir;
        const auto file =
            dir.write("app.log", "{\"level\":\"info\"}\n\n{\"id\":null}\n{\"id\":\"x\"}\n{\"_delete\":true}\n");
        const auto all = read(JsonLines(file));
        REQUIRE(all.size() == 4);
        CHECK(all[0].id == file.string() + ":1");
        CHECK(all[1].id == file.string() + ":3");
        CHECK(all[2].id == "x");
        CHECK(all[3].id == "no 'id'");
    }

    TEST_CASE("UTF-16 with a byte-order mark is converted, and half a surrogate pair becomes U+FFFD") {
        std::u16string lines;
        for (int i = 0; i < 20'000; ++i) lines += u"{\"id\":\"a\"}\n";
        lines += u"{\"id\":\"é価😀\"}\n{\"id\":\"";
        lines += static_cast<char16_t>(0xd83d);
        lines += u"x\"}";
        for (const bool is_big : {false, true}) {
            std::string bytes = is_big ? "\xfe\xff" : "\xff\xfe";
            for (const char16_t unit : lines) {
                const char low = static_cast<char>(unit & 0xff);
                const char high = static_cast<char>(unit >> 8);
                bytes += is_big ? high : low;
                bytes += is_big ? low : high;
            }
            const auto all = read(bytes);
            REQUIRE(all.size() == 20'002);
            CHECK(all[19'999].id == "a");
            CHECK(all[20'000].id == "é価😀");
            CHECK(all[20'001].id == "\uFFFDx");
            const auto cut = read(bytes.substr(0, bytes.size() - 1));
            CHECK(cut.back().id.starts_with("parse error"));
        }
        CHECK(read("\xff\xfe").empty());
        CHECK(read("\xff").front().id == "parse error near byte 1: not JSON");
    }

    TEST_CASE("the last result for damaged data is a bad line whose cause describes the damage") {
        std::string bytes = kwic::test::gzip("{\"id\":\"a\"}\n");
        bytes += kwic::test::gzip("{\"id\":\"b\"}\n").substr(0, 12);
        const auto all = read(bytes);
        REQUIRE(all.size() == 2);
        CHECK(all[0].id == "a");
        CHECK(all[1].number == 2);
        CHECK(all[1].id == "damaged gzip data (cut off)");
    }

    TEST_CASE("the error about an unreadable file states its path") {
        const TempDir dir;
        CHECK_THROWS_WITH_AS(JsonLines(dir / "absent"), doctest::Contains("absent': no such file or directory"),
                             kwic::Error);
        JsonLines folder(dir.path());
        CHECK_THROWS_WITH_AS(folder.next(), doctest::Contains("is a directory"), kwic::Error);
    }

    TEST_CASE("lines of a pipe are returned as they arrive, and the pipe stays open") {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        {
            JsonLines lines(ends[0], "from a friend");
            CHECK(lines.name() == "from a friend");
            CHECK_FALSE(lines.size());
            for (const std::string id : {"a", "b"}) {
                const std::string line = "{\"id\":\"" + id + "\"}\n";
                REQUIRE(write(ends[1], line.data(), line.size()) == static_cast<ssize_t>(line.size()));
                const auto read = lines.next();
                REQUIRE(read);
                CHECK(read->document->id == id);
            }
            close(ends[1]);
            CHECK_FALSE(lines.next());
        }
        CHECK(fcntl(ends[0], F_GETFD) >= 0);
        close(ends[0]);
    }

    TEST_CASE("consumed() and size() report progress") {
        const TempDir dir;
        std::string text;
        for (int i = 0; i < 20'000; ++i) text += "{\"id\":\"" + std::to_string(i) + "\"}\n";
        const std::string packed = kwic::test::zstd(text);
        JsonLines lines(dir.write("lines.zst", packed));
        CHECK(lines.size() == packed.size());
        CHECK(lines.consumed() == 0);
        std::size_t count = 0;
        for (std::uint64_t before = 0; lines.next(); before = lines.consumed()) {
            CHECK(lines.consumed() >= before);
            ++count;
        }
        CHECK(count == 20'000);
        CHECK(lines.consumed() == packed.size());
    }

    TEST_CASE("a move-constructed JsonLines continues with the next line") {
        const TempDir dir;
        JsonLines lines(dir.write("lines", "{\"id\":\"a\"}\n{\"id\":\"b\"}\n"));
        CHECK(lines.next()->document->id == "a");
        JsonLines moved = std::move(lines);
        CHECK(moved.next()->document->id == "b");
        CHECK(moved.name() == (dir / "lines").string());
    }

    TEST_CASE("several threads can read lines at the same time") {
        const TempDir dir;
        std::string bytes;
        for (int i = 0; i < 500; ++i) bytes += "{\"id\":\"" + std::to_string(i) + "\",\"n\":[1,\"\xff\"]}\n";
        const auto file = dir.write("lines", bytes);
        std::atomic<std::size_t> good = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                JsonLines lines(file);
                while (const auto line = lines.next())
                    good += line->replacements == 1 && kwic::parse_json_line("{\"id\":\"x\"}").document;
            });
        threads.clear();
        CHECK(good == 2000);
    }
}
