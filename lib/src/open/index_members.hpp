// SPDX-License-Identifier: GPL-2.0-or-later
// IndexMembers: the indexes of a Searcher, each of which is either open in its newest state or unavailable because of
// an error. A search leaves out the unavailable indexes. If all indexes are unavailable, the search fails.
#pragma once

#include "open/open_index.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <exception>
#include <memory>
#include <string>
#include <vector>

namespace kwic {

class IndexMembers {
public:
    // Throws Error (invalid_argument) if `locations` is empty. The indexes are opened by the first refresh().
    IndexMembers(const std::vector<IndexLocation>& locations, const SearcherOptions& options);

    // Opens the newest state of every index. Returns whether the state or the availability of any index has changed.
    // `timeout_ms` is the time limit of the complete search. A remote index may use half of this time to report its
    // state, and a quarter of this time for each later reply. If `timeout_ms` is 0, these limits are 5,000 ms and 2,500
    // ms.
    bool refresh(unsigned timeout_ms);

    // Pins the state of every open index; see OpenIndex::pin(). Returns whether the state or the availability of any
    // index has changed.
    bool pin();

    // Returns the open indexes, in the order of the locations.
    std::vector<const OpenIndex*> answering() const;

    // Must be called only if all indexes are unavailable. If there is only one index, throws the error of this index.
    // Otherwise, throws Error (io) with the messages of all errors.
    [[noreturn]] void throw_errors() const;

    // Finds the index that caused `error` and makes it unavailable. Returns false if no index is found.
    bool leave_out(const Xapian::Error& error);

    // Returns whether a rebuild or a compaction has replaced the state of an open index.
    bool is_replaced() const;

    // Calls OpenIndex::set_mapped() for every index.
    void set_mapped(bool is_mapped);

    // Returns whether OpenIndex::is_unchanged() returns true for every open index.
    bool is_unchanged() const;

    // Throws Xapian::DatabaseModifiedError if is_unchanged() returns false.
    void check_unchanged() const;

    // Throws Error (corrupt) if the files of an open index are damaged.
    void throw_if_corrupt() const;

    bool has_remote() const;

    // Returns the status of each index, or an empty list if there is only one index.
    std::vector<IndexStatus> statuses() const;

private:
    struct Member {
        std::unique_ptr<OpenIndex> index;
        std::exception_ptr error;  // why the index is unavailable; null if it is open

        std::string message() const;  // returns a message that describes `error`
    };

    template <class Function>
    static bool has_changed(Member& member, Function function);

    std::vector<Member> members_;
};

// Decides whether a failed search is repeated; must be called in a catch block. If the search is to be repeated, the
// function returns; otherwise, it throws. A search is repeated if a state of an index no longer exists or may have been
// overwritten, or a remote index has failed. After the last attempt, no search is repeated.
//
// If the search is not repeated and damage may be the cause of the failure, the function checks the files and throws
// Error (corrupt) if a file is damaged. If no damage is found, the function throws Error (locked) for a
// DatabaseModifiedError, and rethrows any other exception.
void prepare_retry(IndexMembers& members, bool is_last_attempt);

}  // namespace kwic
