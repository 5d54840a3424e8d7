// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expansion_source.hpp"

#include "compile/bm25.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <span>

namespace kwic {
namespace {

// How many documents have one of several terms, by the documents of each, as if they were independent of each other. In
// the order and with the rounding of Xapian's OP_SYNONYM, which joins the two rarest first.
Xapian::doccount union_of(std::span<const Xapian::doccount> documents, double all) {
    std::priority_queue rarest(documents.begin(), documents.end(), std::greater<>());
    while (rarest.size() > 1) {
        const double first = rarest.top();
        rarest.pop();
        const double second = rarest.top();
        rarest.pop();
        rarest.push(static_cast<Xapian::doccount>(first + second - first * second / all + 0.5));
    }
    return rarest.top();
}

}  // namespace

ExpansionSource::ExpansionSource(const Expansion& group, const std::vector<ExpansionWeight>& weights,
                                 const Xapian::Database& database, DocumentLengths& lengths)
    : lengths_(&lengths) {
    const Xapian::doccount all = database.get_doccount();
    Ranking ranking{};
    std::vector<Xapian::doccount> documents;
    double sum = 0;
    for (const Variant& form : group) {
        ranking.terms.push_back(form.term);
        documents.push_back(form.documents);
        sum += form.documents;
    }
    ranking.least = *std::max_element(documents.begin(), documents.end());
    ranking.about = union_of(documents, all);
    ranking.most = static_cast<Xapian::doccount>(std::min<double>(sum, all));
    ranking.weights.resize(group.size());
    for (const auto& [forms, factor] : weights)
        ranking.weights[forms - 1] += factor * bm25::idf(union_of(std::span(documents).first(forms), all), all);
    ranking.sum_of_weights = std::accumulate(ranking.weights.begin(), ranking.weights.end(), 0.0);
    const double shortest = database.get_doclength_lower_bound();
    double max_count = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
        max_count += database.get_wdf_upper_bound(group[i].term);
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

void ExpansionSource::next(double least) {
    step();
    find(least);
}

void ExpansionSource::skip_to(Xapian::docid document, double least) {
    if (document <= at_) return;
    at_ = end;
    for (Postings& each : postings_) {
        if (each.document < document) {
            each.list.skip_to(document);
            each.document = document_of(each.list);
        }
        at_ = std::min(at_, each.document);
    }
    find(least);
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

// Where it stands or further on: but not where lengths are not kept, for then it must not run ahead of other words.
// That a document counts too little is mostly told without a division: as no part of the group has more words than all
// of it.
void ExpansionSource::find(double least) {
    if (least <= 0 || !lengths_->are_kept()) return;
    for (; at_ != end; step()) {
        const double length_norm = lengths_->length_norm(at_);
        const double count = count_all();
        if (ranking_->sum_of_weights * count >= least * (length_norm + count) && get_weight() >= least) return;
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
