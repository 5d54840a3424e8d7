// SPDX-License-Identifier: GPL-2.0-or-later
// The check of what is in an index, through Xapian's readers: every document, term and table entry, each once.
#pragma once

#include "base/monitor.hpp"
#include "directory/manifest.hpp"
#include "schema/schema.hpp"
#include "verify/balance.hpp"
#include "verify/findings.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic::verify {

// What the parts of the check share. The members that are not const are safe to use from several threads.
struct State {
    const Manifest& manifest;
    const schema::FieldSlots fields;
    const std::vector<std::string> languages;  // of the forms table
    const bool lexicon_was_updated;
    Findings& findings;

    std::atomic<std::uint64_t> documents = 0;  // that were read
    std::atomic<std::uint64_t> length = 0;     // of them all
    Balance postings = {};                     // by document: lists of terms against lists of postings
    Balance positions = {};                    // by document: texts and records against position lists
    Balance frames = {};                       // by metadata key: records against metadata
    Balance forms = {};                        // by metadata key: vocabulary against forms table
    Balance names = {};                        // by word: all the keys of a name against those that list it
    Balance lexicon = {};                      // by word: vocabulary against lexicon
    std::atomic<bool> is_lexicon_read = false;
};

// The parts. Each may run in a thread of its own with a database of its own; together they cover all.
void check_documents(State& state, const Xapian::Database& database, Xapian::docid first, Xapian::docid last);
// Terms from `first` to before `end`; an empty `end` is after the last.
void check_terms(State& state, const Xapian::Database& database, const std::string& first,
                        const std::string& end);
void check_forms(State& state, const Xapian::Database& database);
void check_names(State& state, const Xapian::Database& database);
void check_lexicon(State& state, const Xapian::Database& database);
void check_other_metadata(State& state, const Xapian::Database& database);

// For each word of the vocabulary.
void add_to_lexicon_balance(State& state, const std::string& word, Xapian::doccount documents);

// After all parts: names what the balances have found.
void name_uneven_documents(State& state, const Xapian::Database& database);
void name_missing_forms(State& state, const Xapian::Database& database);
void name_missing_names(State& state, const Xapian::Database& database);
void name_uneven_words(State& state, const Xapian::Database& database);
void name_stray_frames(State& state, const Xapian::Database& database);

void check_languages(const State& state, const Xapian::Database& database);

// Hash of a term for State::positions. Without stored texts it is known where words are, but not which.
std::uint64_t position_hash(const State& state, std::string_view term);

// Calls function(key, entry) for each metadata entry whose key begins with `prefix`.
template <class Function>
void for_each_entry(const Xapian::Database& database, const std::string& prefix, Function function) {
    std::string last;
    for (auto at = database.metadata_keys_begin(prefix); at != database.metadata_keys_end(prefix); ++at) {
        const std::string key = *at;
        if (key <= last) throw Error(ErrorCode::corrupt, "the keys of its metadata are out of order");
        function(last = key, database.get_metadata(key));
    }
}

// Everything, on all cores. `structure_too`: Xapian's own check goes along, for files with good checksums.
void check_contents(const std::filesystem::path& generation, const Manifest& manifest, bool is_updating,
                    bool structure_too, Findings& findings, Monitor& monitor);

}  // namespace kwic::verify
