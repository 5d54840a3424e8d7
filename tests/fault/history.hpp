// SPDX-License-Identifier: GPL-2.0-or-later
// History: what a fixed set of queries finds in each of the states that an index goes through.
#pragma once

#include "fault/model.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic::fault {

// Of a set of ids, whatever their order.
std::uint64_t fingerprint(const std::vector<std::string>& ids);

class History {
public:
    // Begins with the state 0, an empty index.
    explicit History(std::vector<ModelQuery> queries)
        : queries_(std::move(queries)), states_{std::vector<std::uint64_t>(queries_.size())} {}

    // The next state.
    void add(const Model& model);

    // Whether `query` finds what `found` is the fingerprint of in one of the states from `first` to `last`.
    bool holds(std::size_t query, std::size_t first, std::size_t last, std::uint64_t found) const;

    std::size_t state() const { return states_.size() - 1; }  // the newest one

private:
    std::vector<ModelQuery> queries_;
    Model model_;
    std::vector<std::vector<std::uint64_t>> states_;  // by state and query
};

}  // namespace kwic::fault
