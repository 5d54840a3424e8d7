// SPDX-License-Identifier: GPL-2.0-or-later
// Tests parts of queries that no value of their field can match. In a query, these parts match nothing, and a warning
// reports them. A filter and a removal refuse these parts, because the negation of such a part would match every
// document.
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <regex>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::ids;
using test::Strings;

const WriterOptions options = {.language = "en",
                               .fields = {{"sec", FieldType::stored},
                                          {"tx", FieldType::text},
                                          {"empty", FieldType::integer},
                                          {"due", FieldType::date},
                                          {"flag", FieldType::boolean}}};

const std::vector<Document>& documents() {
    static const std::vector<Document> all = {
        {.id = "a",
         .text = "harbour",
         .fields = {{"d", "2024-05-01"},
                    {"n", std::int64_t{5}},
                    {"sec", "top"},
                    {"tx", "foo bar"},
                    {"t", "acme"},
                    {"b", true}}},
        {.id = "b",
         .text = "harbour acme",
         .fields = {{"d", "2024-06-01T12:00"}, {"n", 7.5}, {"sec", "low"}, {"tx", "foo"}, {"t", "evil"}}}};
    return all;
}

const test::TestIndex& index() {
    static const test::TestIndex index(documents(), options);
    return index;
}

// Returns whether a search with the filter throws Error (invalid_argument).
bool is_refused(const Filter& filter, const std::string& query = "harbour") {
    SearchOptions with_filter;
    with_filter.filter = {filter};
    try {
        index().search(query, with_filter);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        return true;
    }
    return false;
}

// Parts that cannot match a value of their field in any document.
const Strings mistakes = {"d:soon",           "d:2024-5-1", "d:=soon",    "d:\"next spring\"",
                          "n:2024-05",        "n:nan",      "n:1e999",    "n:=acme",
                          "n:>2024-05",       "n:8*",       "n:8~",       "sec:=top",
                          "sec:top",          "sec:*",      "sec:to*",    "sec:>5",
                          "tx:=foo",          "empty:many", "due:later",  "d:>5e4",
                          "d:soon*",          "d:soon~",    "b:maybe",    "b:=maybe",
                          "b:\"true story\"", "b:1",        "b:>5",       "b:2024",
                          "b:may*",           "b:maybe~",   "flag:maybe", "flag:=1",
                          "t:=\"x\" sec:top"};

}  // namespace

TEST_SUITE("leaf mistakes") {
    TEST_CASE("a filter refuses a part that no value of its field can match, even if the part is negated") {
        for (const std::string& mistake : mistakes) {
            CAPTURE(mistake);
            CHECK(is_refused(mistake));
            CHECK(is_refused("-(" + mistake + ")"));
            CHECK(is_refused("harbour OR (" + mistake + ")"));
            CHECK(is_refused("harbour NEAR/5 (" + mistake + ")"));
            CHECK(is_refused("NOT (absent:x (" + mistake + "))"));
        }
        for (const Query& leaf : {Query::word("", "d"), Query::phrase("", "n"), Query::word("nan", "n"),
                                  Query::exact("top", "sec"), Query::exists("sec"), Query::range("n", "2024-05", "")}) {
            CHECK(is_refused(leaf));
            CHECK(is_refused(Query::without(leaf)));
        }
    }

    TEST_CASE("a filter refuses suffixes of exact values and doubled colons") {
        for (const std::string mistake : {"t:=acme^2", "t:=acme~", "t::acme", "t::\"acme\"", "t:(=acme^2 OR =evil)"}) {
            CAPTURE(mistake);
            CHECK(is_refused(mistake));
            CHECK(is_refused("-" + mistake));
        }
        CHECK_FALSE(is_refused("-t:=\"acme^2\""));
        CHECK_FALSE(is_refused("\"std::string\""));
    }

    TEST_CASE("a filter refuses a negation of a field that no document has") {
        for (const std::string filter : {"-tenat:=evil", "NOT tenat:acme", "-tenat:*", "-(t:=evil tenat:=x)", "-t:>5",
                                         "-(t:acme OR tenat:x)", "harbour -tenat:x", "-(acme -(x -tenat:y))"}) {
            CAPTURE(filter);
            CHECK(is_refused(filter));
        }
        CHECK_FALSE(is_refused("tenat:=evil"));
        CHECK_FALSE(is_refused("tenat:=evil -t:acme"));
        CHECK_FALSE(is_refused("-t:absent"));
        CHECK_FALSE(is_refused("-empty:>5"));  // the field is declared
        CHECK_FALSE(is_refused("-due:2024"));
    }

    TEST_CASE("a removal refuses the parts that a filter refuses, and removes nothing") {
        const test::TempDir folder;
        const std::string path = test::write_index(folder, "index", documents(), options);
        IndexWriter writer(path, options);
        Strings refused = {"-t:=acme^2", "-t::acme", "-tenat:=evil", "-t:>5"};
        for (const std::string& mistake : mistakes) refused.insert(refused.end(), {mistake, "-(" + mistake + ")"});
        for (const std::string& filter : refused) {
            CAPTURE(filter);
            CHECK_THROWS_AS(writer.remove_matching(filter), Error);
            CHECK(writer.document_count() == 2);
        }
        CHECK(writer.remove_matching("-t:acme") == 1);
    }

    TEST_CASE("in a query, a part that no value of its field can match matches nothing and gives a warning") {
        for (const std::string& mistake : mistakes) {
            CAPTURE(mistake);
            const Results results = index().search("(" + mistake + ") harbour", {.match = Match::all});
            CHECK(results.hits.empty());
            CHECK(!results.warnings.empty());
        }
        for (const char* query : {"d:\"\"", "n:\"\"", "d:\" \""}) {
            CAPTURE(query);
            CHECK(index().search(query).hits.empty());
            CHECK(!index().search(query).warnings.empty());
        }
    }

    TEST_CASE("a filter accepts a random part only if an index with many values has a document for it") {
        const Strings texts = {
            "maybe", "true", "TRUE", "fals", "5",   "7.50", "-3", "1e3", "nan", "2024", "2024-05",          "soon",
            "C++",   "--",   "",     "été",  "a b", "tr*",  "*e", "12*", "x*y", "...",  "2024-05-01T12:00Z"};
        std::vector<Document> all = {{.id = "more.txt",
                                      .title = "xay 1225",
                                      .text = "x",
                                      .fields = {{"s", "xay 1225"}, {"k", "xay"}, {"k", "1225"}}}};
        for (const std::string& text : texts) {
            Document document{.id = "folder/" + std::to_string(all.size()) + ".md", .title = text, .text = "x"};
            for (const char* name : {"s", "k", "n", "d"}) document.fields.push_back({name, text});
            std::erase_if(document.fields, [&](const Field& field) {
                const bool is_number = std::regex_match(text, std::regex("-?[0-9.]+(e3)?"));
                const bool is_date = text.starts_with("2024");
                return (field.name == "n" && !(is_number && text != "...")) || (field.name == "d" && !is_date);
            });
            document.fields.push_back({"b", all.size() % 2 == 0});
            all.push_back(document);
        }
        const test::TestIndex many(
            all, {.language = "en",
                  .fields = {{"k", FieldType::keyword}, {"n", FieldType::real}, {"st", FieldType::stored}}});
        std::mt19937 random(11);
        const auto one_of = [&](const Strings& choices) { return choices[random() % choices.size()]; };
        std::size_t accepted = 0;
        for (int i = 0; i < 4000; ++i) {
            const std::string field = one_of({"s", "k", "n", "d", "b", "st", "title"});
            const std::string text = one_of(texts);
            if (field == "d" && !text.starts_with("2024") && text.find_first_of("0123456789") != text.npos) continue;
            const std::vector<Query> leaves = {Query::word(text, field),      Query::phrase(text, field),
                                               Query::exact(text, field),     Query::wildcard(text, field),
                                               Query::fuzzy(text, 1, field),  Query::range(field, text, ""),
                                               Query::range(field, "", text), Query::exists(field)};
            const Query& leaf = leaves[random() % leaves.size()];
            CAPTURE(to_string(leaf));
            CAPTURE(static_cast<int>(leaf.kind));
            CAPTURE(field);
            CAPTURE(text);
            SearchOptions with_filter{.limit = 100};
            with_filter.filter = {leaf};
            try {
                const Results results = many.search("*", with_filter);
                if (!results.warnings.empty()) continue;
                CHECK_FALSE(results.hits.empty());
                with_filter.filter = {Query::without(leaf)};
                CHECK(many.search("*", with_filter).hits.size() == all.size() - results.hits.size());
                ++accepted;
            } catch (const Error& error) {
                CHECK(error.code() == ErrorCode::invalid_argument);
                with_filter.filter = {Query::without(leaf)};
                CHECK_THROWS_AS(many.search("*", with_filter), Error);
            }
        }
        CHECK(accepted > 500);
    }

    TEST_CASE("a filter refuses a value that no path, extension or language can be") {
        for (const char* field : {"path", "ext", "lang"}) {
            for (const Query& leaf : {Query::word("", field), Query::phrase("", field), Query::exact("", field)}) {
                CHECK(is_refused(leaf));
                CHECK(is_refused(Query::without(leaf)));
            }
            CHECK_FALSE(is_refused(Query::exists(field)));
            CHECK_FALSE(is_refused(Query::without(Query::word("xx", field))));
        }
        for (const std::string filter : {"ext:tar.gz", "ext:.", "ext:a/b", "lang:--", "lang:\"12\"", "path:./"}) {
            CAPTURE(filter);
            CHECK(is_refused(filter));
            CHECK(is_refused("-" + filter));
            CHECK(index().search("harbour " + filter, {.match = Match::all}).hits.empty());
            CHECK_FALSE(index().search("harbour " + filter).warnings.empty());
        }
        for (const std::string filter :
             {"ext:.md", "ext:m*", "ext:c++", "lang:en", "lang:zh-Hant", "path:...", "path:--"})
            CHECK_FALSE(is_refused("-" + filter));
    }

    TEST_CASE("numbers and dates that can be read give no warning, even if no document has them") {
        for (const std::string query :
             {"n:80",    "n:=80.0",  "n:\"80\"", "n:1e3",     "d:2030-01-01", "d:=2024-05-01", "d:last-week",
              "d:2024*", "n:>80",    "b:false",  "b:=TRUE",   "b:t*",         "b:flase~",      "flag:true",
              "empty:5", "empty:>5", "due:2024", "due:>2024", "due:*",        "t:=nobody",     "t:nobody"}) {
            CAPTURE(query);
            CHECK(index().search(query).warnings.empty());
            CHECK_FALSE(is_refused(query));
        }
    }
}

TEST_SUITE("numbers and numerals") {
    TEST_CASE("ranges without an upper bound find the largest numbers") {
        const double largest = std::numeric_limits<double>::max();
        const test::TestIndex numbers({{.id = "a", .text = "x", .fields = {{"n", 1e308}}},
                                       {.id = "b", .text = "x", .fields = {{"n", largest}}},
                                       {.id = "c", .text = "x", .fields = {{"n", 3.0}, {"n", largest}}},
                                       {.id = "d", .text = "x", .fields = {{"n", -largest}}}});
        CHECK(numbers.sorted_ids("n:>5") == Strings{"a", "b", "c"});
        CHECK(numbers.sorted_ids("n:5..") == Strings{"a", "b", "c"});
        CHECK(numbers.sorted_ids("n:>=1e308") == Strings{"a", "b", "c"});
        CHECK(numbers.sorted_ids("n:>1e308") == Strings{"b", "c"});
        CHECK(numbers.sorted_ids("n:<5") == Strings{"c", "d"});
    }

    TEST_CASE("a string is equal only to the same string, and a number is equal to every numeral of the same value") {
        const std::vector<std::vector<std::string>> groups = {
            {"7", "007", "7.0"}, {"1.1", "1.10"}, {"1000", "1e3"}, {"0", "-0"}, {"18446744073709551614", "2e19"}};
        for (const auto& numerals : groups) {
            std::vector<Document> documents;
            for (const std::string& numeral : numerals)
                documents.push_back({.id = "string " + numeral, .text = "x", .fields = {{"v", numeral}}});
            documents.push_back({.id = "number", .text = "x", .fields = {{"v", std::stod(numerals[0])}}});
            const test::TestIndex index(documents);
            for (const std::string& numeral : numerals) {
                CAPTURE(numeral);
                Strings expected = {"string " + numeral};
                if (numeral != "2e19") expected.insert(expected.begin(), "number");
                CHECK(index.sorted_ids("v:=\"" + numeral + "\"") == expected);
            }
            CHECK(verify_index(index.path()).empty());
        }
        const test::TestIndex prices({{.id = "a", .text = "x", .fields = {{"n", std::int64_t{80}}}},
                                      {.id = "b", .text = "x", .fields = {{"n", "80.0"}}},
                                      {.id = "c", .text = "x", .fields = {{"n", "80"}}}});
        CHECK(prices.sorted_ids("n:=80.0") == Strings{"a", "b"});
        CHECK(prices.sorted_ids("n:=80") == Strings{"a", "c"});
    }
}

}  // namespace kwic
