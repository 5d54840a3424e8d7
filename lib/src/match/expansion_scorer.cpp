// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/expansion_scorer.hpp"

#include "compile/bm25.hpp"
#include "match/leaf_scorers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <queue>
#include <span>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// If the lists have fewer postings in an average window than this number, the lengths of the documents are read one by
// one, and not for the whole window.
constexpr double few_postings = 16;

// PostingList::skip_to() takes about as much time as PostingList::each_below() takes for this number of postings.
constexpr double postings_per_skip = 4;

// Estimates how many of `all` documents have at least one of several terms, as if the terms were independent: |A or B|
// = |A| + |B| - |A| * |B| / all. `documents` are the document frequencies of the terms. As in Xapian's OP_SYNONYM, the
// two smallest counts are combined first, and results are rounded.
Xapian::doccount union_of(std::span<const Xapian::doccount> documents, double all) {
    std::priority_queue rarest(documents.begin(), documents.end(), std::greater<>());
    while (rarest.size() > 1) {
        const double first = rarest.top();
        rarest.pop();
        const double second = rarest.top();
        rarest.pop();
        rarest.push(static_cast<Xapian::doccount>(first + second - first * second / all + 0.5));  // NOLINT(*roundings)
    }
    return rarest.top();
}

// Rounding to float changes a score by less than this factor.
constexpr double max_rounding = 1 + 1e-7;

double rounded(double score) { return static_cast<double>(static_cast<float>(score)); }

// Returns how much a posting list adds to the score of a document that has `count` occurrences in this list and
// `before` occurrences in the earlier lists. `norm` is bm25::length_norm() of the document.
double added_score(std::uint32_t before, std::uint32_t count, double weight, double norm) {
    const double saturation = bm25::tf_saturation(static_cast<double>(before) + count, norm);
    return weight * (before == 0 ? saturation : saturation - bm25::tf_saturation(before, norm));
}

// Returns whether added_score(0, count, weight, norm) is certainly less than `min_score`. Takes less time than
// added_score(), because it does not divide.
bool is_below(double min_score, std::uint32_t count, double weight, double norm) {
    return count * (weight - min_score) * max_rounding < min_score * norm;
}

}  // namespace

ExpansionScorer::ExpansionScorer(const Plan& plan, double factor, const ScorerContext& context)
    : is_scored_(factor > 0), context_(context) {
    double postings = 0;
    for (const Variant& variant : plan.variants()) {
        lists_.push_back({glass::PostingList(*context.opened.tables, variant.term), 0});
        postings += lists_.back().postings.documents();
    }
    if (plan.rest()) {
        rest_ = source_scorer(*plan.rest(), context);
        postings += rest_->estimated_matches();
    }
    is_rare_ = postings < few_postings * context.documents / window_size;
    in_window_.reserve(lists_.size());
    set_scores(plan, factor);
}

// Sets the weights of the lists and the bounds. The score grows with tf and falls with the length of the document,
// which is at least tf. Therefore max_score() is the score for the highest possible tf in a document of length tf.
void ExpansionScorer::set_scores(const Plan& plan, double factor) {
    std::vector<Xapian::doccount> documents;
    for (const List& list : lists_) documents.push_back(list.postings.documents());
    if (rest_) documents.push_back(static_cast<Xapian::doccount>(rest_->estimated_matches()));
    const Xapian::doccount matches = union_of(documents, context_.documents);
    double max_score = 0;
    if (is_scored_)
        for (const auto& [variants, share] : plan.weights()) {
            const bool has_all = variants == lists_.size();
            const Xapian::doccount counted =
                has_all ? matches : union_of(std::span(documents).first(variants), context_.documents);
            const double weight = factor * share * bm25::idf(counted, context_.documents);
            double max_tf = has_all && rest_ ? 1 : 0;
            for (std::size_t i = 0; i < variants; ++i) {
                const Xapian::termcount known = plan.variants()[i].max_tf;
                max_tf += known > 0 ? known : static_cast<double>(lists_[i].postings.occurrences());
                lists_[i].weight += weight;
            }
            max_score += weight * bm25::tf_saturation(max_tf, bm25::length_norm(max_tf / context_.lengths.average()));
        }
    // has() moves forward in a short list much less often than in a long list.
    const double postings = std::accumulate(documents.begin(), documents.end(), 0.0);
    const double lists = postings / std::max<double>(*std::ranges::max_element(documents), 1);
    set_bounds(max_score * max_rounding, matches, lists);
}

Xapian::docid ExpansionScorer::next(Xapian::docid document) {
    Xapian::docid first = no_document;
    for (List& list : lists_) {
        list.postings.skip_to(document);
        first = std::min(first, list.postings.document());
    }
    return rest_ ? std::min(first, rest_->next(document)) : first;
}

void ExpansionScorer::add_to(Matches& matches, Xapian::docid begin, const Wanted& wanted) {
    if (!is_scored_) return add_unscored(matches, begin);
    in_window_.clear();
    for (List& list : lists_) {
        list.postings.skip_to(begin);
        if (list.postings.document() - begin < window_size) in_window_.push_back(&list);
    }
    if (rest_)
        add_lists(matches, begin, wanted);
    else if (in_window_.size() == 1)
        add_list(*in_window_[0], matches, begin, wanted);
    else if (!in_window_.empty())
        add_lists(matches, begin, wanted);
}

// Returns a function from an offset in the window that begins at `begin` to bm25::length_norm() of the document at this
// offset.
auto ExpansionScorer::norms(Xapian::docid begin) const {
    DocumentLengths& lengths = context_.lengths;
    const std::uint32_t* const block = is_rare_ ? nullptr : lengths.block(begin);
    return [&lengths, block, begin](std::size_t offset) {
        return lengths.norm(block ? block[offset] : lengths.length(begin + static_cast<Xapian::docid>(offset)));
    };
}

void ExpansionScorer::add_unscored(Matches& matches, Xapian::docid begin) {
    for (List& list : lists_) {
        list.postings.skip_to(begin);
        list.postings.each_below(begin + window_size,
                                 [&](Xapian::docid document, std::uint32_t) { matches.add(document - begin); });
    }
    if (rest_) rest_->add_to(matches, begin, {});
}

// Calls function(offset, count) for each posting of `list` in the window whose document is wanted.
template <class Function>
void ExpansionScorer::each_wanted(List& list, Xapian::docid begin, const Wanted& wanted, Function function) const {
    glass::PostingList& postings = list.postings;
    const double expected = postings.documents() / context_.documents * window_size;
    if (wanted.among && static_cast<double>(wanted.documents) * postings_per_skip < expected) {
        Matches::for_each_of(*wanted.among, [&](std::size_t offset) {
            postings.skip_to(begin + static_cast<Xapian::docid>(offset));
            if (postings.document() - begin == offset) function(offset, postings.count());
        });
        return;
    }
    postings.each_below(begin + window_size, [&](Xapian::docid document, std::uint32_t count) {
        if (wanted.has_document(document - begin)) function(document - begin, count);
    });
}

void ExpansionScorer::add_list(List& list, Matches& matches, Xapian::docid begin, const Wanted& wanted) const {
    const auto norm_of = norms(begin);
    each_wanted(list, begin, wanted, [&](std::size_t offset, std::uint32_t count) {
        const double norm = norm_of(offset);
        if (wanted.min_score > 0 && is_below(wanted.min_score, count, list.weight, norm)) return;
        matches.add(offset, rounded(added_score(0, count, list.weight, norm)));
    });
}

void ExpansionScorer::add_lists(Matches& matches, Xapian::docid begin, const Wanted& wanted) {
    const MatchesPool::Lease own(context_.pool);
    std::vector<std::uint32_t>& counts = own->counts();
    const auto norm_of = norms(begin);
    const auto add = [&](std::size_t offset, std::uint32_t count, double weight) {
        own->add(offset, added_score(counts[offset], count, weight, norm_of(offset)));
        counts[offset] += count;
    };
    for (List* const list : in_window_)
        each_wanted(*list, begin, wanted,
                    [&](std::size_t offset, std::uint32_t count) { add(offset, count, list->weight); });
    if (rest_) {
        const MatchesPool::Lease rest(context_.pool);
        rest_->add_to(*rest, begin, wanted);
        rest->take([&](std::size_t offset) {
            if (wanted.has_document(offset)) add(offset, 1, rest_weight());
        });
    }
    own->take([&](std::size_t offset) {
        counts[offset] = 0;
        const double score = rounded(own->score(offset));
        if (wanted.has_score(score)) matches.add(offset, score);
    });
}

bool ExpansionScorer::has(Xapian::docid document, double& score) {
    double own = 0;
    double norm = 0;
    std::uint32_t occurrences = 0;
    bool is_found = false;
    const auto add = [&](std::uint32_t count, double weight) {
        if (norm == 0) norm = context_.lengths.norm(context_.lengths.length(document));
        own += added_score(occurrences, count, weight, norm);
        occurrences += count;
        is_found = true;
    };
    for (List& list : lists_) {
        list.postings.skip_to(document);
        if (list.postings.document() != document) continue;
        if (!is_scored_) return true;
        add(list.postings.count(), list.weight);
    }
    double unused = 0;
    if (rest_ && rest_->has(document, unused)) {
        if (!is_scored_) return true;
        add(1, rest_weight());
    }
    score += rounded(own);
    return is_found;
}

}  // namespace kwic
