// SPDX-License-Identifier: GPL-2.0-or-later
// The forms table: from each key (see text/stemmers.hpp) to the words of the vocabulary that have it. StorageOptions in
// the database's metadata, a key an entry. A word that is its own key is not stored: whoever looks a key up tries the
// key itself. Words whose last document was removed stay; they simply match nothing.
#pragma once

#include "text/stemmers.hpp"

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Adds `words` under each of their keys; words that are there already change nothing. Ascending order is fastest.
void add_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers, const std::vector<std::string>& words);

// Adds every word of the vocabulary, in batches of bounded memory.
void add_all_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers);

// For a builder that goes through the vocabulary by itself: calls add(metadata key, piece) for each key of a word. An
// entry is the pieces of a key.
void add_form_pieces(const std::string& word, const Stemmers& stemmers,
                     const std::function<void(std::string_view, std::string_view)>& add);

// The words that may be in the vocabulary and share a key with `word`, itself among them; ascending, no two the same.
std::vector<std::string> forms_of(const Xapian::Database& database, const Stemmers& stemmers, std::string_view word);

// The tables of the indexes that are searched as one.
struct WordTables {
    std::vector<Xapian::Database> databases;
    std::vector<const Stemmers*> stemmers;  // of the same index
    bool has_remote = false;                // to ask is to wait: better once for much than often for little
};

// The same of all tables.
std::vector<std::string> forms_of(const WordTables& tables, std::string_view word);

// The languages that hold enough of the index for its words to be stemmed by them; ascending. `documents`: by language.
std::vector<std::string> languages_held(const std::map<std::string, Xapian::doccount>& documents, Xapian::doccount all);
std::vector<std::string> languages_held(const Xapian::Database& database);

}  // namespace kwic
