// SPDX-License-Identifier: GPL-2.0-or-later
// Tests what scripts rely on: lists are complete or say that they are not, and counts agree with lists.
#include "support/notes.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>

namespace kwic::searcher {
namespace {

using namespace test;
using Json = nlohmann::json;

// A folder with an index of twelve texts: all have the word `ferry`, and half of them the word `dock`.
class Ferries {
public:
    Ferries() {
        for (int i = 0; i < 12; ++i)
            folder_.write("f" + std::to_string(i) + ".txt", "Title " + std::to_string(i) + "\n\nThe ferry sails.\n" +
                                                                (i % 2 == 0 ? "At the dock.\n" : ""));
        const CommandOutput made = run({indexer(), folder_.path().string()});
        REQUIRE_MESSAGE(made.status == 0, made.err);
    }

    CommandOutput search(const Strings& arguments) const {
        return test::search(arguments, CommandOptions{.input = "", .folder = folder_.path(), .environment = {}});
    }

private:
    TempDir folder_;
};

const Ferries& ferries() {
    static const Ferries ferries;
    return ferries;
}

TEST_SUITE("searcher lists") {
    TEST_CASE("--count is the number of lines of a list of all paths") {
        for (const Strings& query :
             {Strings{"ferry"}, Strings{"ferry", "dock"}, Strings{"ferry", "zebra"},
              Strings{"--match", "auto", "dock", "zebra"}, Strings{"--match", "any", "dock", "title"},
              Strings{"--filter", "dock", "ferry"}, Strings{"--sort", "path", "ferry"}}) {
            CAPTURE(query);
            Strings count = {"--count"}, list = {"--format", "paths", "-n", "all"};
            count.insert(count.end(), query.begin(), query.end());
            list.insert(list.end(), query.begin(), query.end());
            const CommandOutput counted = ferries().search(count), listed = ferries().search(list);
            CHECK(counted.out == std::to_string(lines_of(listed.out).size()) + "\n");
            CHECK(counted.status == listed.status);
            CHECK(listed.err == "");
        }
    }

    TEST_CASE("lists without a place for a mark have only documents with all words, unless --match asks for others") {
        for (const std::string format : {"paths", "tsv", "csv", "trec", "grep"}) {
            CAPTURE(format);
            const std::size_t heading = format == "csv" ? 1 : 0;
            CHECK(lines_of(ferries().search({"--format", format, "ferry", "zebra"}).out).size() == heading);
            CHECK(lines_of(ferries().search({"--format", format, "--match", "auto", "ferry", "zebra"}).out).size() ==
                  10 + heading);
        }
        CHECK(ferries().search({"--count", "ferry", "zebra"}).out == "0\n");
        CHECK(ferries().search({"--count", "--match", "auto", "ferry", "zebra"}).out == "12\n");
    }

    TEST_CASE("a partial match states which words it has and which it lacks") {
        const Json answer = Json::parse(ferries().search({"--json", "ferry", "zebra", "\"at the dock\""}).out);
        REQUIRE(answer["hits"].size() == 10);
        for (const Json& hit : answer["hits"]) {
            CHECK(hit["partial"] == true);
            const bool has_dock = std::string(hit["id"]).find_first_of("02468") != std::string::npos;
            CHECK(hit["matched_words"] == (has_dock ? Json{"ferry", "\"at the dock\""} : Json{"ferry"}));
            CHECK(hit["missing_words"] == (has_dock ? Json{"zebra"} : Json{"zebra", "\"at the dock\""}));
        }
        const CommandOutput text = ferries().search({"-n", "1", "ferry", "zebra", "lion"});
        CHECK(text.out.find("  without zebra, lion\n") != std::string::npos);
        CHECK_FALSE(Json::parse(ferries().search({"--json", "ferry"}).out)["hits"][0].contains("missing_words"));
    }

    TEST_CASE("the exit status tells whether a document matches, even if the page has none") {
        CHECK(ferries().search({"--offset", "100", "ferry"}).status == 0);
        CHECK(ferries().search({"--offset", "100", "--format", "paths", "ferry"}).status == 0);
        CHECK(ferries().search({"-n", "0", "ferry"}).status == 0);
        CHECK(ferries().search({"--offset", "100", "zebra"}).status == 1);
        CHECK(ferries().search({"-n", "0", "zebra"}).status == 1);
    }

    TEST_CASE("a list that was cut is noted, and -n all lists every document") {
        const CommandOutput cut = ferries().search({"--format", "paths", "ferry"});
        CHECK(lines_of(cut.out).size() == 10);
        CHECK(cut.err == "kwic-searcher: 10 of 12 documents are listed; -n all lists every one\n");
        const CommandOutput all = ferries().search({"--format", "paths", "-n", "all", "ferry"});
        CHECK(lines_of(all.out).size() == 12);
        CHECK(all.err == "");
        CHECK(ferries().search({"--format", "paths", "-n", "2", "dock"}).err.find("2 of 6 documents") !=
              std::string::npos);
        CHECK(Json::parse(ferries().search({"--json", "-n", "all", "ferry"}).out)["hits"].size() == 12);
        const CommandOutput deep = ferries().search({"-n", "20000", "ferry"});
        CHECK(deep.status == 2);
        CHECK(ferries().search({"-n", "all", "--group", "near", "ferry"}).status == 2);
    }

    TEST_CASE("grep lists the lines that match, with the column of the first match") {
        CHECK(search({"--format", "grep", "harbour"}).out ==
              "a/talks.txt:1:15:Envoys resume harbour talks\n"
              "a/talks.txt:3:35:On 19 July 2023 envoys met at the harbour.\n"
              "b/fish.md:3:5:The harbour sells fish each morning.\n");
        CHECK(search({"--format", "grep", "\"resume harbour\""}).out ==
              "a/talks.txt:1:8:Envoys resume harbour talks\n");
        CHECK(search({"--format", "grep", "path:fish"}).status == 0);
        CHECK(search({"--format", "grep", "path:fish"}).out == "");
    }

    TEST_CASE("grep lists lines around a line, and a separator between lines that are not adjacent") {
        CHECK(search({"--format", "grep", "-C", "1", "fish", "morning"}).out ==
              "b/fish.md:1:3:# Fish market\n"
              "b/fish.md-2-\n"
              "b/fish.md:3:19:The harbour sells fish each morning.\n");
        CHECK(search({"--format", "grep", "-C", "0", "harbour"}).out == search({"--format", "grep", "harbour"}).out);
        CHECK(search({"--format", "grep", "--context", "1", "met"}).out ==
              "a/talks.txt-2-\n"
              "a/talks.txt:3:24:On 19 July 2023 envoys met at the harbour.\n");
        CHECK(search({"-C", "1", "harbour"}).status == 2);
        CHECK(search({"--format", "grep", "--snippets", "2", "harbour"}).status == 2);
    }

    TEST_CASE("no line of grep controls the terminal, and tabs stay") {
        const TempDir folder;
        folder.write("x.txt", "one\n\tharbour\x1b[2J\tend\r\ntwo\n");
        REQUIRE(run({indexer(), "--index", folder / "ix", folder / "x.txt"}).status == 0);
        CHECK(run({test::searcher(), "--index", folder / "ix", "--format", "grep", "harbour"})
                  .out.ends_with(":2:2:\tharbour\tend\n"));
    }

    TEST_CASE("Markdown is a numbered list with bold matches") {
        const CommandOutput list = search({"--format", "md", "fish", "sells"});
        CHECK(list.status == 0);
        CHECK(list.out == "1. [**Fish** market](<file://" + (notes().path() / "b/fish.md").string() +
                              ">) — b/fish\\.md, line 3\n"
                              "\n"
                              "   > The harbour **sells** **fish** each morning\\.\n");
    }

    TEST_CASE("--show, --why and --similar take the path of a file from the current folder") {
        const auto in_folder = [](const Strings& arguments) {
            return test::search(arguments,
                                CommandOptions{.input = "", .folder = notes().path() / "a", .environment = {}});
        };
        CHECK(in_folder({"--show", "talks.txt"}).out.starts_with("id: a/talks.txt\n"));
        CHECK(in_folder({"--show", "../b/fish.md"}).out.starts_with("id: b/fish.md\n"));
        CHECK(in_folder({"--show", "a/talks.txt"}).out.starts_with("id: a/talks.txt\n"));
        CHECK(in_folder({"--show", (notes().path() / "c/visit.txt").string()}).out.starts_with("id: c/visit.txt\n"));
        CHECK(in_folder({"--why", "talks.txt", "envoys"}).status == 0);
        CHECK(in_folder({"--similar", "talks.txt", "--format", "paths"}).out ==
              (notes().path() / "b/fish.md").string() + "\n");
        const CommandOutput absent = in_folder({"--show", "fish.md"});
        CHECK(absent.status == 2);
        CHECK(absent.err == "kwic-searcher: the index has no document 'fish.md'\n");
    }

    TEST_CASE("--new-since shows each document once") {
        const TempDir folder;
        const auto write = [&](const std::string& name) { folder.write("texts/" + name, "A ferry. " + name); };
        const auto find = [&](Strings arguments) {
            REQUIRE(run({indexer(), "--quiet", "--index", folder / "ix", folder / "texts"}).status == 0);
            arguments.insert(arguments.begin(), {"-i", folder / "ix", "--format", "tsv", "--fields", "id", "--sort",
                                                 "path", "--new-since", folder / "seen"});
            return test::search(arguments, CommandOptions{.input = "", .folder = folder.path(), .environment = {}});
        };
        for (const char* name : {"a", "b", "c"}) write(name);
        CHECK(find({"-n", "2", "ferry"}).out == "a\nb\n");
        CHECK(find({"ferry"}).out == "c\n");
        const CommandOutput nothing = find({"ferry"});
        CHECK(nothing.out == "");
        CHECK(nothing.status == 1);
        write("d");
        CHECK(find({"ferry"}).out == "d\n");
        CHECK(find({"a"}).out == "a\nb\nc\nd\n");  // another query
        std::filesystem::remove(folder.path() / "texts/a");
        CHECK(find({"ferry"}).out == "");
        write("a");
        CHECK(find({"ferry"}).out == "");  // a document that comes back was shown before
        write("e");
        write("f");
        const CommandOutput cut = find({"-n", "1", " ferry "});  // the same query
        CHECK(cut.out == "e\n");
        CHECK(cut.err.find("1 of 2 documents are listed") != std::string::npos);
        const CommandOutput other =
            test::search({"-i", "./ix/", "--format", "tsv", "--fields", "id", "--new-since", "seen", "ferry"},
                         CommandOptions{.input = "", .folder = folder.path(), .environment = {}});
        CHECK(other.out == "f\n");  // another name of the same index
    }

    TEST_CASE("--new-since remembers only what was shown, and only in a file of its own") {
        const TempDir folder;
        const std::filesystem::path seen = folder.path() / "seen";
        const auto find = [&](const Strings& arguments) {
            Strings complete = {"--new-since", seen.string()};
            complete.insert(complete.end(), arguments.begin(), arguments.end());
            return search(complete);
        };
        CHECK(find({"--format", "grep", "path:fish"}).out == "");
        CHECK(find({"--format", "paths", "path:fish"}).out == "b/fish.md\n");
        CHECK(find({"--format", "paths", "path:fish"}).status == 1);
        std::filesystem::resize_file(seen, 60);  // a run was stopped while it wrote
        CHECK(find({"--format", "paths", "path:fish"}).out == "b/fish.md\n");
        folder.write("other", "harbour\n");
        folder.write("other.tmp", "precious");
        for (const std::string& name : {(folder.path() / "other").string(), std::string("/dev/null"),
                                        std::string("/dev/zero"), folder.path().string()}) {
            CAPTURE(name);
            CHECK(search({"--new-since", name, "harbour"}).status == 2);
        }
        CHECK(read_file(folder.path() / "other") == "harbour\n");
        CHECK(read_file(folder.path() / "other.tmp") == "precious");
        CHECK_FALSE(std::filesystem::is_regular_file("/dev/null"));
    }

    TEST_CASE("--fields names the columns of CSV and TSV") {
        CHECK(search({"--format", "csv", "--fields", "date,title,path,language", "envoys"}).out ==
              "date,title,path,language\n2023-07-19,Envoys resume harbour talks,a/talks.txt,en\n");
        CHECK(search({"--format", "tsv", "--fields", "rank,id", "envoys"}).out == "1\ta/talks.txt\n");
        CHECK(search({"--format", "csv", "envoys"}).out.starts_with("rank,score,id,title,snippet\n"));
    }
}

}  // namespace
}  // namespace kwic::searcher
