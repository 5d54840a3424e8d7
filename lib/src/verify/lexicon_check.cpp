// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the lexicon with the terms that are words. After updates, the lexicon may contain outdated document
// frequencies, and words that no document contains. The check accepts such entries, but reports words that the lexicon
// lacks.
#include "schema/terms.hpp"
#include "verify/content_check.hpp"
#include "vocabulary/lexicon.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::verify {
namespace {

// Calls function(word, documents) for each word of the lexicon. Throws Error (corrupt) if the words of the lexicon
// are out of order, or if the directory or the frequent words differ from the pages.
template <class Function>
void for_each_lexicon_word(Lexicon& lexicon, Function function) {
    std::string before;
    WordPacker frequent;
    const auto visit = [&](std::string_view word, Xapian::doccount documents) {
        if (word <= before) fail("its words are out of order");
        before = word;
        if (documents >= frequent_documents) frequent.add(word, documents);
        function(before, documents);
    };
    for (std::size_t number = 0; number < lexicon.pages(); ++number) {
        WordReader first(lexicon.page(number));
        if (!first.next_block() || !first.next_word() || first.word() != lexicon.first_word(number))
            fail("its directory differs from its pages");
        for_each_word(lexicon.page(number), visit);
    }
    if (frequent.take() != lexicon.frequent_words()) fail("its frequent words differ from its pages");
    before.clear();
    for_each_word(lexicon.new_words(), visit);
}

std::uint64_t hash_of_word(const State& state, const std::string& word, Xapian::doccount documents) {
    return hash_of(hash_of(word), state.lexicon_was_updated ? 0 : documents);
}

}  // namespace

void add_to_lexicon_balance(State& state, const std::string& word, Xapian::doccount documents) {
    state.lexicon.add(hash_of(word), hash_of_word(state, word, documents));
}

void check_lexicon(State& state, const Xapian::Database& database) {
    try {
        Lexicon lexicon(database);
        std::size_t entries = 0;
        for_each_entry(database, std::string(schema::lexicon_key),
                       [&](const std::string&, const std::string&) { ++entries; });
        const std::size_t expected =
            lexicon.pages() + (lexicon.pages() > 0 ? 1u : 0u) + (lexicon.frequent_words().empty() ? 0u : 1u);
        if (entries != expected) fail(fmt::format("it has {} entries instead of {}", entries, expected));
        for_each_lexicon_word(lexicon, [&](const std::string& word, Xapian::doccount documents) {
            if (!state.lexicon_was_updated || database.term_exists(word))
                state.lexicon.subtract(hash_of(word), hash_of_word(state, word, documents));
        });
        state.is_lexicon_read = true;
    } catch (const Error& error) {
        state.findings.add("lexicon", std::string("lexicon: ") + error.what());
    }
}

void name_uneven_words(State& state, const Xapian::Database& database) {
    if (!state.is_lexicon_read || state.lexicon.is_equal()) return;
    for_each_term(database, "", [&](const std::string& word, const Xapian::TermIterator&) {
        if (state.lexicon.differs(hash_of(word)))
            state.findings.add("lexicon", "lexicon: '" + word + "' is missing or has a wrong document frequency");
    });
    Lexicon lexicon(database);
    for_each_lexicon_word(lexicon, [&](const std::string& word, Xapian::doccount) {
        if (state.lexicon.differs(hash_of(word)) && !database.term_exists(word))
            state.findings.add("lexicon", "lexicon: '" + word + "' is not a word of the index");
    });
}

}  // namespace kwic::verify
