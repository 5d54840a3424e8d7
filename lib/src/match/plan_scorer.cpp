// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/plan_scorer.hpp"

#include "compile/document_filter.hpp"
#include "compile/document_set.hpp"
#include "glass/posting_list.hpp"
#include "match/expansion_scorer.hpp"
#include "schema/value_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// A call of Scorer::has() takes about as much time as Scorer::add_to() takes for this number of matches.
constexpr double matches_per_lookup = 8;

using Scorers = std::vector<std::unique_ptr<Scorer>>;

// Returns whether to call has() for `count` documents of a window instead of add_to().
bool must_look_up(const Scorer& scorer, std::size_t count, double documents) {
    const double expected = scorer.estimated_matches() / documents * window_size;
    return scorer.is_check() || static_cast<double>(count) * matches_per_lookup < expected;
}

class EverythingScorer final : public Scorer {
public:
    EverythingScorer(const ScoredIndex& index) : all_(index.tables, "") {
        set_bounds(0, index.database.get_doccount());
    }

    Xapian::docid next(Xapian::docid document) override {
        all_.skip_to(document);
        return all_.document();
    }

    void add_to(Matches& matches, Xapian::docid begin, double) override {
        all_.skip_to(begin);
        all_.each_below(begin + window_size,
                        [&](Xapian::docid document, std::uint32_t) { matches.add(document - begin, 0); });
    }

    bool has(Xapian::docid document, double&) override { return next(document) == document; }

private:
    glass::PostingList all_;
};

class ValueScorer final : public Scorer {
public:
    ValueScorer(const Plan& plan, const ScoredIndex& index)
        : plan_(plan), last_(index.database.get_lastdocid()), values_(index.database, plan.slot()) {
        set_bounds(0, index.database.get_value_freq(plan.slot()));
    }

    bool is_check() const override { return true; }
    Xapian::docid next(Xapian::docid document) override { return document <= last_ ? document : no_document; }

    void add_to(Matches& matches, Xapian::docid begin, double) override {
        double unused = 0;
        const Xapian::docid end = last_ - begin < window_size ? last_ + 1 : begin + window_size;
        for (Xapian::docid document = begin; document < end; ++document)
            if (has(document, unused)) matches.add(document - begin, 0);
    }

    bool has(Xapian::docid document, double&) override {
        const std::string_view value = values_.value(document);
        return !value.empty() && value >= plan_.first() && (plan_.last().empty() || value <= plan_.last());
    }

private:
    Plan plan_;
    Xapian::docid last_;
    ValueReader values_;
};

// A posting source that checks documents one by one.
class FilterScorer final : public Scorer {
public:
    explicit FilterScorer(std::unique_ptr<DocumentFilter> filter) : source_(std::move(filter)) {
        set_bounds(0, source_->get_termfreq_est());
    }

    bool is_check() const override { return true; }

    Xapian::docid next(Xapian::docid document) override {
        if (document > 0) source_->skip_to(document, 0);
        return source_->at_end() ? no_document : source_->get_docid();
    }

    void add_to(Matches& matches, Xapian::docid begin, double) override {
        for (Xapian::docid document = next(begin); document - begin < window_size; document = next(document + 1))
            matches.add(document - begin, 0);
    }

    bool has(Xapian::docid document, double&) override { return source_->check(document, 0); }

private:
    std::unique_ptr<DocumentFilter> source_;
};

// A posting source that is known as a set of documents.
class SetScorer final : public Scorer {
public:
    explicit SetScorer(std::unique_ptr<DocumentFilter> filter) : filter_(std::move(filter)), set_(*filter_->set()) {
        set_bounds(0, filter_->get_termfreq_est());
    }

    Xapian::docid next(Xapian::docid document) override {
        filter_->skip_to(document, 0);
        return filter_->at_end() ? no_document : filter_->get_docid();
    }

    void add_to(Matches& matches, Xapian::docid begin, double) override {
        for (std::size_t i = 0; i < Matches::words; ++i)
            matches.bits()[i] |= set_.bits_of(begin + static_cast<Xapian::docid>(i) * 64);
    }

    bool has(Xapian::docid document, double&) override { return set_.has(document); }

private:
    std::unique_ptr<DocumentFilter> filter_;
    const DocumentSet& set_;
};

std::unique_ptr<Scorer> source_scorer(const Plan& plan, const ScoredIndex& index) {
    std::unique_ptr<DocumentFilter> filter(plan.source()->clone());
    filter->init(index.database);
    if (filter->set()) return std::make_unique<SetScorer>(std::move(filter));
    return std::make_unique<FilterScorer>(std::move(filter));
}

class AllOfScorer final : public Scorer {
public:
    AllOfScorer(Scorers children, double documents) : children_(std::move(children)), documents_(documents) {
        std::stable_sort(children_.begin(), children_.end(), [](const auto& a, const auto& b) {
            return std::pair(a->is_check(), a->estimated_matches()) < std::pair(b->is_check(), b->estimated_matches());
        });
        double max_score = 0;
        double matches = documents;
        for (const auto& child : children_) {
            max_score += child->max_score();
            matches *= child->estimated_matches() / documents;
        }
        set_bounds(max_score, matches);
    }

    bool is_check() const override { return children_[0]->is_check(); }
    Xapian::docid next(Xapian::docid document) override { return children_[0]->next(document); }

    void add_to(Matches& matches, Xapian::docid begin, double min_score) override {
        children_[0]->add_to(own_, begin, 0);
        double rest = max_score();
        for (const auto& child : children_) {
            if (own_.empty()) return;
            rest -= child->max_score();
            if (&child != &children_[0]) join(*child, begin);
            if (min_score > 0) remove_below(min_score - rest);
        }
        own_.take([&](std::size_t offset) { matches.add(offset, own_.score(offset)); });
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
    // Keeps the matches in own_ that `child` matches, and adds their scores.
    void join(Scorer& child, Xapian::docid begin) {
        if (must_look_up(child, own_.count(), documents_)) {
            own_.for_each([&](std::size_t offset) {
                if (!child.has(begin + static_cast<Xapian::docid>(offset), own_.score(offset))) own_.remove(offset);
            });
            return;
        }
        child.add_to(other_, begin, 0);
        own_.keep(other_.bits());
        other_.take([&](std::size_t offset) {
            if (own_.has(offset)) own_.score(offset) += other_.score(offset);
        });
    }

    void remove_below(double min_score) {
        if (min_score <= 0) return;
        own_.for_each([&](std::size_t offset) {
            if (own_.score(offset) < min_score) own_.remove(offset);
        });
    }

    Scorers children_;
    double documents_;
    Matches own_;
    Matches other_;
};

class AnyOfScorer final : public Scorer {
public:
    AnyOfScorer(Scorers children, double documents) : children_(std::move(children)) {
        double max_score = 0;
        double others = documents;  // estimated number of documents that match no child
        for (const auto& child : children_) {
            max_score += child->max_score();
            others *= 1 - std::min(child->estimated_matches() / documents, 1.0);
        }
        set_bounds(max_score, documents - others);
    }

    bool is_check() const override {
        return std::any_of(children_.begin(), children_.end(), [](const auto& child) { return child->is_check(); });
    }

    Xapian::docid next(Xapian::docid document) override {
        Xapian::docid first = no_document;
        for (const auto& child : children_) first = std::min(first, child->next(document));
        return first;
    }

    void add_to(Matches& matches, Xapian::docid begin, double) override {
        for (const auto& child : children_) child->add_to(own_, begin, 0);
        own_.take([&](std::size_t offset) { matches.add(offset, own_.score(offset)); });
    }

    bool has(Xapian::docid document, double& score) override {
        double own = 0;
        bool is_found = false;
        for (const auto& child : children_) is_found |= child->has(document, own);
        score += own;
        return is_found;
    }

private:
    Scorers children_;
    Matches own_;
};

class FirstOfScorer final : public Scorer {
public:
    FirstOfScorer(Scorers children, double documents) : children_(std::move(children)) {
        double max_score = 0;
        double others = documents;
        for (const auto& child : children_) {
            max_score = std::max(max_score, child->max_score());
            others *= 1 - std::min(child->estimated_matches() / documents, 1.0);
        }
        set_bounds(max_score, documents - others);
    }

    bool is_check() const override {
        return std::any_of(children_.begin(), children_.end(), [](const auto& child) { return child->is_check(); });
    }

    Xapian::docid next(Xapian::docid document) override {
        Xapian::docid first = no_document;
        for (const auto& child : children_) first = std::min(first, child->next(document));
        return first;
    }

    void add_to(Matches& matches, Xapian::docid begin, double) override {
        for (const auto& child : children_) {
            child->add_to(other_, begin, 0);
            other_.take([&](std::size_t offset) {
                if (!own_.has(offset)) own_.add(offset, other_.score(offset));
            });
        }
        own_.take([&](std::size_t offset) { matches.add(offset, own_.score(offset)); });
    }

    bool has(Xapian::docid document, double& score) override {
        return std::any_of(children_.begin(), children_.end(),
                           [&](const auto& child) { return child->has(document, score); });
    }

private:
    Scorers children_;
    Matches own_;
    Matches other_;
};

class ExceptScorer final : public Scorer {
public:
    ExceptScorer(std::unique_ptr<Scorer> child, std::unique_ptr<Scorer> excluded, double documents)
        : child_(std::move(child)), excluded_(std::move(excluded)), documents_(documents) {
        const double kept = 1 - std::min(excluded_->estimated_matches() / documents, 1.0);
        set_bounds(child_->max_score(), child_->estimated_matches() * kept);
    }

    bool is_check() const override { return child_->is_check(); }
    Xapian::docid next(Xapian::docid document) override { return child_->next(document); }

    void add_to(Matches& matches, Xapian::docid begin, double min_score) override {
        child_->add_to(own_, begin, min_score);
        if (!own_.empty()) restrict(own_, *excluded_, true, begin, documents_, other_);
        own_.take([&](std::size_t offset) { matches.add(offset, own_.score(offset)); });
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
    double documents_;
    Matches own_;
    Matches other_;
};

class NothingScorer final : public Scorer {
public:
    Xapian::docid next(Xapian::docid) override { return no_document; }
    void add_to(Matches&, Xapian::docid, double) override {}
    bool has(Xapian::docid, double&) override { return false; }
};

Scorers scorers_of(const std::vector<Plan>& plans, double factor, const ScoredIndex& index) {
    Scorers scorers;
    for (const Plan& plan : plans) scorers.push_back(make_scorer(plan, factor, index));
    return scorers;
}

}  // namespace

std::unique_ptr<Scorer> make_scorer(const Plan& plan, double factor, const ScoredIndex& index) {
    const double documents = std::max<double>(index.database.get_doccount(), 1);
    switch (plan.op()) {
        case Plan::Op::nothing:
            return std::make_unique<NothingScorer>();
        case Plan::Op::everything:
            return std::make_unique<EverythingScorer>(index);
        case Plan::Op::expansion:
            return std::make_unique<ExpansionScorer>(plan, factor, documents, index.tables, index.lengths);
        case Plan::Op::values:
            return std::make_unique<ValueScorer>(plan, index);
        case Plan::Op::source:
            return source_scorer(plan, index);
        case Plan::Op::all_of:
            return std::make_unique<AllOfScorer>(scorers_of(plan.children(), factor, index), documents);
        case Plan::Op::any_of:
            return std::make_unique<AnyOfScorer>(scorers_of(plan.children(), factor, index), documents);
        case Plan::Op::first_of:
            return std::make_unique<FirstOfScorer>(scorers_of(plan.children(), factor, index), documents);
        case Plan::Op::filter: {
            Scorers both;
            both.push_back(make_scorer(plan.children()[0], factor, index));
            both.push_back(make_scorer(plan.children()[1], 0, index));
            return std::make_unique<AllOfScorer>(std::move(both), documents);
        }
        case Plan::Op::except:
            return std::make_unique<ExceptScorer>(make_scorer(plan.children()[0], factor, index),
                                                  make_scorer(plan.children()[1], 0, index), documents);
        case Plan::Op::scaled:
            return make_scorer(plan.children()[0], factor * plan.factor(), index);
    }
    return std::make_unique<NothingScorer>();
}

void restrict(Matches& matches, Scorer& condition, bool is_excluded, Xapian::docid begin, double documents,
              Matches& scratch) {
    if (must_look_up(condition, matches.count(), documents)) {
        double unused = 0;
        matches.for_each([&](std::size_t offset) {
            const auto document = begin + static_cast<Xapian::docid>(offset);
            if (condition.has(document, unused) == is_excluded) matches.remove(offset);
        });
        return;
    }
    condition.add_to(scratch, begin, 0);
    Matches::Bits kept = scratch.bits();
    scratch.bits().fill(0);
    if (is_excluded)
        for (std::uint64_t& bits : kept) bits = ~bits;
    matches.keep(kept);
}

}  // namespace kwic
