// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/word_codes.hpp"

#include "index/bytes.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

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

std::string coded(const Places& places) {
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
            const std::string bytes = coded(places);
            const WordCodes codes(bytes);
            CHECK(codes.size() == 2 * different);
            std::size_t wrong = 0;
            for (const auto& [word, own] : places) wrong += positions(codes, word) != own;
            CHECK(wrong == 0);
        }
    }

    TEST_CASE("a word that is not in the document hardly ever seems to be") {
        std::mt19937 random(4);
        const std::string bytes = coded(random_places(random, 400, 200));
        const WordCodes codes(bytes);
        std::size_t seen = 0;
        for (int i = 0; i < 10'000; ++i) seen += !positions(codes, "absent" + std::to_string(i)).empty();
        CHECK(seen < 100);  // 200 / 65536 of them are to be expected
    }

    TEST_CASE("words of fields that begin to count anew are kept beside those of the text") {
        WordCoder coder;
        coder.add("harbour", 1);
        coder.add("talks", 2);
        coder.add("harbour", 100'002);
        coder.add("Sharbour", 1);
        const std::string bytes = coder.encode();
        CHECK(positions(WordCodes(bytes), "harbour") == std::vector<Xapian::termpos>{1, 100'002});
        CHECK(positions(WordCodes(bytes), "harbour", 1) == std::vector<Xapian::termpos>{1});
        CHECK(positions(WordCodes(bytes), "Sharbour") == std::vector<Xapian::termpos>{1});
    }

    TEST_CASE("the codes of short texts take two bytes for each word and nothing without words") {
        std::mt19937 random(5);
        CHECK(coded(random_places(random, 300, 150)).size() < 2 * 300 + 16);
        CHECK(WordCoder().encode().empty());
        CHECK(coded_as_lists.size() == 1);
    }

    TEST_CASE("bytes that are no codes are refused") {
        std::mt19937 random(6);
        const std::string bytes = coded(random_places(random, 40, 30));
        for (std::size_t size = 1; size < bytes.size(); ++size)
            CHECK_THROWS_AS(WordCodes(std::string_view(bytes).substr(0, size)), Error);
        std::string longer = bytes + "x";
        CHECK_THROWS_AS(WordCodes{longer}, Error);
        longer[0] = 5;
        CHECK_THROWS_AS(WordCodes{longer}, Error);
    }
}

}  // namespace kwic
