// SPDX-License-Identifier: GPL-2.0-or-later
// Runs the built programs of lib/examples.
#include "build_paths.hpp"
#include "support/corpus.hpp"
#include "support/strings.hpp"
#include "support/terminal.hpp"
#include "support/watching.hpp"
#include "support/write_index.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::string example(const std::string& name) { return (std::filesystem::path(KWIC_EXAMPLES) / name).string(); }

std::filesystem::path data(const std::string& name) {
    return std::filesystem::path(KWIC_SOURCE_DIR) / "lib" / "examples" / name;
}

// A folder with copies of the data files of the examples. The examples run in this folder.
class ExampleFolder {
public:
    ExampleFolder() {
        for (const char* name : {"boats.tsv", "mails.jsonl"}) std::filesystem::copy(data(name), folder_ / name);
    }

    test::CommandOutput run(std::vector<std::string> arguments, const std::string& input = {}) const {
        arguments[0] = example(arguments[0]);
        return test::run(arguments, {.input = input, .folder = folder_.path(), .environment = {}});
    }

    const test::TempDir& folder() const { return folder_; }

private:
    test::TempDir folder_;
};

}  // namespace

TEST_SUITE("examples") {
    TEST_CASE_FIXTURE(ExampleFolder, "custom_field filters by numbers and by strings") {
        const auto output = run({"custom_field", "boats.tsv", "price=..40000", "harbour=Belmara", "wooden"});
        CHECK(output.err == "");
        CHECK(output.status == 0);
        CHECK(output.out ==
              "1. Kittiwake\n"
              "2. Ajda\n"
              "2 found as price:..40000 harbour:\"Belmara\" wooden\n"
              "harbour: Belmara (2)\n"
              "hull: wood (2)\n");
    }

    TEST_CASE_FIXTURE(ExampleFolder, "custom_field without query words lists the rows in the order of their titles") {
        const auto output = run({"custom_field", "boats.tsv", "hull=plastic"});
        CHECK(output.out ==
              "1. Detente\n"
              "2. Fulmar\n"
              "3. Isolde\n"
              "4. Lark\n"
              "4 found as hull:\"plastic\"\n"
              "harbour: Kessaba (2) Belmara (1) Skerry (1)\n"
              "hull: plastic (4)\n");
    }

    TEST_CASE_FIXTURE(ExampleFolder, "custom_field reports a table with a malformed row") {
        folder().write("bad.tsv", "boat\tprice\ttext\nAjda\t3\n");
        const auto output = run({"custom_field", "bad.tsv"});
        CHECK(output.status == 2);
        CHECK(output.err == "custom_field: wrong cell count in row 1\n");
    }

    TEST_CASE_FIXTURE(ExampleFolder, "mail_import imports mails and finds them by field") {
        const auto output = run({"mail_import", "mails.kwic", "mails.jsonl", "from:amira dues", "subject:quay"});
        CHECK(output.status == 0);
        CHECK(output.err.ends_with("\r6 new or changed, 6 mails\n"));
        CHECK(output.err.find("reading 100 %") != std::string::npos);
        CHECK(output.err.find("writing 100 %") != std::string::npos);
        CHECK(output.out ==
              "== from:amira dues: 1\n"
              "2023-03-02  Amira Haddad <amira@harbour.example>  Board dues for March\n"
              "    the dues of the board are not paid yet. Could you look into it before the meeting?  Amira\n"
              "1 from Amira Haddad <amira@harbour.example>\n"
              "== subject:quay: 2\n"
              "2023-05-11  Amira Haddad <amira@harbour.example>  Opening of the new quay\n"
              "    The mayor comes at ten. Please bring the keys of the crane, and somebody who may use them.\n"
              "2023-05-11  Inès Morel <ines@quai.example>  Re: Opening of the new quay\n"
              "    J'apporte les clés. La détente viendra après.\n"
              "1 from Amira Haddad <amira@harbour.example>\n"
              "1 from Inès Morel <ines@quai.example>\n");
    }

    TEST_CASE_FIXTURE(ExampleFolder, "mail_import does not import unchanged mails again") {
        run({"mail_import", "mails.kwic", "mails.jsonl"});
        folder().write("more.jsonl", test::read_file(folder() / "mails.jsonl") +
                                         "no mail\n{\"id\":\"m7\",\"from\":\"Amira\",\"subject\":\"Crane\"}\n");
        const auto output = run({"mail_import", "mails.kwic", "more.jsonl"});
        CHECK(output.status == 1);
        CHECK(output.err.find("more.jsonl:7: ") != std::string::npos);
        CHECK(output.err.ends_with("\r1 new or changed, 7 mails\n"));
    }

    TEST_CASE_FIXTURE(ExampleFolder, "search_box searches for the complete line of piped input") {
        const auto index =
            test::write_index(folder(), "index",
                              {{.id = "a", .title = "Ferry inquiry opens", .text = "The inquiry begins."},
                               {.id = "b", .title = "Fish", .text = "The harbour sells fish."}});
        const auto output = run({"search_box", index}, "ferry inqux\x7fi");
        CHECK(output.err == "");
        CHECK(output.status == 0);
        const std::string last = output.out.substr(output.out.rfind("Search: "));
        CHECK(last.find("Search: ferry inqui  (Tab: ferry inquiry)\n"
                        "1. [Ferry] [inquiry] opens\n"
                        "   The [inquiry] begins.\n"
                        "1 found in ") == 0);
    }

    TEST_CASE_FIXTURE(ExampleFolder, "Tab in search_box accepts the completion") {
        const auto index = test::write_index(folder(), "index", {{.id = "b", .text = "The harbour sells fish."}});
        const auto output = run({"search_box", index}, "harb\t");
        CHECK(output.out.find("Search: harbour  (Tab: ") != std::string::npos);
    }

    TEST_CASE_FIXTURE(ExampleFolder, "search_box searches after each key that is typed on a terminal") {
        const auto index = test::write_index(folder(), "index", {{.id = "b", .text = "The harbour sells fish."}});
        test::Terminal terminal({example("search_box"), index}, {});
        terminal.type("fi");
        CHECK(terminal.shows("[fish]"));
        terminal.type("\n");
        CHECK(terminal.wait_for_end() == 0);
        CHECK(terminal.has_modes_as_before());
    }

    TEST_CASE_FIXTURE(ExampleFolder, "live_folder searches a folder while the folder changes") {
        folder().write("notes/talks.txt", "Envoys resume talks\n\nThey met at the harbour.\n");
        folder().write("notes/sub/fish.txt", "Fish market\n\nThe harbour sells fish.\n");
        folder().write("notes/image.bin", std::string("\0\1\2", 3));
        test::Terminal terminal({example("live_folder"), (folder() / "notes").string()}, {});
        REQUIRE(terminal.shows("2 documents"));
        const auto finds = [&](const std::string& query, const std::string& line) {
            return test::eventually([&] {
                const std::size_t before = terminal.written().size();
                terminal.type(query + "\n");
                const auto answer = [&] { return terminal.written().substr(before); };
                REQUIRE(terminal.meets([&](const auto&) { return answer().find(" found") != std::string::npos; }));
                return answer().find(line) != std::string::npos;
            });
        };
        CHECK(finds("harbour", "2 found"));
        CHECK(finds("met", "talks.txt:3: Envoys resume talks"));
        folder().write("notes/dues.txt", "Dues\n\nThe harbour dues rise.\n");
        CHECK(finds("rising dues", "dues.txt:3: Dues"));
        folder().write("notes/sub/fish.txt", "Fish market\n\nNothing is sold today.\n");
        CHECK(finds("sold", "sub/fish.txt:3: Fish market"));
        std::filesystem::remove(folder() / "notes/talks.txt");
        CHECK(finds("envoy", "0 found"));
        terminal.type("\x04");
        CHECK(terminal.wait_for_end() == 0);
    }

    TEST_CASE("an example that cannot start prints the cause") {
        const test::TempDir folder;
        for (const char* name : {"live_folder", "search_box"}) {
            const auto output = test::run({example(name), (folder / "none").string()});
            CHECK(output.status == 2);
            CHECK(output.err.find(std::string(name) + ": ") == 0);
            CHECK(output.err.find("none") != std::string::npos);
            CHECK(test::run({example(name)}).err.find("usage: ") == 0);
        }
    }
}

}  // namespace kwic
