// SPDX-License-Identifier: GPL-2.0-or-later
// Defines the layout of the Xapian database: term prefixes, value slots and metadata keys. The term prefixes are
// those of Omega, Xapian's search application.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::schema {

// Version of the index format. It must be increased whenever kwic can no longer read older indexes correctly.
inline constexpr int format_version = 12;

// Words of the text have no prefix. Every prefix begins with an ASCII capital. The words are folded, so no word begins
// with an ASCII capital.
inline constexpr std::string_view title_prefix = "S";
inline constexpr std::string_view id_prefix = "Q";    // + hash of the id, because an id may be too long for a term
inline constexpr std::string_view path_prefix = "P";  // + the path, a folder with a final `/`, a name, or a word
inline constexpr std::string_view extension_prefix = "E";
inline constexpr std::string_view language_prefix = "L";
inline constexpr std::string_view day_prefix = "D";    // YYYYMMDD
inline constexpr std::string_view month_prefix = "M";  // YYYYMM
inline constexpr std::string_view year_prefix = "Y";   // YYYY

// Returns whether a term is a word of the text: all other terms begin with a prefix.
inline bool is_word(std::string_view term) { return !term.empty() && (term[0] < 'A' || term[0] > 'Z'); }

// Returns whether a term belongs to a custom field: whether it begins with schema::field_prefix() of any name, or with
// schema::padding_prefix.
inline bool is_field_term(std::string_view term) { return term.starts_with('X'); }

enum Slot : Xapian::valueno {
    date_slot = 0,          // see date_value() in schema/document_terms.hpp
    modified_slot = 1,      // files only: modification time in nanoseconds since 1970, 8 bytes big endian
    size_slot = 2,          // files only: size in bytes, as 8 bytes big endian
    similarity_slot = 3,    // fingerprint of the text; see text/fingerprint.hpp
    language_slot = 4,      // the folded language, as in the term with language_prefix
    extension_slot = 5,     // files only: the folded extension, as in the term with extension_prefix
    folder_slot = 6,        // files only: part of the id before its last `/`, cut at 245 bytes; `.` if there is no `/`
    id_slot = 7,            // id_hash() of the id; the hashes of all ids can be read in one pass
    low_bytes_slot = 8,     // PositionCodes::low_bytes; see schema/position_codes.hpp
    high_bytes_slot = 9,    // PositionCodes::high_bytes
    first_field_slot = 10,  // custom fields have no lower slots; see schema/fields.hpp
};

inline constexpr std::string_view format_key = "kwic:format";          // see schema/format_entry.hpp
inline constexpr std::string_view fields_key = "kwic:fields";          // see schema/fields.hpp
inline constexpr std::string_view languages_key = "kwic:languages";    // languages of the forms table, one per line
inline constexpr std::string_view dictionary_key = "kwic:dictionary";  // zstd dictionary of the TextCodec; may be empty
inline constexpr std::string_view new_words_key = "kwic:new-words";    // lexicon page of the words added by updates
inline constexpr std::string_view forms_key = "F";        // + a key such as a stem: entries of the forms table
inline constexpr std::string_view identifiers_key = "I";  // + a part: entries of the identifiers table
inline constexpr std::string_view names_key = "N";        // + a phonetic key: entries of the names table
inline constexpr std::string_view lexicon_key = "W";      // + page number (4 bytes big endian): pages of the lexicon
// This key sorts after the keys of the lexicon pages.
inline constexpr std::string_view lexicon_directory_key = "Wdirectory";  // first word of each lexicon page
inline constexpr std::string_view frequent_words_key = "Wfrequent";      // frequent words; see vocabulary/lexicon.hpp
inline constexpr std::string_view frame_key = "T";  // + id hash + frame number (4 bytes big endian): frame of a text

// The number of bytes in the hash of an id. The hash is a prefix of the XXH3-128 hash of the id. The probability that
// any two of 10^9 ids have the same hash is less than 10^-11.
inline constexpr std::size_t id_hash_bytes = 12;
std::string id_hash(std::string_view id);
std::string id_term(std::string_view hash);

// Returns `prefix` + `word`, cut at a character boundary if the result is too long for a term.
std::string word_term(std::string_view prefix, std::string_view word);

// Returns `prefix` + `value`. If this string is too long for a term, or if `value` contains a zero byte, returns
// `prefix` + `\x01` + a hash of `value`.
std::string keyword_term(std::string_view prefix, std::string_view value);

// A path has terms for at most this number of its folders, counted from the outermost folder. Without this limit, the
// terms of a file in n nested folders would take O(n^2) bytes. A path that Linux accepts has at most 2,048 folders.
inline constexpr std::size_t max_path_folders = 256;

// Returns the innermost folder that has a term: `folder` itself or, if `folder` is more than max_path_folders deep, its
// ancestor at that depth. `folder` is a folded path that ends with `/`.
std::string_view indexed_folder(std::string_view folder);

// Returns the path with `.` and `_` replaced by spaces: these characters join words in texts, but separate words in
// file names.
std::string path_words(std::string_view path);

// encode_languages() returns the metadata entry at languages_key, which lists the languages of the forms table.
// languages_of() reads this entry.
std::string encode_languages(const std::vector<std::string>& languages);
std::vector<std::string> languages_of(const Xapian::Database& database);

}  // namespace kwic::schema
