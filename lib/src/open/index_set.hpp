// SPDX-License-Identifier: GPL-2.0-or-later
// IndexSet: the indexes of a Searcher, which are searched together. Each search runs on the newest states of the
// indexes and is repeated if one of these states disappears during the search.
#pragma once

#include "compile/compiler.hpp"
#include "open/document_lengths.hpp"
#include "open/index_members.hpp"
#include "open/joined_database.hpp"
#include "open/search_caches.hpp"
#include "schema/fields.hpp"

#include <kwic/error.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

namespace kwic {

// An IndexSet may be used by only one thread at a time.
class IndexSet {
public:
    // Opens the indexes if all of them are local; otherwise the first search opens them. If there is only one index and
    // it cannot be opened, throws its error, such as not_found, version_mismatch or corrupt. If there are several
    // indexes and none of them can be opened, throws Error (io).
    IndexSet(const std::vector<IndexLocation>& locations, const SearcherOptions& options);
    IndexSet(const IndexSet&) = delete;
    IndexSet& operator=(const IndexSet&) = delete;

    // Makes all later calls of with_snapshot() use the states that are the newest at the time of this call. Local
    // states are pinned: writers keep them until the IndexSet is destroyed. Throws the errors of refresh().
    void freeze();

    // Runs `function` on the newest states of the indexes and returns its result. If `function` fails because a state
    // no longer exists, runs `function` again, at most nine times. A state exists until the second commit after it,
    // until a rebuild removes its generation, or until its server fails. A mapped state (see SearcherOptions::mapped)
    // can be read only until the first commit after it; from the third attempt on, states are not mapped. If the last
    // attempt fails because of commits, throws Error (locked). `timeout_ms` is the time limit of the complete search;
    // see IndexMembers::refresh().
    template <class Function>
    std::invoke_result_t<Function> with_snapshot(unsigned timeout_ms, Function function) {
        if (is_frozen_) return with_frozen(function);
        constexpr int max_attempts = 10, max_mapped_attempts = 2;
        for (int attempt = 1;; ++attempt) {
            try {
                members_.set_mapped(attempt <= max_mapped_attempts);
                refresh(timeout_ms);
                if constexpr (std::is_void_v<std::invoke_result_t<Function>>) {
                    function();
                    return members_.check_unchanged();
                } else {
                    std::invoke_result_t<Function> result = function();
                    members_.check_unchanged();
                    return result;
                }
            } catch (...) {
                prepare_retry(members_, attempt == max_attempts);
            }
        }
    }

    // The functions below refer to the states that with_snapshot() opened last.

    const Xapian::Database& database() const { return joined_.database(); }
    const glass::OpenDatabase& opened() const { return joined_.opened(); }  // see JoinedDatabase::opened()
    // Returns the custom fields of the indexes, except conflicting fields; see warnings().
    const schema::FieldEntries& fields() const { return joined_.fields(); }
    bool has_remote() const { return joined_.has_remote(); }
    bool is_single_local() const { return joined_.is_single_local(); }
    Analyzer& analyzer() { return analyzer_; }

    // Returns a string that differs for each state of the indexes, or an empty string if an index cannot distinguish
    // its states.
    std::string revision() const;

    // Returns whether at least one index stores word positions.
    bool has_positions() const;

    // Returns whether at least one index stores word positions, or texts in which word positions can be found.
    bool can_check_positions() const;

    // Returns whether at least one index stores texts.
    bool stores_texts() const;

    // These functions return the index that holds document `id`, and the number of this index. The open indexes are
    // numbered from 0 in the order of the locations.
    const OpenIndex& index_of(Xapian::docid id) const { return joined_.index_of(id); }
    std::size_t index_number(Xapian::docid id) const { return joined_.index_number(id); }

    const DocumentReader& reader(Xapian::docid id) const { return index_of(id).state().reader; }
    StoredDocument document(Xapian::docid id) { return caches_.document(id); }

    // Calls OpenIndex::check_terms() for document `id`.
    void check_terms(Xapian::docid id) const { index_of(id).check_terms(joined_.number_in_index(id)); }

    // Returns whether the positions of words in `document` are read from its position codes or position lists. If
    // false, the positions must be found in the text of the document. The result is false for an index without
    // positions. The result is also false for a text of at most two frames in a remote index, because fetching the text
    // takes fewer round trips.
    bool reads_positions(Xapian::docid id, const StoredDocument& document) const;

    // Returns the status of each index, or an empty list if there is only one index.
    std::vector<IndexStatus> statuses() const { return members_.statuses(); }

    // Returns warnings about unavailable indexes and about conflicting fields. A conflicting field is stored in
    // different slots of the indexes, and cannot be searched.
    std::vector<Warning> warnings() const;

    // Returns warnings for a query that needs positions: one for each index that has documents but neither positions
    // nor texts, if another index has positions or texts.
    std::vector<Warning> position_warnings() const;

    // Returns warnings for a query with a literal: one for each index that has documents but no texts, if another index
    // has texts.
    std::vector<Warning> text_warnings() const;

    // See SearchCaches::document_lengths().
    DocumentLengths* document_lengths() { return caches_.document_lengths(); }

    // See SearchCaches::key_prefixes().
    std::vector<std::uint64_t>& key_prefixes(const std::string& order) { return caches_.key_prefixes(order); }

    // See SearchCaches::value_ranks().
    ValueRanks& value_ranks(const std::string& order) { return caches_.value_ranks(order); }

    // See SearchCaches::filters().
    FilterCache& filters() { return caches_.filters(); }

    // Returns SearchCaches::synonyms() for the synonym groups of `options`.
    Synonyms& synonyms(const SearchOptions& options) {
        return caches_.synonyms(options.synonyms, options.variants, analyzer_);
    }

    QueryContext context(const SearchOptions& options, const TimeLimit& time = {});

private:
    void refresh(unsigned timeout_ms);
    void join();

    template <class Function>
    std::invoke_result_t<Function> with_frozen(Function function) {
        try {
            caches_.refresh(false);
            return function();
        } catch (const Xapian::DatabaseModifiedError&) {
            throw Error(ErrorCode::locked, "a writer has overwritten the state of the index that the snapshot uses");
        } catch (...) {
            prepare_retry(members_, true);
            throw;
        }
    }

    IndexMembers members_;
    JoinedDatabase joined_;  // the open indexes of members_ as one database
    bool is_frozen_ = false;
    bool must_join_ = true;  // whether a member has changed since joined_ was made
    SearchCaches caches_{joined_};
    Analyzer analyzer_;
};

}  // namespace kwic
