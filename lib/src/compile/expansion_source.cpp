// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expansion_source.hpp"

#include "compile/bm25.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <queue>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The argument `max_steps` of find() in check().
constexpr std::size_t max_checked = 2;

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

Xapian::termcount max_tf(const Variant& variant, const Xapian::Database& database) {
    return variant.max_tf > 0 ? variant.max_tf : database.get_wdf_upper_bound(variant.term);
}

}  // namespace

bool ExpansionSource::accepts(const Expansion& expansion) {
    const auto is_compared = [](const Variant& variant) { return !variant.is_identifier; };
    return static_cast<std::size_t>(std::count_if(expansion.begin(), expansion.end(), is_compared)) <= max_variants;
}

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
        ranking.compared += !variant.is_identifier;
    }
    ranking.min_documents = *std::max_element(documents.begin(), documents.end());
    ranking.estimated_documents = union_of(documents, all);
    ranking.max_documents = static_cast<Xapian::doccount>(std::min<double>(sum, all));
    for (const auto& [variants, factor] : weights) {
        const double weight = factor * bm25::idf(union_of(std::span(documents).first(variants), all), all);
        ranking.weights.emplace_back(variants, weight);
        ranking.sum_of_weights += weight;
    }
    std::sort(ranking.weights.begin(), ranking.weights.end());
    const double shortest = database.get_doclength_lower_bound();
    double max_count = 0;
    std::size_t counted = 0;
    for (const auto& [variants, weight] : ranking.weights) {
        for (; counted < variants; ++counted) max_count += max_tf(expansion[counted], database);
        const double length_norm = bm25::length_norm(std::max(shortest, max_count) / lengths.average());
        ranking.max_weight += weight * bm25::tf_saturation(max_count, length_norm);
    }
    ranking_ = std::make_shared<const Ranking>(std::move(ranking));
}

void ExpansionSource::init(const Xapian::Database& database) {
    postings_.clear();
    identifiers_.clear();
    here_.clear();
    waiting_.clear();
    // A new cursor of Xapian starts with the blocks that the previous lookup in the table has read. term_exists() reads
    // the blocks of the first term, and the other terms are often in the same blocks.
    database.term_exists(ranking_->terms.front());
    for (const std::string& term : ranking_->terms) {
        auto list = database.postlist_begin(term);
        const Xapian::docid first = document_of(list);
        const bool is_identifier = postings_.size() == ranking_->compared;
        (is_identifier ? identifiers_ : postings_).push_back({std::move(list), first});
        if (is_identifier) wait(identifiers_.size() - 1);
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
    skip_lists_to(document);
    find(min_weight);
}

// The matcher asks for a document that another posting list of an AND has reached. If that list is short, such as that
// of a filter, the documents after `document` are seldom in it, and comparing their weights would take longer than the
// rest of the match.
bool ExpansionSource::check(Xapian::docid document, double min_weight) {
    if (document <= at_) return true;
    skip_lists_to(document);
    find(min_weight, max_checked);
    return true;
}

void ExpansionSource::skip_lists_to(Xapian::docid document) {
    at_ = end;
    for (Postings& each : postings_) {
        if (each.document < document) {
            each.list.skip_to(document);
            each.document = document_of(each.list);
        }
        at_ = std::min(at_, each.document);
    }
    if (!identifiers_.empty()) skip_identifiers_to(document);
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
    if (!identifiers_.empty()) step_identifiers();
}

// Advances the identifiers in here_. Then sets at_ to the smallest of at_ and the current documents of the identifiers.
void ExpansionSource::step_identifiers() {
    for (const std::size_t identifier : here_) {
        Postings& each = identifiers_[identifier];
        ++each.list;
        each.document = document_of(each.list);
        wait(identifier);
    }
    here_.clear();
    take_waiting_at();
}

// Advances all identifiers to `document` or a later document. Then sets at_ to the smallest of at_ and the current
// documents of the identifiers.
void ExpansionSource::skip_identifiers_to(Xapian::docid document) {
    for (;;) {
        for (const std::size_t identifier : here_) {
            Postings& each = identifiers_[identifier];
            each.list.skip_to(document);
            each.document = document_of(each.list);
            wait(identifier);
        }
        here_.clear();
        if (waiting_.empty() || identifiers_[waiting_.front()].document >= document) break;
        take_waiting();
    }
    take_waiting_at();
}

// Adds an identifier to waiting_ unless the identifier has no more documents.
void ExpansionSource::wait(std::size_t identifier) {
    if (identifiers_[identifier].document == end) return;
    waiting_.push_back(identifier);
    std::push_heap(waiting_.begin(), waiting_.end(), [&](std::size_t a, std::size_t b) { return is_later(a, b); });
}

// Moves the identifier with the smallest current document from waiting_ to here_.
void ExpansionSource::take_waiting() {
    std::pop_heap(waiting_.begin(), waiting_.end(), [&](std::size_t a, std::size_t b) { return is_later(a, b); });
    here_.push_back(waiting_.back());
    waiting_.pop_back();
}

// Sets at_ to the smallest of at_ and the current documents of the identifiers in waiting_. Then moves identifiers from
// waiting_ to here_ if their current document equals at_.
void ExpansionSource::take_waiting_at() {
    if (waiting_.empty()) return;
    at_ = std::min(at_, identifiers_[waiting_.front()].document);
    while (!waiting_.empty() && identifiers_[waiting_.front()].document == at_) take_waiting();
    if (here_.size() > 1) std::sort(here_.begin(), here_.end());
}

// Moves to the first document, from the current document on, that has a weight of at least `min_weight`. Stops after
// `max_steps` + 1 moves, at a document whose weight may be too low. Does nothing if `min_weight` is 0, or if `lengths_`
// does not keep the lengths in memory. Without lengths in memory, Xapian would read its list of document lengths. This
// function looks up the lengths of documents that the other posting lists of the query have not reached, so Xapian's
// cursor in the list of lengths would move back and forth.
//
// The first comparison needs no division and rejects most documents. This comparison uses an upper bound on the score.
// The score is a sum, and each summand counts the occurrences of some or all of the variants. `count` is the number of
// occurrences of all variants, so the score is at most
//
//     sum_of_weights * count / (length_norm + count)
void ExpansionSource::find(double min_weight, std::size_t max_steps) {
    if (min_weight <= 0 || !lengths_->are_kept()) return;
    for (std::size_t steps = 0; at_ != end && steps <= max_steps; step(), ++steps) {
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
    for (const std::size_t identifier : here_) count += identifiers_[identifier].list.get_wdf();
    return count;
}

double ExpansionSource::get_weight() const {
    const double length_norm = lengths_->length_norm(at_);
    double weight = 0;
    double count = 0;
    std::size_t i = 0;
    auto here = here_.begin();
    for (const auto& [variants, factor] : ranking_->weights) {
        for (const std::size_t last = std::min(variants, postings_.size()); i < last; ++i)
            if (postings_[i].document == at_) count += postings_[i].list.get_wdf();
        for (; here != here_.end() && postings_.size() + *here < variants; ++here)
            count += identifiers_[*here].list.get_wdf();
        weight += factor * bm25::tf_saturation(count, length_norm);
    }
    return weight;
}

}  // namespace kwic
