// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/exclusion_note.hpp"

#include <doctest/doctest.h>

TEST_SUITE("exclusion note") {
    TEST_CASE("the note on a query that looks like a command states how to search for the first excluded word") {
        CHECK(exclusion_note("find -exec") ==
              "documents with 'exec' are left out; to search for the word, write \"-exec\"");
        CHECK(exclusion_note("tar -xzf archive -i") ==
              "documents with 'xzf' are left out; to search for the word, write \"-xzf\"");
        CHECK(exclusion_note("find . -name \"*.c\"") ==
              "documents with 'name' are left out; to search for the word, write \"-name\"");
        CHECK(exclusion_note("gcc -O2") == "documents with 'O2' are left out; to search for the word, write \"-O2\"");
        CHECK(exclusion_note("find -name -no-follow") ==
              "documents with 'name' or 'no-follow' are left out; to search for the word, write \"-name\"");
    }

    TEST_CASE("a query has a note only if it begins with a word and contains an excluded word such as -exec") {
        for (const char* query :
             {"", "find", "sed -i", "tar --list", "-exec", "find NOT exec", "find -\"exec\"", "find \"-exec\"",
              "find -(exec)", "find -title:exec", "title:find -exec", "find OR -exec", "(find OR xargs) -exec",
              "\"find\" -exec", "find^2 -exec", "\xff\xff find -exec"}) {
            CAPTURE(query);
            CHECK_FALSE(exclusion_note(query));
        }
    }
}
