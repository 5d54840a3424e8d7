// SPDX-License-Identifier: GPL-2.0-or-later
// Deadline: a posting source that makes Xapian's matcher stop at a time limit. Xapian::Enquire::set_time_limit() stops
// only the exact counting of matches, not the search for matches.
#pragma once

#include "base/time_limit.hpp"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace kwic {

// A filter that accepts every document until the time is up. After that time, the filter reports that there are no more
// documents, so Xapian's match ends with the documents found so far. Ranker calls check_time() instead. Xapian copies
// the filter for each database of a search; all copies share one time limit. A remote server does not know this class.
// Therefore name() and serialise() describe a FixedWeightPostingSource, which accepts all documents and has no time
// limit.
class Deadline : public Xapian::PostingSource {
public:
    explicit Deadline(TimeLimit limit) : time_(std::make_shared<Time>(Time{std::move(limit)})) {}

    // Returns whether there is a time limit. A match without a time limit does not need this filter.
    bool is_finite() const { return time_->limit.is_finite(); }

    // Returns whether an earlier check found that the time was up.
    bool has_passed() const { return time_->has_passed; }

    // Checks the clock and returns whether the time is up.
    bool check_time() { return time_->has_passed = time_->has_passed || time_->limit.is_over(); }

    Deadline* clone() const override { return new Deadline(time_); }
    std::string name() const override { return Xapian::FixedWeightPostingSource(0).name(); }
    std::string serialise() const override { return Xapian::FixedWeightPostingSource(0).serialise(); }

    Xapian::doccount get_termfreq_min() const override { return documents_; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    void next(double) override { move_to(current_ + 1); }
    void skip_to(Xapian::docid target, double) override { move_to(std::max(target, current_)); }
    bool at_end() const override { return time_->has_passed || current_ > last_; }
    Xapian::docid get_docid() const override { return current_; }
    void init(const Xapian::Database& database) override;
    std::string get_description() const override { return "Deadline"; }

private:
    struct Time {
        TimeLimit limit;
        unsigned moves = 0;
        bool has_passed = false;
    };

    explicit Deadline(std::shared_ptr<Time> time) : time_(std::move(time)) {}
    void move_to(Xapian::docid document);

    std::shared_ptr<Time> time_;
    Xapian::doccount documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid current_ = 0;
};

}  // namespace kwic
