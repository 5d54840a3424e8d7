// SPDX-License-Identifier: GPL-2.0-or-later
#include "fault/history.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {

std::uint64_t fingerprint(const std::vector<std::string>& ids) {
    std::uint64_t sum = 0;
    for (const std::string& id : ids) sum ^= std::hash<std::string>()(id);
    return sum;
}

void History::add(const Model& model) {
    std::vector<std::uint64_t> found = states_.back();
    const auto toggle = [&](const std::string& id, const std::string& text) {
        const auto words = words_of(text);
        for (std::size_t i = 0; i < queries_.size(); ++i)
            if (matches(words, queries_[i])) found[i] ^= fingerprint({id});
    };
    for (const auto& [id, text] : model_)
        if (const auto next = model.find(id); next == model.end() || next->second != text) toggle(id, text);
    for (const auto& [id, text] : model)
        if (const auto last = model_.find(id); last == model_.end() || last->second != text) toggle(id, text);
    states_.push_back(std::move(found));
    model_ = model;
}

bool History::holds(std::size_t query, std::size_t first, std::size_t last, std::uint64_t found) const {
    for (std::size_t state = first; state <= std::min(last, states_.size() - 1); ++state)
        if (states_[state][query] == found) return true;
    return false;
}

}  // namespace kwic::fault
