// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes to be damaged, each of them with what it answers while it is whole.
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
    std::filesystem::path sources;          // what it was made of, with changes since
    const Model* model;                     // these
    std::string id;                         // of a document of it
    bool is_small;                          // compared whole at each opening
    std::vector<std::string> options = {};  // of kwic-indexer, that it was made with
    std::vector<std::string> answers = {};  // to all questions
    std::vector<std::string> output = {};   // of all command lines
};

// Made when they are first needed; in a quick run some of them.
const std::vector<Specimen>& specimens();

// A line for each question: the answer, or `error: ` and the message.
std::vector<std::string> ask(const Specimen& specimen, const std::filesystem::path& index,
                             const SearcherOptions& options);

// Questions to the programs.
std::vector<std::vector<std::string>> command_lines(const Specimen& specimen, const std::filesystem::path& index);

// What a program wrote, without what is never the same.
std::string settled(const std::string& output);

}  // namespace kwic::fault
