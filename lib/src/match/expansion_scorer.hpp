// SPDX-License-Identifier: GPL-2.0-or-later
// ExpansionScorer: the documents that have any variant of a word, and their scores.
//
//     score = sum of weight_i * tf_i / (length_norm + tf_i)
//
// The sum is over the elements of Plan::weights(). tf_i is the number of occurrences of the first
// ExpansionWeight::variants variants in the document. weight_i is ExpansionWeight::factor times the IDF of these
// variants, which count as one term. See compile/bm25.hpp.
//
// The sum is computed posting list by posting list. If a list increases tf_i, weight_i times the increase of the
// fraction is added to the score. The documents of Plan::rest() are treated as a further list, in which each document
// has one occurrence and which has the weight of the last list.
#pragma once

#include "compile/plan.hpp"
#include "glass/posting_list.hpp"
#include "match/scorer_context.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace kwic {

class ExpansionScorer final : public Scorer {
public:
    // `plan` is a Plan of the operation `expansion`. The scores are multiplied by `factor`. If `factor` is 0, no scores
    // are computed.
    ExpansionScorer(const Plan& plan, double factor, const ScorerContext& context);

    bool is_estimate_exact() const override { return lists_.size() == 1 && !rest_; }
    Xapian::docid next(Xapian::docid document) override;
    void add_to(Matches& matches, Xapian::docid begin, const Wanted& wanted) override;
    bool has(Xapian::docid document, double& score) override;

private:
    struct List {
        glass::PostingList postings;
        double weight;  // the sum of weight_i over all i whose variants include the term of the list
    };

    double rest_weight() const { return lists_.back().weight; }
    void set_scores(const Plan& plan, double factor);
    auto norms(Xapian::docid begin) const;
    void add_unscored(Matches& matches, Xapian::docid begin);
    template <class Function>
    void each_wanted(List& list, Xapian::docid begin, const Wanted& wanted, Function function) const;
    void add_list(List& list, Matches& matches, Xapian::docid begin, const Wanted& wanted) const;
    void add_lists(Matches& matches, Xapian::docid begin, const Wanted& wanted);

    std::vector<List> lists_;
    std::unique_ptr<Scorer> rest_;  // the documents of Plan::rest(); null if there is none
    std::vector<List*> in_window_;  // the lists that have a document in the window of add_to()
    bool is_scored_ = false;
    bool is_rare_ = false;  // whether the lists have few postings in an average window
    ScorerContext context_;
};

}  // namespace kwic
