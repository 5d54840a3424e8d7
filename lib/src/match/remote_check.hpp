// SPDX-License-Identifier: GPL-2.0-or-later
// RemoteCheck: checks word positions and texts of the documents that servers have found. A server ignores
// PositionFilter and LiteralFilter, so for a phrase, a literal, or a pattern with punctuation, the server returns all
// documents that contain the words. RemoteCheck fetches these documents and matches them again.
#pragma once

#include "compile/plan.hpp"
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
    // The arguments must outlive the RemoteCheck.
    RemoteCheck(IndexSet& indexes, const Plan& plan);

    // Returns the documents in `found` that match the plan, in the order of `found`. Documents of local indexes are
    // returned without a check.
    std::vector<Ranked> matching(const std::vector<Ranked>& found);

private:
    std::set<Xapian::docid> matching_of_index(const std::vector<Xapian::docid>& documents);
    Xapian::Document copy(Xapian::docid id);
    void copy_frames(Xapian::docid id, Xapian::WritableDatabase& memory);

    IndexSet& indexes_;
    const Plan& plan_;
    bool reads_texts_;             // see Plan::reads_texts()
    std::set<std::string> terms_;  // terms of the plan
};

}  // namespace kwic
