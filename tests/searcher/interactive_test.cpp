// SPDX-License-Identifier: GPL-2.0-or-later
// Tests kwic-searcher --interactive on a terminal and without a terminal.
#include "support/notes.hpp"
#include "support/terminal.hpp"

#include <fmt/format.h>

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {
namespace {

// A Desk consists of a folder of notes and a pager program that logs its arguments.
class Desk {
public:
    Desk() {
        pager_ = tools_.write("pager", "#!/bin/sh\nprintf '%s\\n' \"$@\" >>\"$PAGER_LOG\"\n");
        std::filesystem::permissions(pager_, std::filesystem::perms::owner_all);
    }

    test::CommandOptions options(const std::string& terminal = "xterm") const {
        test::CommandOptions options;
        options.folder = notes.path();
        options.environment = {
            {"TERM", terminal}, {"PAGER", pager_.string()}, {"PAGER_LOG", (tools_ / "log").string()}};
        return options;
    }

    test::Terminal open(const std::vector<std::string>& arguments = {}) const {
        std::vector<std::string> command = {test::searcher(), "--interactive"};
        command.insert(command.end(), arguments.begin(), arguments.end());
        return test::Terminal(command, options());
    }

    std::string opened() const { return test::read_file(tools_ / "log"); }

    test::Notes notes;

private:
    test::TempDir tools_;
    std::filesystem::path pager_;
};

constexpr const char* up = "\x1bOA";
constexpr const char* down = "\x1bOB";
constexpr const char* escape = "\x1b";

// Waits until the pager has ended and the program has changed the modes of its terminal again. Before the modes are
// changed, the terminal would interpret some of the typed keys. Returns false if the program ends or 60 seconds pass.
bool is_back_from_pager(test::Terminal& terminal) {
    return terminal.meets([](const test::Terminal& seen) { return !seen.has_modes_as_before(); });
}

}  // namespace

TEST_SUITE("interactive") {
    TEST_CASE("each typed character starts a search, and Escape restores the terminal") {
        const Desk desk;
        test::Terminal terminal = desk.open();
        REQUIRE(terminal.shows("type words to search for"));
        CHECK_FALSE(terminal.has_modes_as_before());
        terminal.type("har");
        REQUIRE(terminal.shows("2 documents"));
        CHECK(terminal.shows("Search: harbour\n"));  // the typed text `har` and its completion
        CHECK(terminal.has_cursor_in(11));
        CHECK(terminal.shows("a/talks.txt:3  2023-07-19"));
        terminal.type("b fi");
        REQUIRE(terminal.shows("1 document "));
        CHECK(terminal.shows("> 1. Fish market"));
        terminal.type(
            "\x15"
            "nothingness");
        CHECK(terminal.shows("nothing found"));
        terminal.type(escape);
        CHECK(terminal.wait_for_end() == 0);
        CHECK(terminal.has_modes_as_before());
        CHECK(terminal.screen().find("Search") == std::string::npos);
    }

    TEST_CASE("Enter opens the selected hit in the pager, at the line of its first snippet") {
        const Desk desk;
        test::Terminal terminal = desk.open({"harbour"});
        REQUIRE(terminal.shows("2 documents"));
        terminal.type(down);
        REQUIRE(terminal.shows("> 2."));
        terminal.type(up);
        REQUIRE(terminal.shows("> 1."));
        terminal.type("\r");
        REQUIRE(terminal.meets([&](const auto&) { return desk.opened().ends_with("txt\n"); }));
        CHECK(desk.opened() == "+3\na/talks.txt\n");
        REQUIRE(is_back_from_pager(terminal));
        terminal.type(
            "\x15"
            "reading\r");  // Enter must open a hit of this query, not a hit of the previous query
        REQUIRE(terminal.meets([&](const auto&) { return desk.opened().find("visit") != std::string::npos; }));
        CHECK(desk.opened().ends_with("+3\nc/visit.txt\n"));
        REQUIRE(terminal.shows("Search: reading"));
        terminal.type(escape);
        CHECK(terminal.wait_for_end() == 0);
        CHECK(terminal.has_modes_as_before());
    }

    TEST_CASE("if the file of a hit no longer exists, Enter opens the text that the index stores") {
        const Desk desk;
        std::filesystem::remove(desk.notes.path() / "c/visit.txt");
        test::CommandOptions options = desk.options();
        options.environment["PAGER"] = R"(sh -c 'cat "$1" >>"$PAGER_LOG"; ls "$1" >>"$PAGER_LOG"')";
        test::Terminal terminal({test::searcher(), "--interactive", "minister"}, options);
        REQUIRE(terminal.shows("> 1."));
        terminal.type("\r");
        REQUIRE(terminal.meets([&](const auto&) { return desk.opened().find("/kwic-") != std::string::npos; }));
        const std::string text = "Minister visits school\n\nThe minister spoke of reading.\n";
        CHECK(desk.opened().starts_with(text));
        REQUIRE(is_back_from_pager(terminal));
        terminal.type(escape);
        CHECK(terminal.wait_for_end() == 0);
        const std::string file = desk.opened().substr(text.size());
        CHECK_FALSE(std::filesystem::exists(file.substr(0, file.find('\n'))));
    }

    TEST_CASE("a message reports that a hit cannot be opened") {
        const Desk desk;
        const test::TempDir folder;
        const auto lines = folder.write("lines", "{\"id\": \"i1\", \"text\": \"Dues for the harbour.\"}\n");
        const std::string index = (folder / "index").string();
        REQUIRE(test::run({test::indexer(), "--index", index, "--no-store", "--jsonl", lines.string()}).status == 0);
        test::Terminal terminal = desk.open({"--index", index, "dues"});
        REQUIRE(terminal.shows("> 1."));
        terminal.type("\r");
        CHECK(terminal.shows("cannot open 'i1': it is not a file, and its text is not in the index"));
        CHECK(desk.opened().empty());
    }

    TEST_CASE("a message reports that the pager failed") {
        const Desk desk;
        test::CommandOptions options = desk.options();
        options.environment["PAGER"] = "exit 3; :";
        test::Terminal terminal({test::searcher(), "--interactive", "minister"}, options);
        REQUIRE(terminal.shows("> 1."));
        terminal.type("\r");
        CHECK(terminal.shows("ended with exit status 3"));
    }

    TEST_CASE("Tab accepts the suggested spelling or the completion of a word") {
        const Desk desk;
        test::Terminal terminal = desk.open();
        terminal.type("harbuor");
        REQUIRE(terminal.shows("did you mean: harbour (Tab)"));
        terminal.type("\t");
        REQUIRE(terminal.shows("2 documents"));
        CHECK(terminal.shows("Search: harbour\n"));
        terminal.type(
            "\x17"
            "minis\t");
        REQUIRE(terminal.shows("Search: minister"));
        CHECK(terminal.has_cursor_in(16));
    }

    TEST_CASE("quitting and signals restore the terminal") {
        const Desk desk;
        for (const char* key : {"\x03", "\x04"}) {
            test::Terminal terminal = desk.open({"harbour"});
            REQUIRE(terminal.shows("2 documents"));
            terminal.type(key);
            CHECK(terminal.wait_for_end() == 0);
            CHECK(terminal.has_modes_as_before());
        }
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
            test::Terminal terminal = desk.open({"harbour"});
            REQUIRE(terminal.shows("2 documents"));
            terminal.send_signal(signal);
            CHECK(terminal.wait_for_end() == 128 + signal);
            CHECK(terminal.has_modes_as_before());
        }
    }

    TEST_CASE("an error restores the terminal and is then printed") {
        const Desk desk;
        test::Terminal none = desk.open({"--index", "nowhere"});
        CHECK(none.wait_for_end() == 2);
        CHECK(none.shows("kwic-searcher: "));

        const test::TempDir folder;
        std::string lines;
        for (int i = 0; i < 2000; ++i)
            lines += fmt::format("{{\"id\": \"{}\", \"text\": \"harbour word{} term{}\"}}\n", i, i * 7919, i * 104729);
        const std::string index = (folder / "index").string();
        const std::string jsonl = folder.write("lines", lines).string();
        REQUIRE(test::run({test::indexer(), "--index", index, "--jsonl", jsonl}).status == 0);
        test::Terminal terminal = desk.open({"--index", index});
        REQUIRE(terminal.shows("type words"));
        terminal.type("word79");
        REQUIRE(terminal.shows("1."));
        for (const auto& entry : std::filesystem::recursive_directory_iterator(index))
            if (entry.path().extension() == ".glass") std::filesystem::resize_file(entry.path(), 0);
        terminal.type(
            "\x15"
            "term209458");
        CHECK(terminal.wait_for_end() == 2);
        CHECK(terminal.has_modes_as_before());
        CHECK(terminal.shows("kwic-searcher: "));
        CHECK(terminal.shows("damaged"));
    }

    TEST_CASE("the screen is redrawn when the size of the window changes") {
        const Desk desk;
        test::Terminal terminal = desk.open({"harbour"});
        REQUIRE(terminal.shows("2 documents"));
        terminal.resize(10, 40);
        CHECK(terminal.meets([](const test::Terminal& seen) { return seen.line(9).starts_with("Up/Down"); }));
        CHECK(terminal.shows("> 1."));
        CHECK(terminal.screen().find("2. ") == std::string::npos);  // the window has room for only one hit
        terminal.type("\x1b[6~");
        CHECK(terminal.shows("> 2."));
        terminal.resize(30, 100);
        CHECK(terminal.meets([](const test::Terminal& seen) {
            return seen.line(29).starts_with("Up/Down") && seen.screen().find("> 2.") != std::string::npos &&
                   seen.screen().find("  1.") != std::string::npos;
        }));
    }

    TEST_CASE("unknown keys do nothing") {
        const Desk desk;
        test::Terminal terminal = desk.open({"harbour"});
        REQUIRE(terminal.shows("2 documents"));
        terminal.type("\x1b[25;5~");  // begins with the byte of Escape
        terminal.type("\x02");
        CHECK(terminal.has_cursor_in(14));
        terminal.type("x");
        CHECK(terminal.shows("Search: harbouxr"));
    }

    TEST_CASE("the program can be stopped and continued as a job of the shell") {
        const Desk desk;
        test::CommandOptions options = desk.options();
        options.environment["ENV"] = "/dev/null";
        test::Terminal shell({"/bin/sh", "-i"}, options);
        shell.type(test::searcher() + " --interactive harbour; echo status=$?\n");
        REQUIRE(shell.shows("2 documents"));
        shell.type("\x1a");
        REQUIRE(shell.shows("Stopped"));
        CHECK(shell.screen().find("2 documents") == std::string::npos);
        shell.type("stty -a | grep -c ' icanon.* echo '; echo was=$?; fg\n");
        REQUIRE(shell.shows("2 documents"));
        shell.type(
            "\x15"
            "minister");
        REQUIRE(shell.shows("1 document "));
        shell.type(escape);
        CHECK(shell.shows("was=0"));
        shell.type("exit\n");
        shell.wait_for_end();
    }

    TEST_CASE("wide and combining characters have the correct width, and control characters are not printed") {
        const Desk desk;
        const test::TempDir folder;
        folder.write("wide.txt",
                     "港口会谈 Cafe\u0301 שלום \u202eevil \x1b]0;title\x07 harbour\n\nMore of the harbour.\n");
        REQUIRE(test::run({test::indexer(), folder.path().string()}).status == 0);
        test::Terminal terminal = desk.open({"--index", (folder / ".kwic").string()});
        terminal.type("港口");
        REQUIRE(terminal.shows("1 document "));
        CHECK(terminal.shows("Search: 港口"));
        CHECK(terminal.has_cursor_in(12));
        CHECK(terminal.shows("港口会谈 Cafe\u0301 שלום \\u202eevil"));
        CHECK(terminal.written().find("\u202e") == std::string::npos);
        CHECK(terminal.written().find("\x1b]0;title") == std::string::npos);
        CHECK(terminal.written().find('\x07') == std::string::npos);
    }

    TEST_CASE("without a terminal, each line of the input is a query") {
        const auto output = test::search({"--interactive", "reading"}, "fish\r\n\nnothingness\nminister\n");
        CHECK(output.status == 0);
        CHECK(output.out.find("1. Minister visits school  c/visit.txt:3") == 0);
        CHECK(output.out.find("1. Fish market  b/fish.md:3") != std::string::npos);
        CHECK(output.out.find('\x1b') == std::string::npos);
        CHECK(output.err == "kwic-searcher: nothing found\n");
        CHECK(test::search({"--interactive"}, "nothingness\n").status == 1);
        CHECK(test::search({"--interactive"}).status == 1);
    }

    TEST_CASE("on a terminal that cannot move its cursor, each line is a query") {
        const Desk desk;
        for (const char* name : {"dumb", "no-such-terminal"}) {
            test::Terminal terminal({test::searcher(), "--interactive"}, desk.options(name));
            terminal.type("minister\n");
            CHECK(terminal.shows("1. Minister visits school"));
            terminal.type("\x04");
            CHECK(terminal.wait_for_end() == 0);
        }
    }

    TEST_CASE("options that do not apply to an interactive search are refused") {
        for (const char* option : {"--json", "--count", "--strict", "--limit=3", "--batch=-", "--facet=ext"}) {
            const auto output = test::search({"--interactive", option, "x"});
            CHECK(output.status == 2);
            CHECK(output.err.find("--interactive cannot be combined with --") != std::string::npos);
        }
    }
}

}  // namespace kwic
