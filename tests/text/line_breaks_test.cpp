// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/line_breaks.hpp"
#include "support/strings.hpp"
#include "text/analyzer.hpp"
#include "text/blocks.hpp"
#include "text/segmenter.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

Strings terms_of(std::string_view text) {
    Analyzer analyzer;
    Strings terms;
    for (const Token& token : analyzer.analyze(text)) terms.emplace_back(token.term);
    return terms;
}

Strings broken_words_of(std::string_view text) {
    Analyzer analyzer;
    analyzer.analyze(text);
    Strings words;
    for (const BrokenWord& word : analyzer.broken_words()) words.push_back(word.term);
    return words;
}

std::string random_line_break(std::mt19937& random) {
    static const Strings blanks = {"", "", " ", "\t", "    ", "\f"};
    return blanks[random() % blanks.size()] + (random() % 3 ? "\n" : "\r\n") + blanks[random() % blanks.size()];
}

const Strings letters = {"版", "本", "接", "口", "是", "否", "正", "确", "シ", "ス", "テ", "ム",       "ー", "港",
                         "湾", "の", "交", "渉", "を", "再", "開", "し", "た", "々", "〇", "か\u3099", "ﾊ",  "ﾟ"};

// Concatenates `characters`, and inserts a line break between some neighbors that are both in `letters`.
std::string wrapped(const Strings& characters, std::mt19937& random) {
    std::string text;
    bool is_after_letter = false;
    for (const std::string& character : characters) {
        const bool is_letter = std::find(letters.begin(), letters.end(), character) != letters.end();
        if (is_after_letter && is_letter && random() % 8 == 0) text += random_line_break(random);
        text += character;
        is_after_letter = is_letter;
    }
    return text;
}

std::string joined(const Strings& characters) {
    std::string text;
    for (const std::string& character : characters) text += character;
    return text;
}

Strings random_characters(std::mt19937& random, std::size_t count) {
    static const Strings others = {"。", "、", " ", "。\n", "\n\n", "abc", "12", "한국", "ท่าเรือ", "-", "\u3000"};
    Strings characters;
    for (; count > 0; --count)
        characters.push_back(random() % 6 ? letters[random() % letters.size()] : others[random() % others.size()]);
    return characters;
}

TEST_SUITE("line breaks") {
    TEST_CASE("a line break between letters of Han, Hiragana or Katakana is ignored") {
        CHECK(terms_of("请先确认设备的版\n本和接\r\n    口是否正确。") ==
              terms_of("请先确认设备的版本和接口是否正确。"));
        CHECK(terms_of("    新しい灯台のシ\n    ステムと港湾事 \n\t務所") ==
              terms_of("新しい灯台のシステムと港湾事務所"));
        Analyzer analyzer;
        const std::string text = "新的版\n    本。";
        const auto tokens = analyzer.analyze(text);
        REQUIRE(!tokens.empty());
        CHECK(tokens.back().term == "版本");
        CHECK(text.substr(tokens.back().begin, tokens.back().end - tokens.back().begin) == "版\n    本");
    }

    TEST_CASE("empty lines, U+3000, blanks within a line, and line ends beside Latin, Hangul or Thai separate words") {
        for (const char* text :
             {"版\n\n本", "版\n\u3000本", "版\u3000\n本", "版 本", "版\t本", "版\u2028本", "版\n\r\n本"})
            CHECK_MESSAGE((terms_of(text) == Strings{"版", "本"}), text);
        CHECK(terms_of("한\n국 版\n국 국\n版") == Strings{"한", "국", "版", "국", "국", "版"});
        CHECK(terms_of("ท่า\nเรือ") == Strings{"ท่า", "เรือ"});
        CHECK(terms_of("abc\n版\nabc\n版") == Strings{"abc", "版", "abc", "版"});
        CHECK(terms_of("版" + std::string(max_indentation + 1, ' ') + "\n本").size() == 2);
        CHECK(terms_of("版\n" + std::string(max_indentation + 1, ' ') + "本").size() == 2);
        CHECK(terms_of("版\n" + std::string(max_indentation, ' ') + "本") == Strings{"版本"});
    }

    TEST_CASE("random Chinese and Japanese text has the same words with line breaks as without") {
        std::mt19937 random(31);
        Segmenter segmenter;
        for (int round = 0; round < 3000; ++round) {
            const Strings characters = random_characters(random, random() % 40);
            const std::string text = wrapped(characters, random);
            CAPTURE(text);
            REQUIRE(terms_of(text) == terms_of(joined(characters)));
            std::vector<Span> spans;
            std::vector<Span> unused;
            segmenter.segment(text, 0, unused);
            segmenter.segment_characters(text, 0, spans);
            REQUIRE(spans == unused);
            const std::vector<Span> before = spans;
            const std::string shown = without_breaks_between_letters(text, spans);
            REQUIRE(shown == joined(characters));
            for (std::size_t i = 0; i < spans.size(); ++i) {
                std::vector<Span> none;
                REQUIRE(shown.substr(spans[i].begin, spans[i].end - spans[i].begin) ==
                        without_breaks_between_letters(text.substr(before[i].begin, before[i].end - before[i].begin),
                                                       none));
            }
        }
    }

    TEST_CASE("a word that a hyphen and a line break divide is a broken word, and its parts are tokens") {
        CHECK(terms_of("The light-\nhouse stood") == Strings{"the", "light", "house", "stood"});
        for (const char* text :
             {"light-\nhouse", "light-\r\nhouse", "Light-  \n\t house", "LIGHT-\nHOUSE", "light\u2010\nhouse",
              "light\u00ad\nhouse", "light-\n\fhouse", "(light-\nhouse)", "light\u058a\nhouse"})
            CHECK_MESSAGE((broken_words_of(text) == Strings{"lighthouse"}), text);
        CHECK(broken_words_of("l'inter-\nnational Gro\u00df-\nstadt e\u0301-\ne\u0301 све-\nтилник") ==
              Strings{"l'international", "grossstadt", "éé", "светилник"});
        CHECK(broken_words_of("coun-\nterrevolu-\ntionary har-\nbour-\n") ==
              Strings{"counterrevolutionary", "harbour"});
    }

    TEST_CASE("a word is not broken if an empty line, a digit, a bullet or a capitalized word follows its hyphen") {
        for (const char* text :
             {"light-\n\nhouse",    "light--\nhouse", "light -\nhouse", "light-\n- house", "light-\n* house",
              "light-\nHouse",      "light-\n12",     "12-\nlight",     "1990-\n1995",     "light-\n",
              "-\nhouse",           "light\nhouse",   "light_\nhouse",  "light-house",     "light-\n| house",
              "light\u2013\nhouse", "x1-\nlight",     "ISO-\nBig",      "版-\n本",         "한-\n국",
              "light-\n\u3000house"})
            CHECK_MESSAGE(broken_words_of(text).empty(), text);
    }

    TEST_CASE("a word that is broken into more than nine parts becomes several words, and a very long word is cut") {
        std::string text = "a";
        for (int i = 1; i < 20; ++i) text += "a-\na";
        CHECK(broken_words_of(text).size() == 3);
        CHECK(broken_words_of(std::string(300, 'x') + "-\n" + std::string(10, 'y')) ==
              Strings{std::string(max_word_bytes, 'x')});
        CHECK(broken_words_of(std::string(200, 'x') + "-\n" + std::string(100, 'y')) ==
              Strings{std::string(200, 'x') + std::string(40, 'y')});
    }

    TEST_CASE("a block ends at a line break within a word only if it cannot end elsewhere") {
        std::mt19937 random(32);
        Segmenter segmenter;
        for (int round = 0; round < 200; ++round) {
            std::string text;
            while (text.size() < 20'000) {
                if (round % 2) {
                    text += wrapped(random_characters(random, 30), random) + "。";
                } else {
                    text += std::string(1 + random() % 9, static_cast<char>('a' + random() % 26));
                    text += random() % 3 ? " " : "-" + random_line_break(random);
                }
            }
            for (std::size_t begin = 0; begin < text.size();) {
                const std::size_t end = block_end(text, begin, segmenter);
                REQUIRE(end > begin);
                const auto found = word_break(text, end);
                REQUIRE((!found || end == text.size()));
                begin = end;
            }
        }
    }

    TEST_CASE("a text with very many line breaks within words is cut into blocks in linear time") {
        Segmenter segmenter;
        for (const std::string& piece : {"a-\n" + std::string(250, ' '), std::string("版\n"), std::string("a-\n"),
                                         std::string(1000, ' ') + "\n", "版\n" + std::string(200, ' ')}) {
            std::string text;
            while (text.size() < 1 << 20) text += piece;
            std::size_t blocks = 0;
            for (std::size_t begin = 0; begin < text.size(); ++blocks) begin = block_end(text, begin, segmenter);
            CHECK(blocks < 4100);
        }
    }
}

}  // namespace
}  // namespace kwic
