// SPDX-License-Identifier: GPL-2.0-or-later
// ExpansionSource: the documents with any form of a word, for Xapian's matcher. It is what ranked() makes of Xapian's
// own operators, with the same weights to the last digits: but it reads each list of postings once, has the lengths of
// documents at hand, and leaves out on its own what counts too little.
#pragma once

#include "compile/document_lengths.hpp"
#include "compile/expander.hpp"

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace kwic {

// A part of what a word counts: what the first `forms` of its group count, taken for one term, times `factor`.
struct ExpansionWeight {
    std::size_t forms;
    double factor;
};

// Not for servers, nor for several databases at once, nor below operators that make weights larger.
class ExpansionSource final : public Xapian::PostingSource {
public:
    static constexpr std::size_t max_forms = 16;  // it looks at each of them for each document

    // A group that is not empty. `lengths`: of the database; both must outlive it.
    ExpansionSource(const Expansion& group, const std::vector<ExpansionWeight>& weights,
                    const Xapian::Database& database, DocumentLengths& lengths);

    ExpansionSource* clone() const override { return new ExpansionSource(*this); }
    Xapian::doccount get_termfreq_min() const override { return ranking_->least; }
    Xapian::doccount get_termfreq_est() const override { return ranking_->about; }
    Xapian::doccount get_termfreq_max() const override { return ranking_->most; }
    void init(const Xapian::Database& database) override;
    void next(double least) override;
    void skip_to(Xapian::docid document, double least) override;
    bool at_end() const override { return at_ == end; }
    Xapian::docid get_docid() const override { return at_; }
    double get_weight() const override;
    std::string get_description() const override { return "ExpansionSource"; }

private:
    static constexpr Xapian::docid end = static_cast<Xapian::docid>(-1);

    struct Ranking {
        std::vector<std::string> terms;
        std::vector<double> weights;  // of a form and all before it
        double sum_of_weights;
        double max_weight;
        Xapian::doccount least, about, most;  // documents
    };

    struct Postings {
        Xapian::PostingIterator list;
        Xapian::docid document;  // at which it stands; or end
    };

    ExpansionSource(const ExpansionSource& other)
        : Xapian::PostingSource(), ranking_(other.ranking_), lengths_(other.lengths_) {}
    static Xapian::docid document_of(const Xapian::PostingIterator& list);
    void step();
    void find(double least);
    double count_all() const;

    std::shared_ptr<const Ranking> ranking_;
    DocumentLengths* lengths_;
    std::vector<Postings> postings_;  // by form
    Xapian::docid at_ = 0;
};

}  // namespace kwic
