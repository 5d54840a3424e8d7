// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentLanguages holds the language of each document of a database.
#pragma once

#include "text/stemmers.hpp"

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

class DocumentLanguages {
public:
    // All words belong to all languages.
    DocumentLanguages() = default;

    // Reads the languages of all documents if `stemmers` share scripts (see Stemmers::share_scripts()). Otherwise reads
    // nothing, and all words belong to all languages.
    DocumentLanguages(const Xapian::Database& database, const Stemmers& stemmers);

    // Returns the languages of `stemmers` to which `word` belongs: the languages of the documents that contain the
    // word. If the language of one of these documents has no stemmer, returns all_languages. Reads the postings of the
    // word from `database`, which must contain the same documents as the database in the constructor.
    LanguageSet of_word(const Xapian::Database& database, const std::string& word) const;

    // Returns the languages of a document: one language, or all_languages.
    LanguageSet of_document(Xapian::docid document) const;

private:
    static constexpr std::uint8_t unknown = 0;

    std::vector<std::uint8_t> languages_;  // for each document number: 1 + index of its language, or `unknown`
};

}  // namespace kwic
