// SPDX-License-Identifier: GPL-2.0-or-later
// Defines how an index stores the custom fields of documents: the terms and the value slots of a field, and the entry
// that lists all fields with their types.
//
// The terms of a field begin with field_prefix() of its name. After the prefix, a term has one of these parts:
//
//     word                a word of a string
//     `=` + value         exact_term(): a complete string or boolean
//     \x04 + key          exact_number_term(): a number
//     `*`                 presence_term(): the document has a value of the field
//     \x02 + key          a number that is not the smallest number of the field in the document
//     \x03 + key          a date that is not the earliest date of the field in the document
#pragma once

#include <kwic/document.hpp>

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace kwic::schema {

// The maximum size of the name of a field in bytes.
inline constexpr std::size_t max_field_name_bytes = 245;

// Returns whether `name` can be the name of a field: valid UTF-8 of 1 to max_field_name_bytes bytes without a zero
// byte.
bool is_field_name(std::string_view name);

// Returns the term prefix of the field `name`: `X`, the name with a `\` before each `:` and `\`, and `:`. In the prefix
// of a name that is longer than 60 bytes in this form, `\#` and a hash replace the name. The prefixes of different
// fields differ, and no prefix is the beginning of another prefix.
std::string field_prefix(std::string_view name);

// The prefix of the terms that write/read_back_guard.hpp describes. No field has this prefix.
inline constexpr std::string_view padding_prefix = "X\\pad:";

// The first byte of the part of a term that follows field_prefix(), unless the part is a word.
inline constexpr char exact_mark = '=';
inline constexpr char presence_mark = '*';
inline constexpr char number_mark = '\x02';
inline constexpr char date_mark = '\x03';
inline constexpr char exact_number_mark = '\x04';

// Returns whether `rest`, the part of a term that follows field_prefix(), is a word.
bool is_field_word(std::string_view rest);

// Returns the term of the documents in which the field `name` has the complete value `value`, a string or a boolean.
// Values that differ only in case have the same term. The value of a boolean is `true` or `false`.
std::string exact_term(std::string_view name, std::string_view value);

// Returns the term of the documents in which the field `name` has the number with the number_key() `key`. No string has
// this term, not even a string that is written as the number.
std::string exact_number_term(std::string_view name, std::string_view key);

// Returns the term of the documents that have a value of the field `name`.
std::string presence_term(std::string_view name);

// Return the term of a further number or date of the field `name`, that is, of a value that is not the smallest value
// of the field in the document. `key` is a number_key() or a date_key().
std::string further_number_term(std::string_view name, std::string_view key);
std::string further_date_term(std::string_view name, std::string_view key);

// Kinds of values, as bits of FieldEntry::kinds.
enum FieldKind : unsigned {
    has_integers = 1,
    has_reals = 2,
    has_booleans = 4,
    has_dates = 8,    // strings that are dates
    has_strings = 16  // strings that are not dates
};

// The slots of a field, as offsets from FieldEntry::slots.
enum class FieldSlot : Xapian::valueno {
    number = 0,           // the number_key() of the smallest number of the document
    further_numbers = 1,  // the keys of its other numbers: distinct, ascending, as append_string() writes them
    date = 2,             // the date_key() of the earliest date of the document
    further_dates = 3,    // the keys of its other dates, in the form of further_numbers
    strings = 4           // the strings and booleans, each cut at max_listed_bytes, as append_string() writes them
};
inline constexpr Xapian::valueno slots_per_field = 8;

// A field of the index.
struct FieldEntry {
    FieldType type = FieldType::automatic;  // the declared type
    Xapian::valueno slots = 0;              // the first of the slots of the field, a multiple of slots_per_field
    unsigned kinds = 0;                     // the kinds of values that documents have or had; see FieldKind

    Xapian::valueno slot(FieldSlot slot) const { return slots + static_cast<Xapian::valueno>(slot); }
    bool has_numbers() const { return kinds & (has_integers | has_reals); }
    bool has_date_values() const { return kinds & has_dates; }

    // Returns whether the strings of the field are dates: the type is `date`, or all strings of the field have been
    // dates so far.
    bool is_date() const {
        return type == FieldType::date || (has_date_values() && (kinds & (has_strings | has_booleans)) == 0);
    }

    friend bool operator==(const FieldEntry&, const FieldEntry&) = default;
};

// The fields of an index, by name.
using FieldEntries = std::map<std::string, FieldEntry, std::less<>>;

// encode_fields() returns the metadata entry at fields_key, and decode_fields() parses it. For each field, in ascending
// order of the names, the entry holds the name (preceded by its length), the type, the slots divided by
// slots_per_field, and the kinds. All numbers are varints. decode_fields() throws Error (corrupt) if the entry is
// damaged.
std::string encode_fields(const FieldEntries& fields);
FieldEntries decode_fields(std::string_view entry);

// Returns the entry of the field `name`. Adds an entry with free slots if there is none. The slots are derived from a
// hash of the name; slots of other fields are skipped. A field has the same slots in nearly all indexes, so that one
// range query can search several indexes.
FieldEntry& field_entry(std::string_view name, FieldEntries& fields);

// Sorting compares at most this number of bytes of a string, because FieldSlot::strings holds no more.
inline constexpr std::size_t max_listed_bytes = 128;

// Facets do not count longer strings, because two documents are unlikely to share a long string.
inline constexpr std::size_t max_facet_value_bytes = 64;

}  // namespace kwic::schema
