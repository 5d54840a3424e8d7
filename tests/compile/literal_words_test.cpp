// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/literal_words.hpp"

#include "schema/document_terms.hpp"
#include "support/literals.hpp"
#include "support/strings.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Returns the result of words_of() as strings: first the whole words, then a pattern for each part of a word.
Strings words_in(std::string_view literal) {
    Analyzer analyzer;
    const LiteralWords words = words_of(Literal(literal), analyzer);
    Strings all = words.whole;
    for (const WordPart& part : words.parts) all.push_back(part.pattern());
    return all;
}

// Returns the terms that an index has for a text, in the order of their positions.
Strings terms_of(std::string_view text, Analyzer& analyzer, Escapes escapes = Escapes::none) {
    Strings terms;
    for_each_block(text, escapes, analyzer, [&](std::string_view, std::span<const Token> tokens) {
        for (const Token& token : tokens) terms.emplace_back(token.term);
    });
    return terms;
}

bool has_sequence(const Strings& terms, const Strings& sequence) {
    return std::search(terms.begin(), terms.end(), sequence.begin(), sequence.end()) != terms.end();
}

// Checks that `text`, which contains `literal`, has all words and parts of words that words_of() returns for `literal`.
void check_words(const std::string& text, const std::string& literal, Analyzer& analyzer,
                 Escapes escapes = Escapes::none) {
    CAPTURE(text);
    CAPTURE(literal);
    const LiteralWords words = words_of(Literal(literal), analyzer);
    const Strings terms = terms_of(text, analyzer, escapes);
    for (const std::string& word : words.whole) {
        CAPTURE(word);
        REQUIRE(std::find(terms.begin(), terms.end(), word) != terms.end());
    }
    for (const Strings& sequence : words.sequences) {
        CAPTURE(sequence);
        REQUIRE(has_sequence(terms, sequence));
    }
    for (const WordPart& part : words.parts) {
        CAPTURE(part.pattern());
        REQUIRE(std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
            return part.may_be_in(term) && term.starts_with(part.beginning());
        }));
    }
}

std::string utf8(UChar32 c) {
    std::string bytes;
    return icu::UnicodeString(c).toUTF8String(bytes);
}

}  // namespace

TEST_SUITE("literal words") {
    TEST_CASE("words at the ends of a literal may be parts of words") {
        CHECK(words_in("arse_http_heade") == Strings{"http", "*arse", "heade*"});
        CHECK(words_in("ttp") == Strings{"*ttp*"});
        CHECK(words_in(" C++ ") == Strings{"c"});
        CHECK(words_in("C++") == Strings{"*c"});
        CHECK(words_in("=> x") == Strings{"x*"});
        CHECK(words_in("__init__(self, name)") == Strings{"init", "self", "name"});
        CHECK(words_in("(don'") == Strings{"don*"});
        CHECK(words_in("(U.S.)") == Strings{"u.s"});
    }

    TEST_CASE("words beside a backslash may be parts of words, because a text may have escape sequences") {
        CHECK(words_in(R"( foo\nbar )") == Strings{"foo*", "*bar"});
        CHECK(words_in(R"( caf\u00e9tat )") == Strings{"ca*", "*tat"});
        CHECK(words_in(R"(\section{harbour})") == Strings{"harbour", "*section"});
        CHECK(words_in(R"(\brief )") == Strings{"*rief"});
    }

    TEST_CASE("each text with a literal has its words, whatever escape sequences are decoded") {
        std::mt19937 random(11);
        const Strings parts = {R"(\n)", R"(\u00e9)", R"(\\)", R"(\")", "\"",        R"(\x41)", "foo",
                               "bar",   " ",         "\\",    "b.",    R"(\brief)", "'",       R"(\u0301)"};
        Analyzer analyzer;
        for (int i = 0; i < 3000; ++i) {
            std::string before, literal, after;
            for (int n = 0; n < 4; ++n) before += parts[random() % parts.size()];
            for (int n = 0; n < 4; ++n) literal += parts[random() % parts.size()];
            for (int n = 0; n < 4; ++n) after += parts[random() % parts.size()];
            before += ' ';  // a literal that begins within an escape sequence is not considered
            for (const Escapes escapes : {Escapes::none, Escapes::json, Escapes::code, Escapes::double_quoted})
                check_words(before + literal + after, literal, analyzer, escapes);
        }
    }

    TEST_CASE("a single letter next to a full stop may be a word or a part of a word") {
        CHECK(words_in("a.b") == Strings{"*a*", "*b*"});
        CHECK(words_in("=self.x.y ") == Strings{"self"});
        CHECK(words_in(".com/") == Strings{"com"});
    }

    TEST_CASE("letters of scripts without spaces are looked up one by one") {
        CHECK(words_in("東京 tower") == Strings{"*東*", "*京*", "tower*"});
        CHECK(words_in("(ท่าเรือ)") == Strings{"*ท*", "*า*", "*เ*", "*ร*", "*อ*"});
        CHECK(words_in(" KBS에서 ") == Strings{"kbs*", "*에서"});
    }

    TEST_CASE("words next to each other in a literal are at consecutive positions") {
        Analyzer analyzer;
        const LiteralWords words = words_of(Literal("ab cd-ef 東 gh, ij"), analyzer);
        CHECK(words.whole == Strings{"cd", "ef", "gh"});
        REQUIRE(words.sequences.size() == 1);
        CHECK(words.sequences[0] == Strings{"cd", "ef"});
    }

    TEST_CASE("at most 32 whole words and 32 parts of words are used") {
        std::string literal;
        for (int i = 0; i < 5000; ++i) literal += " word" + std::to_string(i);
        CHECK(words_in(literal).size() <= 64);
        std::string letters;
        for (UChar32 c = 0x4e00; c < 0x4f00; ++c) letters += utf8(c);
        CHECK(words_in(letters).size() == 32);
    }

    TEST_CASE("every text that contains a literal contains the words of the literal") {
        std::mt19937 random(2);
        Analyzer analyzer;
        for (int run = 0; run < 5'000; ++run) {
            const std::string text = test::random_pieces(random, 1 + random() % (run % 50 ? 30 : 3000));
            for (int part = 0; part < 4; ++part) {
                const std::string literal = test::random_literal(random, text, 1 + random() % 24);
                if (test::contains_literal(text, literal)) check_words(text, literal, analyzer);
            }
        }
    }

    TEST_CASE("words that the analyzer cuts are found by their parts") {
        Analyzer analyzer;
        const std::string word =
            std::string(235, 'a') + "bc" + std::string(40, 'd') + "\u00e9" + std::string(3000, 'e');
        const std::string text = "x " + word + " y " + word + "." + word + "z";
        std::mt19937 random(3);
        for (int run = 0; run < 500; ++run)
            check_words(text, test::random_literal(random, text, 1 + random() % 600), analyzer);
    }

    TEST_CASE("characters that differ only in case are analyzed alike, except ι and μ") {
        Analyzer analyzer;
        for (UChar32 c = 0x80; c <= 0x1e943; ++c) {
            const UChar32 folded = u_foldCase(c, U_FOLD_CASE_DEFAULT);
            if (folded == c || folded == 0x3b9 || folded == 0x3bc) continue;
            CAPTURE(c);
            REQUIRE(fold(utf8(c)) == fold(utf8(folded)));
            for (const char* before : {"", "x", "'", ".", "\u0628", "1"})
                for (const char* after : {"", "x.", "'x", "\u0628"})
                    REQUIRE(terms_of(before + utf8(c) + after, analyzer) ==
                            terms_of(before + utf8(folded) + after, analyzer));
        }
    }
}

}  // namespace kwic
