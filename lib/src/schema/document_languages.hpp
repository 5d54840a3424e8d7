// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentLanguages holds the language of each document of a database.
#pragma once

#include "base/document_groups.hpp"
#include "text/stemmers.hpp"

#include <xapian.h>

#include <string>

namespace kwic {

class DocumentLanguages {
public:
    // Makes an object for which all words belong to all languages.
    DocumentLanguages() = default;

    // If Stemmers::share_scripts() is true, reads the language of each document. If share_scripts() is false, reads
    // nothing, and all words belong to all languages.
    DocumentLanguages(const Xapian::Database& database, const Stemmers& stemmers);

    // Returns the languages of `stemmers` to which `word` belongs: the languages of the documents that contain the
    // word. If the language of a document that contains the word has no stemmer, returns all_languages. Reads the
    // postings of the word from `database`, which must contain the same documents as the database in the constructor.
    LanguageSet of_word(const Xapian::Database& database, const std::string& word) const;

    // Returns the language of a document as a set, or all_languages if the language is unknown or has no stemmer.
    LanguageSet of_document(Xapian::docid document) const { return groups_.of(document); }

private:
    bool are_read_ = false;
    DocumentGroups groups_;  // the group of a document is the index of its language
};

}  // namespace kwic
