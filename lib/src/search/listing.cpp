// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/listing.hpp"

#include "search/request.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace kwic {
namespace {

class ListingMaker {
public:
    ListingMaker(const CompiledQuery& compiled, const SearchOptions& options, const Paging& paging, Matcher& matcher,
                 Grouping& grouping)
        : compiled_(compiled),
          options_(options),
          paging_(paging),
          matcher_(matcher),
          grouping_(grouping),
          match_(has_similarity(options) ? Match::all : options.match),
          // Query terms are needed to rank by proximity. A search for similar documents does not rank by proximity.
          query_terms_(has_similarity(options) ? std::vector<QueryTerm>() : compiled.query_terms),
          min_any_matches_(compiled.min_any_matches) {}

    Listing list() {
        list_full_matches();
        if (match_ == Match::automatic && compiled_.any_is_wider && !has_more_) list_partial_matches();
        if (!listing_.total.exact && !listing_.entries.empty())
            listing_.total.value = std::max(listing_.total.value, listing_.entries.back().rank);
        if (has_more_ && !listing_.entries.empty()) {
            const bool is_partial = !partial_.hits.empty();
            listing_.next = paging_.next(is_partial ? partial_ : full_, is_partial, listing_.entries.back().rank);
        }
        return std::move(listing_);
    }

private:
    // Returns the plan for full matches. With Match::any, each document with at least one word of the query is a full
    // match. For a query of a single word or phrase, all matches are full matches.
    MatchPlan full_plan() const {
        if (match_ == Match::any && compiled_.any_is_wider) return {compiled_.any, min_any_matches_};
        return {compiled_.all, compiled_.any_is_wider ? 0 : min_any_matches_, &compiled_.post_filtered};
    }

    void list_full_matches() {
        if (paging_.is_after_full_matches()) {
            full_ = grouping_.pass_over(full_plan(), query_terms_, paging_.rank_before() + options_.limit);
        } else {
            full_ = grouping_.page(full_plan(), query_terms_, paging_.start(false, options_.offset), options_.limit);
            has_more_ = full_.has_more;
        }
        add(full_, paging_.rank_before(), false);
        listing_.total = full_.total;
        listing_.full_matches = full_.total.value;
    }

    // Returns the plan for partial matches. If the page lists all full matches, excludes them by their document
    // numbers, which takes less time than matching compiled_.all again.
    Plan partial_plan() const {
        if (full_.total.exact && full_.hits.size() == full_.total.value)
            if (const auto full_matches = matcher_.plan_for(full_.hits)) return compiled_.any.except(*full_matches);
        return compiled_.any.except(compiled_.all);
    }

    // Adds partial matches to the page. If the request has no cursor, adds them only if there are fewer full matches
    // than the limit.
    void list_partial_matches() {
        const Plan partial_plan = this->partial_plan();
        const bool are_few = paging_.has_cursor() || (full_.total.exact && full_.listed < options_.limit);
        if (!are_few || listing_.entries.size() >= options_.limit) {
            if (!full_.hits.empty()) has_more_ = matcher_.has_more_than(partial_plan, 0);
            return;
        }
        const std::size_t min_partial =
            full_.total.exact ? min_any_matches_ - std::min(min_any_matches_, full_.total.value) : 0;
        const std::size_t skipped = options_.offset - std::min(options_.offset, full_.listed);
        partial_ = grouping_.page({partial_plan, min_partial}, query_terms_, paging_.start(true, skipped),
                                  options_.limit - listing_.entries.size());
        add(partial_,
            paging_.has_cursor() ? paging_.rank_before() + listing_.entries.size()
                                 : std::max(full_.listed, options_.offset),
            true);
        listing_.total = {full_.total.value + partial_.total.value, full_.total.exact && partial_.total.exact};
        has_more_ = partial_.has_more;
    }

    void add(const Matcher::Page& page, std::size_t rank_before, bool is_partial) {
        for (const Ranked& ranked : page.hits) listing_.entries.push_back({ranked, ++rank_before, is_partial});
    }

    const CompiledQuery& compiled_;
    const SearchOptions& options_;
    const Paging& paging_;
    Matcher& matcher_;
    Grouping& grouping_;
    Match match_;
    std::vector<QueryTerm> query_terms_;  // for reranking
    std::size_t min_any_matches_;         // lower bound on the number of documents with any of the words
    Grouping::Page full_;
    Grouping::Page partial_;
    bool has_more_ = false;  // whether there are documents after the page
    Listing listing_;
};

}  // namespace

Listing list_page(const CompiledQuery& compiled, const SearchOptions& options, const Paging& paging, Matcher& matcher,
                  Grouping& grouping) {
    return ListingMaker(compiled, options, paging, matcher, grouping).list();
}

}  // namespace kwic
