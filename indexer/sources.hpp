// SPDX-License-Identifier: GPL-2.0-or-later
// Sources is what an index remembers about its inputs: the folders and files that were indexed, the options of their
// selection, and what the last run skipped. kwic-indexer keeps it in the file sources.json in the folder of the index,
// beside the files of the library; doc/index-format.md describes the file. Runs without a PATH repeat what the file
// describes; see trust.hpp for the conditions.
#pragma once

#include "base/index_marks.hpp"
#include "options.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kwic::indexer {

// The options that decide which files a run indexes, and how it reads them.
struct Selection {
    std::vector<std::string> excludes;
    bool hidden = false;
    bool ignore_files = true;
    bool follow = false;
    std::uint64_t max_size = InputOptions().max_size;
    std::string charset = "auto";
    std::string language = "auto";

    static Selection of(const Options& options);
    void apply(Options& options) const;
    friend bool operator==(const Selection&, const Selection&) = default;
};

struct Sources {
    std::vector<std::filesystem::path> roots;  // absolute paths, in the order in which they were first indexed
    Selection selection;
    std::map<std::string, std::size_t> skipped;  // number of inputs that the last run skipped, by reason
    friend bool operator==(const Sources&, const Sources&) = default;
};

// Returns the text of sources.json for an index in the folder `index`, an absolute path. Roots in the folder that
// contains the index are written relative to it, so that this folder may be moved.
std::string write_sources_text(const Sources& sources, const std::filesystem::path& index);

// Parses the text of sources.json. Returns nothing if the text is not valid.
std::optional<Sources> parse_sources_text(const std::string& text, const std::filesystem::path& index);

// Returns what the index remembers, or nothing if it remembers nothing. Throws Error (corrupt) if sources.json is
// damaged, and Error (io) if the file cannot be read.
std::optional<Sources> read_sources(const std::filesystem::path& index);

// Writes sources.json, durably, if its contents change. In any case, sets the modification time of the file to the
// present time, which is the time of the last run.
void write_sources(const Sources& sources, const std::filesystem::path& index);

// Adds `paths` to the roots, unless a root contains them. Removes the roots below a path that is added, because a walk
// through this path reaches them.
void add_roots(std::vector<std::filesystem::path>& roots, const std::vector<std::filesystem::path>& paths);

// Returns whether `path` is `folder` or below `folder`. Compares the paths without access to the file system.
bool is_at_or_below(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace kwic::indexer
