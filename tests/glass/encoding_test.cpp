// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/encoding.hpp"

#include "base/big_endian.hpp"
#include "base/term_interner.hpp"
#include "glass/deflater.hpp"
#include "glass/external_sorter.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

std::string sortable(std::uint32_t value) {
    std::string bytes;
    append_sortable(bytes, value);
    return bytes;
}

std::string positions(const std::vector<std::uint32_t>& list) {
    std::vector<std::uint8_t> bytes(max_varint_bytes + 5 * list.size());  // enough for any list
    const auto* const end = put_positions(bytes.data(), list.data(), list.size());
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(end - bytes.data())};
}

TEST_SUITE("bulk encoding") {
    TEST_CASE("varints are read back and have the size that varint_size() returns") {
        for (unsigned bit = 0; bit < 64; ++bit)
            for (const std::uint64_t value : {std::uint64_t{1} << bit, (std::uint64_t{1} << bit) - 1}) {
                std::uint8_t bytes[max_varint_bytes];
                const std::uint8_t* const end = put_varint(bytes, value);
                CHECK(static_cast<std::size_t>(end - bytes) == varint_size(value));
                const std::uint8_t* at = bytes;
                CHECK(get_varint(at) == value);
                CHECK(at == end);
            }
    }

    TEST_CASE("sortable encodings of numbers have the same order as the numbers") {
        using namespace std::string_literals;
        CHECK(sortable(0) == "\0\0"s);
        CHECK(sortable(0x7fff) == "\x7f\xff"s);
        CHECK(sortable(0x8000) == "\x80\x80\0"s);
        CHECK(sortable(0x3fffff) == "\xbf\xff\xff"s);
        CHECK(sortable(0x400000) == "\xc0\x40\0\0"s);
        CHECK(sortable(0xffffffff) == "\xe0\xff\xff\xff\xff"s);
        std::string last;
        for (std::uint64_t value = 1; value <= 0xffffffff; value = value * 9 / 8 + 1) {
            const std::string now = sortable(static_cast<std::uint32_t>(value));
            CHECK(last < now);
            last = now;
        }
    }

    TEST_CASE("encoded keys have the same order as their terms and are decoded to the terms") {
        const std::vector<std::string> terms{std::string(1, '\0'),
                                             std::string("\0\0", 2),
                                             std::string("\0a", 2),
                                             "a",
                                             std::string("a\0", 2),
                                             std::string("a\0b", 3),
                                             "ab",
                                             "\xff"};
        std::string last, scratch;
        for (const std::string& term : terms) {
            std::string key;
            append_escaped(key, term);
            CHECK(last < key);
            CHECK(unescape(key, scratch) == term);
            last = key;
        }
    }

    TEST_CASE("different values of prefix_8() have the same order as their terms") {
        std::mt19937 random(1);
        std::vector<std::string> terms;
        for (int i = 0; i < 2000; ++i) {
            std::string term(random() % 12, 'a');
            for (char& byte : term) byte = static_cast<char>(random() % 3 * 127);
            terms.push_back(term);
        }
        for (std::size_t i = 1; i < terms.size(); ++i) {
            const auto a = prefix_8(terms[i - 1]), b = prefix_8(terms[i]);
            if (a != b) CHECK((a < b) == (terms[i - 1] < terms[i]));
        }
    }

    TEST_CASE("position lists equal those that Xapian writes") {
        using namespace std::string_literals;
        CHECK(positions({5}) == "\x05"s);
        CHECK(positions({300}) == "\xac\x02"s);
        CHECK(positions({0, 1}) == "\x01"s);  // the first position can only be 0, so it takes no bits
        // The byte 4 is the last position. The byte 9 is 1001 in binary. The lower two bits, 01, are the first
        // position, which is 1. The upper two bits, 10, are the number of positions between the first and the last,
        // which is 2.
        CHECK(positions({1, 2, 3, 4}) == "\x04\x09"s);
    }

    TEST_CASE("a TermInterner numbers its terms and ranks them in ascending order") {
        TermInterner vocabulary;
        std::map<std::string, std::uint32_t> numbers;
        std::mt19937 random(2);
        for (int i = 0; i < 50'000; ++i) {
            const std::string term = "term" + std::to_string(random() % 20'000) + std::string(random() % 3, '\0');
            const std::uint32_t number = vocabulary.intern(term);
            const auto [at, is_new] = numbers.emplace(term, number);
            if (at->second != number || (is_new && number + 1 != vocabulary.size())) FAIL("number of " << term);
        }
        std::vector<TermInterner::Ranked> order;
        vocabulary.rank(order);
        REQUIRE(order.size() == numbers.size());
        std::size_t i = 0;
        for (const auto& [term, number] : numbers)
            if (order[i++].number != number) FAIL("rank of " << term);
        vocabulary.clear();
        CHECK(vocabulary.intern("again") == 0);
    }

    TEST_CASE("records that exceed the memory limit are sorted in several passes") {
        const test::TempDir folder;
        TempFile temp(folder.path());
        SortedRuns runs(temp);
        std::mt19937 random(3);
        std::multimap<std::pair<std::string, std::string>, std::string> expected;
        ExternalSorter sorter(runs, 4096);
        for (int i = 0; i < 3000; ++i) {
            const std::string key = "key" + std::to_string(random() % 300), order = std::to_string(i);
            const std::string value(random() % 100 ? random() % 40 : 20'000, static_cast<char>('a' + i % 26));
            sorter.add(key, order, value);
            expected.emplace(std::pair(key, order), value);
        }
        sorter.finish();
        CHECK(runs.runs().size() > 50);
        runs.reduce(5);
        CHECK(runs.runs().size() <= 5);
        SortedReader reader(runs, 0);
        for (const auto& [names, value] : expected) {
            REQUIRE(reader.next());
            REQUIRE(reader.key() == names.first);
            REQUIRE(reader.order() == names.second);
            if (names.second.back() != '7') REQUIRE(reader.value() == value);  // a caller need not read every value
        }
        CHECK_FALSE(reader.next());
    }

    TEST_CASE("the deflater refuses an entry whose compressed form Xapian could not read back") {
        Deflater deflater;
        CHECK(deflater.deflate("short") == "");
        CHECK_FALSE(deflater.deflate(std::string(min_deflated_bytes, 'a')).empty());
        int refused = 0;
        for (std::size_t size = 24'000; size < 25'000; ++size)
            refused += deflater.deflate(std::string(size, 'q')).empty();
        CHECK(refused > 0);
    }
}

}  // namespace
}  // namespace kwic::glass
