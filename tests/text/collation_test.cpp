// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/collation.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

int sign(int number) { return number < 0 ? -1 : number > 0 ? 1 : 0; }

// Compares the keys of two texts. Returns a negative number, 0 or a positive number.
int order_of_keys(const std::string& a, const std::string& b) {
    return sign(collation_key(a).compare(collation_key(b)));
}

std::vector<std::string> ascii_characters() {
    std::vector<std::string> characters;
    for (int c = 0; c < 128; ++c) characters.emplace_back(1, static_cast<char>(c));
    return characters;
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces, std::size_t max_pieces) {
    std::string text;
    for (auto count = random() % (max_pieces + 1); count > 0; --count) text += pieces[random() % pieces.size()];
    return text;
}

}  // namespace

TEST_SUITE("collation") {
    TEST_CASE("texts compare like their keys: letters before accents, accents before cases, numbers by value") {
        const std::vector<std::string> ascending = {"",  " ",  "-",  "$",   "0",   "1",     "09",     "9a",      "10",
                                                    "a", "A",  "á",  "a b", "a-b", "a 2",   "a 010",  "a 10000", "ab",
                                                    "l", "l·", "la", "z",   "Ζ",   "Елена", "Елена 2"};
        for (const std::string& a : ascending)
            for (const std::string& b : ascending) {
                CAPTURE(a);
                CAPTURE(b);
                CHECK(sign(compare_collated(a, b)) == order_of_keys(a, b));
            }
        CHECK(compare_collated("item 9", "ITEM 10") < 0);
        CHECK(compare_collated("resume", "Resume") < 0);
        CHECK(compare_collated("Resume", "résumé") < 0);
    }

    TEST_CASE("any two texts compare like their keys") {
        const std::vector<std::string> ascii = ascii_characters();
        const std::vector<std::string> few = {"a", "A", "b", "0", "1", "9", "00", "10", " ", "-", "\x01"};
        const std::vector<std::string> mixed = {"a", "e", "E",  "l",  "s",  "0", "7", "\u0301", "é",
                                                "·", "ß", "æ",  "Ж",  "東", "१", "٣", " ",      "-",
                                                "h", "z", "\t", "l·", "12", "😀", "ｱ", "ー",     "\u200d"};
        std::mt19937 random(7);
        for (const auto* const pieces : {&ascii, &few, &mixed})
            for (int i = 0; i < 20'000; ++i) {
                const std::string start = random_text(random, *pieces, 4);
                const std::string a = start + random_text(random, *pieces, 4);
                const std::string b = start + random_text(random, *pieces, 4);
                const int found = sign(compare_collated(a, b));
                const int expected = order_of_keys(a, b);
                if (found == expected) continue;
                CAPTURE(a);
                CAPTURE(b);
                CHECK(found == expected);
            }
    }

    TEST_CASE("numbers of many digits compare like their keys") {
        std::mt19937 random(8);
        for (int i = 0; i < 2000; ++i) {
            const auto digits = [&] {
                std::string text(random() % 400, '0');
                for (char& c : text) c = static_cast<char>('0' + random() % (random() % 2 ? 10 : 2));
                return text;
            };
            const std::string start = digits(), a = start + digits(), b = start + digits();
            CHECK(sign(compare_collated(a, b)) == order_of_keys(a, b));
        }
    }
}

}  // namespace kwic
