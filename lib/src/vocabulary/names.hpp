// SPDX-License-Identifier: GPL-2.0-or-later
// The names table maps each phonetic key of proper names (see text/names/name_key.hpp) to the words of the vocabulary
// with that key that are names. It is stored in the metadata of the database, one entry per key. Words whose last
// document was removed stay in the table.
//
//     entry    schema::names_key + key -> pieces in ascending order
//     piece    is_sure (varint 0 or 1), word, quick name (each as length, a varint, and bytes)
//
// A word is a name if it is often capitalized within sentences. That does not distinguish German nouns, and many
// scripts have no capitals. Such a word is not sure; a key has an entry only if one of its names is sure.
#pragma once

#include "schema/capital_counter.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// For a builder that iterates over the vocabulary itself: calls add(metadata key, piece) for each key of `word` if it
// is or may be a name. `occurrences` counts the word in all documents.
void add_name_pieces(const std::string& word, Xapian::termcount occurrences, const CapitalCounter& counted,
                     const std::function<void(std::string_view, std::string_view)>& add);

// Whether a name in the entry is sure. The builder drops other entries.
bool has_sure_name(std::string_view entry);

// For an update: adds the names among the counted words, and those of `words` in scripts without capitals that share a
// key with a name.
void add_names(Xapian::WritableDatabase& database, const CapitalCounter& counted,
               const std::vector<std::string>& words);

// For a new index: adds the names among the counted words, and all words of the vocabulary in scripts without capitals
// that share a key with a name.
void add_all_names(Xapian::WritableDatabase& database, const CapitalCounter& counted);

// Returns the words that may be other spellings of the same name as `word`, which is folded; ascending. It reads the
// names tables of all `databases`, which are searched as one. `is_known`: whether one of them has `word`.
std::vector<std::string> names_like(const std::vector<Xapian::Database>& databases, const std::string& word,
                                    bool is_known);

}  // namespace kwic
