// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/manifest.hpp"

#include "index/files.hpp"
#include "index/manifest_page.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <new>
#include <numeric>

namespace kwic {
namespace {

constexpr const char* version_file = "iamglass";

// Xapian's lock file is empty and of no account.
bool is_covered(const std::string& name) {
    return name != manifest_name && name != "flintlock" && !name.ends_with(".tmp");
}

Manifest::File describe(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
    if (!state) throw std::bad_alloc();
    XXH3_64bits_reset(state.get());
    Manifest::File described{file.filename().string(), 0, {}};
    std::vector<char> buffer(1 << 18);
    while (in) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        XXH3_64bits_update(state.get(), buffer.data(), static_cast<std::size_t>(in.gcount()));
        described.size += static_cast<std::uint64_t>(in.gcount());
    }
    if (!in.eof()) throw Error(ErrorCode::io, "cannot read '" + file.string() + "'");
    described.checksum = XXH3_64bits_digest(state.get());
    return described;
}

// In the order of their names. The version file is small, and always has its checksum.
void describe_files(const std::filesystem::path& generation, Manifest& manifest, bool with_checksums) {
    manifest.files.clear();
    for (const auto& entry : std::filesystem::directory_iterator(generation)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || !is_covered(name)) continue;
        const bool has_checksum = with_checksums || name == version_file;
        manifest.files.push_back(has_checksum ? describe(entry.path()) : Manifest::File{name, entry.file_size(), {}});
    }
    std::sort(manifest.files.begin(), manifest.files.end(),
              [](const Manifest::File& a, const Manifest::File& b) { return a.name < b.name; });
}

void write_page(const std::filesystem::path& generation, const Manifest& manifest) {
    replace_file(generation / manifest_name, seal(write_manifest_text(manifest)));
}

}  // namespace

std::uint64_t Manifest::bytes() const {
    return std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const File& file) { return sum + file.size; });
}

Manifest read_manifest(const std::filesystem::path& generation, const std::filesystem::path& index) {
    const std::string damaged = "the index '" + index.string() + "' is damaged: ";
    if (!std::filesystem::exists(generation / manifest_name))
        throw Error(ErrorCode::corrupt, damaged + "its manifest is missing; rebuild it with kwic-indexer --rebuild");
    const std::string bytes = read_whole_file(generation / manifest_name);
    const auto text = unseal(bytes);
    if (!text)
        throw Error(ErrorCode::corrupt, damaged + "its manifest has changed; rebuild it with kwic-indexer --rebuild");
    auto manifest = parse_manifest_text(*text, index.string());
    if (!manifest)
        throw Error(ErrorCode::corrupt,
                    damaged + "its manifest cannot be read; rebuild it with kwic-indexer --rebuild");
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

void write_updated_manifest(const std::filesystem::path& generation, Manifest& manifest, std::uint64_t most_bytes) {
    describe_files(generation, manifest, false);
    if (manifest.bytes() <= most_bytes) describe_files(generation, manifest, true);
    manifest.is_updated = true;
    write_page(generation, manifest);
}

bool is_version_file_whole(const std::filesystem::path& generation, const Manifest& manifest) {
    const auto expected = std::find_if(manifest.files.begin(), manifest.files.end(),
                                       [](const Manifest::File& file) { return file.name == version_file; });
    if (expected == manifest.files.end()) return true;
    const Manifest::File found = describe(generation / expected->name);
    return found.size == expected->size && found.checksum == expected->checksum;
}

std::vector<std::string> compare_files(const std::filesystem::path& generation, const Manifest& manifest) {
    std::vector<std::string> findings;
    for (const Manifest::File& expected : manifest.files) {
        const auto path = generation / expected.name;
        if (!std::filesystem::exists(path)) {
            findings.push_back("'" + path.string() + "' is missing");
            continue;
        }
        const std::uint64_t size = std::filesystem::file_size(path);
        if (size != expected.size)
            findings.push_back(fmt::format("'{}' has {} bytes instead of {}", path.string(), size, expected.size));
        else if (expected.checksum && describe(path).checksum != expected.checksum)
            findings.push_back("'" + path.string() + "' has changed since it was written");
    }
    return findings;
}

}  // namespace kwic
