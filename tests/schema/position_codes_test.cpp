// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/position_codes.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

using Places = std::map<std::string, std::vector<Xapian::termpos>>;

std::vector<Xapian::termpos> positions(const WordCodes& codes, const std::string& term, std::size_t most = all) {
    std::vector<Xapian::termpos> found;
    codes.positions(term, most, found);
    return found;
}

// A text of `words` words of which `different` are different, one after the other, with a gap in the middle.
Places random_places(std::mt19937& random, unsigned words, unsigned different) {
    Places places;
    for (unsigned i = 0; i < words; ++i)
        places["w" + std::to_string(i < different ? i : random() % different)].push_back(i + 1 +
                                                                                         (i > words / 2 ? 5000 : 0));
    return places;
}

PositionCodes coded(const Places& places) {
    std::map<Xapian::termpos, std::string> words;
    for (const auto& [word, own] : places)
        for (const Xapian::termpos position : own) words[position] = word;
    WordCoder coder;
    for (const auto& [position, word] : words) coder.add(word, position);
    return coder.encode();
}

}  // namespace

TEST_SUITE("word codes") {
    TEST_CASE("each word of a document has its own places however many words there are") {
        std::mt19937 random(3);
        for (const unsigned different : {1u, 7u, 130u, 512u, 513u, 3000u, 6001u, 15'000u}) {
            CAPTURE(different);
            const Places places = random_places(random, 2 * different, different);
            const PositionCodes bytes = coded(places);
            const WordCodes codes(bytes.low_bytes, bytes.high_bytes);
            CHECK(codes.size() == 2 * different);
            std::size_t wrong = 0;
            for (const auto& [word, own] : places) wrong += positions(codes, word) != own;
            CHECK(wrong == 0);
        }
    }

    TEST_CASE("a word that is not in the document hardly ever seems to be") {
        std::mt19937 random(4);
        const PositionCodes bytes = coded(random_places(random, 400, 200));
        const WordCodes codes(bytes.low_bytes, bytes.high_bytes);
        std::size_t seen = 0;
        for (int i = 0; i < 10'000; ++i) seen += !positions(codes, "absent" + std::to_string(i)).empty();
        CHECK(seen < 5);  // 200 / 2^24 of them are to be expected
    }

    TEST_CASE("words of fields that begin to count anew are kept beside those of the text") {
        WordCoder coder;
        coder.add("harbour", 1);
        coder.add("talks", 2);
        coder.add("harbour", 100'002);
        coder.add("Sharbour", 1);
        const PositionCodes bytes = coder.encode();
        const WordCodes codes(bytes.low_bytes, bytes.high_bytes);
        CHECK(positions(codes, "harbour") == std::vector<Xapian::termpos>{1, 100'002});
        CHECK(positions(codes, "harbour", 1) == std::vector<Xapian::termpos>{1});
        CHECK(positions(codes, "Sharbour") == std::vector<Xapian::termpos>{1});
    }

    TEST_CASE("the codes of short texts take three bytes for each word and nothing without words") {
        std::mt19937 random(5);
        const PositionCodes codes = coded(random_places(random, 300, 150));
        CHECK(codes.low_bytes.size() < 300 + 16);
        CHECK(codes.high_bytes.size() == 2 * 300);
        CHECK(WordCoder().encode() == PositionCodes());
    }

    TEST_CASE("words that follow one another are found as such and only within a run") {
        std::mt19937 random(7);
        for (int run = 0; run < 300; ++run) {
            std::vector<std::string> words;
            WordCoder coder;
            const auto count = static_cast<unsigned>(2 + random() % 200);
            const auto gap = static_cast<unsigned>(random() % count);
            for (unsigned i = 0; i < count; ++i) {
                words.push_back("w" + std::to_string(random() % 12));
                coder.add(words.back(), i + 1 + (i >= gap ? 7 : 0));
            }
            const PositionCodes bytes = coder.encode();
            const WordCodes codes(bytes.low_bytes, bytes.high_bytes);
            const WordCodes rough(bytes.low_bytes);
            for (int tried = 0; tried < 20; ++tried) {
                std::vector<std::string> asked;
                for (auto size = 2 + random() % 2; size > 0; --size) asked.push_back(words[random() % count]);
                bool is_there = false;
                for (std::size_t at = 0; at + asked.size() <= count; ++at)
                    is_there |= (at >= gap || at + asked.size() <= gap) &&
                                std::equal(asked.begin(), asked.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
                std::vector<std::uint64_t> hashes;
                for (const std::string& word : asked) hashes.push_back(WordCodes::hash_of(word));
                REQUIRE(codes.has_sequence(hashes) == is_there);
                if (is_there) REQUIRE(rough.has_sequence(hashes));
            }
        }
    }

    TEST_CASE("bytes that are no codes are refused") {
        std::mt19937 random(6);
        const PositionCodes bytes = coded(random_places(random, 40, 30));
        for (std::size_t size = 0; size < bytes.low_bytes.size(); ++size)
            CHECK_THROWS_AS(WordCodes(std::string_view(bytes.low_bytes).substr(0, size)), Error);
        CHECK_THROWS_AS(WordCodes(bytes.low_bytes, bytes.high_bytes + "x"), Error);
        CHECK_THROWS_AS(WordCodes(bytes.low_bytes, bytes.high_bytes.substr(1)), Error);
        CHECK_THROWS_AS(WordCodes(bytes.low_bytes + "x"), Error);
        CHECK_THROWS_AS(WordCodes("\5" + bytes.low_bytes.substr(1)), Error);
    }
}

}  // namespace kwic
