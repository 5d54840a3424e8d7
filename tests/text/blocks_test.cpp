// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/blocks.hpp"
#include "support/corpus.hpp"
#include "text/analyzer.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::vector<std::string> blocks_of(std::string_view text) {
    Segmenter segmenter;
    std::vector<std::string> blocks;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = block_end(text, begin, segmenter);
        REQUIRE(end > begin);
        blocks.emplace_back(text.substr(begin, end - begin));
        begin = end;
    }
    return blocks;
}

std::string repeat(std::string_view text, std::size_t times) {
    std::string out;
    while (times-- > 0) out += text;
    return out;
}

TEST_SUITE("blocks") {
    TEST_CASE("a short text is one block") {
        CHECK(blocks_of("Envoys resume talks.\n\nThey met on Friday.\n").size() == 1);
        CHECK(blocks_of(std::string(max_block_bytes, 'x')).size() == 1);
    }

    TEST_CASE("the blocks of any text cover the text, have a limited size and end at character boundaries") {
        std::mt19937 random(41);
        for (int round = 0; round < 40; ++round) {
            const std::string text = test::random_text(random, 2000 + random() % 20'000);
            std::size_t size = 0;
            for (const std::string& block : blocks_of(text)) {
                REQUIRE(block.size() <= max_block_bytes);
                REQUIRE(!is_continuation(block[0]));
                size += block.size();
            }
            CHECK(size == text.size());
        }
    }

    TEST_CASE("a long text is cut after a paragraph where possible") {
        const std::string text = repeat(repeat("The pilot came aboard at dawn. ", 20) + "\n\n", 20);
        for (const std::string& block : blocks_of(text)) CHECK(block.ends_with("\n\n"));
    }

    TEST_CASE("a text without paragraphs is cut after a line, sentence or word") {
        for (const std::string& block : blocks_of(repeat("one line of the log\n", 1000))) CHECK(block.ends_with("\n"));
        const std::string sentences = repeat("The pilot came aboard at dawn. ", 500);
        for (const std::string& block : blocks_of(sentences)) CHECK(block.ends_with(". "));
        for (const std::string& block : blocks_of(repeat("word ", 3000))) CHECK(block.ends_with(" "));
        for (const std::string& block : blocks_of(repeat("港湾の交渉を再開した。", 500))) CHECK(block.ends_with("。"));
    }

    TEST_CASE("text without spaces is cut between words") {
        const std::string text = repeat("ท่าเรือ", 1000);
        Analyzer analyzer;
        std::size_t tokens = 0;
        for (const std::string& block : blocks_of(text)) {
            for (const Token& token : analyzer.analyze(block)) CHECK(token.term == "ท่าเรือ");
            tokens += analyzer.analyze(block).size();
        }
        CHECK(tokens == 1000);
    }

    TEST_CASE("analyzing the corpus block by block gives the same tokens as analyzing each text as a whole") {
        Analyzer analyzer;
        for (const auto& file : test::clippings()) {
            const std::string text = test::read_file(file);
            std::vector<std::string> apart;
            for (const std::string& block : blocks_of(text))
                for (const Token& token : analyzer.analyze(block)) apart.emplace_back(token.term);
            std::vector<std::string> together;
            for (const Token& token : analyzer.analyze(text)) together.emplace_back(token.term);
            INFO(file.string());
            CHECK(apart == together);
        }
    }
}

}  // namespace
}  // namespace kwic
