// SPDX-License-Identifier: GPL-2.0-or-later
// PositionFilter: the documents in which words stand together, for Xapian's matcher. Where words stand is known from
// the documents' position codes, from lists of positions, or, where an index keeps neither, from the texts.
#pragma once

#include "base/time_limit.hpp"
#include "compile/proximity.hpp"
#include "schema/stored_text.hpp"
#include "schema/term_positions.hpp"
#include "schema/value_reader.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// How words are to stand together.
struct Adjacency {
    Xapian::termpos window;  // the last is less than this after the first
    bool is_in_order;
    bool is_excluded;  // it is looked for in order to leave documents out
};

class PositionFilter;

// Documents in which words stand together, ranked by them.
struct ProximityQuery {
    Xapian::Query query;
    Xapian::Query words;                     // those that have the words, of which the query's pass the filter
    std::shared_ptr<PositionFilter> places;  // none where no document has the words
};

// Each word is a term or alternatives of terms. `time`: how long texts may be read.
ProximityQuery proximity_query(const std::vector<Xapian::Query>& words, const Adjacency& adjacency,
                               const TimeLimit& time);

// Without weight, and only right for documents that have all of the words: it goes with a query for these. A server
// knows no filter of ours and takes it for one of all documents, or of none where it is to leave documents out: it
// finds too many then, never too few.
class PositionFilter final : public Xapian::PostingSource {
public:
    // `words`: the terms of each.
    PositionFilter(std::vector<std::vector<std::string>> words, const Adjacency& adjacency, TimeLimit time);

    PositionFilter* clone() const override;
    std::string name() const override;
    std::string serialise() const override;

    // As many as there can be, so that the matcher looks for the words first.
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    void init(const Xapian::Database& database) override;
    void next(double) override { move_to(at_ + 1); }
    void skip_to(Xapian::docid least, double) override;
    bool check(Xapian::docid document, double) override;
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    std::string get_description() const override { return "PositionFilter"; }

private:
    struct Variant {
        std::size_t word;
        std::string term;
        std::optional<Xapian::PostingIterator> postings = {};  // as far as they were read
        Positions positions = {};                              // in the document that is looked at
    };

    void move_to(Xapian::docid document);
    bool has(Xapian::docid document);
    bool stand_together();
    bool drop_absent(Xapian::docid document);
    void read_text(Xapian::docid document);

    std::vector<Variant> forms_;           // word by word
    std::vector<std::uint64_t> sequence_;  // hashes of the words, where each has one form and they follow one another
    std::size_t words_;
    Adjacency adjacency_;
    TimeLimit time_;
    Xapian::Database database_;
    ValueReader low_bytes_;  // of the PositionCodes of documents
    ValueReader high_bytes_;
    std::optional<DocumentReader> reader_;  // of texts; made when the first is read, as is the analyzer
    std::optional<Analyzer> analyzer_;
    Xapian::doccount documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
    std::vector<Positions> standing_;  // by word
};

}  // namespace kwic
