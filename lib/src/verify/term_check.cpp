// SPDX-License-Identifier: GPL-2.0-or-later
// Checks terms: their postings and positions, and the entries that the forms table and the lexicon must have for them.
#include "schema/word_position.hpp"
#include "text/stemmers.hpp"
#include "verify/content_check.hpp"
#include "vocabulary/forms.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::verify {
namespace {

class TermCheck {
public:
    TermCheck(State& state, const Xapian::Database& database)
        : state_(state), database_(database), has_positions_(database.has_positions()), stemmers_(state.languages) {}

    void run(const std::string& term, Xapian::doccount frequency) {
        const LanguageSet languages = read_postings(term, frequency);
        if (!schema::is_word(term)) return;
        add_to_lexicon_balance(state_, term, frequency);
        add_form_pieces({term, languages}, stemmers_, [&](std::string_view key, std::string_view piece) {
            state_.forms.add(hash_of(key), hash_of(hash_of(key), hash_of(piece)));
        });
    }

private:
    void find(const std::string& term, const std::string& finding) {
        state_.findings.add("terms", "term '" + term + "': " + finding);
    }

    // Checks the postings of a term. Returns the languages of the documents that contain the term. If the term is a
    // word, these are the languages of the word.
    LanguageSet read_postings(const std::string& term, Xapian::doccount frequency) {
        const std::uint64_t hash = hash_of(term);
        std::uint64_t documents = 0;
        std::uint64_t occurrences = 0;
        Xapian::docid before = 0;
        LanguageSet languages = 0;
        for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
            const Xapian::docid document = *at;
            if (document <= before) {
                find(term, "its postings are out of order");
                return languages;
            }
            before = document;
            languages |= state_.document_languages.of_document(document);
            const Xapian::termcount count = at.get_wdf();
            ++documents;
            occurrences += count;
            state_.postings.subtract(document, hash_of(hash, document, count));
            if (has_positions_ && count > 0) read_positions(term, document, count, at);
        }
        const Xapian::termcount expected = database_.get_collection_freq(term);
        if (documents != frequency || occurrences != expected)
            find(term, fmt::format("it occurs {} times in {} documents instead of {} times in {}", occurrences,
                                   documents, expected, frequency));
        if (term.starts_with(schema::id_prefix) && documents != 1)
            find(term, fmt::format("{} documents have this id", documents));
        return languages;
    }

    // Returns whether check_documents() adds `position` to State::positions. If the index stores no texts,
    // check_documents() cannot find broken words (see text/broken_words.hpp), and does not add their positions.
    bool is_known(const std::string& term, Xapian::termpos position) const {
        return state_.manifest.store_text || !schema::is_word(term) || !is_broken(position);
    }

    void read_positions(const std::string& term, Xapian::docid document, Xapian::termcount count,
                        const Xapian::PostingIterator& posting) {
        const std::uint64_t hash = position_hash(state_, term);
        Xapian::termcount positions = 0;
        for (auto at = posting.positionlist_begin(); at != posting.positionlist_end(); ++at) {
            if (++positions > count)
                return find(term, fmt::format("it has more positions than occurrences in document {}", document));
            if (is_known(term, *at)) state_.positions.subtract(document, hash_of(hash, document, *at));
        }
    }

    State& state_;
    const Xapian::Database& database_;
    const bool has_positions_;
    const Stemmers stemmers_;
};

}  // namespace

void check_terms(State& state, const Xapian::Database& database, const std::string& first, const std::string& end) {
    TermCheck check(state, database);
    std::string last;
    auto at = database.allterms_begin();
    if (!first.empty()) at.skip_to(first);
    for (; at != database.allterms_end(); ++at) {
        const std::string term = *at;
        if (!end.empty() && term >= end) break;
        if (term <= last) fail("the terms are out of order");
        last = term;
        check.run(term, at.get_termfreq());
    }
}

}  // namespace kwic::verify
