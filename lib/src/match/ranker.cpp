// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/ranker.hpp"

#include "base/per_thread.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// If a condition visits fewer documents than this fraction of the documents that the parts visit, the condition is
// evaluated before the parts.
constexpr double rare_condition = 0.5;

// The time is checked once for this number of documents that are passed to Check, because a Check may read a text.
constexpr std::size_t documents_per_time_check = 64;

// The number of documents for which Check::prefetch() is called before the first of them is checked.
constexpr std::size_t prefetched_documents = 3;

// Returns the pool of the calling thread. Searches share the pool, because allocating and clearing the memory of a
// Matches object (32 KiB or more) for each search takes time.
MatchesPool& thread_pool() {
    static PerThread<MatchesPool> pools;
    return pools.get([] { return MatchesPool(); });
}

// Keeps the best `size` of the documents that are added to it.
class BestDocuments {
public:
    explicit BestDocuments(std::size_t size) : size_(size) {}

    // Returns the score that a later document must exceed to be among the best. A document with a higher number and
    // the same score as the last of the best documents is not among the best.
    double min_score() const { return size_ > 0 && heap_.size() == size_ ? heap_.front().score : -1; }

    void add(Xapian::docid document, double score) {
        if (score <= min_score() || size_ == 0) return;
        if (heap_.size() == size_) {
            std::pop_heap(heap_.begin(), heap_.end(), is_before);
            heap_.pop_back();
        }
        heap_.push_back({document, score});
        std::push_heap(heap_.begin(), heap_.end(), is_before);
    }

    std::vector<Ranked> sorted() && {
        std::sort(heap_.begin(), heap_.end(), is_before);
        return std::move(heap_);
    }

private:
    std::size_t size_;
    std::vector<Ranked> heap_;  // the last of the documents is at the front
};

}  // namespace

std::optional<ScoredIndex> scored_index(IndexSet& indexes) {
    if (!indexes.opened().tables) return {};
    return ScoredIndex{indexes.opened(), *indexes.document_lengths()};
}

Ranker::Ranker(const Plan& plan, const ScoredIndex& index, Deadline& deadline)
    : deadline_(deadline), context_(index, thread_pool()), matches_(context_.pool) {
    split(plan, 1);
    put_rare_conditions_first();
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const auto& a, const auto& b) { return a->max_score() > b->max_score(); });
    needed_ = parts_.size();
    rest_.resize(parts_.size() + 1);
    for (std::size_t i = parts_.size(); i-- > 0;) rest_[i] = rest_[i + 1] + parts_[i]->max_score() * score_slack;
}

// Splits the plan into scored parts and conditions. Conditions are found only at the top of the plan. A plan without
// scores is not split, because no part of it can be optional.
void Ranker::split(const Plan& plan, double factor) {
    if (factor == 0) {
        parts_.push_back(make_scorer(plan, 0, context_));
    } else if (plan.op() == Plan::Op::filter || plan.op() == Plan::Op::except) {
        split(plan.children()[0], factor);
        const bool is_excluded = plan.op() == Plan::Op::except;
        conditions_.push_back({make_scorer(plan.children()[1], 0, context_), is_excluded});
    } else if (plan.op() == Plan::Op::scaled) {
        split(plan.children()[0], factor * plan.factor());
    } else if (plan.op() == Plan::Op::any_of) {
        for (const Plan& child : plan.children()) parts_.push_back(make_scorer(child, factor, context_));
    } else {
        parts_.push_back(make_scorer(plan, factor, context_));
    }
}

void Ranker::put_rare_conditions_first() {
    double visited = 0;
    for (const auto& part : parts_) visited += part->visited();
    const auto end = std::stable_partition(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
        return !condition.is_excluded && !condition.scorer->is_check() &&
               condition.scorer->visited() < rare_condition * visited;
    });
    rare_ = static_cast<std::size_t>(end - conditions_.begin());
    if (rare_ > 0) among_.emplace(context_.pool);
    std::stable_sort(conditions_.begin(), end,
                     [](const Condition& a, const Condition& b) { return a.scorer->visited() < b.scorer->visited(); });
}

// Makes the greatest number of the last parts optional for which the sum of the highest scores of the optional parts
// does not exceed `min_score`. A document that has only optional parts is then not among the best.
void Ranker::choose_optional(double min_score) {
    while (needed_ > 0 && rest_[needed_ - 1] <= min_score) --needed_;
}

// Returns a lower bound on the number of the first match from `document` on that has a needed part, or no_document.
Xapian::docid Ranker::next(Xapian::docid document) {
    if (rare_ > 0) return conditions_[0].scorer->next(document);
    Xapian::docid first = no_document;
    for (std::size_t i = 0; i < needed_; ++i) first = std::min(first, parts_[i]->next(document));
    return first;
}

// Finds the documents in a window that have one of the needed parts and meet the conditions.
void Ranker::find_in_window(Xapian::docid begin, double min_score) {
    Wanted wanted;
    if (rare_ > 0) {
        Matches& among = **among_;
        conditions_[0].scorer->add_to(among, begin, {});
        restrict(among, 1, rare_, begin);
        wanted = Wanted::among_matches(among);
        if (wanted.documents == 0) return;
    }
    if (needed_ == 1) wanted.min_score = std::max(min_score - rest_[1], 0.0);
    for (std::size_t i = 0; i < needed_; ++i) add_wanted(*matches_, *parts_[i], begin, wanted, context_);
    if (rare_ > 0) {
        Matches& among = **among_;
        matches_->keep(among.bits());  // a part may have added documents that are not wanted
        among.bits().fill(0);
    }
    restrict(*matches_, rare_, conditions_.size(), begin);
}

// Removes from `matches` the documents that do not meet the conditions with the indexes from `first` to `last` - 1.
void Ranker::restrict(Matches& matches, std::size_t first, std::size_t last, Xapian::docid begin) {
    for (std::size_t i = first; i < last && !matches.empty(); ++i)
        kwic::restrict(matches, *conditions_[i].scorer, conditions_[i].is_excluded, begin, context_);
}

// Adds the scores of the optional parts to the score of a document. Returns false as soon as the score cannot exceed
// `min_score`.
bool Ranker::complete(Xapian::docid document, double& score, double min_score) {
    for (std::size_t i = needed_; i < parts_.size(); ++i) {
        if (score + rest_[i] <= min_score) return false;
        parts_[i]->has(document, score);
    }
    return score > min_score;
}

double Ranker::estimated_matches() const {
    double matches = context_.matches_of_any(parts_);
    for (const Condition& condition : conditions_) {
        const double met = context_.share_of(*condition.scorer);
        matches *= condition.is_excluded ? 1 - met : met;
    }
    return matches;
}

Ranker::Best Ranker::best(std::size_t limit, std::size_t min_counted, const Check& check, const Visit& visit) {
    BestDocuments best(limit);
    std::size_t counted = 0;
    std::size_t checked = 0;
    std::vector<Ranked> prefetched;  // documents that wait for Check::accepts()
    bool is_exact = true;
    bool is_over = false;
    for (Xapian::docid document = next(1); document != no_document && !is_over; document = next(document)) {
        const Xapian::docid begin = window_begin(document);
        // Until min_counted matches are counted, no match may be left out.
        const auto min_score = [&] { return counted < min_counted ? -1 : best.min_score(); };
        if (const double score = min_score(); score >= 0) {
            choose_optional(score);
            if (needed_ < parts_.size()) is_exact = false;
            if (needed_ == 0) break;
        }
        find_in_window(begin, min_score());
        if (min_score() > 0) is_exact = false;
        const auto add_checked = [&](const Ranked& candidate) {
            if (is_over || candidate.score <= min_score()) {
                is_exact = false;
                return;
            }
            if (check.accepts) {
                if (++checked % documents_per_time_check == 0)
                    is_over = deadline_.is_finite() && deadline_.check_time();
                if (!check.accepts(candidate.document)) return;
            }
            ++counted;
            if (visit) visit(candidate.document, candidate.score);
            best.add(candidate.document, candidate.score);
        };
        matches_->take([&](std::size_t offset) {
            Ranked candidate{begin + static_cast<Xapian::docid>(offset), matches_->score(offset)};
            const double least = min_score();
            if (is_over || (least >= 0 && !complete(candidate.document, candidate.score, least))) {
                is_exact = false;
            } else if (!check.prefetch) {
                add_checked(candidate);
            } else {
                check.prefetch(candidate.document);
                prefetched.push_back(candidate);
                if (prefetched.size() <= prefetched_documents) return;
                add_checked(prefetched.front());
                prefetched.erase(prefetched.begin());
            }
        });
        for (const Ranked& candidate : prefetched) add_checked(candidate);
        prefetched.clear();
        is_over = is_over || (deadline_.is_finite() && deadline_.check_time());
        if (limit == 0 && counted >= min_counted) {
            is_exact = false;
            break;
        }
        if (begin > no_document - 2 * window_size) break;
        document = begin + window_size;
    }
    Total total{counted, is_exact && !is_over};
    const bool is_known = parts_.size() == 1 && conditions_.empty() && !check.accepts && parts_[0]->is_estimate_exact();
    if (is_known && !is_over)
        return {std::move(best).sorted(), {static_cast<std::size_t>(parts_[0]->estimated_matches()), true}};
    if (!total.exact) total.value = std::max(counted, static_cast<std::size_t>(estimated_matches()));
    return {std::move(best).sorted(), total};
}

void Ranker::visit_all(const Visit& visit) { best(0, static_cast<std::size_t>(-1), {}, visit); }

}  // namespace kwic
