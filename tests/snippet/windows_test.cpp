// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/windows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns an item for each weight. Each item belongs to a different word.
std::vector<WindowItem> items(const std::vector<double>& weights) {
    std::vector<WindowItem> items;
    for (const double weight : weights) items.push_back({items.size(), weight, 0.3 * weight});
    return items;
}

// Returns a place for each pair of a position and an item.
std::vector<ItemSpan> places(const std::vector<std::pair<std::uint64_t, std::size_t>>& pairs) {
    std::vector<ItemSpan> places;
    for (const auto& [position, item] : pairs) places.push_back({position, position, item, true});
    return places;
}

// Computes the rating of a window from the definitions in windows.hpp.
RatedWindow rating(const Window& window, const std::vector<ItemSpan>& spans, const std::vector<WindowItem>& items,
                   std::uint64_t width) {
    std::vector<double> weights(items.size());
    std::vector<double> typed(items.size());
    for (const ItemSpan& span : spans) {
        if (span.first < window.first || span.last > window.last) continue;
        const WindowItem& item = items[span.item];
        weights[item.word] = std::max(weights[item.word], item.weight);
        if (span.is_typed) typed[item.word] = std::max(typed[item.word], item.weight);
    }
    double weight = 0;
    double typed_weight = 0;
    for (const double each : weights) weight += each;
    for (const double each : typed) typed_weight += each;
    return {window, static_cast<float>(weight),
            static_cast<float>(typed_weight / weight -
                               static_cast<double>(window.last - window.first) / static_cast<double>(width))};
}

TEST_SUITE("windows") {
    TEST_CASE("windows are compared first by weight, then by length, then by position") {
        const auto best = [&](const std::vector<std::pair<std::uint64_t, std::size_t>>& pairs) {
            return choose_windows(places(pairs), items({1, 1, 5}), 10, 1).at(0);
        };
        CHECK(best({{3, 0}, {50, 0}, {52, 1}}).first == 50);
        CHECK(best({{3, 0}, {4, 1}, {90, 2}}).first == 90);
        CHECK(best({{3, 0}, {9, 1}, {50, 0}, {52, 1}}).first == 50);
        CHECK(best({{3, 0}, {5, 1}, {50, 0}, {52, 1}}).first == 3);
        CHECK(best({{3, 0}, {7, 0}, {8, 1}}).first == 7);
    }

    TEST_CASE("windows do not overlap, prefer words that no window has yet, and are in the order of the text") {
        const auto found = places({{5, 1}, {100, 0}, {101, 0}, {103, 1}, {200, 2}, {400, 0}});
        const auto windows = choose_windows(found, items({1, 1, 1.5}), 10, 3);
        REQUIRE(windows.size() == 3);
        CHECK(windows[0].first < windows[1].first);
        CHECK(windows[1].first < windows[2].first);
        CHECK(windows[0].first == 5);
        CHECK(windows[1].last == 103);
        CHECK(windows[2].first == 200);
        CHECK(choose_windows(found, items({1, 1, 1}), 10, 99).size() == 4);
    }

    TEST_CASE("a window with the typed forms of words is better, unless the typed forms are far apart") {
        const auto best = [&](const std::vector<ItemSpan>& spans) {
            return choose_windows(spans, items({1, 1}), 10, 1).at(0).first;
        };
        CHECK(best({{3, 3, 0, false}, {50, 50, 0, true}, {70, 70, 0, true}}) == 50);
        CHECK(best({{3, 3, 0, false}, {4, 4, 1, false}, {50, 50, 0, true}, {53, 53, 1, true}}) == 50);
        CHECK(best({{3, 3, 0, false}, {4, 4, 1, true}, {50, 50, 0, true}, {59, 59, 1, true}}) == 3);
    }

    TEST_CASE("several items of a word count once, and a phrase counts only if the window contains all its words") {
        const std::vector<WindowItem> with_phrase = {{0, 1, 0.3}, {1, 1, 0.3}, {1, 0.5, 0.2}, {2, 9, 0.6}};
        const auto best = [&](const std::vector<ItemSpan>& spans) {
            return choose_windows(spans, with_phrase, 10, 1).at(0);
        };
        CHECK(best({{1, 1, 1}, {2, 2, 2}, {30, 30, 0}, {36, 36, 2}, {60, 60, 1}}).first == 30);
        const Window phrase = best({{1, 1, 0}, {2, 2, 1}, {30, 30, 1}, {33, 33, 0}, {30, 33, 3}});
        CHECK(phrase.first == 30);
        CHECK(phrase.last == 33);
    }

    TEST_CASE("for random places, best_window() returns a window with the largest weight") {
        std::mt19937 random(5);
        for (int run = 0; run < 5000; ++run) {
            CAPTURE(run);
            const std::uint64_t width = 1 + random() % 12;
            std::vector<WindowItem> items;
            for (std::size_t i = 0; i < 1 + random() % 5; ++i)
                items.push_back({random() % (i + 1), static_cast<double>(1 + random() % 3), 0.1});
            std::vector<ItemSpan> spans;
            for (auto count = random() % 14; count > 0; --count) {
                const std::uint64_t first = random() % 40;
                const std::uint64_t more = run % 3 == 0 && random() % 3 == 0 ? random() % width : 0;
                spans.push_back({first, first + more, random() % items.size(), run % 2 == 0 || random() % 2 == 0});
            }
            std::sort(spans.begin(), spans.end(), [](const ItemSpan& a, const ItemSpan& b) { return a.last < b.last; });
            std::optional<RatedWindow> expected;
            for (const ItemSpan& first : spans)
                for (const ItemSpan& last : spans) {
                    if (last.last < first.first || last.last - first.first >= width) continue;
                    const RatedWindow each = rating({first.first, last.last}, spans, items, width);
                    if (!(each.weight > 0)) continue;
                    if (!expected || each.weight > expected->weight ||
                        (each.weight == expected->weight && each.quality > expected->quality))
                        expected = each;
                }
            const auto found = best_window(spans, items, width);
            REQUIRE(found.has_value() == expected.has_value());
            if (!found) continue;
            CHECK(found->weight == expected->weight);
            const RatedWindow real = rating(found->window, spans, items, width);
            CHECK(found->weight == real.weight);
            CHECK(found->window.last - found->window.first < width);
            // best_window() may miss a better window that is shorter but has fewer typed forms.
            const bool are_words_as_typed = std::all_of(spans.begin(), spans.end(), [](const ItemSpan& span) {
                return span.first == span.last && span.is_typed;
            });
            if (are_words_as_typed) CHECK(found->quality == expected->quality);
        }
    }
}

}  // namespace
}  // namespace kwic
