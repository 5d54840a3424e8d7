// SPDX-License-Identifier: GPL-2.0-or-later
// Runs kwic-indexer in a folder and reads its results.
#pragma once

#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace kwic::test {

namespace fs = std::filesystem;

using Arguments = std::vector<std::string>;

// Runs the indexer in the folder `options.folder`, or in `dir` if `options.folder` is empty. By default, the indexer
// indexes the current folder.
inline CommandOutput index(const TempDir& dir, Arguments arguments = {}, CommandOptions options = {}) {
    arguments.insert(arguments.begin(), indexer());
    if (options.folder.empty()) options.folder = dir.path();
    return run(arguments, options);
}

struct Counts {
    std::size_t added = 0, updated = 0, unchanged = 0, removed = 0, skipped = 0, documents = 0;
    friend bool operator==(const Counts&, const Counts&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Counts& c) {
        return out << c.added << " added " << c.updated << " updated " << c.unchanged << " unchanged " << c.removed
                   << " removed " << c.skipped << " skipped " << c.documents << " documents";
    }
};

// Runs the indexer with --json, checks that its exit status is 1 if the member `failed` is not 0 and 0 otherwise, and
// returns its counts.
inline Counts counts(const TempDir& dir, Arguments arguments = {}, CommandOptions options = {}) {
    arguments.push_back("--json");
    const CommandOutput output = index(dir, arguments, options);
    CAPTURE(output.err);
    const auto json = nlohmann::json::parse(output.out, nullptr, false);
    REQUIRE(json.is_object());
    const Counts c{json.at("added"),   json.at("updated"), json.at("unchanged"),
                   json.at("removed"), json.at("skipped"), json.at("documents")};
    CHECK(output.status == (json.at("failed") == 0 ? 0 : 1));
    return c;
}

// Returns whether the index has a document with the id.
inline bool has(const fs::path& folder, const std::string& id) { return IndexWriter(folder).keep(id); }

// Returns the paths and bytes of all files below a folder as one string. If two calls return equal strings, no file has
// changed between the calls.
inline std::string contents(const fs::path& folder) {
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        lines.push_back(entry.path().string() + '\n' + (entry.is_regular_file() ? read_file(entry.path()) : ""));
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line;
    return all;
}

// Writes a file and sets its modification time to a time in the year 2033 that depends on the size of the text. If the
// size of the text changes, the modification time changes too, even if the clock of the file system is coarse.
inline void rewrite(const TempDir& dir, const std::string& name, const std::string& text) {
    const fs::path file = dir.write(name, text);
    const timespec times[2] = {{0, UTIME_OMIT}, {2'000'000'000, static_cast<long>(text.size())}};
    REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace kwic::test
