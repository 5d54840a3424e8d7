// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/deadline.hpp"

namespace kwic {

void Deadline::init(const Xapian::Database& database) {
    documents_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
}

void Deadline::move_to(Xapian::docid document) {
    at_ = document;
    // Looking at the clock costs more than most documents do.
    constexpr unsigned moves_between_looks = 64;
    if (time_->moves++ % moves_between_looks == 0) look();
}

}  // namespace kwic
