// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the command line of kwic-searcher and the messages about invalid command lines.
#include "searcher/options.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using Words = std::vector<std::string>;

kwic::searcher::Options parsed(const Words& arguments) {
    std::vector<const char*> argv = {"kwic-searcher"};
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    return kwic::searcher::parse_options(static_cast<int>(argv.size()), argv.data());
}

std::string usage_error(const Words& arguments) {
    try {
        parsed(arguments);
    } catch (const kwic::Error& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_SUITE("searcher_options") {
    TEST_CASE("options are passed to the search") {
        const auto options =
            parsed({"--match", "any", "-n5", "--offset=20", "--sort", "-date", "--since", "2023-07", "--until=2024",
                    "--plain", "--snippets", "3", "--snippet-length", "80", "a,b", "c"});
        CHECK(options.query == "a,b c");
        CHECK(options.search.match == kwic::Match::any);
        CHECK(options.search.limit == 5);
        CHECK(options.search.offset == 20);
        CHECK(options.search.sort == Words{"-date"});
        CHECK(parsed({"--sort", "-price,a\\,b,title", "x"}).search.sort == Words{"-price", "a\\,b", "title"});
        CHECK(parsed({"--sort", "relevance", "x"}).search.sort.empty());
        CHECK(parsed({"--fields", "price,tag", "x"}).search.fields == Words{"price", "tag"});
        CHECK(parsed({"--facet", "price:0..10,10..", "x"}).search.facets ==
              std::vector<kwic::FacetRequest>{{"price", {{"0", "10"}, {"10", ""}}}});
        CHECK(options.search.since == "2023-07");
        CHECK(options.search.until == "2024");
        CHECK(options.search.plain);
        CHECK(options.search.snippets == 3);
        CHECK(options.search.snippet_length == 80);
        CHECK(parsed({"--literal", "a b"}).search.literal);
        CHECK(parsed({"x"}).search.limit == 10);
        CHECK(parsed({"x"}).search.group == kwic::GroupBy::none);
        CHECK(parsed({"--group", "near", "x"}).search.group == kwic::GroupBy::near);
        CHECK(parsed({"--similar", "a.txt"}).similar == "a.txt");
        CHECK(parsed({"--", "-harbour", "--json"}).query == "-harbour --json");
        CHECK(parsed({std::string(200'000, 'x')}).query.size() == 200'000);
    }

    TEST_CASE("the message about an invalid command line names the invalid option or reports the missing query") {
        struct Case {
            Words arguments;
            std::string error;
        };
        const std::vector<Case> cases = {
            {{}, "no query; see -h"},
            {{"-n", "x", "q"}, "--limit takes a number from 0 to 10000, not 'x'"},
            {{"-n", "10x", "q"}, "--limit takes a number from 0 to 10000, not '10x'"},
            {{"-n", "", "q"}, "--limit takes a number from 0 to 10000, not ''"},
            {{"-n", "-1", "q"}, "--limit takes a number from 0 to 10000, not '-1'"},
            {{"--offset", "10001", "q"}, "--offset takes a number from 0 to 10000, not '10001'"},
            {{"--offset", "99999999999999999999999", "q"},
             "--offset takes a number from 0 to 10000, not '99999999999999999999999'"},
            {{"--offset", "9995", "q"},
             "--offset 9995 and --limit 10 reach beyond the first 10000 documents; --limit all lists every one"},
            {{"--snippets", "many", "q"}, "--snippets takes a number from 0 to 1000, not 'many'"},
            {{"--snippet-length", "0", "q"}, "--snippet-length takes a number from 20 to 1000000, not '0'"},
            {{"--match", "some", "q"}, "--match takes one of auto, all, any, not 'some'"},
            {{"--format", "xml", "q"},
             "--format takes one of text, json, jsonl, html, md, tsv, csv, grep, trec, paths, not 'xml'"},
            {{"--sort", "size,", "q"}, "--sort lacks the name of a field in 'size,'"},
            {{"--fields", "price", "--format", "paths", "q"}, "--fields needs --format text, json, jsonl, tsv or csv"},
            {{"--facet", "price:1", "q"},
             "cannot count 'price:1': '1' is neither a range such as 10..20 nor day, week, month or year"},
            {{"--color", "red", "q"}, "--color takes one of auto, always, never, not 'red'"},
            {{"--since", "2023-7", "q"}, "--since takes a date such as 2023, 2023-07 or 2023-07-19, not '2023-7'"},
            {{"--since", "2024-05-20T09:00", "q"},
             "--since takes a date such as 2023, 2023-07 or 2023-07-19, without a time, not '2024-05-20T09:00'"},
            {{"--until", "2023-02-30", "q"},
             "--until takes a date such as 2023, 2023-07 or 2023-07-19, not '2023-02-30'"},
            {{"--until", "", "q"}, "--until takes a date such as 2023, 2023-07 or 2023-07-19, not ''"},
            {{"--group", "story", "q"}, "--group takes one of none, near, not 'story'"},
            {{"--group", "near", "--count", "q"}, "--count cannot be combined with --group"},
            {{"--similar", "", "q"}, "--similar needs a value"},
            {{"--similar", "a", "--match", "any"}, "--similar cannot be combined with --match"},
            {{"--similar", "a", "--why", "b", "q"}, "--why cannot be combined with --similar"},
            {{"--similar", "a", "--complete", "b"}, "--complete cannot be combined with --similar"},
            {{"--similar", "-", "--batch", "-"}, "--similar and --batch cannot both read standard input"},
            {{"-i", "", "q"}, "--index needs a value"},
            {{"--after", "x", "--offset", "5", "q"}, "--after cannot be combined with --offset"},
            {{"--after", "x", "--batch", "-"}, "--batch cannot be combined with --after"},
            {{"--recency", "0", "q"}, "--recency takes a number from 1 to 1000000, not '0'"},
            {{"--recency", "7", "--sort", "date", "q"}, "--recency needs --sort relevance"},
            {{"--today", "2023-07-19", "q"}, "--today needs --recency"},
            {{"--recency", "7", "--today", "2023", "q"}, "--today takes a day such as 2023-07-19, not '2023'"},
            {{"--null", "q"}, "--null needs --format paths"},
            {{"--json", "--format", "tsv", "q"}, "--json cannot be combined with another --format"},
            {{"--count", "--format", "tsv", "q"}, "--count needs --format text or json"},
            {{"--why", "a", "--format", "html", "q"}, "--why needs --format text or json"},
            {{"--complete", "a", "--format", "paths"}, "--complete needs --format text or json"},
            {{"--show", "a", "--format", "trec"}, "--show needs --format text or json"},
            {{"--show", "a", "q"}, "--show cannot be combined with a query"},
            {{"--show", "a", "--complete", "b"}, "--complete cannot be combined with --show"},
            {{"--show", "a", "--filter", "b"}, "--show cannot be combined with --filter"},
            {{"--show", "a", "--ids", "b"}, "--show cannot be combined with --ids"},
            {{"--show", "a", "--sort", "date"}, "--show cannot be combined with --sort"},
            {{"--show", "a", "--fields", "b"}, "--show cannot be combined with --fields"},
            {{"--complete", "a", "--sort", "date"}, "--complete cannot be combined with --sort"},
            {{"--complete", "a", "--fields", "b"}, "--complete cannot be combined with --fields"},
            {{"--show", ""}, "--show needs a value"},
            {{"--literal", "--plain", "q"}, "--literal cannot be combined with --plain"},
            {{"--explain", "--format", "paths", "q"}, "--explain needs --format text or json"},
            {{"--batch", "-", "q"}, "--batch cannot be combined with a query"},
            {{"--jobs", "2", "q"}, "--jobs needs --batch"},
            {{"--batch", "-", "--format", "html"}, "--batch cannot be combined with --format html"},
            {{"--explain", "--count", "q"}, "--count cannot be combined with --explain"},
            {{"--complete", "a", "q"}, "--complete cannot be combined with a query"},
            {{"--batch", "-", "--format", "trec", "--count"}, "--batch cannot be combined with --count"},
        };
        for (const Case& c : cases) {
            CAPTURE(c.error);
            CHECK(usage_error(c.arguments) == c.error);
        }
    }

    TEST_CASE("options that do not exist are refused with a hint") {
        for (const std::string option : {"--before", "--no-such", "-z", "-zharbour"}) {
            CAPTURE(option);
            const std::string error = usage_error({option, "q"});
            CHECK(error.find("does not exist") != std::string::npos);
            CHECK(error.ends_with("; see -h, and put -- before a query that begins with -"));
        }
        CHECK(usage_error({"-\xff", "q"}).find("incorrect syntax") != std::string::npos);
        CHECK(usage_error({"q", "-n"}).ends_with("is missing an argument; see -h"));
    }
}
