// SPDX-License-Identifier: GPL-2.0-or-later
#include "directory/file_check.hpp"

#include "base/files.hpp"
#include "base/index_marks.hpp"
#include "glass/file_names.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace kwic {
namespace {

// Compares the sizes of all files with the manifest. If the size of a file is correct and the manifest has a checksum
// of the file, also compares the checksum. If `with_all_checksums` is false, the version file is the only file whose
// checksum is compared.
std::vector<std::string> compare(const std::filesystem::path& generation, const Manifest& manifest,
                                 bool with_all_checksums, const Monitor& monitor = {}) {
    std::vector<std::string> findings;
    for (const Manifest::File& expected : manifest.files) {
        const auto path = generation / expected.name;
        std::error_code error;
        const std::uint64_t size = std::filesystem::file_size(path, error);
        const bool compares_bytes =
            expected.checksum && (with_all_checksums || expected.name == glass::version_file_name);
        if (error == std::errc::no_such_file_or_directory)
            findings.push_back("'" + path.string() + "' is missing");
        else if (error)
            findings.push_back("'" + path.string() + "': " + error.message());
        else if (size != expected.size)
            findings.push_back(fmt::format("'{}' has {} bytes instead of {}", path.string(), size, expected.size));
        else if (compares_bytes && describe_file(path, monitor).checksum != expected.checksum)
            findings.push_back("'" + path.string() + "' has changed since it was written");
    }
    return findings;
}

// Returns whether the folder `index` no longer exists, or has neither CURRENT nor a generation. Returns false if the
// folder exists but cannot be read.
bool is_gone(const std::filesystem::path& index) {
    std::error_code error;
    const IndexMarks marks = index_marks_of(index, error);
    return error ? error == std::errc::no_such_file_or_directory : marks.are_absent();
}

}  // namespace

Manifest::File describe_file(const std::filesystem::path& file, const Monitor& monitor) {
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
    if (!state) throw std::bad_alloc();
    XXH3_64bits_reset(state.get());
    Manifest::File described{file.filename().string(), 0, {}};
    for_each_piece(file, [&](std::string_view piece) {
        monitor.look();
        XXH3_64bits_update(state.get(), piece.data(), piece.size());
        described.size += piece.size();
    });
    described.checksum = XXH3_64bits_digest(state.get());
    return described;
}

std::vector<std::string> compare_files(const std::filesystem::path& generation, const Manifest& manifest,
                                       const Monitor& monitor) {
    return compare(generation, manifest, true, monitor);
}

std::vector<std::string> compare_quickly(const std::filesystem::path& generation, const Manifest& manifest) {
    return compare(generation, manifest, manifest.bytes() <= max_bytes_compared_always);
}

bool is_version_file_intact(const std::filesystem::path& generation, const Manifest& manifest) {
    const auto path = generation / glass::version_file_name;
    return std::find(manifest.files.begin(), manifest.files.end(), describe_file(path)) != manifest.files.end();
}

bool has_all_checksums(const Manifest& manifest) {
    return std::all_of(manifest.files.begin(), manifest.files.end(),
                       [](const Manifest::File& file) { return file.checksum.has_value(); });
}

Error moved(const std::filesystem::path& index) {
    return {ErrorCode::not_found, "the index '" + index.string() + "' was moved or deleted"};
}

Error damaged(const std::filesystem::path& index, const std::string& finding) {
    if (is_gone(index)) return moved(index);
    return {ErrorCode::corrupt,
            "the index '" + index.string() + "' is damaged: " + finding + "; rebuild it with kwic-indexer --rebuild"};
}

}  // namespace kwic
