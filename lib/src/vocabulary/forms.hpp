// SPDX-License-Identifier: GPL-2.0-or-later
// The forms table maps each key, such as a stem (see text/stemmers.hpp), to the words of the vocabulary that have this
// key. The table is stored in the metadata of the database, one entry per key. The stemmer of a language stems the
// words that belong to the language or, if no other stemmer of the table stems words in its script, all words in its
// script. A word belongs to the languages of the documents that contain it. If the language of a document that contains
// a word is unknown or has no stemmer, the word belongs to all languages of the table. Words whose last document was
// removed stay in the table, but match nothing. If the last document in a language of a word was removed, but documents
// in other languages still contain the word, the word stays listed under the keys of all its languages.
//
//     entry    schema::forms_key + key -> encoded words in ascending byte order
//     word     length (varint) and bytes
//
// A word that equals its key without the prefix, as `harbour` equals `en:harbour`, is not stored under this key. If
// stemmers of several languages stem words in its script (see Stemmers::Key::is_shared), the table stores an empty word
// instead of the word. Otherwise the table stores nothing in place of the word, and a lookup also tries the key without
// its prefix.
#pragma once

#include "glass/entry_lookup.hpp"
#include "text/stemmers.hpp"

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A word and the languages to which it belongs.
struct WordOfLanguages {
    std::string word;
    LanguageSet languages = all_languages;
};

// Adds each element of `words` under all keys of the word. Ignores words that are already in the table.
void add_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers, const std::vector<WordOfLanguages>& words);

// Removes all entries of the table. If the languages of the table have changed, call this function before
// add_all_forms(), because a word may no longer belong to a language.
void remove_all_forms(Xapian::WritableDatabase& database);

// Adds every word of the vocabulary, in batches of a fixed maximum size.
void add_all_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers);

// Calls add(metadata key, piece) for each key under which `word` is stored. The piece is the encoded word. The entry of
// a key is the concatenation of its pieces in ascending order.
void add_form_pieces(const WordOfLanguages& word, const Stemmers& stemmers,
                     const std::function<void(std::string_view, std::string_view)>& add);

// Returns `word` and the words that share a key with it, if FormComparison accepts the pair (see
// text/plausible_forms.hpp). A language is foreign to `word` if it shares its script with another language of the
// index, and if no text in it contains `word` although the vocabulary has `word`. The keys of a foreign language give
// only words that begin with `word`, and only if `word` has at least four bytes: film, Filme. The result is in
// ascending order, without duplicates, and may contain words that are not in the vocabulary.
std::vector<std::string> forms_of(glass::EntryLookup& entries, const Stemmers& stemmers, std::string_view word);

// The databases that are searched together. Their metadata contain the forms tables and the names tables. The pointers
// are valid until an index is refreshed.
struct WordTables {
    std::vector<glass::OpenDatabase> databases;
    std::vector<glass::EntryLookup*> entries;  // one for each database
    std::vector<const Stemmers*> stemmers;     // one for each database

    // Whether at least one of the databases is remote. Each request to a remote database takes a network round trip.
    bool has_remote = false;
};

// Returns the union of forms_of() over all databases.
std::vector<std::string> forms_of(const WordTables& tables, std::string_view word);

// Returns `word` and the words that differ from it only in accents and apostrophes, in ascending order and without
// duplicates. Omits words for which may_be_forms() returns false (see text/plausible_forms.hpp). The result may contain
// words that are not in the vocabulary.
std::vector<std::string> spellings_of(const WordTables& tables, std::string_view word);

// Returns, in ascending order, the languages whose stemmers are applied to the words of the index. `documents` maps
// each tag of a language (see including_tags()) to the number of documents with the tag. `all` is the number of all
// documents. A language with a stemmer is returned if it has n documents with n >= m / 200, or with n >= 20 and n >= m
// / 1000. The number m counts the documents whose words the stemmer may change: the documents in languages with a
// stemmer for the same script. For Latin, m counts all documents except those in languages with a stemmer for another
// script.
std::vector<std::string> languages_held(const std::map<std::string, Xapian::doccount>& documents, Xapian::doccount all);
std::vector<std::string> languages_held(const Xapian::Database& database);

}  // namespace kwic
