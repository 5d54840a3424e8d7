// SPDX-License-Identifier: GPL-2.0-or-later
// The README -> what its sessions, its query table and its program really do. Blocks marked `sh` are one session, run
// in a folder that holds a copy of the clippings; blocks marked `console` are not run.
#include "support/readme.hpp"
#include "support/command.hpp"
#include "support/corpus.hpp"
#include "support/terminal.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <regex>
#include <sstream>
#include <string_view>

namespace kwic {
namespace {

namespace fs = std::filesystem;

struct Block {
    std::string language;
    std::string text;
};

struct Step {
    std::string command;
    int status = 0;  // as a comment `# exit status N` says
    std::vector<std::string> shown;
};

std::vector<Block> blocks() {
    std::vector<Block> found;
    bool inside = false;
    std::istringstream lines(test::readme());
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) found.push_back({line.substr(3), ""});
        } else if (inside) {
            found.back().text += line + "\n";
        }
    }
    return found;
}

// The text of the first block in `language` after the first one in `after`; of the first of all if that is empty.
std::string block_text(const std::string& language, const std::string& after = "") {
    bool is_after = after.empty();
    for (const Block& block : blocks()) {
        if (is_after && block.language == language) return block.text;
        is_after |= block.language == after;
    }
    return {};
}

std::vector<Step> session() {
    static const std::regex status_comment("# exit status ([0-9]+)");
    std::vector<Step> steps;
    for (const Block& block : blocks()) {
        if (block.language != "sh") continue;
        std::istringstream lines(block.text);
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("$ ")) {
                std::smatch status;
                const bool is_stated = std::regex_search(line, status, status_comment);
                steps.push_back({line.substr(2), is_stated ? std::stoi(status[1]) : 0, {}});
            } else if (!line.empty()) {
                REQUIRE_MESSAGE(!steps.empty(), "a session begins with a command");
                steps.back().shown.push_back(line);
            }
        }
    }
    return steps;
}

// Times, rates and scores differ from run to run, or with every change of the ranking.
std::string without_decimals(const std::string& line) {
    static const std::regex decimal("[0-9]+\\.[0-9]+");
    return std::regex_replace(line, decimal, "0.0");
}

class Reader {
public:
    Reader() {
        fs::copy(test::corpus() / "clippings", folder_ / "clippings", fs::copy_options::recursive);
        fs::remove_all(folder_ / "clippings" / ".kwic");
        const std::string path =
            fs::path(test::indexer()).parent_path().string() + ":" + fs::path(test::searcher()).parent_path().string();
        options_.folder = folder_.path();
        options_.environment = {{"PATH", path + ":" + std::getenv("PATH")}, {"COLUMNS", "80"}};
    }

    test::CommandOutput type(const std::string& command) {
        if (command.starts_with("cd ")) {
            options_.folder = (options_.folder / command.substr(3)).lexically_normal();
            return {fs::is_directory(options_.folder) ? 0 : 1, "", ""};
        }
        return test::run({"/bin/sh", "-c", command}, options_);
    }

    const test::CommandOptions& options() const { return options_; }

private:
    test::TempDir folder_;
    test::CommandOptions options_;
};

}  // namespace

TEST_SUITE("readme") {
    TEST_CASE("the sessions in the README show what the programs print") {
        Reader reader;
        const std::vector<Step> steps = session();
        CHECK(steps.size() > 20);
        for (const Step& step : steps) {
            CAPTURE(step.command);
            const test::CommandOutput output = reader.type(step.command);
            CAPTURE(output.out);
            CAPTURE(output.err);
            CHECK(output.status == step.status);
            std::istringstream printed(without_decimals(output.err + output.out));
            for (const std::string& line : step.shown) {
                CAPTURE(line);
                std::string next;
                while (std::getline(printed, next) && next != without_decimals(line)) {
                }
                CHECK_MESSAGE(!printed.fail(), "not printed, or not in this order");
            }
        }
    }

    TEST_CASE("each query in the README's table finds something and gives no warning") {
        Reader reader;
        REQUIRE(reader.type("kwic-indexer clippings").status == 0);
        const std::vector<std::string> queries = test::tabled_queries();
        CHECK(queries.size() > 20);
        for (const std::string& query : queries) {
            CAPTURE(query);
            const auto output = reader.type("kwic-searcher -i clippings/.kwic --strict --count -- '" + query + "'");
            CHECK_MESSAGE(output.status == 0, output.err);
        }
    }

    TEST_CASE("the screen in the README is what an interactive search shows") {
        constexpr std::string_view prompt = "Search: ";
        std::vector<std::string> shown;
        for (const Block& block : blocks()) {
            if (!block.text.starts_with(prompt)) continue;
            std::istringstream lines(block.text);
            for (std::string line; std::getline(lines, line);) shown.push_back(line);
        }
        REQUIRE(shown.size() > 8);

        Reader reader;
        REQUIRE(reader.type("kwic-indexer clippings").status == 0);
        reader.type("cd clippings");
        test::CommandOptions options = reader.options();
        options.environment["TERM"] = "xterm";
        const auto rows = static_cast<unsigned short>(shown.size());
        test::Terminal terminal({test::searcher(), "--interactive"}, options, rows);
        terminal.type(shown[0].substr(prompt.size()));
        const auto is_shown = [&](const test::Terminal& seen) {
            for (std::size_t row = 0; row < shown.size(); ++row)
                if (without_decimals(seen.line(row)) != without_decimals(shown[row])) return false;
            return true;
        };
        CHECK_MESSAGE(terminal.meets(is_shown), terminal.screen());
    }

    TEST_CASE("the program in the README is the one that is compiled") {
        const std::string source = test::read_file(fs::path(KWIC_SOURCE_DIR) / "tests" / "documents" / "readme_example.cpp");
        REQUIRE_FALSE(block_text("cpp").empty());
        CHECK(source.ends_with("\n\n" + block_text("cpp")));
    }

    TEST_CASE("the program in the README prints what the README says") {
        const test::TempDir folder;
        test::CommandOptions options;
        options.folder = folder.path();
        const test::CommandOutput output = test::run({KWIC_README_EXAMPLE}, options);
        CHECK(output.status == 0);
        CHECK(output.err == "");
        CHECK(output.out == block_text("text", "cpp"));
    }

    TEST_CASE("the C program in the README is the one that is compiled and finds what the first one wrote") {
        const std::string source = test::read_file(fs::path(KWIC_SOURCE_DIR) / "tests" / "documents" / "readme_example.c");
        REQUIRE_FALSE(block_text("c").empty());
        CHECK(source.ends_with("\n\n" + block_text("c")));
        const test::TempDir folder;
        test::CommandOptions options;
        options.folder = folder.path();
        const test::CommandOutput too_early = test::run({KWIC_README_EXAMPLE_C}, options);
        CHECK(too_early.status == 2);
        CHECK(too_early.err.find("example.kwic") != std::string::npos);
        REQUIRE(test::run({KWIC_README_EXAMPLE}, options).status == 0);
        const test::CommandOutput output = test::run({KWIC_README_EXAMPLE_C}, options);
        CHECK(output.status == 0);
        CHECK(output.out == "Envoys resume talks\nFish\n");
    }

    TEST_CASE("the grammar in the README is the header's") {
        const std::string header = test::read_file(fs::path(KWIC_SOURCE_DIR) / "lib/include/kwic/query.hpp");
        std::istringstream lines(block_text("text"));
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(header.find("//     " + line + "\n") != std::string::npos);
        }
    }
}

}  // namespace kwic
