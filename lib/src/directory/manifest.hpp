// SPDX-License-Identifier: GPL-2.0-or-later
// The manifest of a generation records the versions of the format and the analyzer, the options of the index, the
// number of documents, and the sizes and checksums of the files. The manifest is the file manifest.json in the folder
// of the database.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

struct Manifest {
    int format = 0;
    int analyzer = 0;
    // The folder to which the ids of files are relative. If the index is in this folder, `root` is a path relative to
    // the index.
    std::filesystem::path root;
    bool store_text = true;
    bool positions = true;
    std::uint64_t documents = 0;

    struct File {
        std::string name;
        std::uint64_t size = 0;
        std::optional<std::uint64_t> checksum;  // XXH3-64; not set for tables of a large index after an update
        friend bool operator==(const File&, const File&) = default;
    };
    std::vector<File> files;
    std::uint64_t bytes() const;  // total size of the files

    // The following members are for should_compact() in write/compaction.hpp.
    std::uint64_t written_documents = 0;  // number of documents after the last build or compaction
    std::uint64_t written_bytes = 0;      // bytes() after the last build or compaction
    bool is_updated = false;              // an update has been made since the last build or compaction
    std::uint64_t changes = 0;            // documents added, removed or replaced since the last build or compaction
};

inline constexpr const char* manifest_name = "manifest.json";

// Throws Error (corrupt) if the manifest is missing or damaged, and Error (version_mismatch) if the index has another
// format or analyzer version than this version of kwic. Messages contain `index`, the path of the index.
Manifest read_manifest(const std::filesystem::path& generation, const std::filesystem::path& index);

// Writes the manifest after a build or a compaction, durably. Sets `files` and the members for should_compact().
void write_manifest(const std::filesystem::path& generation, Manifest& manifest);

// An update computes the checksums of all files of an index if their total size is at most this number of bytes.
// Reading 1 GiB from the page cache takes 0.2 s.
inline constexpr std::uint64_t max_checksummed_bytes = 1u << 30;

// Writes the manifest after an update, durably. If the files have more than `max_bytes` bytes in total, the tables get
// no checksums, because reading all tables would take far longer than an update of a few documents.
void write_updated_manifest(const std::filesystem::path& generation, Manifest& manifest,
                            std::uint64_t max_bytes = max_checksummed_bytes);

}  // namespace kwic
