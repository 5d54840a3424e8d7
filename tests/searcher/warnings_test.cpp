// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the codes of the warnings about queries.
#include "build_paths.hpp"
#include "support/command.hpp"
#include "support/notes.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::Strings;
using Json = nlohmann::json;

// Returns the names of all codes.
std::set<std::string> all_codes() {
    std::set<std::string> codes;
    for (int code = 0; code <= static_cast<int>(WarningCode::time_limit); ++code)
        codes.insert(std::string(to_string(static_cast<WarningCode>(code))));
    return codes;
}

// Returns `count` copies of `word`, separated by spaces.
std::string repeated(const std::string& word, int count) {
    std::string words;
    for (int i = 0; i < count; ++i) words += (i ? " " : "") + word;
    return words;
}

// Returns the codes of the warnings in the JSON answer of kwic-searcher.
Strings codes(Strings arguments) {
    arguments.insert(arguments.begin(), "--json");
    const test::CommandOutput output = test::search(arguments, test::CommandOptions{});
    CAPTURE(output.err);
    REQUIRE(output.status != 2);
    Strings codes;
    const Json answer = Json::parse(output.out);
    for (const Json& warning : answer["warnings"]) {
        codes.push_back(warning["code"]);
        CHECK_FALSE(warning["message"].get<std::string>().empty());
    }
    return codes;
}

}  // namespace

TEST_SUITE("warnings") {
    TEST_CASE("each kind of warning has a separate code in the answers of kwic-searcher") {
        const test::TempDir folder;
        const std::vector<Document> documents = {{.id = "a", .text = "harbour talks", .fields = {{"n", 5}}},
                                                 {.id = "b", .text = "harbour talks", .fields = {{"n", 7}}}};
        const std::string index = test::write_index(folder, "index", documents);
        const std::string bare =
            test::write_index(folder, "bare", documents, {.language = "en", .store_text = false, .positions = false});
        const std::string absent = (folder / "absent").string();
        const auto of = [&](const std::string& query) { return codes({"-i", index, query}); };
        CHECK(of("harbour talks n:5").empty());
        CHECK(of("(harbour") == Strings{"syntax"});
        CHECK(of("harbour %%") == Strings{"no-words"});
        CHECK(of("sender:harbour") == Strings{"unknown-field"});
        CHECK(of("n:some harbour") == Strings{"wrong-value"});
        CHECK(of("date:soon harbour") == Strings{"unreadable-date"});
        CHECK(of("n:9..3") == Strings{"reversed-range"});
        CHECK(of("\"" + repeated("harbour", 40) + "\"") == Strings{"query-limit"});
        CHECK(of(repeated("zzz*", 70)) == Strings(6, "pattern-limit"));
        CHECK(codes({"-i", bare, "\"harbour talks\""}) == Strings{"no-positions"});
        CHECK(codes({"-i", bare, "literal:harbour"}) == Strings{"no-texts"});
        CHECK(of("harbour\xff") == Strings{"replaced-bytes"});
        CHECK(codes({"-i", index, "-i", absent, "harbour"}) == Strings{"not-searched"});
        CHECK(codes({"-i", index, "-i", bare, "--recency", "30", "harbour"}) == Strings{"remote-limit"});

        const Strings page = {"-i", index, "-n", "1", "harbour"};
        Strings next = page;
        const test::CommandOutput first =
            test::search({"--json", "-i", index, "-n", "1", "harbour"}, test::CommandOptions{});
        next.insert(next.end(), {"--after", Json::parse(first.out)["next"].get<std::string>()});
        CHECK(codes(next).empty());
        test::write_index(folder, "index", {{.id = "c", .text = "harbour"}});
        CHECK(codes(next) == Strings{"index-changed"});
    }

    TEST_CASE("a field that cannot be counted causes a warning with the code not-counted") {
        const std::vector<Document> documents = {{.id = "a", .text = "harbour"}};
        const test::TestIndex index(documents);
        const Results results = index.search("harbour", {.facets = {"absent"}});
        REQUIRE(results.warnings.size() == 1);
        CHECK(results.warnings[0] == Warning{WarningCode::not_counted, results.facets[0].error});
    }

    TEST_CASE("warnings on standard error have the codes of the warnings in answers") {
        const test::TempDir folder;
        const std::string index = test::write_index(folder, "index", {{.id = "a", .text = "harbour"}});
        const test::CommandOutput strict =
            test::search({"-i", index, "--json", "--strict", "sender:harbour"}, test::CommandOptions{});
        CHECK(strict.status == 2);
        CHECK(Json::parse(strict.err)["warning"]["code"] == "unknown-field");
        const test::CommandOutput batch = test::search({"-i", index, "--strict", "--batch", "-"},
                                                       test::CommandOptions{.input = "q1\tsender:harbour\n"});
        CHECK(Json::parse(batch.err)["warning"]["code"] == "unknown-field");
    }

    TEST_CASE("the documentation of JSON answers lists every code") {
        const std::string manual = test::read_file(std::string(KWIC_SOURCE_DIR) + "/doc/scripting.md");
        for (const std::string& code : all_codes()) {
            CAPTURE(code);
            CHECK(manual.find("| `" + code + "` | ") != manual.npos);
        }
        CHECK(all_codes().size() == static_cast<std::size_t>(WarningCode::time_limit) + 1);
    }
}

}  // namespace kwic
