// SPDX-License-Identifier: GPL-2.0-or-later
// OccurrenceLists: the occurrences of terms in one document, read from position lists in several steps. A position list
// can be read only from its beginning. Reading a position takes about 40 ns, so reading a long list to its end takes
// too long.
#pragma once

#include "match/occurrences.hpp"
#include "match/query_term_index.hpp"

#include <xapian.h>

#include <cstddef>
#include <set>
#include <span>
#include <vector>

namespace kwic {

// Compares occurrences by position, query term and number of parts.
bool is_before(const Occurrence& a, const Occurrence& b);

class OccurrenceLists {
public:
    // `database` and `terms` must outlive the OccurrenceLists.
    OccurrenceLists(const Xapian::Database& database, Xapian::docid document, const QueryTermIndex& terms);

    // Reads further positions until each list has `max_positions` positions or is complete, or until all lists together
    // have `max_total` positions.
    void read(std::size_t max_positions, std::size_t max_total);

    bool is_complete() const { return open_lists_ == 0; }
    std::size_t lists() const { return lists_.size(); }

    // Returns the numbers (Occurrence::query_term) of the query terms with at least one list that is not complete.
    std::set<std::size_t> incomplete() const;

    // Returns the number of positions that were read.
    std::size_t size() const { return size_; }

    // Returns the occurrences that were read, ascending by position.
    std::vector<Occurrence> occurrences() const;

private:
    // The position list of a term.
    struct List {
        std::span<const QueryTermIndex::Entry> entries;  // one for each query term that contains the term
        Xapian::PositionIterator next;
        Xapian::PositionIterator end;
        std::vector<Xapian::termpos> positions;
    };

    std::vector<List> lists_;
    std::size_t open_lists_ = 0;
    std::size_t size_ = 0;
};

// Returns the occurrences of terms in a document with position codes, ascending by position. Throws Error (corrupt)
// if the codes are damaged.
std::vector<Occurrence> occurrences_in_codes(const PositionCodes& codes, const QueryTermIndex& terms);

}  // namespace kwic
