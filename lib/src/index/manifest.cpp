// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/manifest.hpp"

#include "index/files.hpp"
#include "index/format.hpp"
#include "index/schema.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <xxhash.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <memory>
#include <numeric>

namespace kwic {
namespace {

using nlohmann::json;

constexpr const char* version_file = "iamglass";

// Xapian's lock file is empty and of no account.
bool is_covered(const std::string& name) {
    return name != manifest_name && name != "flintlock" && !name.ends_with(".tmp");
}

Manifest::File describe(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
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

// The page ends with a checksum of all before it, so that damage to the page itself is seen as well.
std::string seal(const std::string& page) { return fmt::format("{:016x}\n", XXH3_64bits(page.data(), page.size())); }

void write_page(const std::filesystem::path& generation, const Manifest& manifest) {
    json files = json::array();
    for (const Manifest::File& file : manifest.files) {
        files.push_back({{"name", file.name}, {"size", file.size}});
        if (file.checksum) files.back()["xxh3"] = fmt::format("{:016x}", *file.checksum);
    }
    const std::string root = manifest.root.string();  // any bytes, hence a list of numbers
    const json page = {{"format", schema::format_version},
                       {"analyzer", stored_analyzer_version},
                       {"root", std::vector<std::uint8_t>(root.begin(), root.end())},
                       {"store_text", manifest.store_text},
                       {"positions", manifest.positions},
                       {"documents", manifest.documents},
                       {"written_documents", manifest.written_documents},
                       {"written_bytes", manifest.written_bytes},
                       {"updated", manifest.is_updated},
                       {"changes", manifest.changes},
                       {"files", files}};
    const std::string text = page.dump() + "\n";
    replace_file(generation / manifest_name, text + seal(text));
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
    constexpr std::size_t seal_bytes = 17;
    if (bytes.size() < seal_bytes ||
        seal(bytes.substr(0, bytes.size() - seal_bytes)) != bytes.substr(bytes.size() - seal_bytes))
        throw Error(ErrorCode::corrupt, damaged + "its manifest has changed; rebuild it with kwic-indexer --rebuild");
    Manifest manifest;
    try {
        const json page = json::parse(bytes.substr(0, bytes.size() - seal_bytes));
        manifest.format = page.at("format");
        manifest.analyzer = page.at("analyzer");
        check_format(manifest.format, manifest.analyzer, index.string());
        const auto root = page.at("root").get<std::vector<std::uint8_t>>();
        manifest.root = std::string(root.begin(), root.end());
        manifest.store_text = page.at("store_text");
        manifest.positions = page.at("positions");
        manifest.documents = page.at("documents");
        manifest.written_documents = page.at("written_documents");
        manifest.written_bytes = page.at("written_bytes");
        manifest.is_updated = page.at("updated");
        manifest.changes = page.at("changes");
        for (const json& file : page.at("files")) {
            manifest.files.push_back({file.at("name"), file.at("size"), {}});
            if (file.contains("xxh3"))
                manifest.files.back().checksum = std::stoull(file["xxh3"].get<std::string>(), nullptr, 16);
        }
    } catch (const json::exception&) {
        throw Error(ErrorCode::corrupt,
                    damaged + "its manifest cannot be read; rebuild it with kwic-indexer --rebuild");
    }
    return manifest;
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
