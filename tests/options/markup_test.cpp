// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the conversion of Option::details to help text and to mdoc(7).
#include "options/markup.hpp"

#include "options/help.hpp"
#include "options/manual.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace kwic::options {
namespace {

constexpr Choice choices[] = {{"plain", "like --name"}, {"-odd", "other"}};
constexpr Option options[] = {{
    .name = "name",
    .letter = 'n',
    .value = "DIR",
    .fallback = "plain",
    .choices = choices,
    .summary = "Summary",
    .details = "Puts DIR, `a b` (`.kwic`) and `*` in $HOME. See --name, or -n.\n\nIt's \"DIRS\".",
}};
constexpr Group groups[] = {{"Group", options}};
constexpr std::string_view usage[] = {"[FILE]..."};
constexpr Example examples[] = {{"Do it", "tool -n 'x' | cat"}};
constexpr ExitStatus statuses[] = {{"0", "Fine."}};
constexpr Program tool = {
    .name = "tool",
    .argument = "FILE",
    .completes = Completes::files,
    .usage = usage,
    .description = "Does it.",
    .groups = groups,
    .appendix = {},
    .examples = examples,
    .statuses = statuses,
};

}  // namespace

TEST_SUITE("option markup") {
    TEST_CASE("a word is parsed into its style, its text and the punctuation around the text") {
        const auto paragraphs = parse_markup(tool, "(`a b`), FILE --name.\n\nDIRS");
        REQUIRE(paragraphs.size() == 2);
        REQUIRE(paragraphs[0].size() == 3);
        const Word& literal = paragraphs[0][0];
        CHECK(literal.opening == "(");
        CHECK(literal.text == "a b");
        CHECK(literal.closing == "),");
        CHECK(literal.style == Style::literal);
        CHECK(paragraphs[0][1].style == Style::value);
        CHECK(paragraphs[0][2].style == Style::option);
        CHECK(paragraphs[0][2].text == "--name");
        CHECK(paragraphs[0][2].ends_sentence());
        CHECK(paragraphs[1][0].style == Style::plain);
    }

    TEST_CASE("full help contains the details without markup") {
        CHECK(full_help(tool) ==
              "Usage: tool [FILE]...\n"
              "\n"
              "Does it.\n"
              "\n"
              "Group:\n"
              "  -n, --name DIR\n"
              "        Puts DIR, a b (.kwic) and '*' in $HOME. See --name, or -n.\n"
              "\n"
              "        It's \"DIRS\". The default is plain.\n"
              "        plain  like --name\n"
              "        -odd   other\n"
              "\n"
              "Examples:\n"
              "  Do it\n"
              "      tool -n 'x' | cat\n"
              "\n"
              "Exit status:\n"
              "  0  Fine.\n");
    }

    TEST_CASE("brief help has one line for each option") {
        CHECK(brief_help(tool).find("  -n, --name DIR          Summary (plain|-odd; default: plain)\n") !=
              std::string::npos);
    }

    TEST_CASE("manual_page() replaces each line such as @OPTIONS@ in the template by mdoc macros") {
        const std::string page = manual_page(tool, ".Sh NAME\n@OPTIONS@\n@EXIT_STATUS@\n@EXAMPLES@\n.Sh END\n");
        CHECK(page ==
              ".Sh NAME\n"
              ".Sh OPTIONS\n.Ss Group\n.Bl -tag -width Ds\n"
              ".It Fl n , Fl \\-name Ar dir\n"
              "Puts\n.Ar dir ,\n.Cm \"a b\"\n.Cm ( .kwic )\nand\n.Ql \\&*\nin\n.Ev HOME .\n"
              "See\n.Fl \\-name ,\nor\n.Fl n .\n"
              ".Pp\nIt's \\(dqDIRS\\(dq.\nThe default is\n.Cm plain .\n"
              ".Bl -tag -width xxxxx -compact\n"
              ".It Cm plain\nlike\n.Fl \\-name\n.It Cm \\-odd\nother\n.El\n"
              ".El\n"
              ".Sh EXIT STATUS\n.Bl -tag -width Ds\n.It 0\nFine.\n.El\n"
              ".Sh EXAMPLES\nDo it:\n.Pp\n.Dl $ tool \\-n \\(aqx\\(aq | cat\n"
              ".Sh END\n");
        CHECK_THROWS_AS(manual_page(tool, ".Sh NAME\n@OPTIONS@\n"), std::runtime_error);
    }
}

}  // namespace kwic::options
