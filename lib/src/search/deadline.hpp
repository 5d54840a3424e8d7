// SPDX-License-Identifier: GPL-2.0-or-later
// Deadline: makes Xapian's matcher stop in time. (Its own set_time_limit does not: it only stops counting.)
#pragma once

#include <xapian.h>

#include <chrono>

namespace kwic {

// A source of every document, without weight, that comes to its end when the time is up. As a filter it ends the
// match, which keeps what it has found.
class Deadline : public Xapian::PostingSource {
public:
    using Clock = std::chrono::steady_clock;

    explicit Deadline(Clock::time_point end) : end_(end) {}

    bool has_passed() const { return has_passed_; }

    // Whether it has passed, by the clock.
    bool look() { return has_passed_ = has_passed_ || Clock::now() >= end_; }

    Xapian::doccount get_termfreq_min() const override { return documents_; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }
    void next(double) override { move_to(at_ + 1); }
    void skip_to(Xapian::docid least, double) override { move_to(std::max(least, at_)); }
    bool at_end() const override { return has_passed_ || at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    void init(const Xapian::Database& database) override;
    std::string get_description() const override { return "Deadline"; }

private:
    void move_to(Xapian::docid document);

    Clock::time_point end_;
    Xapian::doccount documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
    unsigned moves_ = 0;
    bool has_passed_ = false;
};

}  // namespace kwic
