// SPDX-License-Identifier: GPL-2.0-or-later
// Compares sorts by a field that has many distinct strings with a sort of all keys.
#include "support/search.hpp"
#include "text/collation.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

constexpr std::size_t documents = 6000;

// The values of the field `s` of each document, by id.
using Values = std::map<std::string, Strings>;

std::string id_of(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(5 - digits.size(), '0') + digits;
}

// Makes documents without a value, with equal values, and with values that differ in numbers, cases, accents, scripts
// and ignored characters.
Values random_values(unsigned seed) {
    const Strings starts = {"", "Item ", "item", "ITEM-", "Ítem ", "Елена ", "l", "l·", "x\x01", "a.b ", "東京"};
    std::mt19937 random(seed);
    Values values;
    for (std::size_t i = 0; i < documents; ++i) {
        Strings& own = values[id_of(i)];
        for (auto count = random() % 10 ? 1 : random() % 4; count > 0; --count) {
            std::string text = starts[random() % starts.size()];
            if (random() % 4 != 0) text += (random() % 5 ? "" : "00") + std::to_string(random() % 20'000);
            if (random() % 3 == 0) text += std::string(1, static_cast<char>('A' + random() % 40));
            if (random() % 9 == 0) text += "é";
            own.push_back(text);
        }
    }
    return values;
}

// Makes an index of the values. The value of the field `n` is the number of the document modulo 7.
test::TestIndex index_of(const Values& values) {
    std::vector<Document> all;
    std::int64_t number = 0;
    for (const auto& [id, texts] : values) {
        Document document{.id = id, .text = "harbour"};
        for (const std::string& text : texts) document.fields.push_back({"s", text});
        document.fields.push_back({"n", number++ % 7});
        all.push_back(document);
    }
    return test::TestIndex(all, {.language = "en"});
}

std::optional<std::string> key_of(const Strings& texts, bool is_descending) {
    std::optional<std::string> best;
    for (const std::string& text : texts) {
        const std::string key = collation_key(text);
        if (!best || (is_descending ? key > *best : key < *best)) best = key;
    }
    return best;
}

// Returns the ids in the order of the field `s`. If `is_second_descending` is set, documents with equal keys are sorted
// by `n` in this direction; otherwise, they are in the order of their ids.
Strings sorted(const Values& values, bool is_descending, std::optional<bool> is_second_descending = {}) {
    struct Entry {
        std::string id;
        std::optional<std::string> key;
        std::size_t second = 0;
    };
    std::vector<Entry> entries;
    for (const auto& [id, texts] : values) entries.push_back({id, key_of(texts, is_descending), entries.size() % 7});
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.key.has_value() != b.key.has_value()) return a.key.has_value();
        if (a.key != b.key) return is_descending ? *a.key > *b.key : *a.key < *b.key;
        if (!is_second_descending) return false;
        return *is_second_descending ? a.second > b.second : a.second < b.second;
    });
    Strings ids;
    for (const Entry& entry : entries) ids.push_back(entry.id);
    return ids;
}

Strings part(const Strings& ids, std::size_t begin, std::size_t count) {
    begin = std::min(begin, ids.size());
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(std::min(count, ids.size() - begin))};
}

}  // namespace

TEST_SUITE("sort by strings") {
    TEST_CASE("pages of a sort by many distinct strings agree with a sort of all keys") {
        for (const unsigned seed : {1u, 2u}) {
            const Values values = random_values(seed);
            const test::TestIndex index = index_of(values);
            for (const bool is_descending : {false, true}) {
                const std::string name = is_descending ? "-s" : "s";
                const Strings expected = sorted(values, is_descending);
                Searcher searcher(index.path());
                // For the page at 3000 and the next one, all values are ranked. Later pages use these ranks.
                for (const std::size_t offset : {0, 1, 90, 400, 3000, 5990, 0, 7}) {
                    CAPTURE(offset);
                    CHECK(test::ids(searcher.search("harbour", {.limit = 10, .offset = offset, .sort = {name}})) ==
                          part(expected, offset, 10));
                }
                const Strings by_number = sorted(values, is_descending, true);
                CHECK(test::ids(Searcher(index.path()).search("harbour", {.limit = 50, .sort = {name, "-n"}})) ==
                      part(by_number, 0, 50));
            }
        }
    }

    TEST_CASE("cursors page through a sort by many distinct strings without gaps and repetitions") {
        const Values values = random_values(3);
        const test::TestIndex index = index_of(values);
        for (const bool is_descending : {false, true}) {
            SearchOptions options{.limit = 370, .sort = {is_descending ? "-s" : "s"}};
            Strings all;
            do {
                const Results page = Searcher(index.path()).search("harbour", options);
                for (const Hit& hit : page.hits) all.push_back(hit.id);
                options.after = page.next;
            } while (!options.after.empty());
            CHECK(all == sorted(values, is_descending));
        }
    }

    TEST_CASE("a cursor whose document was removed or changed continues at its key") {
        const Values values = random_values(4);
        const test::TestIndex index = index_of(values);
        SearchOptions options{.limit = 100, .sort = {"s"}};
        const Results first = Searcher(index.path()).search("harbour", options);
        const std::string last = first.hits.back().id;
        const Strings before = sorted(values, false);
        for (const bool is_removed : {false, true}) {
            IndexWriter writer(index.path(), {.language = "en"});
            if (is_removed)
                writer.remove(last);
            else
                writer.put({.id = last, .text = "harbour", .fields = {{"s", "zzzz"}}});
            writer.commit();
            options.after = first.next;
            const Strings next = test::ids(Searcher(index.path()).search("harbour", options));
            CHECK(next == part(before, 100, 100));
        }
    }
}

}  // namespace kwic
