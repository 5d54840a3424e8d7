// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/ordered_queue.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kwic {
namespace {

TEST_SUITE("ordered queue") {
    TEST_CASE("items of several threads are consumed in the order of their units") {
        for (const std::size_t max_waiting : {0, 1, 1000}) {
            CAPTURE(max_waiting);
            constexpr int units = 2000;
            std::vector<std::pair<int, int>> consumed;
            OrderedQueue<std::pair<int, int>> queue(max_waiting, [&](auto item) { consumed.push_back(item); });
            std::atomic<int> next_unit = 0;
            {
                std::vector<std::jthread> threads;
                for (int i = 0; i < 4; ++i)
                    threads.emplace_back([&] {
                        for (int unit; (unit = next_unit++) < units;)
                            for (int item = 0; item <= unit % 3; ++item)
                                if (!queue.put(unit, {unit, item}, 1, item == unit % 3)) return;
                    });
            }
            std::vector<std::pair<int, int>> expected;
            for (int unit = 0; unit < units; ++unit)
                for (int item = 0; item <= unit % 3; ++item) expected.emplace_back(unit, item);
            CHECK(consumed == expected);
        }
    }

    TEST_CASE("an item waits for the items of earlier units") {
        std::string consumed;
        OrderedQueue<char> queue(10, [&](char item) { consumed += item; });
        CHECK(queue.put(1, 'b', 1));
        CHECK(consumed.empty());
        CHECK(queue.put(0, 'a', 1));
        CHECK(consumed == "ab");
    }

    TEST_CASE("a failure wakes the blocked threads and drops their items") {
        std::string consumed;
        OrderedQueue<char> queue(0, [&](char item) { consumed += item; });
        std::atomic<int> refused = 0;
        std::jthread blocked([&] { refused += !queue.put(1, 'b', 1); });
        queue.fail();
        blocked.join();
        CHECK(refused == 1);
        CHECK_FALSE(queue.put(0, 'a', 1));
        CHECK(consumed.empty());
    }

    TEST_CASE("put() rethrows the exception of the consumer") {
        OrderedQueue<char> queue(1, [](char) { throw std::runtime_error("full"); });
        CHECK_THROWS_AS(static_cast<void>(queue.put(0, 'a', 1)), std::runtime_error);
    }
}

}  // namespace
}  // namespace kwic
