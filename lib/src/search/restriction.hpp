// SPDX-License-Identifier: GPL-2.0-or-later
// Restriction: the documents that the options of a search allow as hits, independently of the query.
#pragma once

#include "base/time_limit.hpp"
#include "compile/plan.hpp"
#include "open/index_set.hpp"

#include <kwic/query.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

class Restriction {
public:
    // Compiles SearchOptions::filter, and the restrictions to dates and to documents other than SearchOptions::like_id.
    // Throws Error (invalid_argument) if a filter or a date is not valid.
    Restriction(const SearchOptions& options, const TimeLimit& time, IndexSet& indexes);

    // Returns `plan` restricted to the allowed documents.
    Plan applied_to(const Plan& plan) const;

    // Returns an upper bound on the number of documents that are not allowed.
    Xapian::doccount max_excluded() const { return max_excluded_; }

    bool needs_positions() const { return needs_positions_; }           // see CompiledQuery
    bool needs_texts() const { return needs_texts_; }                   // see CompiledQuery
    const std::vector<Warning>& warnings() const { return warnings_; }  // about fields in filters that no document has

private:
    void refuse_excluded(const std::string& id, const Xapian::Database& database) const;
    void add_filter(const Filter& filter, const SearchOptions& options, const TimeLimit& time, IndexSet& indexes);
    void add(const FilterCache::Result& result, const Xapian::Database& database);
    void add(const Plan& plan, const Xapian::Database& database);

    std::vector<Plan> required_;
    std::vector<Plan> excluded_;
    std::vector<Warning> warnings_;
    Xapian::doccount max_excluded_ = 0;
    bool needs_positions_ = false;
    bool needs_texts_ = false;
};

// Returns bytes that differ for any two filters that differ.
std::string bytes_of(const Filter& filter);

// Returns an element of SearchOptions::filter as a tree. Throws Error (invalid_argument) if the filter is not valid.
Query read_filter(const Filter& filter, const IndexSet& indexes);

// Compiles a result of read_filter(). Appends to `warnings` a warning for each field of the filter that no document
// has. Throws Error (invalid_argument) if a part of the filter would be ignored or shortened, or if a part can match no
// value of its field. Also throws if a negation contains a field that no document has, because the negation might then
// match every document. If the time of `context` is over, CompiledQuery::all of the result matches nothing.
CompiledQuery compile_filter(const Query& filter, const QueryContext& context, std::vector<Warning>& warnings);

}  // namespace kwic
