// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes for tests of damage, with their answers while they are whole.
#pragma once

#include "fault/model.hpp"

#include <kwic/searcher.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::fault {

struct Specimen {
    std::string name;
    std::filesystem::path index;
    std::filesystem::path older;            // the same index in another state
    std::filesystem::path sources;          // the files it was made from, with later changes
    const Model* model;                     // the model of `sources`
    std::string id;                         // the id of one of its documents
    bool is_small;                          // so small that each opening verifies all bytes
    std::vector<std::string> options = {};  // options of the indexer that made it
    std::vector<std::string> answers = {};  // the results of ask()
    std::vector<std::string> output = {};   // the output of each of command_lines()
};

// Returns the specimens, which the first call makes; in a quick run only some of them.
const std::vector<Specimen>& specimens();

// Searches and reads the index in many ways. Returns a line for each with the answer, or `error: ` and the message.
std::vector<std::string> ask(const Specimen& specimen, const std::filesystem::path& index,
                             const SearcherOptions& options);

// Returns command lines that search, explain and export the index with the built programs.
std::vector<std::vector<std::string>> command_lines(const Specimen& specimen, const std::filesystem::path& index);

// Returns the output of a program without the times in it.
std::string settled(const std::string& output);

}  // namespace kwic::fault
