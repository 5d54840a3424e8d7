// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/segmenter.hpp"
#include "support/corpus.hpp"
#include "support/strings.hpp"
#include "text/analyzer.hpp"
#include "text/blocks.hpp"
#include "text/pictographs.hpp"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <chrono>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    Segmenter segmenter;
    std::vector<Span> spans;
    segmenter.segment(text, 0, spans);
    std::vector<std::string> words;
    for (const Span& span : spans) words.emplace_back(text.substr(span.begin, span.end - span.begin));
    return words;
}

std::vector<std::string> terms_of(std::string_view text) {
    Analyzer analyzer;
    std::vector<std::string> terms;
    for (const Token& token : analyzer.analyze(text)) terms.emplace_back(token.term);
    return terms;
}

using test::Strings;

void check_paths(Segmenter& segmenter, const std::string& text) {
    std::vector<Span> fast;
    std::vector<Span> reference;
    segmenter.segment(text, 0, fast);
    segmenter.segment_characters(text, 0, reference);
    if (fast == reference) return;
    INFO("text: ", text);
    CHECK(fast == reference);
}

TEST_SUITE("segmenter") {
    TEST_CASE("a word is a run of letters, numbers and marks") {
        CHECK(words_of("The envoys, in Qasr-Marwan: 3.14 or 14,000;15?") ==
              Strings{"The", "envoys", "in", "Qasr", "Marwan", "3", "14", "or", "14", "000", "15"});
        CHECK(words_of("C++ AT&T #tag @nasa me@db.example.org _a_b_ late.Envoys x:y 12:30 a/b") ==
              Strings{"C", "AT", "T", "tag", "nasa", "me", "db", "example", "org", "a", "b", "late", "Envoys", "x", "y",
                      "12", "30", "a", "b"});
        CHECK(words_of("10³ 1945² 10₂ m² ¹⁴C 2²a") ==
              Strings{"10", "³", "1945", "²", "10", "₂", "m²", "¹⁴C", "2", "²a"});
        CHECK(words_of("CO₂ ½a Ⅻ 1\ufe0f\u20e3 e\u0301a ❤\ufe0fa \u0301b") ==
              Strings{"CO₂", "½a", "Ⅻ", "1\ufe0f\u20e3", "e\u0301a", "❤\ufe0f", "a", "b"});
        CHECK(words_of("a\u200bb c\u00a0d e\u202ff g\ufeffh i\u00b7j k\u203fl m\u2028n") ==
              Strings{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"});
        CHECK(words_of("L\u2019été à Qaṣr Marwān") == Strings{"L\u2019été", "à", "Qaṣr", "Marwān"});
        CHECK(words_of("عبد الرحيم الخولي، القاهرة") == Strings{"عبد", "الرحيم", "الخولي", "القاهرة"});
    }

    TEST_CASE("an apostrophe between letters belongs to the word") {
        CHECK(words_of("don't don\u2019t \u2018quoted\u2019 envoys' 'tis l\u2018air d\uff07un") ==
              Strings{"don't", "don\u2019t", "quoted", "envoys", "tis", "l\u2018air", "d\uff07un"});
        CHECK(words_of("90's 's a''b a'1 1'a e\u0301'a") ==
              Strings{"90", "s", "s", "a", "b", "a", "1", "1", "a", "e\u0301'a"});
    }

    TEST_CASE("single letters with single full stops between them are one word") {
        CHECK(words_of("U.S.-led e.g. (i.e.) U.S.S.R. и.о. é.a e\u0301.a") ==
              Strings{"U.S", "led", "e.g", "i.e", "U.S.S.R", "и.о", "é.a", "e\u0301.a"});
        CHECK(words_of("self.x.y x.y.z2 a.b.cc 1.a.b a..b a.1 .a.b. U.S.The") ==
              Strings{"self", "x", "y", "x", "y", "z2", "a",   "b", "cc", "1",
                      "a",    "b", "a", "b", "a", "1",  "a.b", "U", "S",  "The"});
        CHECK(words_of("l'U.R.S.S. U.S.'s U.S's ก.ค.") == Strings{"l'U.R.S.S", "U.S", "s", "U.S's", "ก.ค"});
    }

    TEST_CASE("soft hyphens, joiners, non-joiners and direction marks between letters do not separate words") {
        CHECK(terms_of("co\u00adoperate Auf\u200clage zero\u200dwidth word\u2060joiner") ==
              Strings{"cooperate", "auflage", "zerowidth", "wordjoiner"});
        CHECK(terms_of("a\u200eb c\u202ad e\u2066\u2069f \u061cg h\u200f") == Strings{"ab", "cd", "ef", "g", "h"});
        CHECK(terms_of("می\u200cرود کتاب\u200cهای ۲\u200cهای کتاب\u200c") ==
              Strings{"میرود", "کتابهای", "۲", "های", "کتاب"});
        CHECK(words_of("র\u200c্যাব ন্\u200dয").size() == 2);
    }

    TEST_CASE("the characters of an emoji or another pictograph that are displayed as one picture are one word") {
        CHECK(words_of("🔵later ★★ ✓ done👍!") == Strings{"🔵", "later", "★", "★", "✓", "done", "👍"});
        CHECK(words_of("👍🏽👍 👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 🇩🇪🇫🇷🇩 ☎\ufe0e") ==
              Strings{"👍🏽", "👍", "👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "🇩🇪", "🇫🇷", "🇩", "☎\ufe0e"});
        CHECK(words_of("🏴\U000e0067\U000e0062\U000e007f 😀\u200dx 😀\u200d") ==
              Strings{"🏴\U000e0067\U000e0062\U000e007f", "😀", "x", "😀"});
        CHECK(words_of("a😀b'c😀.d 中😀文") == Strings{"a", "😀", "b'c", "😀", "d", "中", "😀", "文"});
        CHECK(words_of("© ™ → ─ │ ● ▪ ° § № ⅓") == Strings{"⅓"});
    }

    TEST_CASE("an emoji has the same term in all its skin tones and presentations") {
        CHECK(terms_of("👍🏽 👍🏿 👍 ❤\ufe0f ❤ 🏽") == Strings{"👍", "👍", "👍", "❤", "❤", "🏽"});
        CHECK(terms_of("👩🏽\u200d💻 👩\u200d💻") == Strings{"👩💻", "👩💻"});
    }

    TEST_CASE("dictionaries separate the words of scripts without spaces") {
        CHECK(words_of("ผู้แทนเจรจาเรื่องท่าเรือเก่า") == Strings{"ผู้", "แทน", "เจรจา", "เรื่อง", "ท่าเรือ", "เก่า"});
        CHECK(words_of("東京都の大臣は港湾の交渉を再開した。") ==
              Strings{"東京", "都", "の", "大臣", "は", "港湾", "の", "交渉", "を", "再開", "した"});
    }

    TEST_CASE("words in scripts without case are separated from letters of other scripts and from digits") {
        CHECK(words_of("NASUWTและ ATL") == Strings{"NASUWT", "และ", "ATL"});
        CHECK(words_of("ปี2564และ๒๕๖๔ปี") == Strings{"ปี", "2564", "และ", "๒๕๖๔", "ปี"});
        CHECK(words_of("أبولو1 سنة٢٠٢١ بـNASA") == Strings{"أبولو", "1", "سنة", "٢٠٢١", "بـ", "NASA"});
        CHECK(words_of("KBS에서 2021년 בNASA") == Strings{"KBS", "에서", "2021", "년", "ב", "NASA"});
        CHECK(words_of("covid19 Су27 Интернет2 µm 10µm") == Strings{"covid19", "Су27", "Интернет2", "µm", "10µm"});
        CHECK(words_of("3,5% 第2回 カー") == Strings{"3", "5", "第", "2", "回", "カー"});
    }

    TEST_CASE("long runs of one character class are segmented in linear time") {
        Segmenter segmenter;
        for (const char* letter :
             {"ก", "ด้", "中", "か", "カ", "한", "\u0301", "\u200d", "ا", "က", "ក", "1", "'", "é", "🇩", "😀\u200d"}) {
            std::string text;
            while (text.size() < 1 << 20) text += letter;
            std::vector<Span> spans;
            std::size_t begin = 0;
            const auto start = std::chrono::steady_clock::now();
            while (begin < text.size()) {
                const std::size_t end = block_end(text, begin, segmenter);
                REQUIRE(end > begin);
                segmenter.segment(std::string_view(text).substr(begin, end - begin), begin, spans);
                begin = end;
            }
            CAPTURE(std::string(letter));
            CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
            for (const Span& span : spans) REQUIRE(span.end > span.begin);
        }
    }

    TEST_CASE("a text without letters and digits has no words") {
        CHECK(words_of("").empty());
        CHECK(words_of(" \t\r\n -- ... !? \u2014 \u201c\u201d \u203f\u2040 ").empty());
    }

    TEST_CASE("the fast path finds the same words as the slow path in random ASCII") {
        std::mt19937 random(20211);
        Segmenter segmenter;
        const std::string dense = "aZ09_.,;:'\"-@ \n\t";
        const std::string long_words = "abcdefgABC012_.',";
        for (int round = 0; round < 4500; ++round) {
            std::string text;
            for (std::size_t size = random() % 200; size > 0; --size) {
                if (round % 3 == 0) text += static_cast<char>(random() % 128);
                if (round % 3 == 1) text += dense[random() % dense.size()];
                if (round % 3 == 2) text += long_words[random() % long_words.size()];
            }
            check_paths(segmenter, text);
        }
    }

    TEST_CASE("the fast path finds the same words as the slow path in ASCII mixed with other characters") {
        std::mt19937 random(20212);
        Segmenter segmenter;
        const std::vector<std::string> pieces = {"a",      "Z",      "0",       "_",          ".",
                                                 ",",      "'",      ":",       "\"",         " ",
                                                 "  ",     "\n",     "\t",      "-",          "@",
                                                 "\u2019", "é",      "e\u0301", " \u0301",    "\u00ad",
                                                 "\u200d", "\u200c", "کتاب",    "\U0001F600", "\U0001F1E9\U0001F1EA",
                                                 "\u00b7", "א",      "\u05f4",  "ท่าเรือ",      "東京",
                                                 "カタ",   "ひら",   "ア",      "한국",       "ф",
                                                 "ا",      "\u0640", "\u2003",  "\u3000",     "\u0085",
                                                 "\x0b",   "\x1c",   "٣",       "１",         "ﬁ",
                                                 "ß",      "½",      "〇",      "b.",         "x.y",
                                                 "₂",      "\u200b", "\n  ",    "\r\n",       "\f",
                                                 "★",      "🏽",   "\ufe0f",  "\U0001F1E9", "❤\ufe0f"};
        for (int round = 0; round < 6000; ++round) {
            std::string text;
            for (std::size_t size = random() % 16; size > 0; --size) text += pieces[random() % pieces.size()];
            check_paths(segmenter, text);
        }
    }

    TEST_CASE("the fast path finds the same words as the slow path in every text of the corpus") {
        Segmenter segmenter;
        std::size_t texts = 0;
        for (const auto& file : test::clippings()) {
            std::string text = test::read_file(file);
            if (text.size() > 100'000) text.resize(100'000);
            check_paths(segmenter, text);
            ++texts;
        }
        CHECK(texts >= 60);
    }

    TEST_CASE("a single character is a word only if it is a letter, a number or a pictograph") {
        Segmenter segmenter;
        for (UChar32 c = 1; c <= UCHAR_MAX_VALUE; ++c) {
            if (U_IS_SURROGATE(c)) continue;
            std::string text;
            icu::UnicodeString(c).toUTF8String(text);
            std::vector<Span> words;
            segmenter.segment(text, 0, words);
            const bool is_word = (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0 || is_pictograph(c);
            CAPTURE(c);
            REQUIRE(words == (is_word ? std::vector<Span>{{0, text.size()}} : std::vector<Span>{}));
        }
    }

    TEST_CASE("a token has the folded word and the byte range of the original word") {
        Analyzer analyzer;
        const std::string text = "Die Stra\u00dfe \ufb01nance Don\u2019t";
        const auto tokens = analyzer.analyze(text);
        REQUIRE(tokens.size() == 4);
        CHECK(tokens[1].term == "strasse");
        CHECK(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == "Stra\u00dfe");
        CHECK(tokens[2].term == "finance");
        CHECK(tokens[3].term == "don't");
        CHECK(text.substr(tokens[3].begin, tokens[3].end - tokens[3].begin) == "Don\u2019t");
    }

    TEST_CASE("composed, decomposed and full-width spellings give the same tokens") {
        CHECK(terms_of("Détente") == terms_of("De\u0301tente"));
        CHECK(terms_of("Ｑａｓｒ") == Strings{"qasr"});
        CHECK(terms_of("co\u00adoperate") == Strings{"cooperate"});
    }

    TEST_CASE("words that are too long for a term are cut between characters") {
        Analyzer analyzer;
        std::string word;
        for (int i = 0; i < 200; ++i) word += "é";
        const auto tokens = analyzer.analyze(word + " short");
        REQUIRE(tokens.size() == 2);
        CHECK(tokens[0].term == word.substr(0, max_word_bytes));
        CHECK(tokens[0].end == word.size());
    }

    TEST_CASE("the tokens of random texts are not empty and end at character boundaries") {
        std::mt19937 random(20213);
        Analyzer analyzer;
        for (int round = 0; round < 300; ++round) {
            const std::string text = test::random_text(random, random() % 200);
            std::size_t last = 0;
            for (const Token& token : analyzer.analyze(text)) {
                REQUIRE(token.begin >= last);
                REQUIRE(token.end > token.begin);
                REQUIRE(token.end <= text.size());
                REQUIRE(!is_continuation(text[token.begin]));
                REQUIRE((token.end == text.size() || !is_continuation(text[token.end])));
                REQUIRE(!token.term.empty());
                REQUIRE(token.term.size() <= max_word_bytes);
                last = token.end;
            }
        }
    }
}

}  // namespace
}  // namespace kwic
