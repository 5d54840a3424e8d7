// SPDX-License-Identifier: GPL-2.0-or-later
// stand_in(): the posting source that a remote server uses in place of a filter that only this library has.
#pragma once

#include <xapian.h>

#include <memory>

namespace kwic {

// Returns a source of Xapian that accepts every document or, if the query excludes the documents of the filter, no
// document. Thus a server finds too many documents, never too few.
inline std::unique_ptr<Xapian::PostingSource> stand_in(bool is_excluded) {
    constexpr Xapian::valueno unused_slot = Xapian::BAD_VALUENO - 1;
    if (is_excluded) return std::make_unique<Xapian::ValueWeightPostingSource>(unused_slot);
    return std::make_unique<Xapian::FixedWeightPostingSource>(0);
}

}  // namespace kwic
