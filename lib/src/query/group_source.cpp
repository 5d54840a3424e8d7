// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/group_source.hpp"

#include "query/bm25.hpp"

#include <algorithm>

namespace kwic {
namespace {

// How many documents have one of several terms, by the documents of each, as if they were independent of each other:
// from the rarest on, rounded as Xapian does.
Xapian::doccount union_of(std::vector<Xapian::doccount> documents, Xapian::doccount all) {
    std::sort(documents.begin(), documents.end());
    double together = 0;
    for (const double each : documents) {
        const double sum = together + each - together * each / all;
        together = together == 0 ? each : std::floor(sum + 0.5);
    }
    return static_cast<Xapian::doccount>(together);
}

}  // namespace

GroupSource::GroupSource(const Group& group, const std::vector<GroupWeight>& weights, const Xapian::Database& database,
                         DocumentLengths& lengths)
    : lengths_(&lengths) {
    const Xapian::doccount all = database.get_doccount();
    Ranking ranking{};
    ranking.average_length = std::max(lengths.average(), 1.0);
    std::vector<Xapian::doccount> documents;
    double sum = 0;
    for (const Form& form : group) {
        ranking.terms.push_back(form.term);
        documents.push_back(form.documents);
        sum += form.documents;
    }
    ranking.least = *std::max_element(documents.begin(), documents.end());
    ranking.about = union_of(documents, all);
    ranking.most = static_cast<Xapian::doccount>(std::min<double>(sum, all));
    ranking.weights.resize(group.size());
    for (const auto& [forms, factor] : weights) {
        const auto own = documents.begin() + static_cast<std::ptrdiff_t>(forms);
        ranking.weights[forms - 1] += factor * bm25::rarity(union_of({documents.begin(), own}, all), all);
    }
    const double shortest = database.get_doclength_lower_bound();
    double most_count = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
        most_count += database.get_wdf_upper_bound(group[i].term);
        const double length = std::max(shortest, most_count) / ranking.average_length;
        ranking.most_weight += ranking.weights[i] * bm25::share(most_count, bm25::damping(length));
    }
    ranking_ = std::make_shared<const Ranking>(std::move(ranking));
}

void GroupSource::init(const Xapian::Database& database) {
    postings_.clear();
    for (const std::string& term : ranking_->terms) {
        auto list = database.postlist_begin(term);
        const Xapian::docid first = document_of(list);
        postings_.push_back({std::move(list), first});
    }
    at_ = 0;
    set_maxweight(ranking_->most_weight);
}

Xapian::docid GroupSource::document_of(const Xapian::PostingIterator& list) {
    return list == Xapian::PostingIterator() ? end : *list;
}

void GroupSource::next(double least) {
    step();
    find(least);
}

void GroupSource::skip_to(Xapian::docid document, double least) {
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

void GroupSource::step() {
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

// Where it stands or further on.
void GroupSource::find(double least) {
    if (least <= 0) return;
    while (at_ != end && get_weight() < least) step();
}

double GroupSource::get_weight() const {
    const double damping = bm25::damping(lengths_->of(at_) / ranking_->average_length);
    double weight = 0;
    double count = 0;
    for (std::size_t i = 0; i < postings_.size(); ++i) {
        if (postings_[i].document == at_) count += postings_[i].list.get_wdf();
        if (ranking_->weights[i] > 0) weight += ranking_->weights[i] * bm25::share(count, damping);
    }
    return weight;
}

}  // namespace kwic
