// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Runs `work` in a child process. Returns whether `work` returned true.
bool is_true_in_child(const std::function<bool()>& work) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        bool result = false;
        try {
            result = work();
        } catch (...) {  // the result remains false
        }
        _exit(result ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool is_refused(const std::function<void()>& call) {
    try {
        call();
        return false;
    } catch (const Error& error) {
        return error.code() == ErrorCode::invalid_argument &&
               std::string(error.what()).find("after fork()") != std::string::npos;
    }
}

// Uses and destroys the copy of a writer that fork() makes for a child process. Returns whether each call was refused.
bool use_and_destroy(std::optional<IndexWriter>& writer) {
    const bool are_refused = is_refused([&] { writer->put({.id = "child", .text = "child"}); }) &&
                             is_refused([&] { writer->remove("1"); }) && is_refused([&] { writer->commit(); }) &&
                             is_refused([&] { writer->compact(); }) && is_refused([&] { writer->keep("1"); }) &&
                             is_refused([&] { writer->touch("1", {}); }) &&
                             is_refused([&] { writer->missing(std::vector<std::string>{""}); }) &&
                             is_refused([&] { writer->document_count(); });
    writer.reset();
    return are_refused;
}

}  // namespace

TEST_SUITE("fork") {
    TEST_CASE("a child that uses and destroys a writer of its parent changes nothing") {
        for (const bool is_large : {false, true}) {
            const test::TempDir folder;
            for (const char* const kind : {"new", "update", "rebuild"}) {
                CAPTURE(std::string(kind));
                std::optional<IndexWriter> writer(std::in_place, folder / "index",
                                                  WriterOptions{.rebuild = std::string(kind) == "rebuild"});
                const int documents = is_large ? 3000 : 2;
                for (int i = 0; i < documents; ++i)
                    writer->put({.id = std::to_string(i), .text = std::string("harbour ") + kind});
                CHECK(is_true_in_child([&] { return use_and_destroy(writer); }));
                writer->put({.id = "last", .text = std::string("harbour ") + kind});
                CHECK(is_true_in_child([&] { return use_and_destroy(writer); }));
                writer->commit();
                const Searcher searcher(folder / "index");
                CHECK(searcher.search(kind, {.limit = 10'000, .count_to = count_all}).total.value ==
                      static_cast<std::size_t>(documents + 1));
                CHECK(searcher.search("child").hits.empty());
            }
        }
    }

    TEST_CASE("the lock of a writer ends with the parent process, even if a child with a destroyed copy still runs") {
        const test::TempDir folder;
        int ready[2], go[2];
        REQUIRE(pipe(ready) == 0);
        REQUIRE(pipe(go) == 0);
        std::optional<IndexWriter> writer(std::in_place, folder / "index");
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            char byte = 0;
            writer.reset();
            const bool is_told = write(ready[1], &byte, 1) == 1 && read(go[0], &byte, 1) == 1;
            _exit(is_told ? 0 : 1);
        }
        char byte = 0;
        REQUIRE(read(ready[0], &byte, 1) == 1);
        CHECK_THROWS_AS(IndexWriter(folder / "index"), Error);
        writer.reset();
        CHECK_NOTHROW(IndexWriter(folder / "index"));
        REQUIRE(write(go[1], &byte, 1) == 1);
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(status == 0);
        for (const int each : {ready[0], ready[1], go[0], go[1]}) close(each);
    }

    TEST_CASE("a child searches with a searcher of its parent, and both find later updates") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbour talks", "ferry"}));
        std::optional<Searcher> searcher(index);
        CHECK(is_true_in_child([&] {
            const bool is_found = test::ids(searcher->search("harbour")) == Strings{"0"};
            test::write_index(folder, "index", {{.id = "new", .text = "harbour pilots"}});
            const bool is_update_found = test::ids(searcher->search("pilots")) == Strings{"new"};
            searcher.reset();
            return is_found && is_update_found;
        }));
        CHECK(test::ids(searcher->search("pilots")) == Strings{"new"});
        CHECK(test::ids(searcher->search("ferry")) == Strings{"1"});
    }

    TEST_CASE("a child that uses and destroys a searcher does not affect the connections of its parent") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", test::documents_of({"harbour talks", "ferry"}));
        const test::Server server(std::filesystem::path(index) / "CURRENT");
        std::optional<Searcher> searcher(std::in_place, std::vector<std::string>{server.address()});
        CHECK(test::ids(searcher->search("harbour")) == Strings{"0"});
        for (int round = 0; round < 3; ++round) {
            CHECK(is_true_in_child([&] {
                const bool is_found = test::ids(searcher->search("ferry")) == Strings{"1"};
                searcher.reset();
                return is_found;
            }));
            CHECK(is_true_in_child([&] {
                searcher.reset();
                return true;
            }));
            CHECK(test::ids(searcher->search("harbour")) == Strings{"0"});
        }
    }
}

}  // namespace kwic
