// SPDX-License-Identifier: GPL-2.0-or-later
// Matcher: runs the plans of one search within a time limit, and returns pages of documents in the requested order. On
// a single local index, Ranker (match/ranker.hpp) runs the plans; otherwise, Xapian's matcher does.
#pragma once

#include "compile/compiler.hpp"
#include "compile/plan.hpp"
#include "match/cursor.hpp"
#include "match/deadline.hpp"
#include "match/facets.hpp"
#include "match/post_filter.hpp"
#include "match/recency.hpp"
#include "match/rerank.hpp"
#include "match/sort_order.hpp"
#include "open/index_set.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// The beginning of a page in the list of all matches.
struct PageStart {
    PageStart() = default;
    PageStart(std::size_t documents_before, const Cursor* last = nullptr, bool has_index_changed = false)
        : offset(documents_before), cursor(last), has_changed(has_index_changed) {}

    // Returns whether the offset is outdated. If the offset is outdated, a page that is sorted by relevance begins
    // after the document of the cursor.
    bool must_search() const { return cursor && has_changed; }

    std::size_t offset = 0;          // number of documents before the page
    const Cursor* cursor = nullptr;  // the document before the page; null if the page was requested by its offset
    bool has_changed = false;        // whether the index has changed since the cursor was made
};

class Matcher {
public:
    struct Page {
        std::vector<Ranked> hits;
        Total total;
        bool has_more = false;  // whether there are documents after the last hit
        std::size_t end = 0;    // number of documents from the first match to the last hit
        std::string last_key;   // see Cursor::key
    };

    // `indexes` and `options` must outlive the Matcher. `today` is the day from which the age of documents is measured.
    // `needs_positions` and `needs_texts`: see CompiledQuery. Throws Error (invalid_argument) if
    // SearchOptions::recency_days is negative or NaN, if it is positive and `today` is not a complete date, or if
    // SearchOptions::sort has a field that the indexes do not have.
    Matcher(IndexSet& indexes, const SearchOptions& options, const TimeLimit& time, const std::string& today,
            bool needs_positions, bool needs_texts);

    // Returns at most `limit` documents in the order that the options specify, beginning at `start`. Counts the facets
    // of all matches. If RemoteCheck (match/remote_check.hpp) checks positions or texts, counts only the matches that
    // RemoteCheck confirms.
    Page page(const MatchPlan& match, const std::vector<QueryTerm>& query_terms, const PageStart& start,
              std::size_t limit);

    // Returns a plan that matches exactly `documents`, if the search is of a single local index.
    std::optional<Plan> plan_for(const std::vector<Ranked>& documents) const;

    // Returns, for each of `words`, those of `documents` that match its plan, in ascending order. Remote indexes do not
    // check positions and texts. Returns too few documents if the time is over.
    std::vector<std::vector<Xapian::docid>> matching(const std::vector<WordPlan>& words,
                                                     const std::vector<Ranked>& documents);

    // Returns whether more than `count` documents match.
    bool has_more_than(const Plan& plan, std::size_t count);

    std::vector<Facet> facets() const { return facets_.facets(); }
    const std::vector<Warning>& warnings() const { return warnings_; }
    Deadline& deadline() { return deadline_; }

private:
    // Runs a plan by Xapian's matcher, which visits at least `min_visited` matches, or all matches if there are fewer.
    // The match spies of `enquire` (see FacetCounter) receive the visited matches.
    Xapian::MSet run(Xapian::Enquire& enquire, const Plan& plan, std::size_t offset, std::size_t limit,
                     std::size_t min_visited, const Xapian::MatchDecider* decider = nullptr);
    struct Found {
        std::vector<Ranked> hits;
        Total total;
    };
    Found best_matches(const MatchPlan& match, std::size_t offset, std::size_t limit);
    std::vector<Ranked> all_matches(const Plan& plan);
    Page page_by_relevance(const MatchPlan& match, const std::vector<QueryTerm>& query_terms, const PageStart& start,
                           std::size_t limit);
    Page page_by_recency(const Plan& plan, const std::vector<QueryTerm>& query_terms, const PageStart& start,
                         std::size_t limit);
    Page page_by_key(const Plan& plan, const PageStart& start, std::size_t limit);
    Page remote_page_by_date(const Plan& plan, std::size_t offset, std::size_t limit);

    // Returns the matches that remain after RemoteCheck has checked the positions of words and the texts.
    Found confirmed_matches(const Plan& plan);
    void remove_excluded(std::vector<Ranked>& hits, const Plan& plan);
    Page confirmed_page(const Plan& plan, const std::vector<QueryTerm>& query_terms, const PageStart& start,
                        std::size_t limit);
    Page remote_page_by_key(const Plan& plan, std::size_t offset, std::size_t limit);
    std::vector<Ranked> sorted_by_key(std::vector<Ranked> hits);
    Plan plan_of_ids(const std::vector<Ranked>& documents);
    void count_facets(const std::vector<Ranked>& documents);
    void rerank_first(std::vector<Ranked>& hits, const std::vector<QueryTerm>& query_terms);
    std::size_t matches_to_count(const MatchPlan& match) const;
    void warn_remote(std::string message);  // adds a warning (remote_limit) unless it was added before

    IndexSet& indexes_;
    const SearchOptions& options_;
    SortOrder order_;
    Deadline deadline_;
    FacetCounter facets_;
    std::optional<Recency> recency_;
    bool must_confirm_;  // whether remote indexes may return documents that do not match
    std::vector<Warning> warnings_;
};

}  // namespace kwic
