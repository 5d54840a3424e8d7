// SPDX-License-Identifier: GPL-2.0-or-later
#include "directory/manifest.hpp"

#include "base/files.hpp"
#include "base/folders.hpp"
#include "directory/file_check.hpp"
#include "directory/manifest_page.hpp"
#include "glass/file_names.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <string>
#include <utility>

namespace kwic {
namespace {

// Returns whether the manifest lists the file. The manifest does not list itself, Xapian's empty lock file, or
// temporary files.
bool is_covered(const std::string& name) {
    return name != manifest_name && name != "flintlock" && !name.ends_with(".tmp");
}

// Sets manifest.files, sorted by name. The version file, which is small, always gets a checksum.
void describe_files(const std::filesystem::path& generation, Manifest& manifest, bool with_checksums) {
    manifest.files.clear();
    for (const std::filesystem::path& entry : entries_in(generation)) {
        const std::string name = entry.filename().string();
        if (!std::filesystem::is_regular_file(entry) || !is_covered(name)) continue;
        const bool has_checksum = with_checksums || name == glass::version_file_name;
        manifest.files.push_back(has_checksum ? describe_file(entry)
                                              : Manifest::File{name, std::filesystem::file_size(entry), {}});
    }
    std::sort(manifest.files.begin(), manifest.files.end(),
              [](const Manifest::File& a, const Manifest::File& b) { return a.name < b.name; });
}

void write_page(const std::filesystem::path& generation, const Manifest& manifest) {
    replace_file(generation / manifest_name, add_checksum(write_manifest_text(manifest)));
}

}  // namespace

std::uint64_t Manifest::bytes() const {
    return std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const File& file) { return sum + file.size; });
}

Manifest read_manifest(const std::filesystem::path& generation, const std::filesystem::path& index) {
    const auto page_damaged = [&](const std::string& finding) {
        return damaged(index, "'" + (generation / manifest_name).string() + "' " + finding);
    };
    if (!std::filesystem::exists(generation))
        throw damaged(index, "CURRENT names '" + generation.string() + "', which is missing");
    if (!std::filesystem::exists(generation / manifest_name)) throw page_damaged("is missing");
    const std::string bytes = read_whole_file(generation / manifest_name);
    const auto text = without_checksum(bytes);
    if (!text) throw page_damaged("has changed since it was written");
    auto manifest = parse_manifest_text(*text, index.string());
    if (!manifest) throw page_damaged("cannot be read");
    return *std::move(manifest);
}

void write_manifest(const std::filesystem::path& generation, Manifest& manifest) {
    describe_files(generation, manifest, true);
    manifest.written_documents = manifest.documents;
    manifest.written_bytes = manifest.bytes();
    manifest.is_updated = false;
    manifest.changes = 0;
    write_page(generation, manifest);
}

void write_updated_manifest(const std::filesystem::path& generation, Manifest& manifest, std::uint64_t max_bytes) {
    describe_files(generation, manifest, false);
    if (manifest.bytes() <= max_bytes) describe_files(generation, manifest, true);
    manifest.is_updated = true;
    write_page(generation, manifest);
}

}  // namespace kwic
