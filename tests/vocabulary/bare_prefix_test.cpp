// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/bare_prefix.hpp"

#include "support/strings.hpp"
#include "text/bare_spelling.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

std::string bare(const std::string& word) {
    std::string spelling;
    append_bare_spelling(word, spelling);
    return spelling;
}

std::string encoded(UChar32 c) {
    std::string text;
    icu::UnicodeString(c).toUTF8String(text);
    return text;
}

// Returns the words of the sorted list `words` that first_candidate() returns unchanged. If first_candidate() returns a
// greater text, skips the words that are less than this text. Adds the number of calls of first_candidate() to
// `compared`.
Strings read(const Strings& words, const BarePrefix& prefix, std::size_t& compared) {
    Strings found;
    for (auto at = words.begin(); at != words.end();) {
        ++compared;
        const std::string candidate = prefix.first_candidate(*at);
        REQUIRE(candidate >= *at);
        if (candidate == *at)
            found.push_back(*at++);
        else
            at = std::lower_bound(at, words.end(), candidate);
    }
    return found;
}

TEST_SUITE("bare prefix") {
    TEST_CASE("every word whose bare spelling begins with a prefix is a candidate") {
        static const Strings letters = {"a", "d", "e",  "o",  "t",  "z",  "é",  "ê",  "ð",  "đ", "ø", "œ", "þ",
                                        "ł", "'", "7",  "٧",  "д",  "ё",  "е",  "й",  "ة",  "ه", "म", "न", "्",
                                        "द", "ं",  "の", "ノ", "ー", "ン", "國", "国", "한", "ọ́", "ế", "𐐨"};
        std::mt19937 random(21);
        const auto random_word = [&](std::size_t max_letters) {
            const std::size_t kinds = random() % 2 ? 15 : letters.size();
            std::string word;
            for (std::size_t size = 1 + random() % max_letters; size > 0; --size) word += letters[random() % kinds];
            return fold(word);
        };
        Strings words;
        for (int i = 0; i < 20'000; ++i) words.push_back(random_word(6));
        std::ranges::sort(words);
        for (int round = 0; round < 2000; ++round) {
            const std::string text = random_word(4);
            CAPTURE(text);
            std::size_t unused = 0;
            const Strings candidates = read(words, BarePrefix(text), unused);
            for (const std::string& word : words) {
                const bool begins = word.starts_with(text) || bare(word).starts_with(bare(text));
                if (!begins || std::binary_search(candidates.begin(), candidates.end(), word)) continue;
                CAPTURE(word);
                REQUIRE(false);
            }
        }
    }

    TEST_CASE("a character whose bare spelling is the prefix is not passed over") {
        Strings earlier;  // words that a look-up may compare before it reaches the character
        for (const UChar32 c :
             {0x30, 0x61, 0xe9, 0x250, 0x3b1, 0x43f, 0x561, 0x5d0, 0x628, 0x915, 0x4e00, 0xac00, 0xac01})
            earlier.push_back(encoded(c));
        for (UChar32 c = 0x80; c < 0x32000; ++c) {
            if (U_IS_SURROGATE(c) || !u_isalnum(c) || fold(encoded(c)) != encoded(c) || bare(encoded(c)).empty())
                continue;
            const BarePrefix prefix(bare(encoded(c)));
            for (const std::string& word : earlier)
                if (word < encoded(c)) {
                    CAPTURE(c);
                    CAPTURE(word);
                    REQUIRE(prefix.first_candidate(word) <= encoded(c));
                }
        }
    }

    TEST_CASE("most words without the prefix are passed over without a comparison") {
        Strings words = {"déjà", "détente", "détour", "ďábel"};
        for (int i = 0; i < 10'000; ++i) words.push_back(std::to_string(i) + "a");
        for (char first = 'a'; first <= 'z'; ++first)
            for (int i = 0; i < 1000; ++i) words.push_back(first + std::to_string(i));
        for (UChar32 c = 0x4e00; c < 0x6e00; ++c) words.push_back(encoded(c));
        std::ranges::sort(words);
        std::size_t compared = 0;
        CHECK(read(words, BarePrefix("det"), compared) == Strings{"détente", "détour"});
        CHECK(compared < 30);
        CHECK(BarePrefix("").is_empty());
        CHECK(BarePrefix("").first_candidate("harbour") == "harbour");
        CHECK(BarePrefix("d").first_candidate("\xff") == "\xff");
    }
}

}  // namespace
}  // namespace kwic
