// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/position_codes.hpp"
#include "schema/word_position.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

using Occurrences = std::map<std::string, std::vector<Xapian::termpos>>;

std::vector<Xapian::termpos> positions(const PositionDecoder& codes, const std::string& term,
                                       std::size_t max_count = all) {
    std::vector<Xapian::termpos> found;
    codes.positions(term, max_count, found);
    return found;
}

// Returns the positions of each word of a random text. The text consists of `words` occurrences of at most `different`
// distinct words. The positions have a gap in the middle of the text.
Occurrences random_occurrences(std::mt19937& random, unsigned words, unsigned different) {
    Occurrences occurrences;
    for (unsigned i = 0; i < words; ++i)
        occurrences["w" + std::to_string(i < different ? i : random() % different)].push_back(
            i + 1 + (i > words / 2 ? 5000 : 0));
    return occurrences;
}

PositionCodes coded(const Occurrences& occurrences) {
    std::map<Xapian::termpos, std::string> words;
    for (const auto& [word, positions_of_word] : occurrences)
        for (const Xapian::termpos position : positions_of_word) words[position] = word;
    PositionEncoder encoder;
    for (const auto& [position, word] : words) encoder.add(word, position);
    return encoder.encode();
}

}  // namespace

TEST_SUITE("position codes") {
    TEST_CASE("the position codes return the positions of each word in documents of any size") {
        std::mt19937 random(3);
        for (const unsigned different : {1u, 7u, 130u, 512u, 513u, 3000u, 6001u, 15'000u}) {
            CAPTURE(different);
            const Occurrences occurrences = random_occurrences(random, 2 * different, different);
            const PositionCodes bytes = coded(occurrences);
            const PositionDecoder codes(bytes.low_bytes, bytes.high_bytes);
            CHECK(codes.size() == 2 * different);
            std::size_t wrong = 0;
            for (const auto& [word, positions_of_word] : occurrences)
                wrong += positions(codes, word) != positions_of_word;
            CHECK(wrong == 0);
        }
    }

    TEST_CASE("the position codes very rarely return positions of a word that is not in the document") {
        std::mt19937 random(4);
        const PositionCodes bytes = coded(random_occurrences(random, 400, 200));
        const PositionDecoder codes(bytes.low_bytes, bytes.high_bytes);
        std::size_t seen = 0;
        for (int i = 0; i < 10'000; ++i) seen += !positions(codes, "absent" + std::to_string(i)).empty();
        CHECK(seen < 5);  // the expected value of `seen` is 10,000 * 200 / 2^24 = 0.12
    }

    TEST_CASE("a word of a field and a word of the text may have the same position") {
        PositionEncoder encoder;
        encoder.add("harbour", 1);
        encoder.add("talks", 2);
        encoder.add("harbour", 100'002);
        encoder.add("Sharbour", 1);
        const PositionCodes bytes = encoder.encode();
        const PositionDecoder codes(bytes.low_bytes, bytes.high_bytes);
        CHECK(positions(codes, "harbour") == std::vector<Xapian::termpos>{1, 100'002});
        CHECK(positions(codes, "harbour", 1) == std::vector<Xapian::termpos>{1});
        CHECK(positions(codes, "Sharbour") == std::vector<Xapian::termpos>{1});
    }

    TEST_CASE("position codes take about three bytes for each word of a short text") {
        std::mt19937 random(5);
        const PositionCodes codes = coded(random_occurrences(random, 300, 150));
        CHECK(codes.low_bytes.size() < 300 + 16);
        CHECK(codes.high_bytes.size() == 2 * 300);
        CHECK(PositionEncoder().encode() == PositionCodes());
    }

    TEST_CASE("has_sequence() finds a sequence of words unless a gap in the positions divides the sequence") {
        std::mt19937 random(7);
        for (int run = 0; run < 300; ++run) {
            std::vector<std::string> words;
            PositionEncoder encoder;
            const auto count = static_cast<unsigned>(2 + random() % 200);
            const auto gap = static_cast<unsigned>(random() % count);
            for (unsigned i = 0; i < count; ++i) {
                words.push_back("w" + std::to_string(random() % 12));
                encoder.add(words.back(), i + 1 + (i >= gap ? 7 : 0));
            }
            const PositionCodes bytes = encoder.encode();
            const PositionDecoder codes(bytes.low_bytes, bytes.high_bytes);
            const PositionDecoder rough(bytes.low_bytes);
            for (int round = 0; round < 20; ++round) {
                std::vector<std::string> sequence;
                for (auto size = 2 + random() % 3; size > 0; --size) sequence.push_back(words[random() % count]);
                bool is_expected = false;
                for (std::size_t at = 0; at + sequence.size() <= count; ++at)
                    is_expected |=
                        (at >= gap || at + sequence.size() <= gap) &&
                        std::equal(sequence.begin(), sequence.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
                HashSequence hashes;
                hashes.pair = random() % (sequence.size() - 1);
                for (const std::string& word : sequence) hashes.words.push_back({PositionDecoder::hash_of(word)});
                REQUIRE(codes.has_sequence(hashes) == is_expected);
                if (is_expected) REQUIRE(rough.has_sequence(hashes));
            }
        }
    }

    TEST_CASE("has_sequence() finds a sequence of alternatives, but not by terms that the document lacks") {
        std::mt19937 random(11);
        for (int run = 0; run < 300; ++run) {
            std::vector<std::string> words;
            PositionEncoder encoder;
            const auto count = static_cast<unsigned>(2 + random() % 200);
            for (unsigned i = 0; i < count; ++i) {
                words.push_back("w" + std::to_string(random() % 12));
                encoder.add(words.back(), i + 1);
            }
            const PositionCodes bytes = encoder.encode();
            const PositionDecoder codes(bytes.low_bytes, bytes.high_bytes);
            for (int round = 0; round < 20; ++round) {
                std::vector<std::vector<std::string>> sequence(2 + random() % 3);
                HashSequence hashes;
                hashes.pair = random() % (sequence.size() - 1);
                hashes.words.resize(sequence.size());
                for (std::size_t i = 0; i < sequence.size(); ++i)
                    for (auto left = 1 + random() % 3; left > 0; --left) {
                        sequence[i].push_back("w" + std::to_string(random() % 14));
                        hashes.words[i].push_back(PositionDecoder::hash_of(sequence[i].back()));
                    }
                const std::string hidden = "w" + std::to_string(random() % 14);
                const auto is_present = [&](std::size_t word, std::size_t i) { return sequence[word][i] != hidden; };
                const auto occurs = [&](auto accepts) {
                    for (std::size_t at = 0; at + sequence.size() <= count; ++at) {
                        std::size_t word = 0;
                        const auto is_next = [&](const auto& alternatives) {
                            const std::size_t own = word++;
                            for (std::size_t i = 0; i < alternatives.size(); ++i)
                                if (alternatives[i] == words[at + own] && accepts(own, i)) return true;
                            return false;
                        };
                        if (std::ranges::all_of(sequence, is_next)) return true;
                    }
                    return false;
                };
                REQUIRE(codes.has_sequence(hashes) == occurs([](auto, auto) { return true; }));
                REQUIRE(codes.has_sequence(hashes, is_present) == occurs([&](std::size_t word, std::size_t i) {
                            return sequence[word].size() == 1 || is_present(word, i);
                        }));
            }
        }
    }

    TEST_CASE("has_broken_word() and positions() find the words that are broken at line ends") {
        PositionEncoder encoder;
        encoder.add("light", 4);
        encoder.add("house", 5);
        encoder.add("lighthouse", *broken_position(4, 2));
        encoder.add("counterrevolution", *broken_position(7, 9));
        const PositionCodes bytes = encoder.encode();
        const PositionDecoder codes(bytes.low_bytes, bytes.high_bytes);
        const auto has = [&](const char* a, const char* b) {
            return codes.has_broken_word({{{PositionDecoder::hash_of(a)}, {PositionDecoder::hash_of(b)}}});
        };
        CHECK(has("old", "lighthouse"));
        CHECK_FALSE(has("light", "house"));
        CHECK(codes.broken_words() == 2);
        const WordPosition two = word_position(positions(codes, "lighthouse").at(0));
        CHECK(two.first == 4);
        CHECK(two.last == 5);
        const WordPosition nine = word_position(positions(codes, "counterrevolution").at(0));
        CHECK(nine.first == 7);
        CHECK(nine.last == 15);
        CHECK_FALSE(broken_position(max_first_part, 2));
        CHECK(*broken_position(max_first_part - 1, max_parts) == (Xapian::termpos{1} << 31) - 1);
    }

    TEST_CASE("damaged position codes are refused") {
        std::mt19937 random(6);
        const PositionCodes bytes = coded(random_occurrences(random, 40, 30));
        for (std::size_t size = 0; size < bytes.low_bytes.size(); ++size)
            CHECK_THROWS_AS(PositionDecoder(std::string_view(bytes.low_bytes).substr(0, size)), Error);
        CHECK_THROWS_AS(PositionDecoder(bytes.low_bytes, bytes.high_bytes + "x"), Error);
        CHECK_THROWS_AS(PositionDecoder(bytes.low_bytes, bytes.high_bytes.substr(1)), Error);
        CHECK_THROWS_AS(PositionDecoder(bytes.low_bytes + "x"), Error);
        CHECK_THROWS_AS(PositionDecoder("\5" + bytes.low_bytes.substr(1)), Error);
    }
}

}  // namespace kwic
