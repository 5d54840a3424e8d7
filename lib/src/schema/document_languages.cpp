// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/document_languages.hpp"

#include "schema/schema.hpp"

#include <string>

namespace kwic {

DocumentLanguages::DocumentLanguages(const Xapian::Database& database, const Stemmers& stemmers)
    : are_read_(stemmers.share_scripts()) {
    if (!are_read_) return;
    for (unsigned i = 0; i < stemmers.languages().size(); ++i) {
        const std::string term = std::string(schema::language_prefix) + stemmers.languages()[i];
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) groups_.set(*at, i);
    }
}

LanguageSet DocumentLanguages::of_word(const Xapian::Database& database, const std::string& word) const {
    if (!are_read_) return all_languages;
    LanguageSet languages = 0;
    for (auto at = database.postlist_begin(word); at != database.postlist_end(word) && languages != all_languages; ++at)
        languages |= of_document(*at);
    return languages;
}

}  // namespace kwic
