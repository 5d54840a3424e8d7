// SPDX-License-Identifier: GPL-2.0-or-later
// Tests searches of servers that stop, do not reply, or serve a database that is not an index of kwic.
#include "support/server.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <string>

namespace kwic {
namespace {

using test::write_index;

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Two indexes of one document each; the second is searched through a server.
struct HalfServed {
    const test::TempDir folder;
    const std::string local = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
    const std::string served = write_index(folder, "b", {{.id = "b", .text = "harbour"}});
    test::Server server{std::filesystem::path(served) / "CURRENT"};

    Searcher searcher() const { return Searcher({local, server.address()}); }
};

TEST_SUITE("remote index failures") {
    TEST_CASE("the index of a server that stops between two searches is left out of the results") {
        KWIC_NEEDS_SERVER
        HalfServed indexes;
        const Searcher searcher = indexes.searcher();
        CHECK(searcher.search("harbour").total.value == 2);
        indexes.server.stop();
        const Results results = searcher.search("harbour");
        CHECK(results.total.value == 1);
        CHECK(results.indexes[0].ok);
        CHECK_FALSE(results.indexes[1].ok);
        CHECK(results.warnings.size() == 1);
    }

    TEST_CASE("the index of a server that stops replying between two searches is left out of the results") {
        KWIC_NEEDS_SERVER
        HalfServed indexes;
        for (const unsigned first_timeout : {0u, 800u}) {
            const Searcher searcher = indexes.searcher();
            CHECK(searcher.search("harbour", {.timeout_ms = first_timeout}).total.value == 2);
            indexes.server.freeze();
            const Results results = searcher.search("harbour", {.timeout_ms = 800});
            CHECK(results.total.value == 1);
            CHECK_FALSE(results.indexes[1].ok);
            CHECK(results.took_ms < 5000);
            indexes.server.thaw();
        }
    }

    TEST_CASE("a search leaves out an unreachable server, and fails if no index remains") {
        const test::TempDir folder;
        const std::string a = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        const std::string dead = test::dead_address();
        const Searcher searcher({a, dead});
        const Results results = searcher.search("harbour");
        CHECK(results.total.value == 1);
        REQUIRE(results.indexes.size() == 2);
        CHECK_FALSE(results.indexes[1].ok);
        CHECK(results.indexes[1].error.find("Connection refused") != std::string::npos);
        REQUIRE(results.warnings.size() == 1);
        CHECK(results.warnings[0].message.find(dead) != std::string::npos);
        const Searcher only({dead});
        CHECK_THROWS_WITH_AS(only.search("harbour"), doctest::Contains("Connection refused"), Error);
    }

    TEST_CASE("a search of a server whose database is not an index of kwic throws an error") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        {
            Xapian::WritableDatabase other((folder / "other").string(), Xapian::DB_CREATE);
            other.add_document(Xapian::Document());
            other.commit();
        }
        const test::Server server(folder / "other");
        const Searcher searcher({server.address()});
        CHECK_THROWS_WITH_AS(searcher.search("harbour"), doctest::Contains("does not serve a kwic index"), Error);
    }

    TEST_CASE("a search with a time limit leaves out servers that never reply and searches the other indexes") {
        const test::TempDir folder;
        const std::string a = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        const test::SilentServer silent, mute;
        const Searcher searcher({silent.address(), a, mute.address()});
        const auto begin = std::chrono::steady_clock::now();
        const Results results = searcher.search("harbour", {.timeout_ms = 400});
        CHECK(results.total.value == 1);
        CHECK_FALSE(results.indexes[0].ok);
        CHECK(results.indexes[1].ok);
        CHECK_FALSE(results.indexes[2].ok);
        CHECK(results.warnings.size() == 2);
        CHECK(seconds_since(begin) < 10);
    }
}

}  // namespace
}  // namespace kwic
