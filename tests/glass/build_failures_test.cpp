// SPDX-License-Identifier: GPL-2.0-or-later
// Tests bulk builds that fail or are abandoned.
#include "glass/bulk_builder.hpp"
#include "support/bulk_collection.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>

namespace kwic::glass {
namespace {

using test::numbered_document;
using test::random_documents;

TEST_SUITE("build failures") {
    TEST_CASE("the builder rethrows the exception of a submitted function and leaves no database") {
        const test::TempDir folder;
        BulkBuilder builder({folder.path(), 2, std::size_t{1} << 20});
        const auto run = [&] {
            for (std::size_t unit = 0; unit < 1000; ++unit)
                builder.submit([unit](Inverter& inverter) {
                    test::add_to(numbered_document(unit), inverter);
                    if (unit == 20) throw std::runtime_error("unit 20");
                });
            builder.finish(nullptr);
        };
        CHECK_THROWS_WITH(run(), "unit 20");
        CHECK_THROWS_WITH(builder.finish(nullptr), "unit 20");
        CHECK_FALSE(std::filesystem::exists(folder / "iamglass"));
    }

    TEST_CASE("a builder can be destroyed before it is finished") {
        const test::TempDir folder;
        BulkBuilder builder({folder.path(), 2, std::size_t{1} << 20});
        for (std::size_t unit = 0; unit < 20; ++unit)
            builder.submit([unit](Inverter& inverter) { test::add_to(numbered_document(unit), inverter); });
    }

    TEST_CASE("documents that exceed the format's limits are refused") {
        const test::TempDir folder;
        const auto refuses = [&](const std::function<void(Inverter&)>& unit) {
            try {
                BulkBuilder builder({folder.path(), 1, std::size_t{1} << 20});
                builder.submit(unit);
                builder.finish(nullptr);
            } catch (const Error& error) {
                return error.code() == ErrorCode::invalid_argument;
            }
            return false;
        };
        CHECK(refuses([](Inverter& inverter) { inverter.term(std::string(246, 'x')); }));
        CHECK(refuses([](Inverter& inverter) { inverter.term(std::string(125, '\0')); }));
        CHECK(refuses([](Inverter& inverter) { inverter.term(""); }));
        CHECK(refuses([](Inverter& inverter) { inverter.posting("x", 0x80000000u); }));
        CHECK(refuses([](Inverter& inverter) { inverter.metadata(std::string(254, 'k'), "x"); }));
        CHECK(refuses([](Inverter& inverter) { inverter.metadata("", "x"); }));
        CHECK(refuses([](Inverter& inverter) {
            inverter.term("x", 0xffffffff);
            inverter.term("x", 1);
        }));
    }

    TEST_CASE("the error about a failed write names the file") {
        const test::TempDir folder;
        for (const rlim_t limit : {rlim_t{100}, rlim_t{100'000}, rlim_t{1'000'000}}) {
            const pid_t child = fork();
            REQUIRE(child >= 0);
            if (child == 0) {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit size{limit, limit};
                setrlimit(RLIMIT_FSIZE, &size);
                int code = 1;
                try {
                    test::Random random(5);
                    test::build_in_bulk(random_documents(random, 1500), {folder / "full", 2, std::size_t{1} << 20}, 20);
                } catch (const Error& error) {
                    code = error.code() == ErrorCode::io && std::string(error.what()).find("full/") != std::string::npos
                               ? 0
                               : 2;
                } catch (...) {
                    code = 3;
                }
                _exit(code);
            }
            int status = 0;
            waitpid(child, &status, 0);
            CHECK(WIFEXITED(status));
            CHECK(WEXITSTATUS(status) == 0);
        }
    }

    TEST_CASE("a missing folder is an error") {
        const test::TempDir folder;
        CHECK_THROWS_AS(BulkBuilder({folder / "none", 1, std::size_t{1} << 20}), Error);
    }
}

}  // namespace
}  // namespace kwic::glass
