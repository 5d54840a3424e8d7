// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources.hpp"

#include "base/files.hpp"
#include "base/utf8.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <xxhash.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int version = 1;

// A path or glob may have any bytes: a string that is not UTF-8 becomes a list of bytes.
Json json_of(const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size();)
        if (next_character(bytes, at) < 0) return Json(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
    return bytes;
}

std::string bytes_of(const Json& json) {
    if (json.is_string()) return json.get<std::string>();
    const auto bytes = json.get<std::vector<std::uint8_t>>();
    return {bytes.begin(), bytes.end()};
}

// Returns the XXH3-64 of the text of `page` in hexadecimal digits.
std::string checksum(const Json& page) {
    const std::string text = page.dump(1);
    return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

Sources sources_of(const Json& page, const fs::path& index) {
    Sources sources;
    for (const Json& root : page.at("roots"))
        sources.roots.push_back((index.parent_path() / bytes_of(root)).lexically_normal());
    for (fs::path& root : sources.roots)
        if (!root.has_filename() && root.has_relative_path()) root = root.parent_path();  // drop a final slash
    for (const Json& glob : page.at("exclude")) sources.selection.excludes.push_back(bytes_of(glob));
    sources.selection.hidden = page.at("hidden").get<bool>();
    sources.selection.ignore_files = page.at("ignore").get<bool>();
    sources.selection.follow = page.at("follow").get<bool>();
    sources.selection.max_size = page.at("max_size").get<std::uint64_t>();
    sources.selection.charset = page.at("charset").get<std::string>();
    sources.selection.language = page.at("language").get<std::string>();
    for (const auto& [reason, count] : page.at("skipped").items()) sources.skipped[reason] = count.get<std::size_t>();
    return sources;
}

}  // namespace

Selection Selection::of(const Options& options) {
    return {options.excludes,       options.hidden,        options.ignore_files,   options.follow,
            options.input.max_size, options.input.charset, options.writer.language};
}

void Selection::apply(Options& options) const {
    options.excludes = excludes;
    options.hidden = hidden;
    options.ignore_files = ignore_files;
    options.follow = follow;
    options.input.max_size = max_size;
    options.input.charset = charset;
    options.writer.language = language;
}

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
    const fs::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

std::string write_sources_text(const Sources& sources, const fs::path& index) {
    Json roots = Json::array();
    const fs::path folder = index.parent_path();
    for (const fs::path& root : sources.roots)
        roots.push_back(json_of(is_at_or_below(root, folder) ? root.lexically_relative(folder) : root));
    Json excludes = Json::array();
    for (const std::string& glob : sources.selection.excludes) excludes.push_back(json_of(glob));
    Json skipped = Json::object();
    for (const auto& [reason, count] : sources.skipped) skipped[reason] = count;
    Json page = {
        {"version", version},
        {"roots", roots},
        {"exclude", excludes},
        {"hidden", sources.selection.hidden},
        {"ignore", sources.selection.ignore_files},
        {"follow", sources.selection.follow},
        {"max_size", sources.selection.max_size},
        {"charset", sources.selection.charset},
        {"language", sources.selection.language},
        {"skipped", skipped},
    };
    page["xxh3"] = checksum(page);
    return page.dump(1) + '\n';
}

std::optional<Sources> parse_sources_text(const std::string& text, const fs::path& index) {
    try {
        Json page = Json::parse(text);
        if (page.at("version") != version || page.dump(1) + '\n' != text) return {};
        const Json stated = page.at("xxh3");
        page.erase("xxh3");
        if (stated != checksum(page)) return {};
        return sources_of(page, index);
    } catch (const Json::exception&) {
        return {};
    }
}

std::optional<Sources> read_sources(const fs::path& index) {
    const fs::path file = index / sources_name;
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error))) return {};
    auto sources = parse_sources_text(read_whole_file(file), index);
    if (!sources)
        throw Error(ErrorCode::corrupt,
                    "'" + file.string() + "' cannot be read: name the folders to index, and the file is written again");
    return sources;
}

void write_sources(const Sources& sources, const fs::path& index) {
    const fs::path file = index / sources_name;
    const std::string text = write_sources_text(sources, index);
    std::error_code error;
    if (!fs::is_regular_file(file, error) || read_whole_file(file) != text)
        replace_file(file, text);
    else
        utimensat(AT_FDCWD, file.c_str(), nullptr, 0);
}

void add_roots(std::vector<fs::path>& roots, const std::vector<fs::path>& paths) {
    for (const fs::path& path : paths) {
        const auto contains = [&](const fs::path& root) { return is_at_or_below(path, root); };
        if (std::any_of(roots.begin(), roots.end(), contains)) continue;
        std::erase_if(roots, [&](const fs::path& root) { return is_at_or_below(root, path); });
        roots.push_back(path);
    }
}

}  // namespace kwic::indexer
