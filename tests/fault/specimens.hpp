// SPDX-License-Identifier: GPL-2.0-or-later
// Specimens: indexes that tests damage, and the answers of each index before the damage.
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
    std::filesystem::path older;            // another index of the same folder of files
    std::filesystem::path sources;          // the folder of the indexed files, which changed after the index was made
    const Model* model;                     // the model of `sources`
    std::string id;                         // id of a document in the index
    bool is_small;                          // whether each opening verifies all bytes
    std::vector<std::string> options = {};  // options with which kwic-indexer made the index
    std::vector<std::string> answers = {};  // the results of ask()
    std::vector<std::string> output = {};   // the output of each command line from command_lines()
};

// Returns nine specimens, or four in a quick run. The first call makes them.
const std::vector<Specimen>& specimens();

// Searches and reads the index in many ways. Returns a string for each way: the name of the way, such as `phrase`, then
// `: ` and the answer. If an Error was thrown, the answer is `error: ` followed by the code and the message of the
// Error. If the answer took longer than five seconds, a text such as `slow: phrase` replaces the answer.
std::vector<std::string> ask(const Specimen& specimen, const std::filesystem::path& index,
                             const SearcherOptions& options);

// Returns command lines of kwic-searcher that search the index. Unless the specimen was made with --no-store, also
// returns a command line of kwic-indexer that exports the index.
std::vector<std::vector<std::string>> command_lines(const Specimen& specimen, const std::filesystem::path& index);

// Returns `output` without the duration of the search, which differs from run to run.
std::string settled(const std::string& output);

}  // namespace kwic::fault
