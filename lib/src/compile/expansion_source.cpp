// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expansion_source.hpp"

#include "compile/bm25.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <numeric>
#include <queue>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

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

}  // namespace

ExpansionSource::ExpansionSource(const Expansion& expansion, const std::vector<ExpansionWeight>& weights,
                                 const Xapian::Database& database, DocumentLengths& lengths)
    : lengths_(&lengths) {
    const Xapian::doccount all = database.get_doccount();
    Ranking ranking{};
    std::vector<Xapian::doccount> documents;
    double sum = 0;
    for (const Variant& variant : expansion) {
        ranking.terms.push_back(variant.term);
        documents.push_back(variant.documents);
        sum += variant.documents;
    }
    ranking.min_documents = *std::max_element(documents.begin(), documents.end());
    ranking.estimated_documents = union_of(documents, all);
    ranking.max_documents = static_cast<Xapian::doccount>(std::min<double>(sum, all));
    ranking.weights.resize(expansion.size());
    for (const auto& [variants, factor] : weights)
        ranking.weights[variants - 1] += factor * bm25::idf(union_of(std::span(documents).first(variants), all), all);
    ranking.sum_of_weights = std::accumulate(ranking.weights.begin(), ranking.weights.end(), 0.0);
    const double shortest = database.get_doclength_lower_bound();
    double max_count = 0;
    for (std::size_t i = 0; i < expansion.size(); ++i) {
        max_count += database.get_wdf_upper_bound(expansion[i].term);
        const double length_norm = bm25::length_norm(std::max(shortest, max_count) / lengths.average());
        ranking.max_weight += ranking.weights[i] * bm25::tf_saturation(max_count, length_norm);
    }
    ranking_ = std::make_shared<const Ranking>(std::move(ranking));
}

void ExpansionSource::init(const Xapian::Database& database) {
    postings_.clear();
    for (const std::string& term : ranking_->terms) {
        auto list = database.postlist_begin(term);
        const Xapian::docid first = document_of(list);
        postings_.push_back({std::move(list), first});
    }
    at_ = 0;
    set_maxweight(ranking_->max_weight);
}

Xapian::docid ExpansionSource::document_of(const Xapian::PostingIterator& list) {
    return list == Xapian::PostingIterator() ? end : *list;
}

void ExpansionSource::next(double min_weight) {
    step();
    find(min_weight);
}

void ExpansionSource::skip_to(Xapian::docid document, double min_weight) {
    if (document <= at_) return;
    at_ = end;
    for (Postings& each : postings_) {
        if (each.document < document) {
            each.list.skip_to(document);
            each.document = document_of(each.list);
        }
        at_ = std::min(at_, each.document);
    }
    find(min_weight);
}

void ExpansionSource::step() {
    Xapian::docid next = end;
    for (Postings& each : postings_) {
        if (each.document == at_) {
            ++each.list;
            each.document = document_of(each.list);
        }
        next = std::min(next, each.document);
    }
    at_ = next;
}

// Moves to the next document with a weight of at least `min_weight`, which may be the current document. Does nothing if
// `min_weight` is 0. Also does nothing unless `lengths_` keeps the lengths in memory: this function looks up lengths of
// documents that the other posting lists of the query have not reached, so that Xapian's cursor in its list of lengths
// would move back and forth.
//
// The first comparison needs no division and rejects most documents. It uses an upper bound on the score: no summand
// counts more occurrences than all variants together, so the score is at most
//
//     sum_of_weights * count / (length_norm + count)
void ExpansionSource::find(double min_weight) {
    if (min_weight <= 0 || !lengths_->are_kept()) return;
    for (; at_ != end; step()) {
        const double length_norm = lengths_->length_norm(at_);
        const double count = count_all();
        if (ranking_->sum_of_weights * count >= min_weight * (length_norm + count) && get_weight() >= min_weight)
            return;
    }
}

double ExpansionSource::count_all() const {
    double count = 0;
    for (const Postings& each : postings_)
        if (each.document == at_) count += each.list.get_wdf();
    return count;
}

double ExpansionSource::get_weight() const {
    const double length_norm = lengths_->length_norm(at_);
    double weight = 0;
    double count = 0;
    for (std::size_t i = 0; i < postings_.size(); ++i) {
        if (postings_[i].document == at_) count += postings_[i].list.get_wdf();
        if (ranking_->weights[i] > 0) weight += ranking_->weights[i] * bm25::tf_saturation(count, length_norm);
    }
    return weight;
}

}  // namespace kwic
