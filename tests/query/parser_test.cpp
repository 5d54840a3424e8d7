// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/check_tree.hpp"
#include "support/query_tree.hpp"
#include "support/warnings.hpp"

#include <kwic/query.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::check_trees;
using test::tree;

const std::vector<std::string>& fields = test::query_fields;

TEST_SUITE("query parser") {
    TEST_CASE("words, phrases and groups are parsed into the expected trees") {
        check_trees({
            {"harbour", "harbour"},
            {"harbour talks", "(& harbour talks)"},
            {"harbour AND talks", "(& harbour talks)"},
            {"a OR b", "(| a b)"},
            {"a | b", "(| a b)"},
            {"a b OR c d", "(& a (| b c) d)"},
            {"a or b", "(& a or b)"},
            {"(a b) c", "(& a b c)"},
            {"(a OR b) c", "(& (| a b) c)"},
            {"\"harbour talks\"", "'harbour talks'"},
            {"\u201charbour talks\u201d", "'harbour talks'"},
            {"\u00abharbour talks\u00bb", "'harbour talks'"},
            {"\u201eHafen\u201c \u300c港湾\u300d", "(& 'Hafen' '港湾')"},
            {"\"a b\"~5", "'a b'5"},
            {"a NEAR/3 b", "(~3 a b)"},
            {"a NEAR b c", "(& (~10 a b) c)"},
            {"\"a b\" NEAR/2 (c OR d)", "(~2 'a b' (| c d))"},
            {"a ADJ/2 b", "(~2 a b)"},
            {"el-Masri U.S.-led AT&T C++ don\u2019t", "(& el-Masri U.S.-led AT&T C++ don\u2019t)"},
            {"*", "everything"},
        });
    }

    TEST_CASE("a minus or NOT negates the next word, phrase or group, and a minus before a space is ignored") {
        check_trees({
            {"-egypt", "(- egypt)"},
            {"NOT egypt", "(- egypt)"},
            {"(-egypt)", "(- egypt)"},
            {"a -bc", "(& a (- bc))"},
            {"a OR -bc", "(| a (- bc))"},
            {"a -\u00e9", "(& a (- \u00e9))"},
            {"-\"a b\"", "(- 'a b')"},
            {"-title:x", "(- title:x)"},
            {"-(a b)", "(- (& a b))"},
            {"NOT NOT x", "x"},
            {"-(-xy)", "xy"},
            {"a - b", "(& a b)"},
            {"a -- b", "(& a b)"},
            {"+a +b", "(& a b)"},
        });
    }

    TEST_CASE("a field applies to the word, phrase or group after it") {
        check_trees({
            {"title:harbour", "title:harbour"},
            {"TITLE:harbour", "title:harbour"},
            {"title:\"a b\"", "title:'a b'"},
            {"title:(a OR \"b c\")", "(| title:a title:'b c')"},
            {"title:(a path:x/)", "(& title:a path:x/)"},
            {"path:a/ ext:md lang:en", "(& path:a/ ext:md lang:en)"},
            {"source:gazette", "source:gazette"},
            {"pages:10..20", "pages:[10 20]"},
            {"pages:10..", "pages:[10 ]"},
            {"pages:..2.5", "pages:[ 2.5]"},
            {"pages:>=2.5", "pages:[2.5 ]"},
            {"pages:<=7", "pages:[ 7]"},
            {"pages:>7", "pages:[>7 ]"},
            {"pages:<7", "pages:[ <7]"},
            {"pages:>7..<9", "pages:[>7 <9]"},
            {"pages:>7..9", "pages:[>7 9]"},
            {"pages:>=7..<9", "pages:[7 <9]"},
            {"pages:9..3", "pages:[3 9]", 1},
            {"pages:>9..3", "pages:[3 <9]", 1},
            {"pages:>x", "pages:[>x ]", 1},
            {"pages:a..b", "pages:[a..b ]", 1},
            {"pages:wait...", "pages:wait..."},
            {"nosuchfield:harbour", "nosuchfield:harbour", 1},
            {"nosuchfield:(a b)", "(& nosuchfield a b)", 1},
            {"nosuchfield:\"a b\"", "(& nosuchfield 'a b')", 1},
            {"title:", "title", 1},
            {"site:", "site:"},
            {"http://example.com/a?b=c", "http://example.com/a?b=c"},
            {"12:30 C:\\x a@b.org", "(& 12:30 C:\\x a@b.org)"},
        });
    }

    TEST_CASE("= before a value of a field means exactly this value, and * means any value") {
        check_trees({
            {"source:=post", "source:=post"},
            {"SOURCE:=Post", "source:=Post"},
            {"source:=C++", "source:=C++"},
            {"source:=a^2", "source:=a^2"},
            {"source:=\"C++ x\"", "source:=C++ x"},
            {"source:=\"say \"\"yes\"\"\"", "source:=say \"yes\""},
            {"source:=\u201ca b\u201d c", "(& source:=a b c)"},
            {"source:(=open OR =\"a b\")", "(| source:=open source:=a b)"},
            {"source:(=open OR closed)", "(| source:=open source:closed)"},
            {"-source:=\"\"", "(- source:=)"},
            {"source:=", "source:''", 1},
            {"source:=\"a", "source:=a", 1},
            {"source:*", "source:*"},
            {"-source:*", "(- source:*)"},
            {"source:(* -=open)", "(& source:* (- source:=open))"},
            {"title:*", "title:*"},
            {"date:*", "date:*"},
            {"date:=2023", "date:[2023 2023]"},
            {"pages:=80.0", "pages:=80.0"},
            {"=open", "=open"},
            {"=\"a b\"", "'a b'"},
            {"x:=\"a\"", "(& x 'a')", 1},
            {"a=\"b c\"", "(& a= 'b c')"},
        });
    }

    TEST_CASE("the name of a field may have any characters") {
        const std::vector<std::string> names = {"Date",       "\\x",         "a:b",       "date",      "literal",
                                                "say \"hi\"", "t\u00edtulo", "user name", "user.name", "\u4fa1\u683c"};
        const auto parsed = [&](const std::string& text) { return parse_query(text, names).query; };
        CHECK(parsed("user.name:kim") == Query::word("kim", "user.name"));
        CHECK(parsed("User.Name:kim") == Query::word("kim", "user.name"));
        CHECK(parsed("T\u00cdTULO:x") == Query::word("x", "t\u00edtulo"));
        CHECK(parsed("\u4fa1\u683c:80") == Query::word("80", "\u4fa1\u683c"));
        CHECK(parsed("date:2023") == Query::range("date", "2023", "2023"));
        CHECK(parsed("\\date:x") == Query::word("x", "\\date"));
        CHECK(parsed("\\Date:x") == Query::word("x", "\\Date"));
        CHECK(parsed("\\DATE:x").field.empty());  // both `Date` and `date` differ from the name only in case
        CHECK(parsed("\\date:2023") == Query::word("2023", "\\date"));
        CHECK(parsed("\\literal:x") == Query::word("x", "literal"));
        CHECK(parsed("user\\ name:kim") == Query::word("kim", "user name"));
        CHECK(parsed("user\\ name:(kim OR \"a b\")") ==
              Query::any_of({Query::word("kim", "user name"), Query::phrase("a b", "user name")}));
        CHECK(parsed("a\\:b:x") == Query::word("x", "a:b"));
        CHECK(parsed("say\\ \\\"hi\\\":x y") == Query::all_of({Query::word("x", "say \"hi\""), Query::word("y")}));
        CHECK(parsed("\\\\x:y") == Query::word("y", "\\\\x"));
        CHECK(tree(parsed("C:\\dir\\ name x")) == "(& C:\\dir name x)");
        CHECK(tree(parsed("a\\ b c")) == "(& a b c)");
        for (const std::string& name : names) {
            const std::string reference =
                name.starts_with('\\') || name == "date" || name == "Date" ? "\\" + name : name;
            for (const Query& query :
                 {Query::word("kim", reference), Query::phrase("a b", reference), Query::exact("C++ \"x\"", reference),
                  Query::exists(reference), Query::range(reference, "1", ""),
                  Query::without(Query::wildcard("a*", reference)), Query::exact("", reference),
                  Query::exact("plain-value_1.0", reference)}) {
                CAPTURE(to_string(query));
                CHECK(parsed(to_string(query)) == query);
                CHECK(check_tree(query, names).query == query);
            }
        }
    }

    TEST_CASE("a date in a query is a period or a range of periods") {
        check_trees({
            {"date:2023", "date:[2023 2023]"},
            {"date:2023-07-19", "date:[2023-07-19 2023-07-19]"},
            {"date:2021-01..2021-12", "date:[2021-01 2021-12]"},
            {"date:..2016", "date:[ 2016]"},
            {"date:2016..", "date:[2016 ]"},
            {"date:>2022", "date:[2023-01-01 ]"},
            {"date:>=2022", "date:[2022 ]"},
            {"date:<2022-03", "date:[ 2022-02-28]"},
            {"date:<=2022", "date:[ 2022]"},
            {"date:yesterday", "date:[yesterday yesterday]"},
            {"date:\"2023-07\"", "date:[2023-07 2023-07]"},
            {"date:2023..2021", "date:[2021 2023]", 1},
            {"date:foo", "date:foo", 1},
            {"date:foo..bar a", "(& date:foo..bar a)", 1},
            {"date:\"foo bar\"", "date:'foo bar'", 1},
            {"date:2017-13-45", "date:2017-13-45", 1},
            {"date:..", "date:..", 1},
            {"1..10 c..d wait...what", "(& 1..10 c..d wait...what)"},
        });
    }

    TEST_CASE("wildcards, fuzzy words and boosts are parsed") {
        check_trees({
            {"harb*", "w:harb*"},
            {"*bour", "w:*bour"},
            {"w?d", "w:w?d"},
            {"title:harb*", "w:title:harb*"},
            {"***harbour***", "w:*harbour*"},
            {"what?", "what?"},
            {"a?b=c", "a?b=c"},
            {"index.php?page=1", "index.php?page=1"},
            {"wi-f* foo_b* jane@m* 10.20.*", "(& w:wi-f* w:foo_b* w:jane@m* w:10.20.*)"},
            {"*.js node.* title:*.md src/**/*.c", "(& w:*.js w:node.* w:title:*.md w:src/*/*.c)"},
            {"foo_b?r wi-f?6", "(& w:foo_b?r w:wi-f?6)"},
            {"*.* a", "(& *.* a)"},
            {"harb*~", "w:harb*", 1},
            {"harbor~", "f1:harbor"},
            {"harbor~2", "f2:harbor"},
            {"harbor~99", "f2:harbor", 1},
            {"harbor~0", "harbor"},
            {"a^2 b", "(& a^2 b)"},
            {"\"a b\"^3", "'a b'^3"},
            {"(a b)^2 c", "(& (& a b)^2 c)"},
            {"x^", "x"},
            {"**", "everything"},
            {"?", "?"},
        });
    }

    TEST_CASE("invalid syntax causes a warning and is ignored or corrected") {
        check_trees({
            {"", "nothing"},
            {"   ", "nothing"},
            {"\"", "nothing", 1},
            {"\"\"", "nothing", 1},
            {"(", "nothing", 1},
            {"()", "nothing", 1},
            {"-", "nothing", 1},
            {"+", "nothing", 1},
            {"AND", "nothing", 1},
            {"OR", "nothing", 1},
            {"NOT", "nothing", 1},
            {"NEAR", "nothing", 1},
            {"x AND", "x", 1},
            {"OR x", "x", 1},
            {"x OR", "x", 1},
            {"x OR OR y", "(| x y)", 1},
            {"x NEAR", "x", 1},
            {"NEAR x", "x", 1},
            {"(x", "x", 1},
            {"x)", "x", 1},
            {"a AND b)", "(& a b)", 1},
            {"\"unbalanced harbour", "'unbalanced harbour'", 1},
            {"\"a \"b\" c\"", "(& 'a' b\" c\")"},
            {"x NEAR/99999999999 y", "(~100 x y)", 1},
            {"x NEAR/0 y", "(~1 x y)"},
            {"\"a b\"~500", "'a b'100", 1},
        });
    }

    TEST_CASE("invalid UTF-8 and control characters are replaced") {
        CHECK(tree(parse_query("\u202bharbour\u202c \u200ftalks").query) == "(& harbour talks)");
        CHECK(tree(parse_query("\x01\x02 harbour\ttalks\n").query) == "(& harbour talks)");
        const ParsedQuery broken = parse_query("\xff\xfe harbour");
        CHECK(tree(broken.query) == "(& \ufffd\ufffd harbour)");
        CHECK(broken.warnings.size() == 1);
        CHECK(tree(parse_query(std::string("a\0b", 3)).query) == "(& a b)");
    }

    TEST_CASE("a query that exceeds a limit causes a warning") {
        const auto warned = [](const std::string& text) { return !parse_query(text).warnings.empty(); };
        std::string words;
        for (int i = 0; i < 400; ++i) words += "w" + std::to_string(i) + " ";
        CHECK(parse_query(words).query.children.size() == 256);
        CHECK(warned(words));
        CHECK(parse_query(std::string(20'000, 'w')).query.text.size() == 8192);
        CHECK(warned(std::string(20'000, 'w')));
        CHECK(warned(std::string(5000, '(') + "x"));
        CHECK(tree(parse_query(std::string(5000, '(') + "x").query) == "x");
        std::string nested;
        for (int i = 0; i < 3000; ++i) nested += "NOT (";
        CHECK(warned(nested + "x"));
    }

    TEST_CASE("check_tree() leaves the trees of very large queries unchanged and adds no warning") {
        std::string nested;
        for (int i = 0; i < 64; ++i) nested += "a b OR NOT c NEAR (";
        std::string periods;
        for (int i = 0; i < 1200; ++i) periods += "\"2023\"";
        for (const std::string& text : {nested + "x", "date:(" + periods, nested + periods}) {
            const ParsedQuery parsed = parse_query(text, fields);
            CHECK_FALSE(parsed.warnings.empty());
            const ParsedQuery checked = check_tree(parsed.query, fields);
            CHECK(test::messages(checked.warnings) == std::vector<std::string>{});
            CHECK(checked.query == parsed.query);
        }
    }

    TEST_CASE("Query::source is the range of the query string from which a part of the tree was parsed") {
        const std::string text = "harbour -title:\"old talks\" (a OR b)";
        const Query query = parse_query(text).query;
        REQUIRE(query.children.size() == 3);
        const auto source = [&](const Query& part) {
            return text.substr(part.source.begin, part.source.end - part.source.begin);
        };
        CHECK(source(query.children[0]) == "harbour");
        CHECK(source(query.children[1]) == "-title:\"old talks\"");
        CHECK(source(query.children[1].children[0]) == "title:\"old talks\"");
        CHECK(source(query.children[2]) == "(a OR b)");
    }

    TEST_CASE("a plain query is parsed without operators") {
        CHECK(tree(plain_query("a OR -b \"c").query) == "(& a OR -b \"c)");
        CHECK(tree(plain_query("title:x").query) == "title:x");
        CHECK(tree(plain_query("").query) == "nothing");
    }
}

}  // namespace
}  // namespace kwic
