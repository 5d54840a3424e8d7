// SPDX-License-Identifier: GPL-2.0-or-later
// Deadline: makes Xapian's matcher stop in time. (Its own set_time_limit does not: it only stops counting.)
#pragma once

#include "base/time_limit.hpp"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace kwic {

// A source of every document, without weight, that comes to its end when the time is up. As a filter it ends the
// match, which keeps what it has found. Each of several databases gets a copy, which shares the time; on a server it is
// a plain source of every document, for that knows no other.
class Deadline : public Xapian::PostingSource {
public:
    explicit Deadline(TimeLimit limit) : time_(std::make_shared<Time>(Time{std::move(limit)})) {}

    // Whether there is any; where there is not, the match goes without this filter.
    bool is_finite() const { return time_->limit.is_finite(); }

    bool has_passed() const { return time_->has_passed; }

    // Whether it has passed, now.
    bool look() { return time_->has_passed = time_->has_passed || time_->limit.is_over(); }

    Deadline* clone() const override { return new Deadline(time_); }
    std::string name() const override { return Xapian::FixedWeightPostingSource(0).name(); }
    std::string serialise() const override { return Xapian::FixedWeightPostingSource(0).serialise(); }

    Xapian::doccount get_termfreq_min() const override { return documents_; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    void next(double) override { move_to(at_ + 1); }
    void skip_to(Xapian::docid least, double) override { move_to(std::max(least, at_)); }
    bool at_end() const override { return time_->has_passed || at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
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
    Xapian::docid at_ = 0;
};

}  // namespace kwic
