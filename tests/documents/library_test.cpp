// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the C++, C and Python programs of doc/library.md, and compares the output of the C++ program with the page.
// Checks that the page mentions the public C++ headers, and that the documentation shows the grammar of query.hpp.
#include "build_paths.hpp"
#include "support/command.hpp"
#include "support/documents.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>

namespace kwic {
namespace {

const std::string page = "doc/library.md";

}  // namespace

TEST_SUITE("documents") {
    TEST_CASE("the documentation shows the C++ program that is compiled") {
        REQUIRE_FALSE(test::block_text(page, "cpp").empty());
        CHECK(test::document("tests/documents/library_example.cpp").ends_with("\n\n" + test::block_text(page, "cpp")));
    }

    TEST_CASE("the C++ program in the documentation prints the output shown there") {
        const test::TempDir folder;
        test::CommandOptions options;
        options.folder = folder.path();
        const test::CommandOutput output = test::run({KWIC_LIBRARY_EXAMPLE}, options);
        CHECK(output.status == 0);
        CHECK(output.err == "");
        CHECK(output.out == test::block_text(page, "text", "cpp"));
    }

    TEST_CASE("the C program in the documentation is compiled and finds the documents of the C++ program") {
        REQUIRE_FALSE(test::block_text(page, "c").empty());
        CHECK(test::document("tests/documents/library_example.c").ends_with("\n\n" + test::block_text(page, "c")));
        const test::TempDir folder;
        test::CommandOptions options;
        options.folder = folder.path();
        const test::CommandOutput too_early = test::run({KWIC_LIBRARY_EXAMPLE_C}, options);
        CHECK(too_early.status == 2);
        CHECK(too_early.err.find("example.kwic") != std::string::npos);
        REQUIRE(test::run({KWIC_LIBRARY_EXAMPLE}, options).status == 0);
        const test::CommandOutput output = test::run({KWIC_LIBRARY_EXAMPLE_C}, options);
        CHECK(output.status == 0);
        CHECK(output.out == "Envoys resume talks\nFish\n");
    }

#ifdef KWIC_SHARED_LIBRARY
    TEST_CASE("the Python program in the documentation finds the documents of the C++ program") {
        const test::TempDir folder;
        test::CommandOptions options;
        options.folder = folder.path();
        options.environment = {{"KWIC_LIBRARY", KWIC_SHARED_LIBRARY},
                               {"PYTHONPATH", std::string(KWIC_SOURCE_DIR) + "/lib/bindings/python"}};
        if (test::run({"/usr/bin/env", "python3", "-c", ""}, options).status != 0) {
            MESSAGE("python3 is missing");
            return;
        }
        REQUIRE(test::run({KWIC_LIBRARY_EXAMPLE}, options).status == 0);
        const std::string program = test::block_text(page, "python");
        REQUIRE_FALSE(program.empty());
        const test::CommandOutput output = test::run({"/usr/bin/env", "python3", "-B", "-c", program}, options);
        CHECK(output.status == 0);
        CHECK(output.err == "");
        CHECK(output.out.starts_with("Envoys resume talks ["));
    }
#endif

    TEST_CASE("index.d.ts declares the functions that the Node program in the documentation calls") {
        const std::string module = test::document("lib/bindings/node/index.d.ts");
        CHECK(module.find("export * from './types';") != std::string::npos);
        REQUIRE(test::block_text(page, "js").find("new Searcher('example.kwic')") != std::string::npos);
        CHECK(module.find("class Searcher") != std::string::npos);
        CHECK(module.find(" search(") != std::string::npos);
    }

    TEST_CASE("doc/library.md mentions every public C++ header except api.h") {
        const std::string text = test::document(page);
        for (const auto& header :
             std::filesystem::directory_iterator(std::filesystem::path(KWIC_SOURCE_DIR) / "lib/include/kwic")) {
            const std::string name = "kwic/" + header.path().filename().string();
            CAPTURE(name);
            CHECK((header.is_directory() || name == "kwic/api.h" || text.find(name) != text.npos));
        }
    }

    TEST_CASE("the grammar in the documentation agrees with the grammar in query.hpp") {
        const std::string header = test::document("lib/include/kwic/query.hpp");
        const std::string grammar = test::block_text("doc/query-language.md", "text");
        REQUIRE_FALSE(grammar.empty());
        std::istringstream lines(grammar);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(header.find("//     " + line + "\n") != std::string::npos);
        }
    }
}

}  // namespace kwic
