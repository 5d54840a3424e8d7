// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/filter_cache.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace kwic {
namespace {

FilterCache::Result result(Xapian::docid document) {
    DocumentSet documents(64'000);  // 8,008 bytes
    documents.add(document);
    return {std::make_shared<const DocumentSet>(std::move(documents)), {}};
}

}  // namespace

TEST_SUITE("FilterCache") {
    TEST_CASE("a result is found under its key") {
        FilterCache cache(100'000);
        CHECK(cache.find("a") == nullptr);
        cache.add("a", result(1));
        cache.add("b", result(2));
        REQUIRE(cache.find("a"));
        CHECK(cache.find("a")->documents->has(1));
        CHECK(cache.find("b")->documents->has(2));
        cache.add("a", result(3));
        CHECK(cache.find("a")->documents->has(3));
        CHECK(cache.bytes() < 17'000);
        cache.clear();
        CHECK(cache.find("a") == nullptr);
        CHECK(cache.bytes() == 0);
    }

    TEST_CASE("is_repeated() returns true from the second use of a key on") {
        FilterCache cache(100'000);
        CHECK_FALSE(cache.is_repeated("a"));
        CHECK(cache.is_repeated("a"));
        CHECK(cache.find("a") == nullptr);
        CHECK_FALSE(cache.is_repeated("b"));
        cache.clear();
        CHECK_FALSE(cache.is_repeated("a"));
    }

    TEST_CASE("the memory is limited, and the least recently used result is dropped first") {
        FilterCache cache(50'000);  // for six results
        for (int i = 0; i < 6; ++i) cache.add(std::to_string(i), result(1));
        CHECK(cache.find("0"));
        cache.add("6", result(1));
        CHECK(cache.find("0"));
        CHECK(cache.find("1") == nullptr);
        CHECK(cache.find("2"));
        for (int i = 0; i < 1000; ++i) {
            CHECK_FALSE(cache.is_repeated("key" + std::to_string(i)));
            CHECK(cache.bytes() <= 50'000);
        }
        CHECK(cache.find("2") == nullptr);
    }

    TEST_CASE("a result or a key that needs more than half of the memory is not stored") {
        FilterCache cache(10'000);
        cache.add("small", {std::make_shared<const DocumentSet>(DocumentSet(640)), {}});
        cache.add("large", result(1));
        CHECK(cache.find("large") == nullptr);
        CHECK(cache.find("small"));
        const std::string long_key(6'000, 'x');
        CHECK_FALSE(cache.is_repeated(long_key));
        CHECK_FALSE(cache.is_repeated(long_key));
        CHECK(cache.find("small"));
    }
}

}  // namespace kwic
