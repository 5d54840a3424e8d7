// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/sort_key.hpp"

#include "base/big_endian.hpp"
#include "base/term_limits.hpp"
#include "base/utf8.hpp"
#include "schema/document_terms.hpp"
#include "schema/schema.hpp"
#include "text/collation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// The last byte of the key of a folder. It sorts before every key of a path component.
constexpr char end_of_folder = '\0';

// The key of documents without a date. It sorts after every day.
constexpr std::uint64_t no_date = UINT64_MAX;

// Returns a number whose order is that of the values at schema::date_slot.
std::uint64_t date_number(std::string_view date) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < max_date_value_bytes; ++i)
        number = number * 10 + static_cast<std::uint64_t>(i < date.size() ? date[i] - '0' : 0);
    constexpr std::size_t day_bytes = 8;
    return number * 10 + (date.size() > day_bytes) + 1;  // a day comes before its first second
}

std::string path_key(std::string_view path) {
    std::string key;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        key += collation_key(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return key;
}

// Returns the folder of a file, cut at max_term_bytes like the value at schema::folder_slot. Returns an empty string
// for a file without a folder and for a document that is not a file.
std::string_view folder_of(const StoredDocument& document) {
    if (!document.file) return {};
    const std::string_view id = document.id;
    const std::size_t slash = id.rfind('/');
    return slash == id.npos ? std::string_view() : clip(id.substr(0, slash), max_term_bytes);
}

}  // namespace

bool has_key(Sort sort) { return sort == Sort::path || sort == Sort::title; }

std::string folder_key(std::string_view folder) { return (folder == "." ? "" : path_key(folder)) + end_of_folder; }

std::string own_key(Sort sort, const StoredDocument& document) {
    if (sort == Sort::title) return (document.title.empty() ? "\xff" : collation_key(document.title)) + document.id;
    const std::string_view id = document.id;
    return path_key(id.substr(folder_of(document).size())) + end_of_folder + document.id;
}

std::string date_key(Sort sort, std::string_view date) {
    const std::uint64_t number = date.empty() ? no_date : date_number(date);
    return big_endian_64(sort == Sort::date_descending && !date.empty() ? ~number : number);
}

std::string sort_key(Sort sort, const StoredDocument& document) {
    if (!has_key(sort)) return date_key(sort, date_value(document.date));
    return (sort == Sort::path ? folder_key(folder_of(document)) : "") + own_key(sort, document);
}

std::string_view folder_part(Sort sort, std::string_view key) {
    if (sort != Sort::path) return {};
    std::size_t end = 0;
    while (end < key.size() && key[end] != end_of_folder) end = std::min(key.find('\0', end), key.size() - 1) + 1;
    return key.substr(0, end + 1);
}

}  // namespace kwic
