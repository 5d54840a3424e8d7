// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/value_ranks.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace kwic {

void ValueRanks::update() {
    if (ranks_.size() == keys_.size()) return;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < keys_.size(); ++i)
        if (keys_[i]) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *keys_[a] < *keys_[b]; });
    ranks_.assign(keys_.size(), 0);
    distinct_.clear();
    for (const std::size_t each : order) {
        if (distinct_.empty() || *keys_[distinct_.back()] != *keys_[each]) distinct_.push_back(each);
        ranks_[each] = 2 * distinct_.size();
    }
}

std::uint64_t ValueRanks::rank(std::uint32_t number) {
    update();
    return ranks_[number - 1];
}

std::uint64_t ValueRanks::rank_of_key(const std::string& key) {
    update();
    const auto found = std::lower_bound(distinct_.begin(), distinct_.end(), key,
                                        [&](std::size_t each, const std::string& k) { return *keys_[each] < k; });
    const auto index = static_cast<std::uint64_t>(found - distinct_.begin());
    return 2 * index + (found != distinct_.end() && *keys_[*found] == key ? 2 : 1);
}

}  // namespace kwic
