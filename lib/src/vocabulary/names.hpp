// SPDX-License-Identifier: GPL-2.0-or-later
// The names table maps each phonetic key of proper names (see text/names/name_key.hpp) to the names in the vocabulary
// that have this key. The table is stored in the metadata of the database, one entry per key (see name_entries.hpp).
// Words whose last document was removed stay in the table.
//
// A word is a sure name if it occurs as a name and seldom otherwise: most occurrences are capitalized within sentences,
// or directly follow another noun in German. Other words that may be names are listed too, but only under keys with a
// sure name or a word that follows titles: words that are capitalized in German text without a determiner before them,
// and words in scripts without capitals.
#pragma once

#include "schema/capital_counter.hpp"

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kwic {

// The number of occurrences of words in the documents that an update has written.
using WrittenOccurrences = std::unordered_map<std::string, Xapian::termcount>;

// Calls add(metadata key, piece) for each key of `word` if the word is a name, sure or not. Used by a builder that
// iterates over the vocabulary. `occurrences` is the number of occurrences of the word in all documents.
void add_name_pieces(const std::string& word, Xapian::termcount occurrences,
                     const std::optional<CapitalCounter::Count>& count,
                     const std::function<void(std::string_view, std::string_view)>& add);

// Adds the names among the words of an update, which `written` contains. `counted` are the counts for the documents of
// the update.
void add_names(Xapian::WritableDatabase& database, const CapitalCounter& counted, const WrittenOccurrences& written);

// Adds the names of the vocabulary. Used for a new index.
void add_all_names(Xapian::WritableDatabase& database, const CapitalCounter& counted);

}  // namespace kwic
