// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/manifest.hpp"

#include "index/files.hpp"
#include "index/schema.hpp"
#include "text/analyzer.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <xxhash.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <memory>

namespace kwic {
namespace {

using nlohmann::json;

// Xapian's lock file is empty and of no account.
bool is_covered(const std::string& name) {
    return name != manifest_name && name != "flintlock" && !name.ends_with(".tmp");
}

Manifest::File describe(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
    XXH3_64bits_reset(state.get());
    Manifest::File described{file.filename().string(), 0, 0};
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

// The page ends with a checksum of all before it, so that damage to the page itself is seen as well.
std::string seal(const std::string& page) { return fmt::format("{:016x}\n", XXH3_64bits(page.data(), page.size())); }

}  // namespace

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
        if (manifest.format != schema::format_version || manifest.analyzer != analyzer_version)
            throw Error(
                ErrorCode::version_mismatch,
                fmt::format(
                    "the index '{}' was made by another version of kwic (format {}, analyser {}; this one has {}, {}); "
                    "rebuild it with kwic-indexer --rebuild",
                    index.string(), manifest.format, manifest.analyzer, schema::format_version, analyzer_version));
        const auto root = page.at("root").get<std::vector<std::uint8_t>>();
        manifest.root = std::string(root.begin(), root.end());
        manifest.store_text = page.at("store_text");
        manifest.positions = page.at("positions");
        manifest.documents = page.at("documents");
        for (const json& file : page.at("files"))
            manifest.files.push_back(
                {file.at("name"), file.at("size"), std::stoull(file.at("xxh3").get<std::string>(), nullptr, 16)});
    } catch (const json::exception&) {
        throw Error(ErrorCode::corrupt,
                    damaged + "its manifest cannot be read; rebuild it with kwic-indexer --rebuild");
    }
    return manifest;
}

void write_manifest(const std::filesystem::path& generation, Manifest manifest) {
    json files = json::array();
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(generation))
        if (entry.is_regular_file() && is_covered(entry.path().filename().string())) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        const Manifest::File file = describe(path);
        files.push_back({{"name", file.name}, {"size", file.size}, {"xxh3", fmt::format("{:016x}", file.checksum)}});
    }
    const std::string root = manifest.root.string();  // any bytes, hence a list of numbers
    const json page = {{"format", schema::format_version},
                       {"analyzer", analyzer_version},
                       {"root", std::vector<std::uint8_t>(root.begin(), root.end())},
                       {"store_text", manifest.store_text},
                       {"positions", manifest.positions},
                       {"documents", manifest.documents},
                       {"files", files}};
    const std::string text = page.dump() + "\n";
    replace_file(generation / manifest_name, text + seal(text));
}

bool is_version_file_whole(const std::filesystem::path& generation, const Manifest& manifest) {
    const auto expected = std::find_if(manifest.files.begin(), manifest.files.end(),
                                       [](const Manifest::File& file) { return file.name == "iamglass"; });
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
        const Manifest::File found = describe(path);
        if (found.size != expected.size)
            findings.push_back(
                fmt::format("'{}' has {} bytes instead of {}", path.string(), found.size, expected.size));
        else if (found.checksum != expected.checksum)
            findings.push_back("'" + path.string() + "' has changed since it was written");
    }
    return findings;
}

}  // namespace kwic
