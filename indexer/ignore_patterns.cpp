// SPDX-License-Identifier: GPL-2.0-or-later
#include "ignore_patterns.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kwic::indexer {
namespace {

// Returns `line` without its trailing spaces. A space after a backslash is a part of the pattern.
std::string_view without_trailing_spaces(std::string_view line) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == ' ') continue;
        if (line[at] == '\\' && ++at == line.size()) return line;
        end = at + 1;
    }
    return line.substr(0, end);
}

}  // namespace

void IgnorePatterns::add_lines(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with('#')) continue;
        line = without_trailing_spaces(line.substr(0, line.find('\0')));
        if (!line.empty()) add(line);
    }
}

void IgnorePatterns::add(std::string_view pattern) {
    const bool includes = pattern.starts_with('!');
    if (includes) pattern.remove_prefix(1);
    const bool folders_only = pattern.ends_with('/');
    if (folders_only) pattern.remove_suffix(1);
    const bool names = pattern.find('/') == std::string_view::npos;
    if (pattern.starts_with('/')) pattern.remove_prefix(1);
    rules_.push_back({Glob(pattern, unit_), includes, folders_only, names});
}

std::optional<std::size_t> IgnorePatterns::find(std::string_view path, bool folder) const {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (std::size_t i = rules_.size(); i-- > 0;) {
        const Rule& rule = rules_[i];
        if ((folder || !rule.folders_only) && rule.glob.match(rule.names ? name : path)) return i;
    }
    return std::nullopt;
}

std::optional<bool> IgnorePatterns::match(std::string_view path, bool folder) const {
    const auto found = find(path, folder);
    return found ? std::optional(!includes(*found)) : std::nullopt;
}

}  // namespace kwic::indexer
