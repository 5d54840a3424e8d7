// SPDX-License-Identifier: GPL-2.0-or-later
// What is where in the Xapian database: term prefixes (those of Omega, so that Xapian's own tools stay useful),
// value slots and metadata keys. Everything that writes or reads an index asks here.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::schema {

// Changes whenever an index made before could not be read as one made now.
inline constexpr int format_version = 7;

// Words of the text have no prefix; they are folded, so that they never begin with a capital letter of ASCII.
inline constexpr std::string_view title_prefix = "S";
inline constexpr std::string_view id_prefix = "Q";    // + hash of the id: ids may be longer than terms
inline constexpr std::string_view path_prefix = "P";  // folders with their last `/`, names, words of names
inline constexpr std::string_view extension_prefix = "E";
inline constexpr std::string_view language_prefix = "L";
inline constexpr std::string_view day_prefix = "D";    // YYYYMMDD
inline constexpr std::string_view month_prefix = "M";  // YYYYMM
inline constexpr std::string_view year_prefix = "Y";   // YYYY

// Whether a term is a word of the text: all others begin with their prefix.
inline bool is_word(std::string_view term) { return !term.empty() && (term[0] < 'A' || term[0] > 'Z'); }

// The prefix of the words of a further field; names are lower case ASCII.
std::string field_prefix(std::string_view name);

enum Slot : Xapian::valueno {
    date_slot = 0,        // YYYYMMDD; a month or year alone has 00 for what is missing
    modified_slot = 1,    // of files: nanoseconds since 1970, 8 bytes big endian
    size_slot = 2,        // of files: bytes on disk, 8 bytes big endian
    similarity_slot = 3,  // the fingerprint of the text
    language_slot = 4,    // as the language's term
    extension_slot = 5,   // of files, as the extension's term
    folder_slot = 6,      // of files: the id up to its last `/`, or `.`
    id_slot = 7,          // id_hash(): to read those of all documents in one pass
    codes_slot = 8,       // where words stand, as schema/position_codes.hpp has it in two parts
    more_codes_slot = 9,
    first_field_slot = 10,  // of further fields; see field_slot()
};

// Where the values of a further field are; 0 while it has none of the kind.
struct FieldSlot {
    Xapian::valueno numbers = 0;  // the last one, by Xapian::sortable_serialise
    Xapian::valueno names = 0;    // the strings of max_name_bytes at most, each as append_string() writes it
};

// Longer strings are texts that no two documents share, and are not counted as names.
inline constexpr std::size_t max_name_bytes = 64;

// The further fields of an index.
using FieldSlots = std::map<std::string, FieldSlot, std::less<>>;

std::string encode_fields(const FieldSlots& fields);  // a line a field: its name and two numbers, after tabs
FieldSlots decode_fields(const std::string& entry);

// The slot for a field that has none of the kind. It follows from the name, so that a field has the same slot in nearly
// all indexes and a range of its numbers can be searched in several at once; a slot that is taken is passed over.
enum class SlotKind { numbers, names };
Xapian::valueno field_slot(std::string_view name, SlotKind kind, const FieldSlots& fields);

inline constexpr std::string_view format_key = "kwic:format";            // see schema/format_entry.hpp
inline constexpr std::string_view fields_key = "kwic:fields";            // see encode_fields()
inline constexpr std::string_view languages_key = "kwic:languages";      // languages of the forms table, one a line
inline constexpr std::string_view dictionary_key = "kwic:dictionary";    // of the TextCodec; empty for none
inline constexpr std::string_view new_words_key = "kwic:new-words";      // of the lexicon
inline constexpr std::string_view forms_key = "F";                       // + key of the forms table
inline constexpr std::string_view names_key = "N";                       // + key of the names table
inline constexpr std::string_view lexicon_key = "W";                     // + 4 bytes big endian: a page of words
inline constexpr std::string_view lexicon_directory_key = "Wdirectory";  // see vocabulary/lexicon.hpp; after the pages
inline constexpr std::string_view frequent_words_key = "Wfrequent";      // likewise
inline constexpr std::string_view frame_key = "T";  // + hash of the id + 4 bytes big endian: a frame of a long text

// The longest term that Xapian takes; a zero byte counts double, but no term of ours holds any.

// Bytes of the XXH3-128 of the id: enough that among 10^9 ids no two have the same one but by a chance of 10^-11.
inline constexpr std::size_t id_hash_bytes = 12;
std::string id_hash(std::string_view id);
std::string id_term(std::string_view hash);

// `prefix` + `word`, cut at a character where that is too long for a term.
std::string word_term(std::string_view prefix, std::string_view word);

// `prefix` + `name`, or the prefix and a hash of the name where that is too long for a term.
std::string boolean_term(std::string_view prefix, std::string_view name);

// Only so many folders of a path have a term, the outermost ones: else a tree of so many levels would take the square
// of them for each of its files. Paths that the system takes whole have 2,048 at most.
inline constexpr std::size_t max_path_folders = 256;

// The innermost folder with a term of the folded path `folder`, which ends with `/`: itself, or one far above.
std::string_view indexed_folder(std::string_view folder);

// A path as text, whose words are the words of its names: `.` and `_` join words in text, but not in names of files.
std::string path_words(std::string_view path);

// The languages of the forms table, as the metadata entry has them.
std::string encode_languages(const std::vector<std::string>& languages);
std::vector<std::string> languages_of(const Xapian::Database& database);

}  // namespace kwic::schema
