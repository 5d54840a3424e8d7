// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/name_entries.hpp"

#include "schema/schema.hpp"

#include <string>
#include <string_view>

namespace kwic {

std::string encode_name(const NameEntry& name) {
    std::string bytes;
    append_varint(bytes, (name.evidence.is_sure ? 1u : 0u) | (name.evidence.is_titled ? 2u : 0u));
    append_varint(bytes, name.evidence.languages);
    append_string(bytes, name.word);
    append_string(bytes, name.quick);
    return bytes;
}

bool has_evident_name(std::string_view entry) {
    bool is_found = false;
    for_each_name(entry, [&](const NameEntry& name, std::string_view) { is_found |= name.evidence.is_evident(); });
    return is_found;
}

std::string names_metadata_key(std::string_view key) { return std::string(schema::names_key) + std::string(key); }

}  // namespace kwic
