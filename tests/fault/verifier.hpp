// SPDX-License-Identifier: GPL-2.0-or-later
// The verifier: whether an index is whole and holds just what a model says.
#pragma once

#include "fault/model.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic::fault {

// What is wrong, by the check of the index, by its documents, and by `queries` random queries against the model; empty:
// nothing. Runs in this process: only for an index whose bytes were not damaged.
std::string verify(const std::filesystem::path& index, const Model& model, std::uint64_t seed,
                   std::size_t queries = 100);

// The same for an index that may be in any of several states: empty if it is wholly in one of them.
std::string verify_any(const std::filesystem::path& index, const std::vector<const Model*>& states, std::uint64_t seed,
                       std::size_t queries = 100);

// The same for an index between two states, as an update in parts may leave it: empty if each document by itself is in
// one of them.
std::string verify_each(const std::filesystem::path& index, const Model& before, const Model& after, std::uint64_t seed,
                        std::size_t queries = 100);

Model documents_of(const std::filesystem::path& index);  // throws Error

// What writers must not leave: the names in the folder of the index and its generation that no published index has.
std::string leftovers(const std::filesystem::path& index);

}  // namespace kwic::fault
