// SPDX-License-Identifier: GPL-2.0-or-later
// Tests how the parser reads text that people paste as a query: commands, addresses, measures and headlines.
#include "support/query_tree.hpp"

#include <doctest/doctest.h>

namespace kwic {
namespace {

using test::check_trees;

TEST_SUITE("pasted text") {
    TEST_CASE("addresses, qualified names and options are words, and a range in an unknown field gives a warning") {
        check_trees({
            {"localhost:8080 urn:isbn:123 ssh:git@example.org", "(& localhost:8080 urn:isbn:123 ssh:git@example.org)"},
            {"std::vector", "std::vector"},
            {"title::size", "title::size"},
            {"std::\"a b\"", "(& std:: 'a b')"},
            {"std::(a b)", "(& std:: a b)"},
            {"--prefix:x", "--prefix:x"},
            {"nosuchfield:5..7", "nosuchfield:5..7", 1},
            {"nosuchfield:>5", "nosuchfield:>5", 1},
        });
    }

    TEST_CASE("options such as -i and --list are words, but -exec is a negated word") {
        check_trees({
            {"sed -i", "(& sed -i)"},
            {"-9", "-9"},
            {"(grep -r) -n", "(& grep -r -n)"},
            {"what is -p?", "(& what is -p?)"},
            {"tar --list", "(& tar --list)"},
            {"tar --exclude-from=x", "(& tar --exclude-from=x)"},
            {"--\u00e9t\u00e9", "--\u00e9t\u00e9"},
            {"title:(--list -i)", "(& title:--list title:-i)"},
            {"NOT -i", "(- -i)"},
            {"-(i)", "(- i)"},
            {"(-i)^2", "-i^2"},
            {"find -exec", "(& find (- exec))"},
            {"-ij --(a) ---c a--b a - -", "(& (- ij) a c a--b a)"},
            {"-i*", "(- w:i*)"},
            {"--i*", "w:--i*"},
        });
    }

    TEST_CASE("a quotation mark after a letter or digit does not begin a phrase in scripts with spaces between words") {
        check_trees({
            {"27\" monitor", "(& 27\" monitor)"},
            {"27\u201d monitor", "(& 27\u201d monitor)"},
            {"\u05e6\u05d4\"\u05dc \u05d4\u05d5\u05d3\u05d9\u05e2",
             "(& \u05e6\u05d4\"\u05dc \u05d4\u05d5\u05d3\u05d9\u05e2)"},
            {"title:\u05e6\u05d4\"\u05dc", "title:\u05e6\u05d4\"\u05dc"},
            {"\"27\" monitor", "(& '27' monitor)"},
            {"5'10\" \"tall man\"", "(& 5'10\" 'tall man')"},
            {"name=\"a b\"", "(& name= 'a b')"},
            {"\"a b\"\"c d\"", "(& 'a b' 'c d')"},
            {"\u4ed6\u8bf4\u201c\u4f60\u597d\u201d", "(& \u4ed6\u8bf4 '\u4f60\u597d')"},
        });
    }

    TEST_CASE("a pasted headline in capitals has no operators") {
        check_trees({
            {"PRESIDENT AND COURT DO NOT AGREE ON TAXES", "(& PRESIDENT AND COURT DO NOT AGREE ON TAXES)"},
            {"REBELS OR ARMY NEAR RIVER AT 12:30 ON MONDAY", "(& REBELS OR ARMY NEAR RIVER AT 12:30 ON MONDAY)"},
            {"COURT DOES NOT AGREE ON TAXES AND", "(& COURT DOES (- AGREE) ON TAXES)", 1},
            {"PRESIDENT AND COURT DO NOT AGREE ON taxes", "(& PRESIDENT COURT DO (- AGREE) ON taxes)"},
            {"NATO OR EU OR UN OR WHO OR IMF", "(| NATO EU UN WHO IMF)"},
            {"(PRESIDENT OR COURT) DO NOT AGREE ON TAXES", "(& (| PRESIDENT COURT) DO (- AGREE) ON TAXES)"},
            {"PRESIDENT OR \"COURT\" DO NOT AGREE ON TAXES", "(& (| PRESIDENT 'COURT') DO (- AGREE) ON TAXES)"},
            {"PRESIDENT OR TITLE:COURT DO NOT AGREE ON TAXES", "(& (| PRESIDENT title:COURT) DO (- AGREE) ON TAXES)"},
            {"1 2 3 4 5 6 7 NOT 8", "(& 1 2 3 4 5 6 7 (- 8))"},
            {"\u65e5 \u672c \u4eba AND \u4e2d \u56fd NOT \u4eba", "(& \u65e5 \u672c \u4eba \u4e2d \u56fd (- \u4eba))"},
        });
    }
}

}  // namespace
}  // namespace kwic
