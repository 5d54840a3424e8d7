// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/matching_words.hpp"

#include "schema/fields.hpp"
#include "text/plausible_forms.hpp"
#include "text/stemmers.hpp"

#include <kwic/error.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Reads the terms in order, and skips those that cannot have the prefix of the pattern.
Expansion terms_of_field(const Xapian::Database& database, std::string_view prefix, WordPattern& pattern) {
    const std::string field(prefix);
    Expansion expansion;
    std::string last;
    for (auto at = database.allterms_begin(field); at != database.allterms_end(field);) {
        const std::string term = *at;
        if (term <= last)
            throw Error(ErrorCode::corrupt,
                        "the index is damaged: its terms are out of order; rebuild it with kwic-indexer --rebuild");
        last = term;
        const std::string_view word = std::string_view(term).substr(prefix.size());
        const std::string candidate = pattern.prefix().first_candidate(word);
        if (candidate != word) {
            at.skip_to(field + candidate);
            continue;
        }
        if (schema::is_field_word(word) && pattern.matches(word)) expansion.push_back({term, at.get_termfreq()});
        ++at;
    }
    return expansion;
}

}  // namespace

Expansion matching_words(const Xapian::Database& database, const WordTables& tables,
                         const std::function<WordLookup&()>& all_words, std::string_view prefix, WordPattern& pattern) {
    if (!prefix.empty()) return terms_of_field(database, prefix, pattern);
    // If an index is remote, only the lexicon pages that may contain words with the prefix are read, because reading
    // all words of a remote index is slow.
    std::optional<WordLookup> pages;
    if (tables.has_remote && !pattern.prefix().is_empty()) pages.emplace(tables.databases, database, true);
    Expansion expansion;
    for (WordLookup::Word& word : (pages ? *pages : all_words()).matching(pattern))
        expansion.push_back({std::move(word.text), word.documents});
    return expansion;
}

std::vector<std::string> spellings_in_field(const Xapian::Database& database, std::string_view prefix,
                                            const std::string& word) {
    const std::string key = Stemmers::unstemmed_key(word);
    std::vector<std::string> spellings;
    if (key.size() <= 1) return spellings;  // the word has no letters or digits
    WordPattern pattern(word, Spelling::any);
    FormComparison comparison(word);
    for (const Variant& variant : terms_of_field(database, prefix, pattern)) {
        std::string found = variant.term.substr(prefix.size());
        if (found == word || (Stemmers::unstemmed_key(found) == key && comparison.accepts(key, found)))
            spellings.push_back(std::move(found));
    }
    return spellings;
}

}  // namespace kwic
