// SPDX-License-Identifier: GPL-2.0-or-later
// The forms table maps each key of words, such as a stem (see text/stemmers.hpp), to the words of the vocabulary with
// that key. It is stored in the metadata of the database, one entry per key. A word that equals its key is not stored:
// a lookup tries the key itself as a word. Words whose last document was removed stay in the table and match nothing.
//
//     entry    schema::forms_key + key -> words, each as its length (varint) and bytes, in the order of these encodings
#pragma once

#include "text/stemmers.hpp"

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Adds `words` under each of their keys. Words that are in the table already change nothing.
void add_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers, const std::vector<std::string>& words);

// Adds every word of the vocabulary, in batches of bounded memory.
void add_all_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers);

// For a builder that iterates over the vocabulary itself: calls add(metadata key, piece) for each key of `word`. The
// entry of a key is its pieces in ascending order, concatenated.
void add_form_pieces(const std::string& word, const Stemmers& stemmers,
                     const std::function<void(std::string_view, std::string_view)>& add);

// Returns `word` and the words that share a key with it, ascending and without duplicates. Some may not be in the
// vocabulary.
std::vector<std::string> forms_of(const Xapian::Database& database, const Stemmers& stemmers, std::string_view word);

// The databases of the indexes that are searched as one, whose metadata hold the tables of words.
struct WordTables {
    std::vector<Xapian::Database> databases;
    std::vector<const Stemmers*> stemmers;  // one for each database
    bool has_remote = false;                // a request takes a network round trip: few large ones are faster
};

// Returns the union of forms_of() over all databases.
std::vector<std::string> forms_of(const WordTables& tables, std::string_view word);

// Returns the languages with enough documents that the words of the index are stemmed by their rules, ascending.
// `documents` counts the documents of each language, and `all` is the number of all documents.
std::vector<std::string> languages_held(const std::map<std::string, Xapian::doccount>& documents, Xapian::doccount all);
std::vector<std::string> languages_held(const Xapian::Database& database);

}  // namespace kwic
