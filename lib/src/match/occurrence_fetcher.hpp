// SPDX-License-Identifier: GPL-2.0-or-later
// OccurrenceFetcher: reads the occurrences of the query terms in the best documents of a match, for rerank(). If no
// index is remote, the position codes of these documents are read together, in the order of the document numbers. One
// search fetches the lengths of all remote documents.
#pragma once

#include "match/query_term_index.hpp"
#include "match/rerank.hpp"
#include "open/index_set.hpp"

#include <xapian.h>

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace kwic {

class OccurrenceFetcher {
public:
    // Prefetches data of the first `count` of `documents`: the position codes if no index is remote, otherwise the
    // lengths of the remote documents. `indexes` and `query_terms` must outlive the OccurrenceFetcher.
    OccurrenceFetcher(IndexSet& indexes, const std::vector<QueryTerm>& query_terms,
                      const std::vector<Ranked>& documents, std::size_t count);

    // Returns the occurrences of the query terms in document `id`, in the order of occurrences().
    // Occurrence::query_term is an index of `query_terms`. May be called only once for each document.
    WordOccurrences fetch(Xapian::docid id);

private:
    void fetch_remote_lengths(const std::vector<Xapian::docid>& documents);
    double relative_length(Xapian::docid id) const;
    std::vector<Occurrence> occurrences_in(Xapian::docid id);

    IndexSet& indexes_;
    const std::vector<QueryTerm>& query_terms_;
    QueryTermIndex terms_;                                          // empty unless there are remote documents
    std::unordered_map<Xapian::docid, double> remote_lengths_;      // length / average length of remote documents
    std::unordered_map<Xapian::docid, PositionCodes> local_codes_;  // prefetched for local documents
};

}  // namespace kwic
