// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/forms.hpp"

#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "glass/entry_lookup.hpp"
#include "schema/document_languages.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"
#include "text/language/language_code.hpp"
#include "text/plausible_forms.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t words_per_batch = 200'000;

// The minimum size of a word, in bytes, that counts as a base form in a language whose texts do not contain the word.
constexpr std::size_t min_foreign_base = 4;

std::string metadata_key(std::string_view key) { return std::string(schema::forms_key) + std::string(key); }

std::vector<std::string> decode_words(std::string_view bytes) {
    std::vector<std::string> words;
    for (ByteReader in(bytes); !in.rest().empty();) words.emplace_back(in.string());
    return words;
}

std::string encoded(std::string_view word) {
    std::string bytes;
    append_string(bytes, word);
    return bytes;
}

void sort_unique(std::vector<std::string>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

void add_form_pieces(const WordOfLanguages& word, const Stemmers& stemmers,
                     const std::function<void(std::string_view, std::string_view)>& add) {
    for (const Stemmers::Key& key : stemmers.keys(word.word, word.languages))
        if (!key.is_word || key.is_shared) add(metadata_key(key.text), encoded(key.is_word ? "" : word.word));
}

void add_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers,
               const std::vector<WordOfLanguages>& words) {
    std::vector<std::pair<std::string, std::string>> pairs;  // key and piece
    for (const WordOfLanguages& word : words)
        add_form_pieces(word, stemmers,
                        [&](std::string_view key, std::string_view piece) { pairs.emplace_back(key, piece); });
    std::sort(pairs.begin(), pairs.end());
    for (auto at = pairs.begin(); at != pairs.end();) {
        const std::string key = at->first;
        const std::string before = database.get_metadata(key);
        std::vector<std::string> pieces;
        for (const std::string& word : decode_words(before)) pieces.push_back(encoded(word));
        for (; at != pairs.end() && at->first == key; ++at) pieces.push_back(at->second);
        // The bulk builder sorts the pieces too, so that updates and bulk builds write the same bytes.
        sort_unique(pieces);
        std::string after;
        for (const std::string& piece : pieces) after += piece;
        if (after != before) database.set_metadata(key, after);
    }
}

void remove_all_forms(Xapian::WritableDatabase& database) {
    const std::string prefix(schema::forms_key);
    const std::vector<std::string> keys(database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix));
    for (const std::string& key : keys) database.set_metadata(key, "");
}

void add_all_forms(Xapian::WritableDatabase& database, const Stemmers& stemmers) {
    const DocumentLanguages documents(database, stemmers);
    std::vector<WordOfLanguages> words;
    const auto flush = [&] {
        add_forms(database, stemmers, words);
        words.clear();
    };
    for_each_term(database, "", [&](const std::string& word, const Xapian::TermIterator&) {
        words.push_back({word, documents.of_word(database, word)});
        if (words.size() == words_per_batch) flush();
    });
    flush();
}

std::vector<std::string> forms_of(glass::EntryLookup& entries, const Stemmers& stemmers, std::string_view word) {
    std::vector<std::string> forms = {std::string(word)};
    // The word is looked up only if the result matters, because each request to a remote database takes a network round
    // trip.
    const std::vector<std::string>& languages = stemmers.languages();
    const bool may_lack_accents =
        is_ascii(word) && std::find(languages.begin(), languages.end(), "fr") != languages.end();
    const bool is_known =
        (stemmers.share_scripts() || may_lack_accents) && entries.term(std::string(word)).documents > 0;
    FormComparison comparison(word, is_known);
    for (const Stemmers::Key& key : stemmers.keys(word)) {
        const std::string bare = key.text.substr(key.text.find(':') + 1);
        std::vector<std::string> listed = decode_words(entries.metadata(metadata_key(key.text)));
        for (std::string& form : listed)
            if (form.empty()) form = bare;
        // If the vocabulary has the word, but the entry of the key does not list it, no text in the language of the key
        // contains the word. The word may still be a base form in the language of the key, so words that begin with the
        // word are forms.
        const bool is_foreign =
            key.is_shared && is_known && std::find(listed.begin(), listed.end(), word) == listed.end();
        const auto may_have_base = [&](const std::string& form) {
            return word.size() >= min_foreign_base && form.starts_with(word);
        };
        for (std::string& form : listed)
            if ((!is_foreign || may_have_base(form)) && comparison.accepts(key.text, form))
                forms.push_back(std::move(form));
        if (key.is_shared) continue;
        // `bare` may be a form, because the table does not store a word that equals the key without its prefix.
        for (const Stemmers::Key& own : stemmers.keys(bare))
            if (own.is_word && own.text == key.text && comparison.accepts(key.text, bare)) forms.push_back(bare);
    }
    sort_unique(forms);
    return forms;
}

std::vector<std::string> forms_of(const WordTables& tables, std::string_view word) {
    std::vector<std::string> forms;
    for (std::size_t i = 0; i < tables.entries.size(); ++i)
        for (std::string& form : forms_of(*tables.entries[i], *tables.stemmers[i], word))
            forms.push_back(std::move(form));
    if (tables.databases.size() > 1) sort_unique(forms);
    return forms;
}

std::vector<std::string> spellings_of(const WordTables& tables, std::string_view word) {
    const std::string key = Stemmers::unstemmed_key(word);
    std::vector<std::string> spellings = {std::string(word)};
    if (key.size() == 1 || key.size() > Stemmers::max_key_bytes) return spellings;
    spellings.push_back(key.substr(1));  // a word that equals the key without its colon is not stored
    // The entry also lists words that have a possessive ending, which are not spellings of `word`.
    FormComparison comparison(word);
    for (glass::EntryLookup* const entries : tables.entries)
        for (std::string& spelling : decode_words(entries->metadata(metadata_key(key))))
            if (Stemmers::unstemmed_key(spelling) == key && comparison.accepts(key, spelling))
                spellings.push_back(std::move(spelling));
    sort_unique(spellings);
    return spellings;
}

std::vector<std::string> languages_held(const std::map<std::string, Xapian::doccount>& documents,
                                        Xapian::doccount all) {
    // If only a few of many documents are in a language, the language was probably detected wrongly, and its stemmer
    // would conflate words of other languages. For example, no wrong language is detected in more than 8 of 42,650
    // English texts.
    constexpr Xapian::doccount enough = 20;
    constexpr std::uint64_t one_in = 200;
    constexpr std::uint64_t one_in_if_enough = 1000;
    const auto is_base = [](const std::string& language) { return base_language(language) == language; };
    std::map<int, Xapian::doccount> documents_of_script;
    Xapian::doccount latin = all;
    for (const auto& [language, count] : documents) {
        const int script = Stemmers::script(language);
        if (!is_base(language) || script < 0) continue;
        documents_of_script[script] += count;
        if (script != USCRIPT_LATIN) latin -= std::min(latin, count);
    }
    documents_of_script[USCRIPT_LATIN] = latin;
    std::vector<std::string> languages;
    for (const auto& [language, count] : documents) {
        const int script = Stemmers::script(language);
        if (!is_base(language) || script < 0) continue;
        const Xapian::doccount others = documents_of_script[script];
        if (count * one_in >= others || (count >= enough && count * one_in_if_enough >= others))
            languages.push_back(language);
    }
    return languages;
}

std::vector<std::string> languages_held(const Xapian::Database& database) {
    std::map<std::string, Xapian::doccount> documents;
    for_each_term(database, std::string(schema::language_prefix),
                  [&](const std::string& term, Xapian::TermIterator& at) {
                      documents[term.substr(schema::language_prefix.size())] = at.get_termfreq();
                  });
    return languages_held(documents, database.get_doccount());
}

}  // namespace kwic
