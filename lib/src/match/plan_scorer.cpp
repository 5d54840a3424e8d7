// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/plan_scorer.hpp"

#include "match/expansion_scorer.hpp"
#include "match/leaf_scorers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// For each posting list, Scorer::has() takes about as much time as Scorer::add_to() takes for this number of matches.
constexpr double matches_per_lookup = 8;

// If an unscored union has more terms than this number, all documents of the terms are read when the scorer is made,
// and not window by window.
constexpr std::size_t max_windowed_terms = 16;

// Returns whether to call has() for `count` documents of a window instead of add_to().
bool must_look_up(const Scorer& scorer, std::size_t count, const ScorerContext& context) {
    const double expected = context.share_of(scorer) * window_size;
    return scorer.is_check() || static_cast<double>(count) * matches_per_lookup * scorer.lists() < expected;
}

class AllOfScorer final : public Scorer {
public:
    AllOfScorer(Scorers children, const ScorerContext& context) : children_(std::move(children)), context_(context) {
        std::stable_sort(children_.begin(), children_.end(), [](const auto& a, const auto& b) {
            return std::pair(a->is_check(), a->estimated_matches()) < std::pair(b->is_check(), b->estimated_matches());
        });
        double max_score = 0;
        double share = 1;  // estimated fraction of the documents that match
        double lists = 0;
        for (const auto& child : children_) {
            max_score += child->max_score();
            share *= context.share_of(*child);
            lists += child->lists();
        }
        set_bounds(max_score, share * context.documents, lists);
        set_visited(children_[0]->visited());
    }

    bool is_check() const override { return children_[0]->is_check(); }
    Xapian::docid next(Xapian::docid document) override { return children_[0]->next(document); }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted& wanted) override {
        const MatchesPool::Lease own(context_.pool);
        double rest = max_score() * score_slack;  // the highest score of the children that follow
        for (const auto& child : children_) {
            rest -= child->max_score();
            if (&child == &children_[0])
                add_wanted(*own, *child, begin, wanted.with_min_score(std::max(wanted.min_score - rest, 0.0)),
                           context_);
            else
                join(*own, *child, begin);
            if (own->empty()) return;
            if (wanted.min_score > 0) remove_below(*own, wanted.min_score - rest);
        }
        matches.take_all(*own);
    }

    bool has(Xapian::docid document, double& score) override {
        double own = 0;
        if (!std::all_of(children_.begin(), children_.end(),
                         [&](const auto& child) { return child->has(document, own); }))
            return false;
        score += own;
        return true;
    }

private:
    // Removes from `matches` the documents that `child` does not match. Adds the scores that `child` gives to the
    // remaining documents.
    void join(Matches& matches, Scorer& child, Xapian::docid begin) {
        const Wanted wanted = Wanted::among_matches(matches);
        if (must_look_up(child, wanted.documents, context_)) {
            matches.for_each([&](std::size_t offset) {
                if (!child.has(begin + static_cast<Xapian::docid>(offset), matches.score(offset)))
                    matches.remove(offset);
            });
            return;
        }
        const MatchesPool::Lease other(context_.pool);
        child.add_to(*other, begin, wanted);
        matches.keep(other->bits());
        other->take([&](std::size_t offset) {
            if (matches.has(offset)) matches.score(offset) += other->score(offset);
        });
    }

    static void remove_below(Matches& matches, double min_score) {
        matches.for_each([&](std::size_t offset) {
            if (matches.score(offset) < min_score) matches.remove(offset);
        });
    }

    Scorers children_;
    ScorerContext context_;
};

// Documents that match any child.
class UnionScorer : public Scorer {
public:
    bool is_check() const final {
        return std::any_of(children_.begin(), children_.end(), [](const auto& child) { return child->is_check(); });
    }

    Xapian::docid next(Xapian::docid document) final {
        Xapian::docid first = no_document;
        for (const auto& child : children_) first = std::min(first, child->next(document));
        return first;
    }

protected:
    UnionScorer(Scorers children, const ScorerContext& context) : children_(std::move(children)), context_(context) {}

    void set_bounds_of_union(double max_score) {
        double lists = 0;
        for (const auto& child : children_) lists += child->lists();
        set_bounds(max_score, context_.matches_of_any(children_), lists);
    }

    Scorers children_;
    ScorerContext context_;
};

class AnyOfScorer final : public UnionScorer {
public:
    AnyOfScorer(Scorers children, const ScorerContext& context) : UnionScorer(std::move(children), context) {
        double max_score = 0;
        for (const auto& child : children_) max_score += child->max_score();
        set_bounds_of_union(max_score);
    }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted& wanted) override {
        for (const auto& child : children_) add_wanted(matches, *child, begin, wanted.with_min_score(0), context_);
    }

    bool has(Xapian::docid document, double& score) override {
        bool is_found = false;
        for (const auto& child : children_) is_found |= child->has(document, score);
        return is_found;
    }
};

class FirstOfScorer final : public UnionScorer {
public:
    FirstOfScorer(Scorers children, const ScorerContext& context) : UnionScorer(std::move(children), context) {
        double max_score = 0;
        for (const auto& child : children_) max_score = std::max(max_score, child->max_score());
        set_bounds_of_union(max_score);
    }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted& wanted) override {
        const MatchesPool::Lease own(context_.pool);
        for (const auto& child : children_) {
            const MatchesPool::Lease other(context_.pool);
            add_wanted(*other, *child, begin, wanted.with_min_score(0), context_);
            other->take([&](std::size_t offset) {
                if (!own->has(offset)) own->add(offset, other->score(offset));
            });
        }
        matches.take_all(*own);
    }

    bool has(Xapian::docid document, double& score) override {
        return std::any_of(children_.begin(), children_.end(),
                           [&](const auto& child) { return child->has(document, score); });
    }
};

class ExceptScorer final : public Scorer {
public:
    ExceptScorer(std::unique_ptr<Scorer> child, std::unique_ptr<Scorer> excluded, const ScorerContext& context)
        : child_(std::move(child)), excluded_(std::move(excluded)), context_(context) {
        set_bounds(child_->max_score(), child_->estimated_matches() * (1 - context.share_of(*excluded_)),
                   child_->lists() + excluded_->lists());
    }

    bool is_check() const override { return child_->is_check(); }
    Xapian::docid next(Xapian::docid document) override { return child_->next(document); }

    void add_to(Matches& matches, Xapian::docid begin, const Wanted& wanted) override {
        const MatchesPool::Lease own(context_.pool);
        add_wanted(*own, *child_, begin, wanted, context_);
        if (!own->empty()) restrict(*own, *excluded_, true, begin, context_);
        matches.take_all(*own);
    }

    bool has(Xapian::docid document, double& score) override {
        double own = 0;
        double unused = 0;
        if (!child_->has(document, own) || excluded_->has(document, unused)) return false;
        score += own;
        return true;
    }

private:
    std::unique_ptr<Scorer> child_;
    std::unique_ptr<Scorer> excluded_;
    ScorerContext context_;
};

bool is_wide_union(const Plan& plan) {
    const std::vector<Plan>& children = plan.children();
    return children.size() > max_windowed_terms && std::all_of(children.begin(), children.end(), [](const Plan& child) {
               return child.op() == Plan::Op::expansion && !child.rest();
           });
}

Scorers scorers_of(const std::vector<Plan>& plans, double factor, const ScorerContext& context) {
    Scorers scorers;
    for (const Plan& plan : plans) scorers.push_back(make_scorer(plan, factor, context));
    return scorers;
}

}  // namespace

std::unique_ptr<Scorer> make_scorer(const Plan& plan, double factor, const ScorerContext& context) {
    const auto child = [&](std::size_t i, double child_factor) {
        return make_scorer(plan.children()[i], child_factor, context);
    };
    switch (plan.op()) {
        case Plan::Op::nothing:
            return nothing_scorer();
        case Plan::Op::everything:
            return everything_scorer(context);
        case Plan::Op::expansion:
            return std::make_unique<ExpansionScorer>(plan, factor, context);
        case Plan::Op::values:
            return value_scorer(plan, context);
        case Plan::Op::source:
            return source_scorer(*plan.source(), context);
        case Plan::Op::all_of:
            return std::make_unique<AllOfScorer>(scorers_of(plan.children(), factor, context), context);
        case Plan::Op::any_of:
            if (factor == 0 && is_wide_union(plan)) return terms_scorer(plan, context);
            return std::make_unique<AnyOfScorer>(scorers_of(plan.children(), factor, context), context);
        case Plan::Op::first_of:
            return std::make_unique<FirstOfScorer>(scorers_of(plan.children(), factor, context), context);
        case Plan::Op::filter: {
            Scorers both;
            both.push_back(child(0, factor));
            both.push_back(child(1, 0));
            return std::make_unique<AllOfScorer>(std::move(both), context);
        }
        case Plan::Op::except:
            return std::make_unique<ExceptScorer>(child(0, factor), child(1, 0), context);
        case Plan::Op::scaled:
            return child(0, factor * plan.factor());
    }
    return nothing_scorer();
}

void add_wanted(Matches& matches, Scorer& scorer, Xapian::docid begin, const Wanted& wanted,
                const ScorerContext& context) {
    if (!wanted.among || !must_look_up(scorer, wanted.documents, context)) return scorer.add_to(matches, begin, wanted);
    Matches::for_each_of(*wanted.among, [&](std::size_t offset) {
        double score = 0;
        if (scorer.has(begin + static_cast<Xapian::docid>(offset), score) && wanted.has_score(score))
            matches.add(offset, score);
    });
}

void restrict(Matches& matches, Scorer& condition, bool is_excluded, Xapian::docid begin,
              const ScorerContext& context) {
    const Wanted wanted = Wanted::among_matches(matches);
    if (must_look_up(condition, wanted.documents, context)) {
        double unused = 0;
        matches.for_each([&](std::size_t offset) {
            const auto document = begin + static_cast<Xapian::docid>(offset);
            if (condition.has(document, unused) == is_excluded) matches.remove(offset);
        });
        return;
    }
    const MatchesPool::Lease found(context.pool);
    condition.add_to(*found, begin, wanted);
    Matches::Bits kept = std::exchange(found->bits(), {});
    if (is_excluded)
        for (std::uint64_t& bits : kept) bits = ~bits;
    matches.keep(kept);
}

}  // namespace kwic
