// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the option tables of the programs, and the parser, help texts, manual pages and completions that use these
// tables.
#include "indexer/option_table.hpp"
#include "indexer/options.hpp"
#include "options/arguments.hpp"
#include "options/help.hpp"
#include "searcher/option_table.hpp"
#include "searcher/options.hpp"
#include "support/command.hpp"
#include "support/help.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kwic::options {
namespace {

namespace fs = std::filesystem;

struct Built {
    const Program& table;
    std::string path;

    std::string completion(const std::string& before, const std::string& after) const {
        const fs::path folder = fs::path(path).parent_path() / "completions";
        return test::read_file(folder / (before + std::string(table.name) + after));
    }
};

std::vector<Built> programs() {
    return {{indexer::command_line, test::indexer()}, {searcher::command_line, test::searcher()}};
}

std::vector<Option> options_of(const Program& program) {
    std::vector<Option> options;
    for (const Group& group : program.groups) options.insert(options.end(), group.options.begin(), group.options.end());
    return options;
}

std::vector<std::string> names_of(const Option& option) {
    std::vector<std::string> names = {"--" + std::string(option.name)};
    if (option.letter) names.push_back(std::string("-") + option.letter);
    return names;
}

Arguments parsed(const Program& program, const std::vector<std::string>& words) {
    std::vector<const char*> argv = {"program"};
    for (const std::string& word : words) argv.push_back(word.c_str());
    return {program, static_cast<int>(argv.size()), argv.data()};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) widest = std::max(widest, line.size());
    return widest;
}

}  // namespace

TEST_SUITE("option tables") {
    TEST_CASE("option names are unique, and each option has a summary and details") {
        for (const Built& program : programs()) {
            std::set<std::string> names;
            for (const Option& option : options_of(program.table)) {
                CAPTURE(option.name);
                CHECK(!option.summary.empty());
                CHECK(option.details.ends_with('.'));
                for (const std::string& name : names_of(option)) CHECK(names.insert(name).second);
            }
        }
    }

    TEST_CASE("each option is in both help texts, the manual page and the completions") {
        for (const Built& program : programs()) {
            const auto brief = test::options_in_help(program.path, "-h");
            const auto full = test::options_in_help(program.path, "--help");
            const std::string page = test::read_file(program.path + ".1");
            const std::string bash = program.completion("", ".bash");
            const std::string fish = program.completion("", ".fish");
            const std::string zsh = program.completion("_", "");
            std::size_t names = 0;
            for (const Option& option : options_of(program.table)) {
                const bool has_value = !option.value.empty();
                for (const std::string& name : names_of(option)) {
                    CAPTURE(name);
                    ++names;
                    REQUIRE(brief.count(name) == 1);
                    REQUIRE(full.count(name) == 1);
                    CHECK(contains(bash, has_value ? "[" + name + "]=" : name));
                    CHECK(contains(zsh, name + (!has_value ? "" : name[1] == '-' ? "=" : "+")));
                }
                CHECK(full.at("--" + std::string(option.name)) == has_value);
                CHECK(contains(fish, " -l " + std::string(option.name) + " "));
                CHECK(contains(page, "Fl \\-" + std::string(option.name).substr(0, option.name.find('-'))));
            }
            CHECK(brief.size() == names);
            CHECK(full.size() == names);
        }
    }

    TEST_CASE("each option is parsed by its long and its short name") {
        for (const Built& program : programs())
            for (const Option& option : options_of(program.table))
                for (const std::string& name : names_of(option)) {
                    if (name == "-h") continue;  // -h is parsed as a separate option and not as --help
                    CAPTURE(name);
                    const std::string value = option.choices.empty() ? "7" : std::string(option.choices[0].word);
                    const auto given =
                        option.value.empty() ? parsed(program.table, {name}) : parsed(program.table, {name, value});
                    REQUIRE(given.has(option.name));
                    if (option.value.empty())
                        CHECK(given.is_on(option.name));
                    else
                        CHECK(given.value(option.name) == value);
                    CHECK(given.positional().empty());
                }
    }

    TEST_CASE("every choice of an option is accepted, and other values are refused unless Option::open is true") {
        const auto parse = [](const Program& program, const std::string& option, const std::string& word) {
            std::vector<const char*> argv = {"program", option.c_str(), word.c_str(), "x"};
            if (&program == &indexer::command_line)
                indexer::parse_options(static_cast<int>(argv.size()), argv.data());
            else
                searcher::parse_options(static_cast<int>(argv.size()), argv.data());
        };
        for (const Built& program : programs())
            for (const Option& option : options_of(program.table)) {
                if (option.choices.empty()) continue;
                CAPTURE(option.name);
                const std::string name = "--" + std::string(option.name);
                for (const Choice& choice : option.choices) {
                    CAPTURE(choice.word);
                    CHECK(!choice.meaning.empty());
                    CHECK_NOTHROW(parse(program.table, name, std::string(choice.word)));
                }
                if (!option.open) CHECK_THROWS_AS(parse(program.table, name, "no choice"), Error);
            }
    }

    TEST_CASE("-h and --help print different texts of at most 80 columns, and -V prints the same text as --version") {
        for (const Built& program : programs()) {
            const std::string brief = test::run({program.path, "-h"}).out;
            const std::string full = test::run({program.path, "--help"}).out;
            CHECK(brief == brief_help(program.table));
            CHECK(full == full_help(program.table));
            CHECK(widest_line(brief) <= 80);
            CHECK(widest_line(full) <= 80);
            CHECK(full.size() > 2 * brief.size());
            for (const std::string& text : {brief, full}) {
                CHECK(text.starts_with("Usage: " + std::string(program.table.name)));
                CHECK(contains(text, "\nExit status:\n"));
            }
            const std::string version = test::run({program.path, "--version"}).out;
            CHECK(version.starts_with(program.table.name));
            CHECK(test::run({program.path, "-V"}).out == version);
        }
    }

    TEST_CASE("full help takes precedence over brief help, and both take precedence over the version") {
        const auto answer = [](const std::vector<std::string>& words) {
            return parsed(searcher::command_line, words).help_text("1.2");
        };
        CHECK(answer({"-V"}) == "kwic-searcher 1.2\n");
        CHECK(answer({"-V", "-h"}) == brief_help(searcher::command_line));
        CHECK(answer({"-h", "--help"}) == full_help(searcher::command_line));
        CHECK(answer({"-h", "--sort", "no such order"}) == brief_help(searcher::command_line));
        CHECK(answer({"query"}) == "");
    }
}

}  // namespace kwic::options
