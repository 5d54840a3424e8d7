// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the commands of the documentation. The `sh` blocks of a page are one session. As in a checkout, the folder in
// which the session begins contains corpus/clippings. Each command must print the lines that the page shows below the
// command, in this order.
#include "support/command.hpp"
#include "support/corpus.hpp"
#include "support/documents.hpp"
#include "support/temp_dir.hpp"
#include "support/terminal.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

struct Step {
    std::string command;
    int status = 0;  // expected exit status: N of the comment `# exit status N`, or else 0
    std::vector<std::string> shown;
};

std::vector<Step> session(const std::string& name) {
    static const std::regex status_comment("# exit status ([0-9]+)");
    std::vector<Step> steps;
    for (const test::Block& block : test::blocks(name)) {
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

// Replaces each decimal number, such as a time, rate or score, with 0.0. Times and rates differ in each run. Scores
// differ after a change of the ranking.
std::string without_decimals(const std::string& line) {
    static const std::regex decimal("[0-9]+\\.[0-9]+");
    return std::regex_replace(line, decimal, "0.0");
}

class Reader {
public:
    Reader() {
        fs::create_directory(folder_ / "corpus");
        fs::copy(test::corpus() / "clippings", folder_ / "corpus" / "clippings", fs::copy_options::recursive);
        fs::remove_all(folder_ / "corpus" / "clippings" / ".kwic");
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

    // Indexes the clippings, and then makes their folder the current folder.
    void index_clippings() {
        type("cd corpus");
        REQUIRE(type("kwic-indexer --quiet clippings").status == 0);
        type("cd clippings");
    }

    const test::CommandOptions& options() const { return options_; }

private:
    test::TempDir folder_;
    test::CommandOptions options_;
};

}  // namespace

TEST_SUITE("documents") {
    TEST_CASE("each command in the documentation prints the lines below it") {
        std::size_t commands = 0;
        for (const std::string& name : test::document_names()) {
            CAPTURE(name);
            const std::vector<Step> steps = session(name);
            commands += steps.size();
            if (steps.empty()) continue;
            Reader reader;
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
        CHECK(commands > 60);
    }

    TEST_CASE("each query in the query tables of the documentation finds documents and gives no warning") {
        Reader reader;
        reader.index_clippings();
        const std::vector<std::string> queries = test::tabled_queries();
        CHECK(queries.size() > 40);
        for (const std::string& query : queries) {
            CAPTURE(query);
            const auto output = reader.type("kwic-searcher --strict --count -- '" + query + "'");
            CHECK_MESSAGE(output.status == 0, output.err);
        }
    }

    TEST_CASE("an interactive search shows the screen in the documentation") {
        constexpr std::string_view prompt = "Search: ";
        std::vector<std::string> shown;
        for (const test::Block& block : test::blocks("doc/scripting.md")) {
            if (!block.text.starts_with(prompt)) continue;
            std::istringstream lines(block.text);
            for (std::string line; std::getline(lines, line);) shown.push_back(line);
        }
        REQUIRE(shown.size() > 8);

        Reader reader;
        reader.index_clippings();
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
}

}  // namespace kwic
