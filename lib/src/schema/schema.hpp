// SPDX-License-Identifier: GPL-2.0-or-later
// The layout of the Xapian database: term prefixes (Omega's, so that Xapian's own tools stay useful), value slots and
// metadata keys. All code that writes or reads an index takes them from here.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::schema {

// Version of the index format. It changes whenever this version of kwic could not read an older index correctly.
inline constexpr int format_version = 7;

// Words of the text have no prefix: they are folded, and so never begin with an ASCII capital as all prefixes do.
inline constexpr std::string_view title_prefix = "S";
inline constexpr std::string_view id_prefix = "Q";    // + hash of the id, as an id may be longer than a term
inline constexpr std::string_view path_prefix = "P";  // folders with their last `/`, the path, its names, their words
inline constexpr std::string_view extension_prefix = "E";
inline constexpr std::string_view language_prefix = "L";
inline constexpr std::string_view day_prefix = "D";    // YYYYMMDD
inline constexpr std::string_view month_prefix = "M";  // YYYYMM
inline constexpr std::string_view year_prefix = "Y";   // YYYY

// Returns whether a term is a word of the text: all other terms begin with a prefix.
inline bool is_word(std::string_view term) { return !term.empty() && (term[0] < 'A' || term[0] > 'Z'); }

// Returns the term prefix of the application's field `name`, which is lower-case ASCII.
std::string field_prefix(std::string_view name);

enum Slot : Xapian::valueno {
    date_slot = 0,          // YYYYMMDD; a missing month or day is 00
    modified_slot = 1,      // files only: modification time in nanoseconds since 1970, 8 bytes big endian
    size_slot = 2,          // files only: bytes on disk, 8 bytes big endian
    similarity_slot = 3,    // fingerprint of the text
    language_slot = 4,      // the same bytes as in the language's term
    extension_slot = 5,     // files only: the same bytes as in the extension's term
    folder_slot = 6,        // files only: the id before its last `/`, or `.`
    id_slot = 7,            // id_hash(), so that the ids of all documents can be read in one pass
    low_bytes_slot = 8,     // PositionCodes::low_bytes; see schema/position_codes.hpp
    high_bytes_slot = 9,    // PositionCodes::high_bytes
    first_field_slot = 10,  // the application's fields have this slot and higher ones; see field_slot()
};

// The value slots of one of the application's fields; 0 while the field has no values of that kind.
struct FieldSlot {
    Xapian::valueno numbers = 0;       // the document's last number, as Xapian::sortable_serialise() encodes it
    Xapian::valueno facet_values = 0;  // the strings that is_facet_value() accepts, as append_string() writes them
};

// Facets do not count longer strings: no two documents are likely to share them.
inline constexpr std::size_t max_facet_value_bytes = 64;

// The application's fields, by name.
using FieldSlots = std::map<std::string, FieldSlot, std::less<>>;

// Write and read the metadata entry at fields_key: a line `name<TAB>numbers<TAB>facet_values` for each field.
std::string encode_fields(const FieldSlots& fields);
FieldSlots decode_fields(const std::string& entry);

// Returns a free slot for values of that kind of the field `name`. The slot is derived from the name and skips slots
// that are taken, so that a field has the same slot in nearly all indexes and one range query can search several of
// them.
enum class SlotKind { numbers, facet_values };
Xapian::valueno field_slot(std::string_view name, SlotKind kind, const FieldSlots& fields);

inline constexpr std::string_view format_key = "kwic:format";          // see schema/format_entry.hpp
inline constexpr std::string_view fields_key = "kwic:fields";          // see encode_fields()
inline constexpr std::string_view languages_key = "kwic:languages";    // languages of the forms table, one in each line
inline constexpr std::string_view dictionary_key = "kwic:dictionary";  // zstd dictionary of the TextCodec; may be empty
inline constexpr std::string_view new_words_key = "kwic:new-words";    // lexicon page of the words added by updates
inline constexpr std::string_view forms_key = "F";                     // + a key: entries of the forms table
inline constexpr std::string_view names_key = "N";                     // + a key: entries of the names table
inline constexpr std::string_view lexicon_key = "W";                   // + 4 bytes big endian: pages of the lexicon
inline constexpr std::string_view lexicon_directory_key = "Wdirectory";  // first word of each page; sorts after them
inline constexpr std::string_view frequent_words_key = "Wfrequent";      // frequent words; see vocabulary/lexicon.hpp
inline constexpr std::string_view frame_key = "T";  // + hash of the id + 4 bytes big endian: a frame of a long text

// Bytes of an id's hash, a prefix of its XXH3-128: among 10^9 ids, two have the same hash with a probability of 10^-11.
inline constexpr std::size_t id_hash_bytes = 12;
std::string id_hash(std::string_view id);
std::string id_term(std::string_view hash);

// Returns `prefix` + `word`, cut after a whole character if that is too long for a term.
std::string word_term(std::string_view prefix, std::string_view word);

// Returns `prefix` + `value`, or `prefix` and a hash of `value` if that is too long for a term or `value` holds a zero
// byte.
std::string keyword_term(std::string_view prefix, std::string_view value);

// The number of folders of a path, from the outermost on, that have a term. Without this bound, the terms of a file in
// n nested folders would take O(n^2) bytes. A path that the system accepts has at most 2,048 folders.
inline constexpr std::size_t max_path_folders = 256;

// Returns the innermost folder of the folded path `folder` that has a term: `folder` itself, or an ancestor if it is
// more than max_path_folders deep. `folder` ends with `/`.
std::string_view indexed_folder(std::string_view folder);

// Returns the path with `.` and `_` replaced by spaces: they join words in texts, but separate words in file names.
std::string path_words(std::string_view path);

// Write and read the languages of the forms table, the metadata entry at languages_key.
std::string encode_languages(const std::vector<std::string>& languages);
std::vector<std::string> languages_of(const Xapian::Database& database);

}  // namespace kwic::schema
