// SPDX-License-Identifier: GPL-2.0-or-later
// ExpansionSource is a posting source for Xapian's matcher: it returns the documents that have any variant of a word,
// and the scores of these documents. Except for rounding in the last digits, the scores equal those of the query that
// kwic::ranked() (compile/expansion_query.hpp) builds if its parameter `lengths` is null. ExpansionSource is faster
// than this query, because it reads each posting list once, takes document lengths from DocumentLengths, and skips
// documents whose scores are too low to be in the result.
#pragma once

#include "compile/document_lengths.hpp"
#include "compile/expander.hpp"

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// One summand of the score of an expansion: `factor` times the BM25 score of the first `variants` variants, which count
// as one term.
struct ExpansionWeight {
    std::size_t variants;
    double factor;
};

// An ExpansionSource can be used only for a single local database, and not below operators that raise weights.
class ExpansionSource final : public Xapian::PostingSource {
public:
    // The maximum number of variants other than identifiers. The time per document is proportional to the number of
    // these variants.
    static constexpr std::size_t max_variants = 16;

    // Returns whether an ExpansionSource can be made for `expansion`, which must not be empty.
    static bool accepts(const Expansion& expansion);

    // `expansion` must not be empty. `lengths` must belong to `database` and must outlive the source.
    ExpansionSource(const Expansion& expansion, const std::vector<ExpansionWeight>& weights,
                    const Xapian::Database& database, DocumentLengths& lengths);

    ExpansionSource* clone() const override { return new ExpansionSource(*this); }
    Xapian::doccount get_termfreq_min() const override { return ranking_->min_documents; }
    Xapian::doccount get_termfreq_est() const override { return ranking_->estimated_documents; }
    Xapian::doccount get_termfreq_max() const override { return ranking_->max_documents; }
    void init(const Xapian::Database& database) override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid document, double min_weight) override;
    bool check(Xapian::docid document, double min_weight) override;
    bool at_end() const override { return at_ == end; }
    Xapian::docid get_docid() const override { return at_; }
    double get_weight() const override;
    std::string get_description() const override { return "ExpansionSource"; }

private:
    static constexpr Xapian::docid end = static_cast<Xapian::docid>(-1);

    // Constant data, shared by the clones that the matcher makes.
    struct Ranking {
        std::vector<std::string> terms;
        std::vector<std::pair<std::size_t, double>> weights;  // pairs (ExpansionWeight::variants, factor * idf), sorted
        std::size_t compared;                                 // number of variants before the identifiers
        double sum_of_weights;
        double max_weight;  // upper bound on the score of any document
        Xapian::doccount min_documents, estimated_documents, max_documents;
    };

    struct Postings {
        Xapian::PostingIterator list;
        Xapian::docid document;  // current document of `list`, or `end`
    };

    ExpansionSource(const ExpansionSource& other)
        : Xapian::PostingSource(), ranking_(other.ranking_), lengths_(other.lengths_) {}
    static Xapian::docid document_of(const Xapian::PostingIterator& list);
    void skip_lists_to(Xapian::docid document);
    void step();
    void step_identifiers();
    void skip_identifiers_to(Xapian::docid document);
    bool is_later(std::size_t a, std::size_t b) const { return identifiers_[a].document > identifiers_[b].document; }
    void wait(std::size_t identifier);
    void take_waiting();
    void take_waiting_at();
    void find(double min_weight, std::size_t max_steps = static_cast<std::size_t>(-1));
    double count_all() const;

    std::shared_ptr<const Ranking> ranking_;
    DocumentLengths* lengths_;
    std::vector<Postings> postings_;     // posting lists of the first Ranking::compared variants
    std::vector<Postings> identifiers_;  // posting lists of the other variants
    Xapian::docid at_ = 0;

    // step() and skip_to() look at every element of postings_, but only at some elements of identifiers_, because most
    // identifiers are rare. here_ and waiting_ contain indexes of identifiers_. here_ has the identifiers whose
    // current document is at_, in ascending order of their indexes. waiting_ is a heap of the other identifiers, with
    // the smallest current document at the top. An identifier without further documents is in neither vector.
    std::vector<std::size_t> here_;
    std::vector<std::size_t> waiting_;
};

}  // namespace kwic
