// SPDX-License-Identifier: GPL-2.0-or-later
// Request holds the query of a search as a tree. A search converts a query string to a Request, and the Request to a
// CompiledQuery.
#pragma once

#include "open/index_set.hpp"

#include <kwic/query.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Request {
    Query query;
    Query typed;  // the query without the completion of its last word (see SearchOptions::typing)
    std::vector<Warning> warnings = {};
    Span incomplete_word = {};  // see QueryContext
    bool is_empty = false;      // whether the request is a query string that contains nothing to search for
};

// Returns the names of the custom fields of the indexes, ascending.
std::vector<std::string> field_names(const IndexSet& indexes);

// Parses a query string as `options` specify.
Request read_request(std::string_view text, const SearchOptions& options, IndexSet& indexes);

// Corrects a query tree; see check_tree().
Request read_request(const Query& query, const IndexSet& indexes);

// Returns `query` with the synonyms in SearchOptions::synonyms. Appends a warning to `warnings` if some synonyms are
// omitted.
Query query_with_synonyms(const Query& query, const SearchOptions& options, IndexSet& indexes,
                          std::vector<Warning>& warnings);

// Returns the query to compile: the result of query_with_synonyms(), combined with a query for similar documents if
// has_similarity(options). If Request::is_empty is true, returns only the query for similar documents. Throws Error
// (not_found) if no document has the id SearchOptions::like_id.
Query expanded_query(const Request& request, const SearchOptions& options, IndexSet& indexes,
                     std::vector<Warning>& warnings);

// Returns whether the options restrict the search to documents that are similar to a document or text.
bool has_similarity(const SearchOptions& options);

}  // namespace kwic
