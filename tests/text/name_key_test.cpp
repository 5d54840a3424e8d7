// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the comparison of spellings of proper names, with the labeled pairs of relevance/name_pairs.tsv and with random
// words.
#include "text/names/name_key.hpp"
#include "build_paths.hpp"
#include "support/corpus.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

struct NamePair {
    bool is_variant = false;
    std::string a, b;
};

// Returns the pairs of a file. In name_pairs.tsv, the first field of a line is 1 for spellings of one name and 0 for
// different names. In name_systems.tsv, all pairs are spellings of one name.
std::vector<NamePair> name_pairs(const std::string& name = "name_pairs.tsv") {
    std::ifstream file(KWIC_SOURCE_DIR "/tests/relevance/" + name);
    std::vector<NamePair> pairs;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream fields(line);
        std::string label, a, b;
        fields >> label >> a >> b;
        pairs.push_back({label != "0", fold(a), fold(b)});
    }
    return pairs;
}

struct Figures {
    double found = 0, missed = 0, wrong = 0;

    void count(const NamePair& pair, bool is_same) {
        if (pair.is_variant)
            ++(is_same ? found : missed);
        else if (is_same)
            ++wrong;
    }
    double recall() const { return found / (found + missed); }
    double precision() const { return found / (found + wrong); }
};

// Returns whether a pair is held out. The held-out pairs, about half of all pairs, were not used to make the rules for
// names. All pairs of a name have the same first spelling, so either all pairs of a name or no pairs of this name are
// held out.
bool is_held_out(const NamePair& pair) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char c : pair.a) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return (hash >> 7) & 1u;
}

bool share_key(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](const std::string& key) { return std::find(b.begin(), b.end(), key) != b.end(); });
}

// A folded word as a Name and as a names::Reading.
struct ReadName {
    explicit ReadName(std::string_view word) : name(word), reading(names::read(word)) {}

    Name name;
    names::Reading reading;
};

// Returns whether two words may be spellings of the same name. Compares the words with the
// functions that a search uses to find variants of a name.
bool may_be_same(const ReadName& a, const ReadName& b) {
    return share_key(a.name.keys(), b.name.keys()) && a.name.sounds_like(b.reading);
}

bool may_be_same(std::string_view a, std::string_view b) { return may_be_same(ReadName(a), ReadName(b)); }

TEST_SUITE("name_key") {
    TEST_CASE("spellings in newspapers of different countries count as the same name") {
        for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"sisi", "alsissi"},
                                                                                   {"qaddafi", "kadhafi"},
                                                                                   {"putin", "poutine"},
                                                                                   {"khamenei", "chamenei"},
                                                                                   {"gorbachev", "gorbatschow"},
                                                                                   {"tchaikovsky", "czajkowski"},
                                                                                   {"khodorkovsky", "jodorkovski"},
                                                                                   {"netanyahu", "netanjahu"},
                                                                                   {"abdelfattah", "abdulfatah"}}) {
            const std::string shown_a(a);
            CAPTURE(shown_a);
            CHECK(may_be_same(a, b));
        }
    }

    TEST_CASE("spellings in different scripts count as the same name") {
        for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"sisi", "السيسي"},
                                                                                   {"gaddafi", "القذافي"},
                                                                                   {"khamenei", "خامنه‌ای"},
                                                                                   {"netanyahu", "נתניהו"},
                                                                                   {"netanyahu", "нетаньяху"},
                                                                                   {"selenskyj", "зеленський"},
                                                                                   {"papandreou", "παπανδρέου"},
                                                                                   {"modi", "मोदी"},
                                                                                   {"saakashvili", "სააკაშვილი"},
                                                                                   {"erdogan", "erdoğan"}}) {
            const std::string shown_a(a);
            CAPTURE(shown_a);
            CHECK(may_be_same(fold(a), fold(b)));
        }
    }

    TEST_CASE("similar words are different names") {
        for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"assad", "saud"},
                                                                                   {"said", "saad"},
                                                                                   {"bush", "bosch"},
                                                                                   {"merkel", "markel"},
                                                                                   {"iran", "iraq"},
                                                                                   {"paris", "boris"},
                                                                                   {"khamenei", "khomeini"},
                                                                                   {"hassan", "حسين"},
                                                                                   {"jordan", "gordon"},
                                                                                   {"austria", "australia"}}) {
            const std::string shown_a(a);
            CAPTURE(shown_a);
            CHECK_FALSE(may_be_same(fold(a), fold(b)));
        }
    }

    TEST_CASE("words that cannot be names have no keys") {
        for (const char* word : {"", "a", "xi", "2021", "b2b", "covid19", "u.s", "東京", "กรุงเทพ", "東京tokyo", "평양",
                                 "latinкириллица", "\xff\xfe\xfd", "aeiou"}) {
            CAPTURE(word);
            CHECK(name_keys(word).empty());
            CHECK_FALSE(may_be_same(word, word));
        }
        CHECK(name_keys(std::string(100, 'b')).empty());
    }

    TEST_CASE("a name has a key for each pronunciation of its letters") {
        CHECK(name_keys("gorbachev") == std::vector<std::string>{"KRPKP", "KRPSP"});
        CHECK(name_keys("sisi") == std::vector<std::string>{"SS"});
        CHECK(name_keys("ali") == std::vector<std::string>{"aLa"});
    }

    TEST_CASE("a transliterated name has the same keys as the original word") {
        for (const std::string word : {"मोदी", "საბა", "modi", "путин", "السيسي", "東京", ""}) {
            CAPTURE(word);
            const std::string quick = quick_name(word);
            if (!quick.empty()) CHECK(name_keys(quick) == name_keys(word));
        }
        CHECK_FALSE(quick_name("मोदी").empty());
        CHECK(quick_name("modi").empty());
        CHECK(Name("\x01\xff\xfe").empty());
        CHECK(Name("\x01"
                   "ab c")
                  .empty());
    }

    TEST_CASE("the comparison of names is symmetric, and each name is the same as itself") {
        const auto pairs = name_pairs();
        std::vector<ReadName> names;
        for (const auto& pair : pairs) {
            names.emplace_back(pair.a);
            names.emplace_back(pair.b);
        }
        std::mt19937 random(1);
        for (int i = 0; i < 100000; ++i) {
            const ReadName& a = names[random() % names.size()];
            const ReadName& b = i % 2 ? a : names[random() % names.size()];
            REQUIRE(may_be_same(a, b) == may_be_same(b, a));
            if (!a.name.empty()) REQUIRE(may_be_same(a, a));
        }
    }

    TEST_CASE("any text has only a few short keys of ASCII letters") {
        std::mt19937 random(2);
        for (int i = 0; i < 20000; ++i) {
            std::string word = test::random_text(random, 1 + random() % 12);
            if (i % 2)
                for (char& c : word) c = static_cast<char>(random());
            for (const std::string& text : {word, fold(word)}) {
                const Name name(text);
                REQUIRE(name.keys().size() <= 2 * Name::max_keys);
                for (const std::string& key : name.keys()) {
                    REQUIRE(key.size() >= 1);
                    REQUIRE(key.size() <= 8);
                    REQUIRE(
                        std::all_of(key.begin(), key.end(), [](char c) { return c == 'a' || (c >= 'A' && c <= 'Z'); }));
                }
                REQUIRE(may_be_same(text, text) == !name.empty());
            }
        }
    }

    TEST_CASE("the comparison of the labeled pairs reaches the required recall and precision") {
        const auto pairs = name_pairs();
        REQUIRE(pairs.size() > 1500);
        Figures all, halves[2];
        for (const NamePair& pair : pairs) {
            const bool is_same = may_be_same(pair.a, pair.b);
            all.count(pair, is_same);
            halves[is_held_out(pair)].count(pair, is_same);
        }
        MESSAGE("first half: recall " << halves[0].recall() << ", precision " << halves[0].precision());
        MESSAGE("held out: recall " << halves[1].recall() << ", precision " << halves[1].precision());
        CHECK(all.recall() >= 0.935);
        CHECK(all.precision() >= 0.967);
        CHECK(halves[1].recall() >= 0.90);
        CHECK(halves[1].precision() >= 0.96);
    }

    TEST_CASE("romanized and inflected spellings of a name count as the same name") {
        const auto pairs = name_pairs("name_systems.tsv");
        REQUIRE(pairs.size() > 250);
        Figures all;
        for (const NamePair& pair : pairs) all.count(pair, may_be_same(pair.a, pair.b));
        MESSAGE("recall " << all.recall());
        CHECK(all.recall() >= 0.94);
    }
}

}  // namespace
}  // namespace kwic
