// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/missing.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns whether `id` is the id of the file or folder `folder`, or of a file in this folder or its subfolders.
bool is_within(std::string_view id, std::string_view folder) {
    if (folder.empty()) return !id.starts_with("../");
    if (!id.starts_with(folder)) return false;
    if (id.size() == folder.size()) return true;
    const bool leads_up = folder == ".." || folder.ends_with("/..");  // `../..` is above `..`, not below it
    return id[folder.size()] == '/' && !(leads_up && id.substr(folder.size() + 1).starts_with("../"));
}

bool is_within(std::string_view id, std::span<const std::string> folders) {
    return std::any_of(folders.begin(), folders.end(),
                       [&](const std::string& folder) { return is_within(id, std::string_view(folder)); });
}

// Returns the numbers of all documents whose id is in `ids` or that are below a folder in `ids`. May also return other
// documents, because path terms are case-folded and name at most schema::max_path_folders folders. The caller must
// therefore compare the ids of the documents with `ids`. Returns std::nullopt if `ids` contains the root, because any
// document may be in the root.
std::optional<std::unordered_set<Xapian::docid>> documents_within(std::span<const std::string> ids,
                                                                  DocumentTable& table,
                                                                  const Xapian::Database& database) {
    std::unordered_set<Xapian::docid> documents;
    for (const std::string& id : ids) {
        if (id.empty()) return std::nullopt;
        if (const DocumentEntry* known = table.find(schema::id_hash(id))) documents.insert(known->document);
        const std::string folder = fold(id) + '/';
        const std::string term = schema::keyword_term(schema::path_prefix, schema::indexed_folder(folder));
        documents.insert(database.postlist_begin(term), database.postlist_end(term));
    }
    return documents;
}

}  // namespace

std::vector<std::string> missing_files(DocumentTable& table, const Xapian::Database& database,
                                       std::span<const std::string> ids, std::span<const std::string> kept_ids,
                                       const std::function<std::string(Xapian::docid)>& id_of) {
    const auto candidates = documents_within(ids, table, database);
    std::vector<std::string> missing;
    table.for_each([&](const DocumentEntry& entry) {
        if (entry.is_seen || !entry.file || (candidates && !candidates->contains(entry.document))) return;
        std::string id = id_of(entry.document);
        if (is_within(id, ids) && !is_within(id, kept_ids)) missing.push_back(std::move(id));
    });
    std::sort(missing.begin(), missing.end());
    return missing;
}

}  // namespace kwic
