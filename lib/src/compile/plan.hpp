// SPDX-License-Identifier: GPL-2.0-or-later
// Plan: the compiled form of a query. A Plan states which documents match and which scores they have. Ranker
// (match/ranker.hpp) runs a Plan on a local index; xapian_query() (compile/xapian_query.hpp) converts a Plan for
// Xapian's matcher.
#pragma once

#include "compile/document_filter.hpp"
#include "vocabulary/word_variants.hpp"

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace kwic {

// One summand of the score of an expansion: `factor` times the BM25 score of the first `variants` variants, which count
// as one term.
struct ExpansionWeight {
    std::size_t variants;
    double factor;
};

// A Plan is cheap to copy. Copies share their nodes, which never change.
class Plan {
public:
    enum class Op {
        nothing,     // no document
        everything,  // every document, with the score 0
        expansion,   // documents with a variant of an expansion, with the score that `weights()` define
        values,      // documents whose value in `slot()` is at least `first()` and at most `last()`, with the score 0
        source,      // documents that a DocumentFilter accepts, with the score 0
        all_of,      // documents that match all children; their scores are added
        any_of,      // documents that match any child; the scores of the children that match are added
        first_of,    // documents that match any child, with the score of the first child that matches
        filter,      // documents that match both children, with the score of the first child
        except,      // documents that match the first child, but not the second, with the score of the first child
        scaled,      // documents that match the child, with its score times `factor()`
    };

    // Matches nothing.
    Plan() = default;

    static Plan everything();

    // Documents with a term, scored by BM25.
    static Plan term(std::string term);

    // Documents with any of `terms`, with the sum of the BM25 scores of the terms.
    static Plan any_term(const std::vector<std::string>& terms);

    // Documents with a variant of `expansion`, which must not be empty. If `rest` is not null, the documents that
    // `rest` accepts also match; each of these documents is scored as if it had one more occurrence of the last
    // variant.
    static Plan expansion(Expansion expansion, std::vector<ExpansionWeight> weights,
                          std::shared_ptr<DocumentFilter> rest = nullptr);

    // Documents whose value in `slot` is at least `first` and, unless `last` is empty, at most `last`.
    static Plan values(Xapian::valueno slot, std::string first, std::string last = {});

    // Documents that `source` accepts. If `source` also accepts numbers that no document has, the result must be used
    // only as a filter or an exclusion of another plan.
    static Plan source(std::shared_ptr<DocumentFilter> source);

    static Plan all_of(std::vector<Plan> plans);    // matches nothing if `plans` is empty or contains an empty() plan
    static Plan any_of(std::vector<Plan> plans);    // matches nothing if there are no `plans`
    static Plan first_of(std::vector<Plan> plans);  // matches nothing if there are no `plans`

    Plan filtered(Plan filter) const;
    Plan except(Plan excluded) const;
    Plan scaled(double factor) const;
    Plan unscored() const { return scaled(0); }

    Op op() const { return node_ ? node_->op : Op::nothing; }
    bool empty() const { return !node_; }  // whether the plan is Op::nothing

    // The parts of a plan; each is valid only for the operations in its comment.
    const std::vector<Plan>& children() const { return node_->children; }  // all_of and the operations after it
    double factor() const { return node_->factor; }                        // scaled
    const Expansion& variants() const { return node_->variants; }          // expansion
    const std::vector<ExpansionWeight>& weights() const { return node_->weights; }   // expansion
    Xapian::valueno slot() const { return node_->slot; }                             // values
    const std::string& first() const { return node_->first; }                        // values
    const std::string& last() const { return node_->last; }                          // values; empty: no upper bound
    const std::shared_ptr<DocumentFilter>& source() const { return node_->source; }  // source
    const std::shared_ptr<DocumentFilter>& rest() const { return node_->source; }    // expansion; may be null

    // Returns the terms of all expansions in the plan, in the order of the plan and without duplicates.
    std::vector<std::string> terms() const;

    // Returns whether the plan has a DocumentFilter with DocumentFilter::reads_texts().
    bool reads_texts() const;

private:
    struct Node {
        Op op;
        std::vector<Plan> children = {};
        double factor = 1;
        Expansion variants = {};
        std::vector<ExpansionWeight> weights = {};
        Xapian::valueno slot = 0;
        std::string first = {};
        std::string last = {};
        std::shared_ptr<DocumentFilter> source = {};
    };

    explicit Plan(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}
    void add_terms(std::vector<std::string>& terms, std::unordered_set<std::string_view>& known) const;

    std::shared_ptr<const Node> node_;  // null if the plan matches nothing
};

}  // namespace kwic
