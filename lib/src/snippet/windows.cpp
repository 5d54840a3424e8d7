// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/windows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {
namespace {

struct Candidate {
    Window window;
    double weight = 0;  // sum of the weights of the query terms in the window
};

bool is_better(const Candidate& a, const Candidate& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.window.last - a.window.first < b.window.last - b.window.first;
}

Window best_window(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                   std::uint64_t width) {
    Candidate best;
    std::vector<std::size_t> counts(weights.size());  // number of occurrences in the window, by query term
    double weight = 0;
    std::size_t begin = 0;
    for (std::size_t end = 0; end < occurrences.size(); ++end) {
        if (counts[occurrences[end].query_term]++ == 0) weight += weights[occurrences[end].query_term];
        // Drop occurrences that are too far from the end, and occurrences whose query term occurs again in the window.
        while (occurrences[end].position - occurrences[begin].position >= width ||
               counts[occurrences[begin].query_term] > 1) {
            if (--counts[occurrences[begin].query_term] == 0) weight -= weights[occurrences[begin].query_term];
            ++begin;
        }
        // Rounded to float, so that rounding errors of the sums do not make equal windows different.
        const Candidate candidate{{occurrences[begin].position, occurrences[end].position}, static_cast<float>(weight)};
        if (is_better(candidate, best)) best = candidate;
    }
    return best.window;
}

}  // namespace

std::vector<Window> choose_windows(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                                   std::uint64_t width, std::size_t max_count) {
    constexpr double factor_of_covered_terms = 0.3;
    std::vector<Occurrence> remaining = occurrences;
    std::vector<double> remaining_weights = weights;
    std::vector<Window> windows;
    while (windows.size() < max_count && !remaining.empty()) {
        const Window window = best_window(remaining, remaining_weights, width);
        windows.push_back(window);
        std::vector<bool> is_covered(weights.size());
        std::erase_if(remaining, [&](const Occurrence& o) {
            if (o.position >= window.first && o.position <= window.last) is_covered[o.query_term] = true;
            // The snippets must not overlap. A snippet also contains text around the window.
            return o.position + width >= window.first && o.position <= window.last + width;
        });
        for (std::size_t i = 0; i < weights.size(); ++i)
            if (is_covered[i]) remaining_weights[i] *= factor_of_covered_terms;
    }
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.first < b.first; });
    return windows;
}

}  // namespace kwic
