// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the parts of a document that snippets show. The choice depends on the places where the words and phrases of
// the query occur.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace kwic {

// A part of the query that windows show: a word with its other forms, another spelling of a word, or a phrase. Items
// that are alternatives for the same word have the same word number.
struct WindowItem {
    std::size_t word = 0;      // number of the word
    double weight = 0;         // value of the item in a window; only the largest weight of the items of a word counts
    double repeat_weight = 0;  // maximum weight in further windows, after a window has shown the word
};

// A place where an item occurs: the range [first, last] of positions or bytes.
struct ItemSpan {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::size_t item = 0;
    bool is_typed = true;  // whether the item occurs here in the form in which the user typed the word
};

// A part of a text that a snippet may show: the range [first, last] from the beginning of the first item to the end of
// the last item. `first` and `last` have the unit of the ItemSpans: positions or bytes.
struct Window {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

// A window and its value.
struct RatedWindow {
    Window window = {};
    float weight = 0;   // sum of the weights of the words in the window
    float quality = 0;  // (weight of the words in the typed form) / weight - (last - first) / `width` of best_window()
};

// Returns the best window of at most `width` positions or bytes. The best window has the largest sum of weights. If
// several windows have this sum, the window with the highest quality is the best. If several windows also have the same
// quality, the first window is the best. Returns nothing if there are no spans. `spans` must ascend by `last`, and no
// span may be wider than `width`.
std::optional<RatedWindow> best_window(const std::vector<ItemSpan>& spans, const std::vector<WindowItem>& items,
                                       std::uint64_t width);

// Returns at most `max_count` windows, the best first. Each window is the best_window() of the spans that are more
// than `width` away from all better windows. If a better window shows a word, each item of this word has at most the
// weight `repeat_weight`.
std::vector<RatedWindow> best_windows(std::vector<ItemSpan> spans, std::vector<WindowItem> items, std::uint64_t width,
                                      std::size_t max_count);

// Returns the windows of best_windows() in the order of the text.
std::vector<Window> choose_windows(const std::vector<ItemSpan>& spans, const std::vector<WindowItem>& items,
                                   std::uint64_t width, std::size_t max_count);

}  // namespace kwic
