// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/document_languages.hpp"

#include "schema/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace kwic {

DocumentLanguages::DocumentLanguages(const Xapian::Database& database, const Stemmers& stemmers) {
    if (!stemmers.share_scripts()) return;
    for (std::size_t i = 0; i < stemmers.languages().size(); ++i) {
        const std::string term = std::string(schema::language_prefix) + stemmers.languages()[i];
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
            if (*at >= languages_.size()) languages_.resize(2 * std::size_t{*at} + 1, unknown);
            languages_[*at] = static_cast<std::uint8_t>(i + 1);
        }
    }
    if (languages_.empty()) languages_.push_back(unknown);  // no document is in one of the languages
}

LanguageSet DocumentLanguages::of_word(const Xapian::Database& database, const std::string& word) const {
    if (languages_.empty()) return all_languages;
    LanguageSet languages = 0;
    for (auto at = database.postlist_begin(word); at != database.postlist_end(word) && languages != all_languages; ++at)
        languages |= of_document(*at);
    return languages;
}

LanguageSet DocumentLanguages::of_document(Xapian::docid document) const {
    const std::uint8_t language = document < languages_.size() ? languages_[document] : unknown;
    return language == unknown ? all_languages : LanguageSet{1} << (language - 1);
}

}  // namespace kwic
