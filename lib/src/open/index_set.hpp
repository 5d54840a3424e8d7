// SPDX-License-Identifier: GPL-2.0-or-later
// IndexSet: the indexes of a Searcher, searched as one. Each search runs on the newest states of the indexes and is
// repeated if these change under it.
#pragma once

#include "compile/compiler.hpp"
#include "open/index_members.hpp"
#include "open/joined_database.hpp"
#include "open/search_caches.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

namespace kwic {

// For one thread at a time.
class IndexSet {
public:
    // Opens the indexes if all of them are local. Throws Error (not_found, version_mismatch, corrupt) if none of them
    // can be opened. Remote indexes are opened by the first search.
    IndexSet(const std::vector<IndexLocation>& locations, const SearcherOptions& options);
    IndexSet(const IndexSet&) = delete;
    IndexSet& operator=(const IndexSet&) = delete;

    // Runs `function` on the newest states of the indexes and returns its result. Runs it again if it fails because a
    // state is gone: Xapian's readers lose their snapshot after two further commits, a rebuild removes the previous
    // generation, and servers fail. `timeout_ms` is the time limit of the whole search, of which remote indexes get a
    // part; 0 stands for the default.
    template <class Function>
    std::invoke_result_t<Function> with_snapshot(unsigned timeout_ms, Function function) {
        constexpr int max_attempts = 10;
        for (int attempt = 1;; ++attempt) {
            try {
                refresh(timeout_ms);
                return function();
            } catch (...) {
                prepare_retry(members_, attempt == max_attempts);
            }
        }
    }

    // All other functions refer to the states that were opened last.

    const Xapian::Database& database() const { return joined_.database(); }
    const schema::FieldSlots& fields() const { return joined_.fields(); }  // without conflicting ones
    bool has_remote() const { return joined_.has_remote(); }
    bool is_single_local() const { return joined_.is_single_local(); }
    Analyzer& analyzer() { return analyzer_; }

    // A string that differs between states of the indexes; empty if an index cannot tell its states apart.
    std::string revision() const;

    // Whether an index stores the positions of its words.
    bool has_positions() const;

    // Whether an index can tell where its words occur, by stored positions or by stored texts.
    bool can_check_positions() const;

    // The index that holds document `id`, and its number among the open indexes, in the order of the locations.
    const OpenIndex& index_of(Xapian::docid id) const { return joined_.index_of(id); }
    std::size_t index_number(Xapian::docid id) const { return joined_.index_number(id); }

    const DocumentReader& reader(Xapian::docid id) const { return index_of(id).state().reader; }
    StoredDocument document(Xapian::docid id) { return caches_.document(id); }

    // See OpenIndex::check_terms().
    void check_terms(Xapian::docid id) const { index_of(id).check_terms(joined_.number_in_index(id)); }

    // Whether the positions of words in `document` are to be read from position lists. Otherwise they are found in its
    // text: the index has no positions, or it is remote and a short text, which comes with the document, takes fewer
    // round trips.
    bool reads_positions(Xapian::docid id, const StoredDocument& document) const;

    // The status of each index; empty if there is only one.
    std::vector<IndexStatus> statuses() const { return members_.statuses(); }

    // Warnings about unavailable indexes and about fields that cannot be searched in all indexes.
    std::vector<std::string> warnings() const;

    // For a query that needs positions: one warning for each index that has none, if others have them.
    std::vector<std::string> position_warnings() const;

    // See SearchCaches.
    std::vector<std::uint64_t>& key_prefixes(Sort sort) { return caches_.key_prefixes(sort); }

    QueryContext context(const SearchOptions& options, const TimeLimit& time = {});

private:
    void refresh(unsigned timeout_ms);

    IndexMembers members_;
    JoinedDatabase joined_;  // the members that are open
    bool must_join_ = true;  // whether a member has changed since the members were joined
    SearchCaches caches_{joined_};
    Analyzer analyzer_;
};

}  // namespace kwic
