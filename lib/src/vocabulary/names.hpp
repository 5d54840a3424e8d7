// SPDX-License-Identifier: GPL-2.0-or-later
// The names table: from each key of a name (see text/names/name_key.hpp) to the words of the vocabulary that have it
// and are names. StorageOptions in the database's metadata, a key an entry. Words whose last document was removed stay.
//
// A word is a name if it is mostly written with a capital within sentences. German nouns are too, and many scripts have
// no capitals: their words are here only beside a name that is sure.
#pragma once

#include "schema/capital_counter.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// For a builder that goes through the vocabulary by itself: calls add(metadata key, piece) for each key of a word that
// is a name, or may be one. An entry is the pieces of a key in the order of their bytes, if there is a sure one.
void add_name_pieces(const std::string& word, Xapian::termcount occurrences, const CapitalCounter& counted,
                     const std::function<void(std::string_view, std::string_view)>& add);
bool has_sure_name(std::string_view entry);

// Adds the names among the counted words, and those of `words` that have no capitals and go with a name that is there.
void add_names(Xapian::WritableDatabase& database, const CapitalCounter& counted,
               const std::vector<std::string>& words);

// The same for a new index and its whole vocabulary.
void add_all_names(Xapian::WritableDatabase& database, const CapitalCounter& counted);

// The words that may be spellings of the same name as `word`, which is folded, without itself; ascending. The tables
// are those of all the databases, which are searched as one; `is_known`: one of them has the word.
std::vector<std::string> names_like(const std::vector<Xapian::Database>& databases, const std::string& word,
                                    bool is_known);

}  // namespace kwic
