// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/expansion_scorer.hpp"

#include "compile/bm25.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Lists with fewer postings in a window than this number do not need all lengths of the window.
constexpr double few_postings = 16;

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

ExpansionScorer::ExpansionScorer(const Plan& plan, double factor, const ScorerContext& context) : context_(context) {
    const double documents = context.documents;
    std::vector<Xapian::doccount> frequencies;
    double postings = 0;
    for (const Variant& variant : plan.variants()) {
        lists_.emplace_back(*context.opened.tables, variant.term);
        frequencies.push_back(lists_.back().documents());
        postings += frequencies.back();
    }
    if (factor > 0)
        for (const auto& [variants, share] : plan.weights()) {
            const double idf = bm25::idf(union_of(std::span(frequencies).first(variants), documents), documents);
            groups_.push_back({variants, factor * share * idf});
        }
    std::sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) { return a.lists < b.lists; });
    is_rare_ = postings < few_postings * documents / window_size;
    set_bounds(highest_score(plan.variants()), union_of(frequencies, documents), static_cast<double>(lists_.size()));
}

// Returns an upper bound on the score of a document. The score grows with tf, and the length of a document is at least
// tf.
double ExpansionScorer::highest_score(const Expansion& variants) const {
    double score = 0;
    double max_tf = 0;
    std::size_t counted = 0;
    for (const auto& [lists, weight] : groups_) {
        for (; counted < lists; ++counted)
            max_tf += variants[counted].max_tf > 0 ? variants[counted].max_tf
                                                   : static_cast<double>(lists_[counted].occurrences());
        score += weight * bm25::tf_saturation(max_tf, bm25::length_norm(max_tf / context_.lengths.average()));
    }
    return score;
}

Xapian::docid ExpansionScorer::next(Xapian::docid document) {
    Xapian::docid first = no_document;
    for (glass::PostingList& list : lists_) {
        list.skip_to(document);
        first = std::min(first, list.document());
    }
    return first;
}

void ExpansionScorer::add_to(Matches& matches, Xapian::docid begin, double) {
    if (groups_.empty())
        add_unscored(matches, begin);
    else if (lists_.size() == 1 && groups_.size() == 1)
        add_list(matches, begin);
    else
        add_groups(matches, begin);
}

// Returns a function that returns bm25::length_norm() of the document at an offset of the window that begins at
// `begin`.
auto ExpansionScorer::norms(Xapian::docid begin) const {
    DocumentLengths& lengths = context_.lengths;
    const std::uint32_t* const block = is_rare_ ? nullptr : lengths.block(begin);
    return [&lengths, block, begin](std::size_t offset) {
        return lengths.norm(block ? block[offset] : lengths.length(begin + static_cast<Xapian::docid>(offset)));
    };
}

void ExpansionScorer::add_unscored(Matches& matches, Xapian::docid begin) {
    for (glass::PostingList& list : lists_) {
        list.skip_to(begin);
        list.each_below(begin + window_size,
                        [&](Xapian::docid document, std::uint32_t) { matches.add(document - begin); });
    }
}

void ExpansionScorer::add_list(Matches& matches, Xapian::docid begin) {
    const double weight = groups_[0].weight;
    lists_[0].skip_to(begin);
    if (lists_[0].document() - begin >= window_size) return;
    const auto norm_of = norms(begin);
    lists_[0].each_below(begin + window_size, [&](Xapian::docid document, std::uint32_t count) {
        const std::size_t offset = document - begin;
        matches.add(offset, weight * bm25::tf_saturation(count, norm_of(offset)));
    });
}

void ExpansionScorer::add_groups(Matches& matches, Xapian::docid begin) {
    if (next(begin) - begin >= window_size) return;
    const MatchesPool::Lease own(context_.pool);
    std::vector<std::uint32_t>& counts = own->counts();
    const auto norm_of = norms(begin);
    std::size_t read = 0;
    for (const Group& group : groups_) {
        for (; read < group.lists; ++read)
            lists_[read].each_below(begin + window_size, [&](Xapian::docid document, std::uint32_t count) {
                counts[document - begin] += count;
                own->add(document - begin);
            });
        own->for_each([&](std::size_t offset) {
            own->score(offset) += group.weight * bm25::tf_saturation(counts[offset], norm_of(offset));
        });
    }
    own->for_each([&](std::size_t offset) { counts[offset] = 0; });
    matches.take_all(*own);
}

bool ExpansionScorer::has(Xapian::docid document, double& score) {
    if (groups_.empty())
        return std::any_of(lists_.begin(), lists_.end(), [&](glass::PostingList& list) {
            list.skip_to(document);
            return list.document() == document;
        });
    double own = 0;
    double norm = 0;
    std::uint32_t count = 0;
    std::size_t read = 0;
    bool is_found = false;
    for (const auto& [lists, weight] : groups_) {
        for (; read < lists; ++read) {
            glass::PostingList& list = lists_[read];
            list.skip_to(document);
            if (list.document() != document) continue;
            count += list.count();
            is_found = true;
        }
        if (!is_found) continue;
        if (norm == 0) norm = context_.lengths.norm(context_.lengths.length(document));
        own += weight * bm25::tf_saturation(count, norm);
    }
    score += own;
    return is_found;
}

}  // namespace kwic
