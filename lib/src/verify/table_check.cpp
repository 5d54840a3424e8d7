// SPDX-License-Identifier: GPL-2.0-or-later
// Checks the metadata: the forms table, the names table, frames of texts, fields and languages.
//
// The forms and names tables keep words whose last document was removed, so words that are not terms are not reported.
// But each word must belong to the key under which it is listed.
#include "base/bytes.hpp"
#include "schema/format_entry.hpp"
#include "schema/terms.hpp"
#include "text/names/name_key.hpp"
#include "text/stemmers.hpp"
#include "verify/content_check.hpp"
#include "vocabulary/forms.hpp"
#include "vocabulary/name_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::verify {
namespace {

constexpr const char* forms_kind = "entries of the forms table";
constexpr const char* names_kind = "entries of the names table";

// Calls `check`, and adds a finding for the entry `name` if `check` throws an Error. Returns true if `check` does not
// throw.
template <class Function>
bool guarded(State& state, const char* kind, const std::string& name, Function check) {
    try {
        check();
        return true;
    } catch (const Error& error) {
        state.findings.add(kind, name + ": " + error.what());
        return false;
    }
}

std::string describe_forms(const std::string& key) {
    return "forms table, key '" + key.substr(schema::forms_key.size()) + "'";
}

std::string describe_names(const std::string& key) {
    return "names table, key '" + key.substr(schema::names_key.size()) + "'";
}

// Calls function(word, piece) for each word of an entry of the forms table. `piece` is the word as it is encoded in the
// entry.
template <class Function>
void for_each_form(std::string_view entry, Function function) {
    std::string_view before;
    for (ByteReader in(entry); !in.rest().empty();) {
        const std::string_view rest = in.rest();
        const std::string_view word = in.string();
        const std::string_view piece = rest.substr(0, rest.size() - in.rest().size());
        if (piece <= before) fail("its words are out of order");
        before = piece;
        function(std::string(word), piece);
    }
}

// Determines whether a word has a given key of the forms table. Keeps the stemmers of each language for later calls.
class KeyStemmers {
public:
    // Returns the language of a key of the form `language:stem`. Returns "" for a key of the form `:word`, which is not
    // stemmed.
    static std::string language_of(const std::string& key) { return key.substr(0, key.find(':')); }

    bool has(const std::string& language, const std::string& key, const std::string& word) {
        auto& stemmers = stemmers_[language];
        if (!stemmers) stemmers = std::make_unique<Stemmers>(std::vector<std::string>{language});
        const auto keys = stemmers->keys(word);
        return std::any_of(keys.begin(), keys.end(), [&](const Stemmers::Key& found) { return found.text == key; });
    }

private:
    std::map<std::string, std::unique_ptr<Stemmers>> stemmers_;
};

// Calls function(name) for each name of an entry of the names table. Throws Error (corrupt) if the entry is damaged or
// the names are not in order.
template <class Function>
void for_each_name_in_order(std::string_view entry, Function function) {
    std::string_view before;
    for_each_name(entry, [&](const NameEntry& name, std::string_view piece) {
        if (piece <= before) fail("its words are out of order");
        before = piece;
        function(name);
    });
}

std::uint64_t name_hash(std::string_view key, std::string_view word) { return hash_of(hash_of(key), hash_of(word)); }

// Returns true if the entry does not list `word` as an evident name. Returns false if the entry cannot be read, because
// check_names() has already reported the damage.
bool lacks_evident(std::string_view entry, std::string_view word) {
    bool is_listed = false;
    try {
        for_each_name_in_order(
            entry, [&](const NameEntry& name) { is_listed |= name.evidence.is_evident() && name.word == word; });
    } catch (const Error&) {
        return false;
    }
    return !is_listed;
}

std::string joined(const std::vector<std::string>& languages) {
    std::string text;
    for (const std::string& language : languages) text += (text.empty() ? "" : " ") + language;
    return "'" + text + "'";
}

// Returns whether the forms table must have `piece`, a piece of `word`, under `metadata_key`. The table may have
// further pieces, which belong to removed documents.
bool is_expected(const State& state, const Stemmers& stemmers, const Xapian::Database& database,
                 const std::string& word, std::string_view metadata_key, std::string_view piece) {
    if (!database.term_exists(word)) return false;
    bool is_found = false;
    const bool is_stemmed = !metadata_key.starts_with(std::string(schema::forms_key) + ':');
    add_form_pieces({word, is_stemmed ? state.document_languages.of_word(database, word) : all_languages}, stemmers,
                    [&](std::string_view key, std::string_view own) {
                        is_found = is_found || (key == metadata_key && own == piece);
                    });
    return is_found;
}

}  // namespace

void check_forms(State& state, const Xapian::Database& database) {
    KeyStemmers key_stemmers;
    const Stemmers stemmers(state.languages);
    const std::set<std::string> current(state.languages.begin(), state.languages.end());
    for_each_entry(database, std::string(schema::forms_key),
                   [&](const std::string& metadata_key, const std::string& entry) {
                       const std::string key = metadata_key.substr(schema::forms_key.size());
                       const std::uint64_t hash = hash_of(metadata_key);
                       const bool is_read = guarded(state, forms_kind, describe_forms(metadata_key), [&] {
                           const std::string language = KeyStemmers::language_of(key);
                           // Entries of a language that now has too few documents remain in the table, but are not
                           // used.
                           const bool is_current = language.empty() || current.contains(language);
                           const std::string bare = key.substr(key.find(':') + 1);
                           for_each_form(entry, [&](const std::string& listed, std::string_view piece) {
                               const std::string& word = listed.empty() ? bare : listed;
                               if (!key_stemmers.has(language, key, word))
                                   fail("'" + word + "' does not belong to this key");
                               if (is_current && is_expected(state, stemmers, database, word, metadata_key, piece))
                                   state.forms.subtract(hash, hash_of(hash, hash_of(piece)));
                           });
                       });
                       if (!is_read) state.forms.ignore(hash);
                   });
}

void check_names(State& state, const Xapian::Database& database) {
    for_each_entry(
        database, std::string(schema::names_key), [&](const std::string& metadata_key, const std::string& entry) {
            const std::string own = metadata_key.substr(schema::names_key.size());
            guarded(state, names_kind, describe_names(metadata_key), [&] {
                bool has_evident = false;
                for_each_name_in_order(entry, [&](const NameEntry& name) {
                    const auto keys = name_keys(name.word);
                    if (std::find(keys.begin(), keys.end(), own) == keys.end() || name.quick != quick_name(name.word))
                        fail("'" + std::string(name.word) + "' does not belong to this key");
                    if (!name.evidence.is_evident()) return;
                    has_evident = true;
                    // An evident name (see vocabulary/names.hpp) is listed under each of its keys.
                    const std::uint64_t word = hash_of(name.word);
                    state.names.subtract(word, name_hash(own, name.word));
                    if (own != keys.front()) return;
                    for (const std::string& key : keys) state.names.add(word, name_hash(key, name.word));
                });
                if (!has_evident) fail("none of its words is evidently a name");
            });
        });
}

void check_other_metadata(State& state, const Xapian::Database& database) {
    for_each_entry(database, "", [&](const std::string& key, const std::string&) {
        if (key.starts_with(schema::frame_key))
            state.frames.subtract(hash_of(key), 1);
        else if (!key.starts_with(schema::forms_key) && !key.starts_with(schema::identifiers_key) &&
                 !key.starts_with(schema::names_key) && !key.starts_with(schema::lexicon_key) &&
                 key != schema::new_words_key && key != schema::format_key && key != schema::fields_key &&
                 key != schema::languages_key && key != schema::dictionary_key)
            state.findings.add("metadata", "metadata: unknown key '" + key + "'");
    });
    std::set<Xapian::valueno> slots;
    for (const auto& [name, entry] : state.fields)
        if (!slots.insert(entry.slots).second)
            state.findings.add("metadata", fmt::format("fields: '{}' has slot {}, which is taken", name, entry.slots));
    if (database.get_metadata(std::string(schema::format_key)) !=
        encode_format({state.manifest.store_text, state.manifest.positions}))
        state.findings.add("metadata", "format: it differs from the manifest");
}

void name_missing_forms(State& state, const Xapian::Database& database) {
    if (state.forms.is_equal()) return;
    const Stemmers stemmers(state.languages);
    bool is_named = false;
    for_each_term(database, "", [&](const std::string& word, const Xapian::TermIterator&) {
        const LanguageSet languages = state.document_languages.of_word(database, word);
        add_form_pieces({word, languages}, stemmers, [&](std::string_view key, std::string_view piece) {
            if (!state.forms.differs(hash_of(key))) return;
            const std::string metadata_key(key);
            bool is_listed = false;
            guarded(state, forms_kind, describe_forms(metadata_key), [&] {
                for_each_form(database.get_metadata(metadata_key),
                              [&](const std::string&, std::string_view own) { is_listed |= own == piece; });
            });
            if (is_listed) return;
            is_named = true;
            state.findings.add(forms_kind, describe_forms(metadata_key) + ": '" + word + "' is missing");
        });
    });
    if (!is_named) state.findings.add(forms_kind, "forms table: it differs from the vocabulary");
}

void name_missing_names(State& state, const Xapian::Database& database) {
    if (state.names.is_equal()) return;
    for_each_entry(database, std::string(schema::names_key), [&](const std::string& own, const std::string& entry) {
        guarded(state, names_kind, describe_names(own), [&] {
            for_each_name_in_order(entry, [&](const NameEntry& name) {
                if (!name.evidence.is_evident() || !state.names.differs(hash_of(name.word))) return;
                for (const std::string& key : name_keys(name.word)) {
                    const std::string metadata_key = std::string(schema::names_key) + key;
                    if (lacks_evident(database.get_metadata(metadata_key), name.word))
                        state.findings.add(
                            names_kind, describe_names(metadata_key) + ": '" + std::string(name.word) + "' is missing");
                }
            });
        });
    });
}

void name_stray_frames(State& state, const Xapian::Database& database) {
    if (state.frames.is_equal()) return;
    for_each_entry(database, std::string(schema::frame_key), [&](const std::string& key, const std::string&) {
        const std::string id = schema::id_term(key.substr(schema::frame_key.size(), schema::id_hash_bytes));
        if (state.frames.differs(hash_of(key)))
            state.findings.add("frames",
                               "frame of a text: no document lists it; the id term of its document is '" + id + "'");
    });
}

void check_languages(const State& state, const Xapian::Database& database) {
    const std::vector<std::string> held = languages_held(database);
    if (held == state.languages) return;
    state.findings.add("metadata", fmt::format("languages: the forms table has {}, the documents have {}",
                                               joined(state.languages), joined(held)));
}

}  // namespace kwic::verify
