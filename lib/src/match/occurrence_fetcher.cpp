// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/occurrence_fetcher.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace kwic {

OccurrenceFetcher::OccurrenceFetcher(IndexSet& indexes, const std::vector<QueryTerm>& query_terms,
                                     const std::vector<Ranked>& documents, std::size_t count)
    : indexes_(indexes), query_terms_(query_terms) {
    std::vector<Xapian::docid> local;
    std::vector<Xapian::docid> remote;
    for (std::size_t i = 0; i < std::min(documents.size(), count); ++i) {
        const Xapian::docid id = documents[i].document;
        (indexes_.index_of(id).is_remote() ? remote : local).push_back(id);
    }
    std::sort(local.begin(), local.end());
    std::vector<PositionCodes> codes = codes_of(indexes_.database(), local);
    for (std::size_t i = 0; i < local.size(); ++i) codes_[local[i]] = std::move(codes[i]);
    if (remote.empty()) return;
    terms_ = terms_of(query_terms, reranked_occurrences.terms);
    fetch_lengths(remote);
}

// By one question to all servers. BM25 has a part that depends on nothing but the document's length and that of the
// query: 2 * k2 * query / (1 + document / mean). Terms of ids, which occur 0 times in a document, add nothing to it.
void OccurrenceFetcher::fetch_lengths(const std::vector<Xapian::docid>& documents) {
    std::set<std::string> ids;
    for (const Xapian::docid id : documents) ids.insert(schema::id_term(schema::id_hash(indexes_.document(id).id)));
    Xapian::Enquire enquire(indexes_.database());
    enquire.set_weighting_scheme(Xapian::BM25Weight(1, 1, 0, 0, 0));
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, ids.begin(), ids.end()), 1);
    const Xapian::MSet found = enquire.get_mset(0, indexes_.database().get_doccount());
    for (auto match = found.begin(); match != found.end(); ++match) lengths_[*match] = 2 / match.get_weight() - 1;
}

TermOccurrences OccurrenceFetcher::operator()(Xapian::docid id) {
    const Xapian::Database& database = indexes_.database();
    const auto fetched = lengths_.find(id);
    const double length = fetched != lengths_.end()
                              ? fetched->second
                              : static_cast<double>(database.get_doclength(id)) / database.get_avlength();
    if (indexes_.index_of(id).is_remote()) {
        const StoredDocument document = indexes_.document(id);
        if (!indexes_.reads_positions(id, document))
            return {occurrences_in_text(indexes_.reader(id), document, terms_, reranked_occurrences.positions,
                                        indexes_.analyzer()),
                    length};
    }
    const auto known = codes_.find(id);
    const PositionCodes codes = known != codes_.end() ? std::move(known->second) : codes_of(database, id);
    return {occurrences(TermPositions(database, id, codes), query_terms_, reranked_occurrences), length};
}

}  // namespace kwic
