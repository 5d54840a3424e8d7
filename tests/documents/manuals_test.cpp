// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the manual pages with the programs, the library and the documentation.
#include "build_paths.hpp"
#include "support/command.hpp"
#include "support/documents.hpp"
#include "support/help.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "support/warnings.hpp"

#include <kwic/query.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// Returns the path of the manual page, which the build writes next to the program.
fs::path page_of(const std::string& program) { return program + ".1"; }

fs::path library_page(const std::string& name) { return fs::path(KWIC_SOURCE_DIR) / "lib" / "man" / name; }

// Replaces the escape sequences of the manual pages with the characters that they represent.
std::string unescaped(std::string text) {
    for (const auto& [written, meant] : {std::pair("\\(dq", '"'),
                                         {"\\(aq", '\''},
                                         {"\\(ga", '`'},
                                         {"\\(ti", '~'},
                                         {"\\(ha", '^'},
                                         {"\\-", '-'},
                                         {"\\e", '\\'}})
        for (auto at = text.find(written); at != text.npos; at = text.find(written, at + 1))
            text.replace(at, std::string_view(written).size(), 1, meant);
    return text;
}

std::vector<std::string> page_lines(const fs::path& page) {
    std::vector<std::string> found;
    std::istringstream lines(test::read_file(page));
    for (std::string line; std::getline(lines, line);) found.push_back(unescaped(line));
    return found;
}

test::HelpOptions options_in_page(const fs::path& page) {
    static const std::regex name("Fl ([^ ]+)");
    test::HelpOptions options;
    for (const std::string& line : page_lines(page)) {
        if (!line.starts_with(".It Fl ")) continue;
        const bool takes_value = line.find(" Ar ") != line.npos;
        for (std::sregex_iterator match(line.begin(), line.end(), name), end; match != end; ++match)
            options["-" + (*match)[1].str()] = takes_value;
    }
    return options;
}

// Returns the queries in the list items of kwic-query.7. The item `.It Li talks , Li truce` has two queries.
std::vector<std::string> queries_in_page() {
    constexpr std::string_view item = ".It Li ";
    constexpr std::string_view next = " , Li ";
    std::vector<std::string> queries;
    for (std::string line : page_lines(library_page("kwic-query.7"))) {
        if (!line.starts_with(item)) continue;
        line.erase(0, item.size());
        for (auto end = line.find(next); end != line.npos; end = line.find(next)) {
            queries.push_back(line.substr(0, end));
            line.erase(0, end + next.size());
        }
        queries.push_back(line);
    }
    return queries;
}

// Returns the text of each display of a manual page: the lines between `.Bd -literal` and `.Ed`.
std::vector<std::string> displays(const fs::path& page) {
    std::vector<std::string> found;
    bool inside = false;
    for (const std::string& line : page_lines(page)) {
        if (line.starts_with(".Bd -literal")) found.emplace_back();
        inside = line.starts_with(".Bd -literal") || (inside && line != ".Ed");
        if (inside && !line.starts_with(".")) found.back() += line + "\n";
    }
    return found;
}

// Converts the options to strings, which doctest can print.
std::vector<std::string> listed(const test::HelpOptions& options) {
    std::vector<std::string> list;
    for (const auto& [name, takes_value] : options) list.push_back(name + (takes_value ? " VALUE" : ""));
    return list;
}

std::string one_spaced(const std::string& text) {
    static const std::regex spaces("[ \n]+");
    return std::regex_replace(text, spaces, " ");
}

}  // namespace

TEST_SUITE("manuals") {
    TEST_CASE("the manual pages list the options that --help lists") {
        CHECK(test::options_in_help(test::indexer()).size() > 25);
        CHECK(test::options_in_help(test::searcher()).size() > 30);
        CHECK(listed(options_in_page(page_of(test::indexer()))) == listed(test::options_in_help(test::indexer())));
        CHECK(listed(options_in_page(page_of(test::searcher()))) == listed(test::options_in_help(test::searcher())));
    }

    TEST_CASE("mandoc and groff format the manual pages without a warning") {
        for (const std::string file : {page_of(test::indexer()), page_of(test::searcher()), library_page("kwic.3"),
                                       library_page("kwic-query.7")}) {
            CAPTURE(file);
            const auto lint = test::run({"/usr/bin/env", "mandoc", "-T", "lint", "-W", "warning", file});
            CHECK(lint.status == 0);
            CHECK(lint.out + lint.err == "");
            const auto shown = test::run({"/usr/bin/env", "groff", "-mandoc", "-ww", "-Tutf8", file});
            CHECK(shown.status == 0);
            CHECK(shown.err == "");
        }
    }

    TEST_CASE("the manual page of the query language contains each query in the query tables of the documentation") {
        const auto queries = queries_in_page();
        for (const std::string& query : test::tabled_queries()) {
            CAPTURE(query);
            CHECK(std::find(queries.begin(), queries.end(), query) != queries.end());
        }
    }

    TEST_CASE("each query in the manual page of the query language is parsed without a warning") {
        const auto queries = queries_in_page();
        CHECK(queries.size() > 40);
        for (const std::string& query : queries) {
            CAPTURE(query);
            CHECK(test::messages(parse_query(query, {"price", "status"}).warnings) == std::vector<std::string>());
        }
    }

    TEST_CASE("the grammar in the manual page agrees with the grammar in query.hpp") {
        std::string grammar;
        bool inside = false;
        std::istringstream lines(test::read_file(fs::path(KWIC_SOURCE_DIR) / "lib/include/kwic/query.hpp"));
        for (std::string line; std::getline(lines, line);) {
            inside = inside ? line.find("     ") != line.npos : line.find("query   = ") != line.npos;
            if (inside) grammar += line.substr(line.find(' ')) + "\n";
        }
        const auto shown = displays(library_page("kwic-query.7"));
        REQUIRE(shown.size() == 1);
        CHECK(" " + one_spaced(shown[0]) == one_spaced(grammar));
    }

    TEST_CASE("the manual page of the library mentions every public C++ header except api.h") {
        const std::string page = test::read_file(library_page("kwic.3"));
        for (const auto& header : fs::directory_iterator(fs::path(KWIC_SOURCE_DIR) / "lib/include/kwic")) {
            const std::string name = "kwic/" + header.path().filename().string();
            CAPTURE(name);
            CHECK((header.is_directory() || name == "kwic/api.h" || page.find(name) != page.npos));
        }
    }

    TEST_CASE("the programs in the manual page of the library compile") {
        const test::TempDir folder;
        test::CommandOptions options;
        options.environment["CPATH"] = KWIC_INCLUDE_PATH;
        std::size_t programs = 0;
        for (const std::string& shown : displays(library_page("kwic.3"))) {
            if (!shown.starts_with("#include")) continue;
            ++programs;
            CAPTURE(shown);
            const bool is_c = shown.find("kwic.hpp") == shown.npos;
            const std::string file = folder.write(is_c ? "example.c" : "example.cpp", shown);
            const auto compiled =
                test::run({is_c ? KWIC_C_COMPILER : KWIC_CXX_COMPILER, is_c ? "-std=c99" : "-std=c++20", "-Wall",
                           "-Wextra", "-Wpedantic", "-fsyntax-only", file},
                          options);
            CHECK(compiled.status == 0);
            CHECK(compiled.err == "");
        }
        CHECK(programs == 2);
    }
}

}  // namespace kwic
