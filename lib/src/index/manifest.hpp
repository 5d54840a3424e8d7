// SPDX-License-Identifier: GPL-2.0-or-later
// The page that each generation of an index has beside its database: which kwic made it, how, and what its
// files must be.
#pragma once

#include <cstdint>
#include <filesystem>
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
        std::uint64_t checksum = 0;  // XXH3-64
    };
    std::vector<File> files;
};

inline constexpr const char* manifest_name = "manifest.json";

// Throws Error (corrupt) where it is missing or not understood, (version_mismatch) where another version of kwic
// made it; `index` is what the messages name.
Manifest read_manifest(const std::filesystem::path& generation, const std::filesystem::path& index);

// Fills in `files` from the generation's folder and writes the page, durably.
void write_manifest(const std::filesystem::path& generation, Manifest manifest);

// Whether Xapian's version file is as the manifest says; true where the manifest does not name it.
bool is_version_file_whole(const std::filesystem::path& generation, const Manifest& manifest);

// What differs between the manifest and the files; empty: nothing.
std::vector<std::string> compare_files(const std::filesystem::path& generation, const Manifest& manifest);

}  // namespace kwic
