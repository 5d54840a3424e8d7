// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/missing.hpp"

#include <algorithm>
#include <string_view>

namespace kwic {
namespace {

bool lies_below(std::string_view id, std::string_view folder) {
    return folder.empty() ? !id.starts_with("../")
                          : id.size() > folder.size() && id.starts_with(folder) && id[folder.size()] == '/';
}

bool lies_below(std::string_view id, std::span<const std::string> folders) {
    return std::any_of(folders.begin(), folders.end(),
                       [&](const std::string& folder) { return lies_below(id, std::string_view(folder)); });
}

}  // namespace

std::vector<std::string> missing_files(const DocumentTable& table, std::span<const std::string> folders,
                                       std::span<const std::string> kept,
                                       const std::function<std::string(Xapian::docid)>& id_of) {
    std::vector<std::string> missing;
    table.for_each([&](const DocumentEntry& entry) {
        if (entry.is_seen || !entry.file) return;
        std::string id = id_of(entry.document);
        if (lies_below(id, folders) && !lies_below(id, kept)) missing.push_back(std::move(id));
    });
    std::sort(missing.begin(), missing.end());
    return missing;
}

}  // namespace kwic
