// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/fields.hpp"

#include "base/base64.hpp"
#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "schema/schema.hpp"
#include "text/fold.hpp"
#include "text/utf8_repair.hpp"

#include <kwic/error.hpp>

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::schema {
namespace {

// Longer prefixes would leave too little room for the word in a term.
constexpr std::size_t max_escaped_bytes = 60;

// The number of groups of slots. With at most slot_groups groups, each slot has a number below 2^28, which Xapian
// writes in at most four bytes.
constexpr Xapian::valueno slot_groups = 1u << 25;

static_assert(first_field_slot <= 2 * slots_per_field);
constexpr Xapian::valueno first_group = 2;

std::string escaped(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == ':' || c == '\\') text += '\\';
        text += c;
    }
    return text.size() <= max_escaped_bytes ? text : "\\#" + base64(id_hash(name));
}

}  // namespace

bool is_field_name(std::string_view name) {
    return !name.empty() && name.size() <= max_field_name_bytes && name.find('\0') == name.npos &&
           valid_utf8_length(name) == name.size();
}

std::string field_prefix(std::string_view name) { return "X" + escaped(name) + ":"; }

bool is_field_word(std::string_view rest) {
    constexpr char first_printable = ' ';
    if (rest.empty() || rest[0] == exact_mark) return false;
    if (static_cast<unsigned char>(rest[0]) < first_printable) return false;
    return rest.size() > 1 || rest[0] != presence_mark;
}

std::string exact_term(std::string_view name, std::string_view value) {
    return keyword_term(field_prefix(name) + exact_mark, fold(value));
}

std::string exact_number_term(std::string_view name, std::string_view key) {
    return (field_prefix(name) + exact_number_mark).append(key);
}

std::string presence_term(std::string_view name) { return field_prefix(name) + presence_mark; }

std::string further_number_term(std::string_view name, std::string_view key) {
    return (field_prefix(name) + number_mark).append(key);
}

std::string further_date_term(std::string_view name, std::string_view key) {
    return (field_prefix(name) + date_mark).append(key);
}

std::string encode_fields(const FieldEntries& fields) {
    std::string entry;
    for (const auto& [name, field] : fields) {
        append_string(entry, name);
        append_varint(entry, static_cast<std::uint64_t>(field.type));
        append_varint(entry, field.slots / slots_per_field);
        append_varint(entry, field.kinds);
    }
    return entry;
}

FieldEntries decode_fields(std::string_view entry) {
    FieldEntries fields;
    for (ByteReader in(entry); !in.rest().empty();) {
        const std::string name(in.string());
        const std::uint64_t type = in.number();
        const std::uint64_t group = in.number();
        const std::uint64_t kinds = in.number();
        if (type > static_cast<std::uint64_t>(FieldType::stored) || group < first_group || group >= slot_groups)
            throw Error(ErrorCode::corrupt, "the index is damaged: its list of fields cannot be read");
        fields[name] = {static_cast<FieldType>(type), static_cast<Xapian::valueno>(group) * slots_per_field,
                        static_cast<unsigned>(kinds)};
    }
    return fields;
}

FieldEntry& field_entry(std::string_view name, FieldEntries& fields) {
    if (const auto known = fields.find(name); known != fields.end()) return known->second;
    const auto is_taken = [&](Xapian::valueno slots) {
        return std::any_of(fields.begin(), fields.end(),
                           [&](const auto& field) { return field.second.slots == slots; });
    };
    constexpr Xapian::valueno groups = slot_groups - first_group;
    auto group = static_cast<Xapian::valueno>(XXH3_64bits(name.data(), name.size()) % groups);
    while (is_taken((group + first_group) * slots_per_field)) group = (group + 1) % groups;
    return fields[std::string(name)] = {.slots = (group + first_group) * slots_per_field};
}

}  // namespace kwic::schema
