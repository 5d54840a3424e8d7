// SPDX-License-Identifier: GPL-2.0-or-later
// SeenDocuments remembers in a file which documents were shown for a query, so that a later run shows only new ones.
//
// Each line of the file is `QUERY DOCUMENT`: the XXH3-128 hashes of the query and of the document, in hexadecimal
// digits. Lines are only added, so a run that finds fewer documents, because an index is missing or the time is over,
// forgets none.
#pragma once

#include "base/descriptor.hpp"

#include <kwic/results.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <unordered_set>

namespace kwic::searcher {

class SeenDocuments {
public:
    // Opens the file, or creates it, and waits until no other process has it open as SeenDocuments. Throws Error (io)
    // if the file cannot be opened for reading and writing, and Error (invalid_argument) if it is not a regular file or
    // has other contents.
    explicit SeenDocuments(std::filesystem::path file);

    // Keeps the first `limit` hits that are not remembered for `query`. Sets the total to the number of these hits
    // without the limit. `results` must have all hits of the query.
    void keep_new(const std::string& query, std::size_t limit, Results& results);

    // Adds the hits that keep_new() has kept to the file. Throws Error (io).
    void save() const;

private:
    std::filesystem::path file_;
    Descriptor descriptor_;
    std::unordered_set<std::string> known_;
    std::string added_;  // lines
};

}  // namespace kwic::searcher
