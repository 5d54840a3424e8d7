// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/deadline.hpp"

namespace kwic {

void Deadline::init(const Xapian::Database& database) {
    documents_ = database.get_doccount();
    last_ = database.get_lastdocid();
    current_ = 0;
}

void Deadline::move_to(Xapian::docid document) {
    current_ = document;
    // The clock is read once per this number of moves, because reading the clock takes longer than matching a document.
    constexpr unsigned moves_per_check = 64;
    if (time_->moves++ % moves_per_check == 0) check_time();
}

}  // namespace kwic
