// SPDX-License-Identifier: GPL-2.0-or-later
// The page that each generation of an index has beside its database: which kwic made it, how, and what its
// files must be.
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
    std::filesystem::path root;  // folder that file ids are relative to; relative to the index if the index lies in it
    bool store_text = true;
    bool positions = true;
    std::uint64_t documents = 0;

    struct File {
        std::string name;
        std::uint64_t size = 0;
        std::optional<std::uint64_t> checksum;  // XXH3-64; see write_updated_manifest()
        friend bool operator==(const File&, const File&) = default;
    };
    std::vector<File> files;
    std::uint64_t bytes() const;  // of all of them

    // Of the last time that the generation was written as a whole, by a build or a compaction, and of updates since.
    std::uint64_t written_documents = 0;
    std::uint64_t written_bytes = 0;
    bool is_updated = false;
    std::uint64_t changes = 0;  // documents added, removed, or written again
};

inline constexpr const char* manifest_name = "manifest.json";

// Throws Error (corrupt) where it is missing or not understood, (version_mismatch) where another version of kwic
// made it; `index` is what the messages name.
Manifest read_manifest(const std::filesystem::path& generation, const std::filesystem::path& index);

// After a build or a compaction: fills in what the files are, and writes the page, durably.
void write_manifest(const std::filesystem::path& generation, Manifest& manifest);

// What may be read to give all files checksums after an update: 0.2 s while they are in memory.
inline constexpr std::uint64_t max_checksummed_bytes = 1u << 30;

// The same after an update. The tables of a larger index are left without checksums: to read them all for a few changed
// documents would take far longer than the update.
void write_updated_manifest(const std::filesystem::path& generation, Manifest& manifest,
                            std::uint64_t max_bytes = max_checksummed_bytes);

}  // namespace kwic
