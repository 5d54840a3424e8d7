// SPDX-License-Identifier: GPL-2.0-or-later
// History: the results of a fixed set of queries in each state of an index.
#pragma once

#include "fault/model.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {

// Returns a hash of the ids. The hash does not depend on the order of the ids.
std::uint64_t fingerprint(const std::vector<std::string>& ids);

class History {
public:
    // Creates a history whose state 0 is an empty index.
    explicit History(std::vector<ModelQuery> queries)
        : queries_(std::move(queries)), states_{std::vector<std::uint64_t>(queries_.size())} {}

    // Adds the next state, in which the index contains the documents of `model`.
    void add(const Model& model);

    // Returns whether the results of `query` have the fingerprint `found` in any of the states from `first` to `last`.
    bool holds(std::size_t query, std::size_t first, std::size_t last, std::uint64_t found) const;

    std::size_t state() const { return states_.size() - 1; }  // the number of the newest state

private:
    std::vector<ModelQuery> queries_;
    Model model_;
    std::vector<std::vector<std::uint64_t>> states_;  // fingerprints by state and query
};

}  // namespace kwic::fault
