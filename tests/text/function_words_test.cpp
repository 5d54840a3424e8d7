// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/function_words.hpp"

#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <string>

namespace kwic {

TEST_SUITE("function words") {
    TEST_CASE("is_function_word() recognizes only the function words of the given language") {
        for (const char* word : {"the", "a", "your", "not"}) CHECK(is_function_word("en", word));
        for (const char* word : {"", " ", "he a", "th", "therapist", "harbour"})
            CHECK_FALSE(is_function_word("en", word));
        CHECK(is_function_word("de", "und"));
        CHECK_FALSE(is_function_word("en", "und"));
        CHECK_FALSE(is_function_word("", "the"));
        CHECK_FALSE(is_function_word("ja", "the"));
    }

    TEST_CASE("is_function_word() recognizes a function word only if the word has no accents") {
        for (const std::string& word : {fold("f\u00fcr"), fold("\u00fcber")}) {
            CHECK_FALSE(is_function_word("de", word));
            CHECK(is_function_word("de", strip_marks(word)));
        }
        CHECK(is_function_word("ru", "\u0435\u0435"));
    }

    TEST_CASE("prefixes that are written with a hyphen are not function words") {
        for (const char* language : {"en", "es", "fr", "it", "pt"})
            for (const char* prefix : {"al", "el", "e", "co", "re", "non", "ex"})
                CHECK_FALSE(is_function_word(language, prefix));
    }
}

}  // namespace kwic
