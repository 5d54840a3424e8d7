// SPDX-License-Identifier: GPL-2.0-or-later
// Checks the contents of an index: reads every document, term and metadata entry through Xapian's API, and compares the
// data that must agree.
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"
#include "schema/document_languages.hpp"
#include "schema/fields.hpp"
#include "schema/identifier_collector.hpp"
#include "schema/schema.hpp"
#include "verify/balance.hpp"
#include "verify/findings.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kwic::verify {

// The data that all parts of the check share. Members that several parts change are thread-safe or protected by a
// mutex. Only check_identifiers() changes `identifiers`. For evident names, see vocabulary/names.hpp.
struct State {
    const Manifest& manifest;
    const schema::FieldEntries fields;
    const std::vector<std::string> languages;  // languages whose stemmers are used for the forms table
    const bool lexicon_was_updated;
    Findings& findings;
    DocumentLanguages document_languages = {};  // set before the checks run in parallel

    std::atomic<std::uint64_t> documents = 0;  // number of documents that were read
    std::atomic<std::uint64_t> length = 0;     // sum of the lengths of these documents

    // The keys of `postings` and `positions` are document numbers. The keys of `frames` and `forms` are hashes of
    // metadata keys. The keys of `names` and `lexicon` are hashes of words.
    Balance postings = {};   // compares the termlists with the postings
    Balance positions = {};  // compares the texts and records with the stored positions
    Balance frames = {};     // compares the frames that records list with the stored frames
    Balance forms = {};      // compares the words of the index with the forms table
    Balance names = {};      // compares the keys of evident names with the names table
    Balance lexicon = {};    // compares the words of the index with the lexicon

    std::unordered_set<std::uint64_t> identifiers = {};  // the hashes of the words in the identifiers table
    std::atomic<bool> are_identifiers_read = false;      // whether the complete identifiers table was read
    std::mutex seen_identifiers_mutex = {};
    IdentifierCollector seen_identifiers = {};  // identifiers in the documents; protected by seen_identifiers_mutex
    std::atomic<bool> is_lexicon_read = false;
};

// Throws Error (corrupt) with the message `finding`. If a part of the check throws this error, the message becomes a
// finding.
[[noreturn]] inline void fail(const std::string& finding) { throw Error(ErrorCode::corrupt, finding); }

// The functions from check_documents() to check_other_metadata() are the parts of the check. The parts may run in
// parallel, each with a separate Xapian::Database.

// Checks the documents with the numbers `first` to `last`.
void check_documents(State& state, const Xapian::Database& database, Xapian::docid first, Xapian::docid last);
// Checks the terms >= `first` and < `end`. If `end` is empty, there is no upper bound.
void check_terms(State& state, const Xapian::Database& database, const std::string& first, const std::string& end);
void check_forms(State& state, const Xapian::Database& database);
void check_names(State& state, const Xapian::Database& database);
void check_identifiers(State& state, const Xapian::Database& database);
void check_lexicon(State& state, const Xapian::Database& database);
void check_other_metadata(State& state, const Xapian::Database& database);

// Adds a word, and the number of documents that contain it, to State::lexicon. Must be called for each term that is a
// word.
void add_to_lexicon_balance(State& state, const std::string& word, Xapian::doccount documents);

// These functions compare the data that the parts have added to `state`, and add findings for the differences. These
// functions must be called after all parts have run.
void name_uneven_documents(State& state, const Xapian::Database& database);
void name_missing_forms(State& state, const Xapian::Database& database);
void name_missing_names(State& state, const Xapian::Database& database);
void name_missing_identifiers(State& state);
void name_uneven_words(State& state, const Xapian::Database& database);
void name_stray_frames(State& state, const Xapian::Database& database);

// Compares the languages of the forms table with the languages of the documents.
void check_languages(const State& state, const Xapian::Database& database);

// Returns the hash of a term for State::positions. If the index stores no texts, check_documents() cannot determine
// which word is at a position, so all words have the same hash.
std::uint64_t position_hash(const State& state, std::string_view term);

// Calls function(key, entry) for each metadata entry whose key begins with `prefix`.
template <class Function>
void for_each_entry(const Xapian::Database& database, const std::string& prefix, Function function) {
    std::string last;
    for (auto at = database.metadata_keys_begin(prefix); at != database.metadata_keys_end(prefix); ++at) {
        const std::string key = *at;
        if (key <= last) throw Error(ErrorCode::corrupt, "the metadata keys are out of order");
        function(last = key, database.get_metadata(key));
    }
}

// Runs all parts on all cores. If no part throws, calls the functions that report differences. If `with_structure` is
// true, also runs check_structure(). The files must have passed check_files(). If `is_updating` is true, an update is
// running or was interrupted, and the manifest may be out of date.
void check_contents(const std::filesystem::path& generation, const Manifest& manifest, bool is_updating,
                    bool with_structure, Findings& findings, Monitor& monitor);

}  // namespace kwic::verify
