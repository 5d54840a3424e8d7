// SPDX-License-Identifier: GPL-2.0-or-later
// ExpansionScorer: the documents that have any variant of a word, and their scores.
//
//     score = sum of weight_i * tf_i / (length_norm + tf_i)
//
// tf_i is the number of occurrences of the first ExpansionWeight::variants variants in the document. weight_i is
// ExpansionWeight::factor times the IDF of these variants, which count as one term. See compile/bm25.hpp.
#pragma once

#include "compile/plan.hpp"
#include "glass/posting_list.hpp"
#include "match/scorer_context.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

class ExpansionScorer final : public Scorer {
public:
    // `plan` is a Plan of the operation `expansion`. The scores are multiplied by `factor`; if `factor` is 0, they are
    // not computed.
    ExpansionScorer(const Plan& plan, double factor, const ScorerContext& context);

    bool is_estimate_exact() const override { return lists_.size() == 1; }
    Xapian::docid next(Xapian::docid document) override;
    void add_to(Matches& matches, Xapian::docid begin, double min_score) override;
    bool has(Xapian::docid document, double& score) override;

private:
    struct Group {
        std::size_t lists;  // tf is counted in this number of lists
        double weight;
    };

    double highest_score(const Expansion& variants) const;
    auto norms(Xapian::docid begin) const;
    void add_unscored(Matches& matches, Xapian::docid begin);
    void add_list(Matches& matches, Xapian::docid begin);
    void add_groups(Matches& matches, Xapian::docid begin);

    std::vector<glass::PostingList> lists_;
    std::vector<Group> groups_;  // ascending by `lists`; empty if scores are not computed
    ScorerContext context_;
    bool is_rare_ = false;  // whether the lists have few postings in a window
};

}  // namespace kwic
