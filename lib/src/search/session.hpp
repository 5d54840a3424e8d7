// SPDX-License-Identifier: GPL-2.0-or-later
// Session: answers queries on some indexes, one at a time: reads the query, has it matched, and says what was found.
#pragma once

#include "match/matcher.hpp"
#include "open/index_set.hpp"
#include "snippet/snippet_maker.hpp"

#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Session {
public:
    Session(const std::vector<IndexLocation>& places, const SearcherOptions& options) : indexes_(places, options) {}

    // As those of Searcher.
    Results search(std::string_view text, const SearchOptions& options);
    Results search(const Query& query, const SearchOptions& options);
    std::vector<Completion> complete(std::string_view typed, std::size_t limit, const std::stop_token& stop);
    std::optional<Explanation> why(std::string_view id, std::string_view text, const SearchOptions& options);
    std::string explain(std::string_view text, const SearchOptions& options);
    std::optional<IndexedDocument> document(std::string_view id);
    std::size_t document_count();

    // Of the state that was searched last; see IndexSet.
    std::string revision() const { return indexes_.revision(); }

private:
    // What is asked for.
    struct Request {
        Query query;
        Query typed;  // the same, but for what its last word may become
        std::vector<std::string> warnings = {};
        Span beginning = {};  // as in QueryContext
    };

    // Of the state that is open; ascending.
    std::vector<std::string> field_names() const;

    Request read(std::string_view text, const SearchOptions& options) const;

    QueryContext context(const Request& request, const SearchOptions& options, const TimeLimit& time = {});

    Results run(const Request& request, const SearchOptions& options, const TimeLimit& time);

    // Of so few documents that each is one of an index.
    std::vector<Xapian::docid> matches(const Xapian::Query& query) const;

    // With synonyms, and narrowed to what is like a document or a text.
    Query whole_query(const Query& query, const SearchOptions& options);

    // Throws Error (not_found).
    Query like_document_of(const std::string& id) const;

    // Only what finds more than the query does.
    std::optional<std::string> suggestion(const Query& query, std::size_t found, const SearchOptions& options,
                                          Matcher& matcher, const TimeLimit& time);

    // Without quotations where the time is up.
    Hit hit(const Ranked& ranked, std::size_t rank, bool is_partial, const CompiledQuery& compiled,
            SnippetMaker& excerpter, Deadline& deadline);
    NearDocument near_document(const Ranked& ranked);

    IndexSet indexes_;
};

}  // namespace kwic
