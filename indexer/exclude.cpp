// SPDX-License-Identifier: GPL-2.0-or-later
#include "exclude.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

constexpr std::size_t max_alternatives = 1000;

// The first `{...}` of a glob that has alternatives: the positions of its brackets and of the commas between them.
struct Braces {
    std::size_t begin = 0;
    std::vector<std::size_t> commas = {};
    std::size_t end = 0;
};

// Returns the position after the set that begins at `at`, or the position after the `[` if the set does not end.
std::size_t after_set(std::string_view glob, std::size_t at) {
    std::size_t end = at + 1;
    if (end < glob.size() && (glob[end] == '!' || glob[end] == '^')) ++end;
    end = glob.find(']', end + 1);
    return end == std::string_view::npos ? at + 1 : end + 1;
}

std::optional<Braces> find_braces(std::string_view glob, std::size_t begin) {
    for (; begin < glob.size(); ++begin) {
        if (glob[begin] == '\\') {
            ++begin;
        } else if (glob[begin] == '[') {
            begin = after_set(glob, begin) - 1;
        } else if (glob[begin] == '{') {
            break;
        }
    }
    Braces braces{.begin = begin};
    std::size_t depth = 0;
    for (std::size_t at = begin; at < glob.size(); ++at) {
        if (glob[at] == '\\') {
            ++at;
        } else if (glob[at] == '[') {
            at = after_set(glob, at) - 1;
        } else if (glob[at] == '{') {
            ++depth;
        } else if (glob[at] == ',' && depth == 1) {
            braces.commas.push_back(at);
        } else if (glob[at] == '}' && --depth == 0) {
            braces.end = at;
            return braces;
        }
    }
    return std::nullopt;
}

// Appends the globs without alternatives that `glob` stands for. A bracket without a counterpart is a character.
void expand(const std::string& glob, std::vector<std::string>& expanded) {
    const auto braces = find_braces(glob, 0);
    if (!braces) {
        expanded.push_back(glob);
        if (expanded.size() > max_alternatives)
            throw Error(ErrorCode::invalid_argument, "--exclude: too many alternatives in one glob");
        return;
    }
    auto ends = braces->commas;
    ends.push_back(braces->end);
    std::size_t begin = braces->begin + 1;
    for (const std::size_t end : ends) {
        expand(glob.substr(0, braces->begin) + glob.substr(begin, end - begin) + glob.substr(braces->end + 1),
               expanded);
        begin = end + 1;
    }
}

}  // namespace

Excludes::Excludes(const std::vector<std::string>& globs) : globs_(globs), used_(globs.size()) {
    for (std::size_t i = 0; i < globs.size(); ++i) {
        std::vector<std::string> expanded;
        expand(globs[i], expanded);
        for (std::string pattern : expanded) {
            const std::size_t begin = pattern.starts_with('!') ? 1 : 0;
            if (pattern.compare(begin, 2, "./") == 0) pattern.erase(begin, 1);
            patterns_.add(pattern);
            glob_of_.push_back(i);
        }
    }
}

std::optional<bool> Excludes::match(const std::string& id, bool folder) const {
    const auto found = patterns_.find(id, folder);
    if (!found) return std::nullopt;
    used_[glob_of_[*found]] = true;
    return !patterns_.includes(*found);
}

bool Excludes::match_with_parents(const std::string& id, bool folder) const {
    if (patterns_.empty()) return false;
    for (std::size_t slash = id.find('/'); slash != std::string::npos; slash = id.find('/', slash + 1)) {
        if (match(id.substr(0, slash), true).value_or(false)) return true;
    }
    return !id.empty() && match(id, folder).value_or(false);
}

std::vector<std::string> Excludes::unused() const {
    std::vector<std::string> globs;
    for (std::size_t i = 0; i < globs_.size(); ++i)
        if (!used_[i]) globs.push_back(globs_[i]);
    return globs;
}

}  // namespace kwic::indexer
