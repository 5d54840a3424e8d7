// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the completions that bash, zsh and fish offer. Runs each shell with the built programs and completions.
#include "support/command.hpp"
#include "support/corpus.hpp"
#include "support/help.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "support/terminal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

struct Program {
    std::string name;
    std::string path;

    fs::path completions() const { return fs::path(path).parent_path() / "completions"; }
    std::string file(const std::string& before, const std::string& after) const {
        return completions() / (before + name + after);
    }
};

std::vector<Program> programs() { return {{"kwic-indexer", test::indexer()}, {"kwic-searcher", test::searcher()}}; }

Words lines_of(const std::string& text) {
    Words found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) found.push_back(line.substr(0, line.find('\t')));
    return found;
}

Words options_among(const std::string& text) {
    static const std::regex option("(^|[ \n])(-[0-9A-Za-z]|--[a-z][a-z-]*)(?=[ \n\t=]|$)");
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), option), end; match != end; ++match)
        found.insert((*match)[2]);
    return {found.begin(), found.end()};
}

Words option_names(const test::HelpOptions& options) {
    Words names;
    for (const auto& [name, takes_value] : options) names.push_back(name);
    return names;
}

// A folder with clippings and an index of them, and an environment with the built programs in PATH.
class Shells {
public:
    Shells() {
        fs::copy(test::corpus() / "clippings" / "gazette", folder_ / "gazette", fs::copy_options::recursive);
        std::string path;
        for (const Program& program : programs()) path += fs::path(program.path).parent_path().string() + ":";
        options_.folder = folder_.path();
        options_.environment = {{"PATH", path + std::getenv("PATH")},
                                {"TERM", "xterm"},
                                {"LC_ALL", "C.UTF-8"},
                                {"HOME", folder_.path()},
                                {"XDG_CONFIG_HOME", folder_ / "config"},
                                {"XDG_DATA_HOME", folder_ / "data"},
                                {"ZDOTDIR", folder_.path()}};
        REQUIRE(test::run({test::indexer(), "--quiet"}, options_).status == 0);
    }

    // Returns the words that bash offers to complete the last of `words`. Checks that bash prints nothing on standard
    // error.
    Words bash(const Program& program, const Words& words) const {
        std::string function = "_" + program.name;
        std::replace(function.begin(), function.end(), '-', '_');
        // The builtin compopt works only during a completion, so `ask` replaces compopt with a function. The function
        // prints the second argument of compopt, such as `filenames`.
        static const std::string ask =
            "source \"$1\"; compopt() { echo \"$2\"; }; COMP_WORDS=(\"${@:3}\"); COMP_CWORD=$(($# - 3)); \"$2\"; "
            "printf '%s\\n' \"${COMPREPLY[@]}\"";
        Words command = {"/usr/bin/env", "bash",      "--norc", "-c", ask, "bash", program.file("", ".bash"),
                         function,       program.name};
        command.insert(command.end(), words.begin(), words.end());
        const auto output = test::run(command, options_);
        CHECK(output.err == "");
        return lines_of(output.out);
    }

    Words fish(const Program& program, const std::string& typed) const {
        const auto output = test::run({"/usr/bin/env", "fish", "--no-config", "-c",
                                       "source $argv[1]; complete -C $argv[2]", program.file("", ".fish"), typed},
                                      options_);
        CHECK(output.err == "");
        return lines_of(output.out);
    }

    test::Terminal zsh() const {
        folder_.write(".zshrc", "fpath=(" + programs()[0].completions().string() + " " +
                                    programs()[1].completions().string() +
                                    " $fpath)\nautoload -Uz compinit\ncompinit -D\nPS1='ready> '\nLISTMAX=-1\n");
        return {{"/usr/bin/env", "zsh", "-d", "-i"}, options_, 120};
    }

    test::Terminal interactive_bash() const {
        const std::string start =
            folder_.write("start", "source " + programs()[0].file("", ".bash") + "\nsource " +
                                       programs()[1].file("", ".bash") + "\nPS1='ready> '\nLISTMAX=-1\n");
        return {{"/usr/bin/env", "bash", "--noprofile", "--rcfile", start, "-i"}, options_};
    }

    const fs::path& folder() const { return folder_.path(); }

private:
    test::TempDir folder_;
    test::CommandOptions options_;
};

bool contains(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Returns the choices of an option, as listed in the error message about a wrong value. Returns an empty list if the
// option accepts any value.
Words words_taken(const Program& program, const std::string& option, const fs::path& folder) {
    static const std::regex named("takes one of (.+), not 'none of them'");
    static const std::regex between(", ");
    test::CommandOptions options;
    options.folder = folder;
    const std::string error = test::run({program.path, option, "none of them"}, options).err;
    std::smatch list;
    if (!std::regex_search(error, list, named)) return {};
    const std::string text = list[1];
    return {std::sregex_token_iterator(text.begin(), text.end(), between, -1), {}};
}

Words sorted(Words words) {
    std::sort(words.begin(), words.end());
    return words;
}

}  // namespace

TEST_SUITE("completions") {
    TEST_CASE("bash and fish offer the options that --help lists") {
        const Shells shells;
        for (const Program& program : programs()) {
            CAPTURE(program.name);
            const auto options = option_names(test::options_in_help(program.path));
            CHECK(sorted(shells.bash(program, {"-"})) == options);
            CHECK(sorted(shells.fish(program, program.name + " -")) == options);
        }
    }

    TEST_CASE("zsh offers the options that --help lists") {
        const Shells shells;
        for (const Program& program : programs()) {
            CAPTURE(program.name);
            const auto options = option_names(test::options_in_help(program.path));
            test::Terminal zsh = shells.zsh();
            REQUIRE(zsh.shows("ready>"));
            zsh.type(program.name + " -\t");
            const auto lists_all = [&](const test::Terminal& seen) { return options_among(seen.screen()) == options; };
            CHECK_MESSAGE(zsh.meets(lists_all), zsh.screen());
        }
    }

    TEST_CASE("the completions expect a value after exactly the options that have a value in --help") {
        const Shells shells;
        for (const Program& program : programs()) {
            const std::string for_zsh = test::read_file(program.file("_", ""));
            const std::string for_fish = test::read_file(program.file("", ".fish"));
            for (const auto& listed : test::options_in_help(program.path)) {
                const std::string& option = listed.first;
                const bool takes_value = listed.second;
                CAPTURE(program.name);
                CAPTURE(option);
                const bool is_long = option[1] == '-';
                CHECK(contains(shells.bash(program, {option, "--h"}), "--help") == !takes_value);
                CHECK((for_zsh.find(option + (is_long ? "=" : "+")) != for_zsh.npos) == takes_value);
                const auto name = for_fish.find(is_long ? " -l " + option.substr(2) + " " : " -s " + option.substr(1));
                const std::string line = for_fish.substr(name, for_fish.find('\n', name) - name);
                CHECK(std::regex_search(line, std::regex(" -[xr] ")) == takes_value);
            }
        }
    }

    TEST_CASE("the shells offer the choices of an option") {
        const Shells shells;
        std::size_t options_with_words = 0;
        for (const Program& program : programs()) {
            const std::string for_zsh = test::read_file(program.file("_", ""));
            for (const auto& listed : test::options_in_help(program.path)) {
                const std::string& option = listed.first;
                const bool takes_value = listed.second;
                const Words words = takes_value ? words_taken(program, option, shells.folder()) : Words();
                if (words.empty()) continue;
                ++options_with_words;
                CAPTURE(program.name);
                CAPTURE(option);
                CHECK(sorted(shells.bash(program, {option, ""})) == sorted(words));
                CHECK(sorted(shells.bash(program, {option, "="})) == sorted(words));
                const std::string typed = program.name + " " + option + " ";
                CHECK(sorted(shells.fish(program, typed)) == sorted(words));
                std::string joined;
                for (const std::string& word : words) joined.append(joined.empty() ? "" : " ").append(word);
                CHECK(std::regex_search(for_zsh, std::regex(option + "=\\[[^\n]*:\\(" + joined + "\\)'")));
            }
        }
        CHECK(options_with_words == 7);
    }

    TEST_CASE("words of a query are completed to words of the index") {
        const Shells shells;
        const Program searcher = programs()[1];
        CHECK(contains(shells.bash(searcher, {"spill"}), "spillway"));
        CHECK(contains(shells.bash(searcher, {"-n", "3", "--plain", "kessaba", "spill"}), "spillway"));
        CHECK(shells.bash(searcher, {"--index", "nowhere", "spill"}) == Words{""});
        CHECK(shells.bash(searcher, {"ext:t"}) == Words{""});
        CHECK(contains(shells.fish(searcher, "kwic-searcher spill"), "spillway"));
        CHECK(contains(shells.fish(searcher, "kwic-searcher -n 3 --plain kessaba spill"), "spillway"));
        CHECK(shells.fish(searcher, "kwic-searcher -i nowhere spill").empty());
        test::Terminal zsh = shells.zsh();
        REQUIRE(zsh.shows("ready>"));
        zsh.type("kwic-searcher -n 3 --plain kessaba spillw\t");
        CHECK_MESSAGE(zsh.shows("kessaba spillway"), zsh.screen());
    }

    TEST_CASE("bash does not run commands in the words that it completes") {
        const Shells shells;
        for (const Program& program : programs())
            for (const std::string typed : {"$(touch evil)", "`touch evil`", "x[$(touch evil)]", "$(touch evil)*"}) {
                shells.bash(program, {typed, "spill"});
                shells.bash(program, {"--index", typed, "spill"});
                shells.bash(program, {"spill", typed});
            }
        CHECK_FALSE(fs::exists(shells.folder() / "evil"));
    }

    TEST_CASE("files and folders are offered where an argument is a path") {
        const Shells shells;
        CHECK(contains(shells.fish(programs()[0], "kwic-indexer gaz"), "gazette/"));
        CHECK(contains(shells.fish(programs()[1], "kwic-searcher --synonyms gaz"), "gazette/"));
        CHECK_FALSE(contains(shells.fish(programs()[1], "kwic-searcher gaz"), "gazette/"));
        for (const std::string typed : {"kwic-indexer gaz", "kwic-indexer --index=gaz", "kwic-indexer --jsonl gaz",
                                        "kwic-searcher --index gaz"}) {
            CAPTURE(typed);
            test::Terminal bash = shells.interactive_bash();
            REQUIRE(bash.shows("ready>"));
            bash.type(typed + "\t");
            CHECK_MESSAGE(bash.shows(typed + "ette/"), bash.screen());
            test::Terminal zsh = shells.zsh();
            REQUIRE(zsh.shows("ready>"));
            zsh.type(typed + "\t");
            CHECK_MESSAGE(zsh.shows(typed + "ette/"), zsh.screen());
        }
    }
}

}  // namespace kwic
