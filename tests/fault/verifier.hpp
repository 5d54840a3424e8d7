// SPDX-License-Identifier: GPL-2.0-or-later
// The verifier compares an index with a Model, which has the documents that the index should contain.
#pragma once

#include "fault/model.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic::fault {

// Checks the files and tables of the index, and compares its documents and the results of `queries` random queries with
// the model. Returns a message about the first problem, or "". Must not be called for an index with damaged bytes,
// which might crash this process.
std::string verify(const std::filesystem::path& index, const Model& model, std::uint64_t seed,
                   std::size_t queries = 100);

// Verifies an index that must agree with one of the models `states`; see verify().
std::string verify_any(const std::filesystem::path& index, const std::vector<const Model*>& states, std::uint64_t seed,
                       std::size_t queries = 100);

// Verifies an index after an update that has skipped inputs. Each document must agree with `before` or with `after`;
// see verify().
std::string verify_each(const std::filesystem::path& index, const Model& before, const Model& after, std::uint64_t seed,
                        std::size_t queries = 100);

// Returns the documents of an index. Throws Error if the index cannot be read.
Model documents_of(const std::filesystem::path& index);

// Returns a message with the paths of the files and folders that do not belong in the folder of an index, such as
// temporary files and a second generation (a folder `gen-N`). Returns "" if there are none.
std::string leftovers(const std::filesystem::path& index);

}  // namespace kwic::fault
