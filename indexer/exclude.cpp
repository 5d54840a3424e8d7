// SPDX-License-Identifier: GPL-2.0-or-later
// Matches the globs of --exclude with the C library's fnmatch.
#include "exclude.hpp"

#include <fnmatch.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic::indexer {

Excludes::Excludes(const std::vector<std::string>& globs) {
    for (std::string pattern : globs) {
        Glob glob{};
        if (pattern.size() > 1 && pattern.back() == '/') {
            glob.folders_only = true;
            pattern.pop_back();
        }
        glob.whole_id = pattern.find('/') != std::string::npos;
        glob.flags = pattern.find("**") != std::string::npos ? 0 : FNM_PATHNAME;
        if (pattern.starts_with('/')) pattern.erase(0, 1);
        glob.pattern = std::move(pattern);
        globs_.push_back(std::move(glob));
    }
}

bool Excludes::match(const std::string& id, bool folder) const {
    if (globs_.empty()) return false;
    const std::size_t slash = id.rfind('/');
    const char* name = id.c_str() + (slash == std::string::npos ? 0 : slash + 1);
    for (const Glob& glob : globs_) {
        if (glob.folders_only && !folder) continue;
        if (fnmatch(glob.pattern.c_str(), glob.whole_id ? id.c_str() : name, glob.flags) == 0) return true;
    }
    return false;
}

bool Excludes::match_with_parents(const std::string& id, bool folder) const {
    for (std::size_t slash = id.find('/'); slash != std::string::npos; slash = id.find('/', slash + 1)) {
        if (match(id.substr(0, slash), true)) return true;
    }
    return !id.empty() && match(id, folder);
}

}  // namespace kwic::indexer
