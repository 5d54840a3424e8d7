// SPDX-License-Identifier: GPL-2.0-or-later
// OccurrenceFetcher: where the words of a query stand in documents of any index, in few round trips to those on
// servers.
#pragma once

#include "match/rerank.hpp"
#include "match/words.hpp"
#include "open/index_set.hpp"

#include <xapian.h>

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace kwic {

class OccurrenceFetcher {
public:
    // `documents`: that will be asked for, the first `count` of them. All must outlive it.
    OccurrenceFetcher(IndexSet& indexes, const std::vector<QueryTerm>& query_terms,
                      const std::vector<Ranked>& documents, std::size_t count);

    // Each document is asked for once.
    TermOccurrences operator()(Xapian::docid id);

private:
    void fetch_lengths(const std::vector<Xapian::docid>& documents);

    IndexSet& indexes_;
    const std::vector<QueryTerm>& query_terms_;
    QueryTermIndex terms_;
    std::unordered_map<Xapian::docid, double> lengths_;       // of documents on servers
    std::unordered_map<Xapian::docid, PositionCodes> codes_;  // of the others
};

}  // namespace kwic
