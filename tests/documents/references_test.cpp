// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that the links, files, scripts and options in the documentation exist. Lists the commands that
// sessions_test.cpp does not run, each with the reason.
#include "build_paths.hpp"
#include "support/command.hpp"
#include "support/documents.hpp"
#include "support/help.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <fnmatch.h>
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

const fs::path root = KWIC_SOURCE_DIR;

// The commands in `console` blocks, which sessions_test.cpp does not run. The values are the reasons.
const std::map<std::string, std::string> not_run = {
    {"script/build", "installs packages and builds for minutes; the build of the tests has the same targets"},
    {"PATH=$PWD/build/programs/bin:$PATH", "changes the shell of the reader; sessions have the programs in PATH"},
    {"cmake --install build/programs --component programs --prefix ~/.local", "writes to the home folder"},
    {"cmake --preset release", "configures another build"},
    {"cmake --build build/release", "builds for minutes"},
    {"cmake --install build/release --prefix ~/.local", "writes to the home folder; see tests/package/install_test.sh"},
    {"cpack --config build/release/CPackConfig.cmake", "takes a minute; tests/package/debian_test.sh runs cpack"},
    {"xapian-tcpsrv --interface 127.0.0.1 --port 7001 /archive/.kwic/CURRENT",
     "serves until it is stopped; tests/open/remote_index_test.cpp starts servers"},
    {"kwic-searcher -i 127.0.0.1:7001 -i .kwic ferry inquiry", "needs a running xapian-tcpsrv"},
    {"c++ -std=c++20 my-program.cpp $(pkg-config --cflags --libs kwic)",
     "needs an installed kwic; see tests/package/install_test.sh"},
    {"script/bench", "takes minutes; tests/bench/bench_test.py runs it on few texts"},
    {"script/bench ~/notes", "takes minutes"},
    {"script/bench --scale ~/notes", "takes an hour"},
    {"script/bench --table tests/bench/runs/2026-11-24", "figures_test.cpp runs it and compares the table"},
    {"script/test", "would run this test again"},
    {"script/test asan", "builds for minutes"},
    {".ci/run", "would run this test again"},
    {"cmake --preset dev", "configures another build"},
    {"cmake --build build/dev --target kwic-tests", "builds for minutes"},
    {"build/dev/tests/kwic-tests -sf='*stored_document*'", "runs tests within this test"},
};

// Options in the documentation that belong to programs of other projects.
const std::set<std::string> foreign_options = {"--interface", "--target",    "--preset", "--build",
                                               "--install",   "--component", "--prefix", "--config"};

std::vector<std::string> words_of(const std::string& command) {
    std::istringstream in(command);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::set<std::string> options_in(const std::string& text) {
    static const std::regex option("(^|[^-a-zA-Z0-9])(--[a-z][-a-z]*)");
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), option), end; match != end; ++match)
        found.insert((*match)[2]);
    return found;
}

// Returns the text of a script. If the script passes its options to a Python program, appends the text of this program.
std::string text_of_script(const std::string& name) {
    std::string text = test::document(name);
    if (name == "script/bench") text += test::document("tests/bench/bench.py");
    if (name == "script/eval") text += test::document("tests/relevance/eval.py");
    return text;
}

bool is_script(const std::string& word) { return word.starts_with("script/") || word == ".ci/run"; }

// Returns the unknown options in a command or code span. If the span begins with the name of a program or script of
// kwic, an option is unknown if the program or script does not have it. If the span begins with an option, an option is
// unknown if no program or script has it and `foreign_options` does not contain it. Returns nothing for commands of
// other projects.
std::vector<std::string> unknown_options(const std::string& command) {
    static const auto indexer = test::options_in_help(test::indexer());
    static const auto searcher = test::options_in_help(test::searcher());
    static const std::string scripts = [] {
        std::string text;
        for (const auto& script : fs::directory_iterator(root / "script"))
            text += text_of_script("script/" + script.path().filename().string());
        return text + test::document(".ci/run");
    }();
    const std::vector<std::string> words = words_of(command);
    const std::string program = words.empty() ? "" : words[0];
    const bool is_any = program.starts_with("--");
    std::vector<std::string> unknown;
    for (const std::string& option : options_in(command)) {
        const bool is_known = program == "kwic-indexer"    ? indexer.contains(option)
                              : program == "kwic-searcher" ? searcher.contains(option)
                              : is_script(program)         ? text_of_script(program).find(option) != std::string::npos
                              : is_any
                                  ? indexer.contains(option) || searcher.contains(option) ||
                                        foreign_options.contains(option) || scripts.find(option) != std::string::npos
                                  : true;
        if (!is_known) unknown.push_back(option);
    }
    return unknown;
}

// Returns whether a path in the source folder exists. `*` in its last component matches any characters.
bool is_there(const std::string& path) {
    if (path.find('*') == path.npos) return fs::exists(root / path);
    const fs::path pattern(path);
    if (!fs::is_directory(root / pattern.parent_path())) return false;
    for (const auto& entry : fs::directory_iterator(root / pattern.parent_path()))
        if (fnmatch(pattern.filename().c_str(), entry.path().filename().c_str(), 0) == 0) return true;
    return false;
}

// Returns whether a path has a part in capitals, such as NAME, which stands for a name that the reader chooses.
bool is_placeholder(const std::string& path) {
    static const std::regex capitals("[A-Z]{3}");
    return std::regex_search(path, capitals) && path.find("README") == path.npos && path.find("CMake") == path.npos;
}

// Returns the anchors of the headings of a page.
std::set<std::string> anchors(const std::string& name) {
    std::set<std::string> found;
    std::istringstream lines(test::prose(name));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with('#')) continue;
        std::string anchor;
        for (const char c : line.substr(line.find(' ') + 1)) {
            if (c == ' ') anchor += '-';
            if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_')
                anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        found.insert(anchor);
    }
    return found;
}

}  // namespace

TEST_SUITE("documents") {
    TEST_CASE("every command in the documentation is run or listed with the reason for not running it") {
        std::set<std::string> seen;
        for (const std::string& name : test::document_names()) {
            CAPTURE(name);
            for (const test::Block& block : test::blocks(name)) {
                CAPTURE(block.text);
                const bool has_commands = block.text.starts_with("$ ") || block.text.find("\n$ ") != std::string::npos;
                CHECK((!has_commands || block.language == "sh" || block.language == "console"));
            }
            for (const std::string& command : test::commands(name, "console")) {
                CAPTURE(command);
                CHECK(not_run.contains(command));
                seen.insert(command);
                const std::string program = words_of(command)[0];
                if (is_script(program)) CHECK(fs::exists(root / program));
                CHECK(unknown_options(command) == std::vector<std::string>());
                if (const auto preset = command.find("--preset "); preset != command.npos)
                    CHECK(
                        test::document("CMakePresets.json").find("{\"name\": \"" + command.substr(preset + 9) + "\"") !=
                        std::string::npos);
            }
        }
        for (const auto& each : not_run) CHECK_MESSAGE(seen.contains(each.first), "in no document: ", each.first);
    }

    TEST_CASE("options and scripts in the documentation exist") {
        std::size_t options = 0;
        for (const std::string& name : test::document_names()) {
            CAPTURE(name);
            for (const std::string& span : test::code_spans(name)) {
                CAPTURE(span);
                CHECK(unknown_options(span) == std::vector<std::string>());
                options += options_in(span).size();
                if (const auto words = words_of(span); !words.empty() && is_script(words[0]))
                    CHECK(fs::exists(root / words[0]));
            }
        }
        CHECK(options > 100);
    }

    TEST_CASE("every path in the documentation exists") {
        static const std::regex path("(lib|indexer|searcher|tests|script|doc|corpus|\\.ci)/[-A-Za-z0-9_./*]*");
        std::size_t paths = 0;
        for (const std::string& name : test::document_names()) {
            CAPTURE(name);
            for (const std::string& span : test::code_spans(name)) {
                if (!std::regex_match(span, path) || is_placeholder(span)) continue;
                CAPTURE(span);
                CHECK(is_there(span));
                ++paths;
            }
        }
        CHECK(paths > 100);
    }

    TEST_CASE("every file that the documentation names without a folder exists") {
        std::set<std::string> names;
        for (const char* const folder : {"lib", "indexer", "searcher", "tests"})
            for (const auto& entry : fs::recursive_directory_iterator(root / folder))
                names.insert(entry.path().filename().string());
        static const std::regex source("[a-z0-9_]+\\.(cpp|hpp|h|py)");
        for (const std::string& name : test::document_names()) {
            CAPTURE(name);
            for (const std::string& span : test::code_spans(name)) {
                CAPTURE(span);
                CHECK((!std::regex_match(span, source) || names.contains(span)));
            }
        }
    }

    TEST_CASE("links in the documentation lead to existing files and headings") {
        static const std::regex link("\\]\\(([^)]+)\\)");
        std::size_t links = 0;
        for (const std::string& name : test::document_names()) {
            const std::string text = test::prose(name);
            for (std::sregex_iterator match(text.begin(), text.end(), link), end; match != end; ++match) {
                const std::string target = (*match)[1];
                if (target.find("://") != target.npos) continue;
                CAPTURE(name);
                CAPTURE(target);
                ++links;
                const std::string file = target.substr(0, target.find('#'));
                const std::string page =
                    file.empty() ? name : (fs::path(name).parent_path() / file).lexically_normal().string();
                CHECK(fs::exists(root / page));
                if (target.find('#') != target.npos) CHECK(anchors(page).contains(target.substr(target.find('#') + 1)));
            }
        }
        CHECK(links > 40);
    }

    TEST_CASE("the documentation lists the rooms (folders) of lib/src in the order of rooms.txt") {
        static const std::regex row("^\\| `([a-z]+)` \\|.*$");
        const std::string page = test::document("doc/architecture.md");
        std::vector<std::string> told;
        for (const std::string& line : test::table_rows(page.substr(page.find("## Rooms of lib/src")))) {
            std::smatch match;
            if (std::regex_match(line, match, row)) told.push_back(match[1]);
        }
        std::vector<std::string> rooms;
        std::istringstream lines(test::document("lib/src/rooms.txt"));
        for (std::string line; std::getline(lines, line);) {
            const std::string room = words_of(line).at(0);
            if (room == "#" || room.find('/') != room.npos) continue;
            rooms.push_back(room);
        }
        CHECK(told == rooms);
    }

    TEST_CASE("the README links to every page of the documentation") {
        const std::string readme = test::document("README.md");
        for (const std::string& name : test::document_names()) {
            CAPTURE(name);
            CHECK((name == "README.md" || readme.find("(" + name + ")") != readme.npos));
        }
    }
}

}  // namespace kwic
