// SPDX-License-Identifier: GPL-2.0-or-later
// Encodes and decodes the entries of the names table (see vocabulary/names.hpp). An entry is a sequence of pieces. Each
// piece is an encoded name:
//
//     name     flags (varint), languages (varint), word (string), result of quick_name() for the word (string)
//     string   length (varint), bytes
//     flags    1: the word is a sure name; 2: the word follows titles; 3: both; 0: neither
#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// The evidence that a word is a name.
struct NameEvidence {
    bool is_sure = false;         // the word is a sure name, see vocabulary/names.hpp
    bool is_titled = false;       // the word follows titles, see vocabulary/names.hpp
    std::uint32_t languages = 0;  // see CapitalCounter::Count

    bool is_evident() const { return is_sure || is_titled; }
};

// A name. The members refer to the bytes of an entry.
struct NameEntry {
    NameEvidence evidence;
    std::string_view word;
    std::string_view quick;  // quick_name() of `word`; may be empty
};

std::string encode_name(const NameEntry& name);

// Calls function(name, piece) for each name of `entry`, in their order in the entry. Throws Error (corrupt) if the
// entry is damaged.
template <class Function>
void for_each_name(std::string_view entry, Function function) {
    for (ByteReader in(entry); !in.rest().empty();) {
        const std::string_view rest = in.rest();
        const auto flags = in.number();
        NameEntry name{{(flags & 1u) != 0, (flags & 2u) != 0, static_cast<std::uint32_t>(in.number())}, {}, {}};
        name.word = in.string();
        name.quick = in.string();
        function(name, rest.substr(0, rest.size() - in.rest().size()));
    }
}

// Returns whether at least one name of `entry` is evident. The result is true for each entry of the table.
bool has_evident_name(std::string_view entry);

// Returns the key of the metadata entry for a phonetic key.
std::string names_metadata_key(std::string_view key);

}  // namespace kwic
