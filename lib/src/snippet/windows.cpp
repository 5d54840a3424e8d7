// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/windows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The items in a window that moves over a text, and the value of the window.
class MovingWindow {
public:
    explicit MovingWindow(const std::vector<WindowItem>& items) : items_(items), states_(items.size()) {
        std::vector<std::size_t> last_of_word;
        for (std::size_t item = 0; item < items.size(); ++item) {
            const std::size_t word = items[item].word;
            if (word >= last_of_word.size()) last_of_word.resize(word + 1, none);
            std::size_t& last = last_of_word[word];
            states_[item].next = last == none ? item : std::exchange(states_[last].next, item);
            last = item;
        }
    }

    void add(const ItemSpan& span) { change(span, 1); }
    void remove(const ItemSpan& span) { change(span, -1); }

    // Returns whether the window keeps its value if `span` is removed. `span` must be in the window.
    bool is_redundant(const ItemSpan& span) const {
        const State& state = states_[span.item];
        const bool is_last = state.count == 1;
        const bool is_last_typed = span.is_typed && state.typed == 1;
        if (!is_last && !is_last_typed) return true;
        const double weight = items_[span.item].weight;
        bool has_other = !is_last;
        bool has_other_typed = !is_last_typed;
        for (std::size_t each = state.next; each != span.item; each = states_[each].next) {
            has_other |= states_[each].count > 0 && items_[each].weight >= weight;
            has_other_typed |= states_[each].typed > 0 && items_[each].weight >= weight;
        }
        return has_other && has_other_typed;
    }

    double weight() const { return weight_; }
    double typed_weight() const { return typed_weight_; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct State {
        std::ptrdiff_t count = 0;  // number of spans of the item in the window
        std::ptrdiff_t typed = 0;  // number of these spans that show the typed form
        std::size_t next = 0;      // the next item of the same word; the items of a word form a ring
    };

    void change(const ItemSpan& span, std::ptrdiff_t by) {
        State& state = states_[span.item];
        const std::ptrdiff_t count = state.count + by;
        const std::ptrdiff_t typed = state.typed + (span.is_typed ? by : 0);
        const bool is_same = (count > 0) == (state.count > 0) && (typed > 0) == (state.typed > 0);
        if (!is_same) add_word(span.item, -1);
        state.count = count;
        state.typed = typed;
        if (!is_same) add_word(span.item, 1);
    }

    // Adds the value of the word of `item`, times `factor`, to the value of the window.
    void add_word(std::size_t item, double factor) {
        double weight = 0;
        double typed = 0;
        std::size_t each = item;
        do {
            if (states_[each].count > 0) weight = std::max(weight, items_[each].weight);
            if (states_[each].typed > 0) typed = std::max(typed, items_[each].weight);
            each = states_[each].next;
        } while (each != item);
        weight_ += factor * weight;
        typed_weight_ += factor * typed;
    }

    const std::vector<WindowItem>& items_;
    std::vector<State> states_;
    double weight_ = 0;
    double typed_weight_ = 0;
};

bool is_better(const RatedWindow& a, const RatedWindow& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.quality > b.quality;
}

// Returns the sum of the weights of all words.
float weight_of_all(const std::vector<WindowItem>& items) {
    std::vector<double> of_words;
    for (const WindowItem& item : items) {
        if (item.word >= of_words.size()) of_words.resize(item.word + 1);
        of_words[item.word] = std::max(of_words[item.word], item.weight);
    }
    return static_cast<float>(std::accumulate(of_words.begin(), of_words.end(), 0.0));
}

// Returns `window` with its weight and quality. Rounds both to float, so that rounding errors of sums do not give
// different values to equally good windows.
RatedWindow rated(const Window& window, const MovingWindow& content, std::uint64_t width) {
    RatedWindow rated{window, static_cast<float>(content.weight()), 0};
    if (rated.weight <= 0) return rated;
    const double typed = content.typed_weight() / content.weight();
    rated.quality =
        static_cast<float>(typed - static_cast<double>(window.last - window.first) / static_cast<double>(width));
    return rated;
}

// Returns the indexes of the spans, ascending by `first`, or an empty list if the spans themselves ascend by `first`.
std::vector<std::size_t> order_of_beginnings(const std::vector<ItemSpan>& spans) {
    std::vector<std::size_t> order;
    const auto is_earlier = [](const ItemSpan& a, const ItemSpan& b) { return a.first < b.first; };
    if (std::is_sorted(spans.begin(), spans.end(), is_earlier)) return order;
    order.resize(spans.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return spans[a].first < spans[b].first; });
    return order;
}

}  // namespace

// The end of the window moves from the end of a span to the end of the next span. The beginning of the window moves
// from the beginning of a span to the beginning of the next span: it moves past a span if the span is too far from the
// end of the window, or if the window keeps its value without the span.
std::optional<RatedWindow> best_window(const std::vector<ItemSpan>& spans, const std::vector<WindowItem>& items,
                                       std::uint64_t width) {
    enum class State : unsigned char { ahead, inside, passed };
    std::optional<RatedWindow> best;
    MovingWindow content(items);
    const std::vector<std::size_t> order = order_of_beginnings(spans);
    const auto by_beginning = [&](std::size_t number) { return order.empty() ? number : order[number]; };
    std::vector<State> states(spans.size(), State::ahead);
    std::size_t begin = 0;
    for (std::size_t end = 0; end < spans.size(); ++end) {
        if (states[end] == State::ahead) {
            content.add(spans[end]);
            states[end] = State::inside;
        }
        for (;; ++begin) {
            const ItemSpan& first = spans[by_beginning(begin)];
            State& state = states[by_beginning(begin)];
            const bool is_far = spans[end].last >= first.first + width;
            if (!is_far && (state == State::ahead || !content.is_redundant(first))) break;
            if (state == State::inside) content.remove(first);
            state = State::passed;
        }
        const RatedWindow candidate = rated({spans[by_beginning(begin)].first, spans[end].last}, content, width);
        if (best && !is_better(candidate, *best)) continue;
        best = candidate;
        if (best->quality >= 1 && best->weight >= weight_of_all(items)) break;  // no window is better
    }
    return best;
}

std::vector<RatedWindow> best_windows(std::vector<ItemSpan> spans, std::vector<WindowItem> items, std::uint64_t width,
                                      std::size_t max_count) {
    std::vector<RatedWindow> windows;
    while (windows.size() < max_count) {
        const auto best = best_window(spans, items, width);
        if (!best) break;
        windows.push_back(*best);
        if (windows.size() == max_count) break;
        const auto [first, last] = best->window;
        std::vector<bool> is_covered;
        std::erase_if(spans, [&, first = first, last = last](const ItemSpan& span) {
            if (span.first >= first && span.last <= last) {
                const std::size_t word = items[span.item].word;
                if (word >= is_covered.size()) is_covered.resize(word + 1);
                is_covered[word] = true;
            }
            // The snippets must not overlap. A snippet also contains text around the window.
            return span.last + width >= first && span.first <= last + width;
        });
        for (WindowItem& item : items)
            if (item.word < is_covered.size() && is_covered[item.word])
                item.weight = std::min(item.weight, item.repeat_weight);
    }
    return windows;
}

std::vector<Window> choose_windows(const std::vector<ItemSpan>& spans, const std::vector<WindowItem>& items,
                                   std::uint64_t width, std::size_t max_count) {
    std::vector<Window> windows;
    for (const RatedWindow& each : best_windows(spans, items, width, max_count)) windows.push_back(each.window);
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.first < b.first; });
    return windows;
}

}  // namespace kwic
