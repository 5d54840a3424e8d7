// SPDX-License-Identifier: GPL-2.0-or-later
// RemoteCheck: which documents of servers match a query whose words are to stand together. A server does not look at
// that (see PositionFilter), and so finds too many: they are fetched and matched here.
#pragma once

#include "match/rerank.hpp"
#include "open/index_set.hpp"

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace kwic {

class RemoteCheck {
public:
    // Both must outlive it.
    RemoteCheck(IndexSet& indexes, const Xapian::Query& query);

    // Those of `found` that match, in the same order. Documents of this machine all do.
    std::vector<Ranked> matching(const std::vector<Ranked>& found);

private:
    std::set<Xapian::docid> matching_of_index(const std::vector<Xapian::docid>& documents);
    Xapian::Document copy(Xapian::docid id);

    IndexSet& indexes_;
    const Xapian::Query& query_;
    std::set<std::string> terms_;  // of the query
};

}  // namespace kwic
