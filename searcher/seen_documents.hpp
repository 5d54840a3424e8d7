// SPDX-License-Identifier: GPL-2.0-or-later
// SeenDocuments remembers in a file which documents a query has found, so that a later run shows only new documents.
//
// Each line of the file is `QUERY DOCUMENT`: the XXH3-128 hashes of the query and of the id of a document, in
// hexadecimal digits. The lines are sorted.
#pragma once

#include <kwic/results.hpp>

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>

namespace kwic::searcher {

class SeenDocuments {
public:
    // Reads the file. A file that does not exist has no documents. Throws Error (io) if the file cannot be read, and
    // Error (invalid_argument) if it has other contents.
    explicit SeenDocuments(std::filesystem::path file);

    // Keeps the first `limit` hits that are not remembered for `query`, and remembers them. Forgets the documents that
    // the query no longer finds. `results` must have all hits of the query.
    void keep_new(const std::string& query, std::size_t limit, Results& results);

    // Replaces the file. Throws Error (io).
    void save() const;

private:
    std::filesystem::path file_;
    std::set<std::string> lines_;
};

}  // namespace kwic::searcher
