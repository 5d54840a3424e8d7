// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/language_code.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using Tags = std::vector<std::string>;

TEST_SUITE("language_code") {
    TEST_CASE("withdrawn and three-letter codes become the codes of ISO 639-1") {
        CHECK(language_tag("iw") == "he");
        CHECK(language_tag("in") == "id");
        CHECK(language_tag("ji") == "yi");
        CHECK(language_tag("jw") == "jv");
        CHECK(language_tag("mo") == "ro");
        CHECK(language_tag("deu") == "de");
        CHECK(language_tag("EN") == "en");
    }

    TEST_CASE("names of locales become tags, and other strings are unchanged") {
        CHECK(language_tag("pt_BR.UTF-8") == "pt-BR");
        CHECK(language_tag("zh-hant") == "zh-Hant");
        CHECK(language_tag("") == "");
        CHECK(language_tag("not a language") == "not a language");
    }

    TEST_CASE("a tag begins with two or three letters") {
        for (const char* const tag : {"de", "gsw", "zh-Hant", "pt-BR"}) CHECK(is_language_tag(tag));
        for (const char* const other : {"", "-", "x1", "german", " en", "e", "-en", "日本"})
            CHECK_FALSE(is_language_tag(other));
    }

    TEST_CASE("variants of a language have the code of the language") {
        CHECK(base_language("zh-Hant") == "zh");
        CHECK(base_language("pt-BR") == "pt");
        CHECK(base_language("nb") == "no");
        CHECK(base_language("nn-NO") == "no");
        CHECK(base_language("de") == "de");
        CHECK(base_language("") == "");
    }

    TEST_CASE("a tag is included in its shorter tags and in its language") {
        CHECK(including_tags("zh-Hant-TW") == Tags{"zh-hant-tw", "zh-hant", "zh"});
        CHECK(including_tags("nn") == Tags{"nn", "no"});
        CHECK(including_tags("no") == Tags{"no"});
        CHECK(including_tags("").empty());
        CHECK(including_tags("-") == Tags{"-"});
        CHECK(including_tags("\u00ad").empty());  // folding removes the soft hyphen
    }
}

}  // namespace
}  // namespace kwic
