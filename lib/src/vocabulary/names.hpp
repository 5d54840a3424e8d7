// SPDX-License-Identifier: GPL-2.0-or-later
// The names table maps each phonetic key of proper names (see text/names/name_key.hpp) to the names in the vocabulary
// that have this key. The table is stored in the metadata of the database, one entry per key (see name_entries.hpp).
// Words whose last document was removed stay in the table.
//
// A word is an evident name if it is a sure name or follows titles. A sure name is a word that occurs as a name (see
// CapitalCounter::Count) and seldom as an ordinary word. A word follows titles if many of its occurrences are shortly
// after a personal title such as "colonel", in texts whose capitals do not distinguish names. Two other kinds of words
// may be names: words that are capitalized in German texts without a determiner before them, and words in scripts
// without capitals. The table lists words that are not evident names only under keys that also have an evident name.
#pragma once

#include "schema/capital_counter.hpp"

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kwic {

// The number of occurrences of each word in the documents that an update has written.
using WrittenOccurrences = std::unordered_map<std::string, Xapian::termcount>;

// Calls add(metadata key, piece) for each key of `word` if the word is an evident name or may be a name. Used by a
// builder that iterates over the vocabulary. `occurrences` is the number of occurrences of the word in all documents.
void add_name_pieces(const std::string& word, Xapian::termcount occurrences,
                     const std::optional<CapitalCounter::Count>& count,
                     const std::function<void(std::string_view, std::string_view)>& add);

// Adds the names among the words of `written`, which holds the words of an update. `counted` has the counts in the
// documents of the update.
void add_names(Xapian::WritableDatabase& database, const CapitalCounter& counted, const WrittenOccurrences& written);

// Adds the names among all words of the vocabulary. Used for a new index.
void add_all_names(Xapian::WritableDatabase& database, const CapitalCounter& counted);

}  // namespace kwic
