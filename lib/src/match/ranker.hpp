// SPDX-License-Identifier: GPL-2.0-or-later
// Ranker: runs a Plan on a local index without Xapian's matcher. Ranker visits the documents in windows of ascending
// numbers. Ranker skips documents that cannot be among the best, as MaxScore does (Turtle and Flood, "Query evaluation:
// strategies and optimizations", 1995). In a plan any_of, a group of words is weak if the sum of their highest scores
// does not exceed the score of the last of the best documents so far. Ranker looks up weak words only in documents that
// contain a word outside this group.
#pragma once

#include "compile/plan.hpp"
#include "match/deadline.hpp"
#include "match/plan_scorer.hpp"
#include "match/rerank.hpp"
#include "match/scorer.hpp"
#include "open/index_set.hpp"

#include <kwic/results.hpp>

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace kwic {

// Returns the index for a Ranker. Returns nothing if Xapian's matcher must search: if there are several indexes, if the
// index is remote, or if its tables cannot be read without Xapian.
std::optional<ScoredIndex> scored_index(IndexSet& indexes);

class Ranker {
public:
    // Filters that are not part of the plan.
    struct Check {
        // Returns whether a document passes the filters. The Ranker calls `accepts` with ascending document numbers.
        std::function<bool(Xapian::docid)> accepts;
        // Prepares the call of `accepts` for the same document. May be null. The Ranker calls `prefetch` some documents
        // ahead of `accepts`.
        std::function<void(Xapian::docid)> prefetch;
    };
    // Receives a match. The Ranker calls a Visit with ascending document numbers.
    using Visit = std::function<void(Xapian::docid, double score)>;

    // `deadline` must outlive the Ranker. Once the deadline has passed, the functions end with the matches found so
    // far.
    Ranker(const Plan& plan, const ScoredIndex& index, Deadline& deadline);

    struct Best {
        std::vector<Ranked> hits;  // by descending score; documents with equal scores by number
        Total total;
    };

    // Returns the best `limit` matches. Counts the first `min_counted` matches one by one; if there are more, the total
    // may be an estimate. If check.accepts is not null, only the documents that it accepts match. If `visit` is not
    // null, passes each counted match to `visit`. A Ranker can be used for one call of best() or visit_all().
    Best best(std::size_t limit, std::size_t min_counted, const Check& check = Check(), const Visit& visit = {});

    // Calls `visit` for each match.
    void visit_all(const Visit& visit);

private:
    struct Condition {
        std::unique_ptr<Scorer> scorer;
        bool is_excluded;
    };

    void split(const Plan& plan, double factor);
    void put_rare_conditions_first();
    void choose_optional(double min_score);
    Xapian::docid next(Xapian::docid document);
    void find_in_window(Xapian::docid begin, double min_score);
    void restrict(Matches& matches, std::size_t first, std::size_t last, Xapian::docid begin);
    bool complete(Xapian::docid document, double& score, double min_score);
    double estimated_matches() const;

    Deadline& deadline_;
    ScorerContext context_;
    // The scored parts in descending order of their highest scores. A match must have at least one part.
    Scorers parts_;
    std::size_t needed_ = 0;    // the parts after the first needed_ ones are optional; see choose_optional()
    std::vector<double> rest_;  // rest_[i]: sum of the highest scores of the parts from i on
    std::vector<Condition> conditions_;
    std::size_t rare_ = 0;  // the first rare_ conditions are evaluated before the parts
    MatchesPool::Lease matches_;
    std::optional<MatchesPool::Lease> among_;  // if rare_ > 0: documents of the window with the rare conditions
};

}  // namespace kwic
