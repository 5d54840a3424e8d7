// SPDX-License-Identifier: GPL-2.0-or-later
// The names table maps each phonetic key of proper names (see text/names/name_key.hpp) to the names in the vocabulary
// that have this key. The table is stored in the metadata of the database, one entry per key. Words whose last document
// was removed stay in the table.
//
//     entry    schema::names_key + key -> pieces in ascending order
//     piece    is_sure (varint 0 or 1), word (string), result of quick_name() for the word (string)
//     string   length (varint), bytes
//
// A word is a sure name if it is often capitalized within sentences. Words that are capitalized only in German text,
// where all nouns are capitalized, and words in scripts without capitals are names that are not sure. A key has an
// entry only if at least one of its names is sure.
#pragma once

#include "glass/entry_lookup.hpp"
#include "schema/capital_counter.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Calls add(metadata key, piece) for each key of `word` if the word is a name, sure or not. Used by a builder that
// iterates over the vocabulary. `occurrences` is the number of occurrences of the word in all documents.
void add_name_pieces(const std::string& word, Xapian::termcount occurrences, const CapitalCounter::Count* count,
                     const std::function<void(std::string_view, std::string_view)>& add);

// Returns whether at least one name in the entry is sure. The builder drops entries without a sure name.
bool has_sure_name(std::string_view entry);

// Adds the sure names among the counted words. Also adds the counted words that are capitalized only in German text and
// share a key with an added sure name. Also adds the elements of `words` that are in scripts without capitals and share
// a key with an added sure name or with a name in the table. Used by an update.
void add_names(Xapian::WritableDatabase& database, const CapitalCounter& counted,
               const std::vector<std::string>& words);

// Adds the sure names among the counted words. Also adds the counted words that are capitalized only in German text and
// share a key with a sure name. Also adds the words of the vocabulary that are in scripts without capitals and share a
// key with a sure name. Used for a new index.
void add_all_names(Xapian::WritableDatabase& database, const CapitalCounter& counted);

// Returns, in ascending order, the words that may be other spellings of the name `word`, which must be folded. Reads
// the names tables through `entries`, which has one EntryLookup for each database. `is_known` states whether at least
// one of the databases contains `word`.
std::vector<std::string> names_like(const std::vector<glass::EntryLookup*>& entries, const std::string& word,
                                    bool is_known);

}  // namespace kwic
