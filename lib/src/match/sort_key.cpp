// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/sort_key.hpp"

#include "base/term_limits.hpp"
#include "base/utf8.hpp"
#include "schema/document_terms.hpp"
#include "schema/schema.hpp"
#include "text/collation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// The last byte of the key of a folder. This byte sorts before every key of a path component.
constexpr char end_of_folder = '\0';

// Returns the keys of the components of `path`.
std::string components_key(std::string_view path) {
    std::string key;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        key += collation_key(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return key;
}

// Returns the folder of a file, cut to at most max_term_bytes bytes, as in the value at schema::folder_slot. Returns an
// empty string for a file without a folder and for a document that is not a file.
std::string_view folder_of(const StoredDocument& document) {
    if (!document.file) return {};
    const std::string_view id = document.id;
    const std::size_t slash = id.rfind('/');
    return slash == id.npos ? std::string_view() : clip(id.substr(0, slash), max_term_bytes);
}

}  // namespace

std::string folder_key(std::string_view folder) {
    return (folder == "." ? "" : components_key(folder)) + end_of_folder;
}

std::string own_key(const StoredDocument& document) {
    const std::string_view id = document.id;
    return components_key(id.substr(folder_of(document).size())) + end_of_folder + document.id;
}

std::string path_key(const StoredDocument& document) { return folder_key(folder_of(document)) + own_key(document); }

std::string_view folder_part(std::string_view key) {
    std::size_t end = 0;
    while (end < key.size() && key[end] != end_of_folder) end = std::min(key.find('\0', end), key.size() - 1) + 1;
    return key.substr(0, end + 1);
}

std::optional<std::string> title_key(const StoredDocument& document) {
    return document.title.empty() ? std::nullopt : std::optional(collation_key(document.title));
}

std::uint64_t date_number(std::string_view date) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < max_date_value_bytes; ++i)
        number = number * 10 + static_cast<std::uint64_t>(i < date.size() ? date[i] - '0' : 0);
    constexpr std::size_t day_bytes = 8;
    return number * 10 + (date.size() > day_bytes) + 1;  // a day comes before its first second
}

}  // namespace kwic
