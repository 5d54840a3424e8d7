// SPDX-License-Identifier: GPL-2.0-or-later
#include "document_id.hpp"

#include <cstddef>
#include <filesystem>
#include <system_error>

namespace kwic::searcher {

// The id of a file is the end of its path, after the root folder of its index. Therefore each end of the path that
// begins after a slash is tried, the longest first.
std::string document_id(const Searcher& index, const std::string& name) {
    if (index.document(name)) return name;
    std::error_code failed;
    const std::filesystem::path absolute = std::filesystem::absolute(name, failed);
    if (failed) return name;
    const std::string path = absolute.lexically_normal().string();
    for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
        const std::string id = path.substr(slash + 1);
        if (const auto document = index.document(id); document && document->path == path) return id;
    }
    return name;
}

}  // namespace kwic::searcher
