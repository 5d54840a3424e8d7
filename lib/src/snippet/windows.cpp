// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/snippet_maker.hpp"

#include <algorithm>

namespace kwic {
namespace {

struct Candidate {
    Window window;
    double worth = 0;
};

bool is_better(const Candidate& a, const Candidate& b) {
    if (a.worth != b.worth) return a.worth > b.worth;
    return a.window.last - a.window.first < b.window.last - b.window.first;
}

// Over the occurrences that lie outside all of `taken`.
Candidate best_window(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                      std::uint64_t width) {
    Candidate best;
    std::vector<std::size_t> inside(weights.size());
    double worth = 0;
    std::size_t begin = 0;
    for (std::size_t end = 0; end < occurrences.size(); ++end) {
        if (inside[occurrences[end].query_term]++ == 0) worth += weights[occurrences[end].query_term];
        // Drop what is too far away, and what is not needed since the same word stands nearer.
        while (occurrences[end].position - occurrences[begin].position >= width ||
               inside[occurrences[begin].query_term] > 1) {
            if (--inside[occurrences[begin].query_term] == 0) worth -= weights[occurrences[begin].query_term];
            ++begin;
        }
        // Rounded, so that the order in which weights are added does not decide between equal windows.
        const Candidate candidate{{occurrences[begin].position, occurrences[end].position}, static_cast<float>(worth)};
        if (is_better(candidate, best)) best = candidate;
    }
    return best;
}

}  // namespace

std::vector<Window> choose_windows(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                                   std::uint64_t width, std::size_t count) {
    constexpr double covered_already = 0.3;
    std::vector<Occurrence> left = occurrences;
    std::vector<double> worth = weights;
    std::vector<Window> windows;
    while (windows.size() < count && !left.empty()) {
        const Window window = best_window(left, worth, width).window;
        windows.push_back(window);
        std::vector<bool> is_covered(weights.size());
        std::erase_if(left, [&](const Occurrence& o) {
            if (o.position >= window.first && o.position <= window.last) is_covered[o.query_term] = true;
            // Quotations do not overlap, with what is shown around them.
            return o.position + width >= window.first && o.position <= window.last + width;
        });
        for (std::size_t i = 0; i < worth.size(); ++i)
            if (is_covered[i]) worth[i] *= covered_already;
    }
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.first < b.first; });
    return windows;
}

}  // namespace kwic
