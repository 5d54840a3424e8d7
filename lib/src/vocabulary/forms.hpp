// SPDX-License-Identifier: GPL-2.0-or-later
// The forms table maps each key, such as a stem (see text/stemmers.hpp), to the words of the vocabulary that have this
// key. The table is stored in the metadata of the database, one entry per key. The stemmer of a language stems the
// words that belong to the language. A word belongs to the languages of the documents that contain it. If the language
// of one of these documents has no stemmer, the word belongs to all languages of the table. Words whose last document
// was removed stay in the table, but match nothing. A word also stays listed under the keys of a language after its
// last document in this language was removed, and then still matches.
//
//     entry    schema::forms_key + key -> encoded words in ascending byte order
//     word     length (varint) and bytes
//
// A word may equal its key without the prefix, as `harbour` equals `en:harbour`. If stemmers of several languages stem
// words in the script of the word (see Stemmers::Key::is_shared), the table stores an empty word instead of such a
// word. Otherwise the table does not store such a word, and a lookup also tries the key without its prefix.
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

// Removes all entries of the table. Called before add_all_forms() when the languages have changed, because a word may
// no longer belong to a language.
void remove_all_forms(Xapian::WritableDatabase& database);

// Adds every word of the vocabulary, in batches of a fixed maximum size.
void add_all_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers);

// Calls add(metadata key, piece) for each key under which `word` is stored. The piece is the encoded word. The entry of
// a key is the concatenation of its pieces in ascending order.
void add_form_pieces(const WordOfLanguages& word, const Stemmers& stemmers,
                     const std::function<void(std::string_view, std::string_view)>& add);

// Returns `word` and the words that share a key with it, if FormComparison accepts the pair (see
// text/plausible_forms.hpp). A key of a language that shares its script with another language counts only if `word`
// belongs to the language or is not in the vocabulary. The result is in ascending order, without duplicates, and may
// contain words that are not in the vocabulary.
std::vector<std::string> forms_of(glass::EntryLookup& entries, const Stemmers& stemmers, std::string_view word);

// The databases that are searched together. Their metadata contain the forms tables and the names tables. The pointers
// are valid until an index is refreshed.
struct WordTables {
    std::vector<Xapian::Database> databases;
    std::vector<glass::EntryLookup*> entries;  // one for each database
    std::vector<const Stemmers*> stemmers;     // one for each database

    // Whether at least one of the databases is remote. Each request to a remote database takes a network round trip.
    bool has_remote = false;
};

// Returns the union of forms_of() over all databases.
std::vector<std::string> forms_of(const WordTables& tables, std::string_view word);

// Returns `word` and the words that differ from it only in accents and apostrophes, in ascending order and without
// duplicates. Words with different accents on a letter are left out; see text/plausible_forms.hpp. The result may
// contain words that are not in the vocabulary.
std::vector<std::string> spellings_of(const WordTables& tables, std::string_view word);

// Returns, in ascending order, the languages whose stemmers are applied to the words of the index. `documents` is the
// number of documents with each tag of a language (see including_tags()), and `all` is the number of all documents. A
// stemmer changes only words of its script. Therefore the documents in a language are compared with those documents
// whose words the stemmer may change: documents in languages with the same script and, for Latin, documents without a
// language. A language is returned if it has a stemmer and at least 1/200 of these documents, or 20 documents that are
// at least 1/1000 of these documents.
std::vector<std::string> languages_held(const std::map<std::string, Xapian::doccount>& documents, Xapian::doccount all);
std::vector<std::string> languages_held(const Xapian::Database& database);

}  // namespace kwic
