// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/occurrence_fetcher.hpp"

#include "open/document_lengths.hpp"
#include "schema/document_terms.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

OccurrenceFetcher::OccurrenceFetcher(IndexSet& indexes, const std::vector<QueryTerm>& query_terms,
                                     const std::vector<Ranked>& documents, std::size_t count)
    : indexes_(indexes), query_terms_(query_terms) {
    std::vector<Xapian::docid> ids;
    for (std::size_t i = 0; i < std::min(documents.size(), count); ++i) ids.push_back(documents[i].document);
    if (!indexes_.has_remote()) {
        std::sort(ids.begin(), ids.end());
        std::vector<PositionCodes> codes = codes_of(indexes_.opened(), ids);
        for (std::size_t i = 0; i < ids.size(); ++i) local_codes_[ids[i]] = std::move(codes[i]);
        return;
    }
    std::erase_if(ids, [&](Xapian::docid id) { return !indexes_.index_of(id).is_remote(); });
    if (ids.empty()) return;
    terms_ = index_of_terms(query_terms, reranked_occurrences.max_terms);
    fetch_remote_lengths(ids);
}

// Finds all `documents` in one search and computes the relative length of each document (length / average length) from
// its score. Xapian's get_doclength() would need a round trip for each document. With the parameter k2 = 1 and a query
// length of 1, BM25 adds 2 / (1 + relative length) to the score of every match. The score has no other part: the search
// uses id terms, whose frequency within a document is 0.
void OccurrenceFetcher::fetch_remote_lengths(const std::vector<Xapian::docid>& documents) {
    std::set<std::string> ids;
    for (const Xapian::docid id : documents) ids.insert(schema::id_term(schema::id_hash(indexes_.document(id).id)));
    Xapian::Enquire enquire(indexes_.database());
    enquire.set_weighting_scheme(Xapian::BM25Weight(1, 1, 0, 0, 0));
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, ids.begin(), ids.end()), 1);
    const Xapian::MSet found = enquire.get_mset(0, indexes_.database().get_doccount());
    for (auto match = found.begin(); match != found.end(); ++match)
        remote_lengths_[*match] = 2 / match.get_weight() - 1;
}

double OccurrenceFetcher::relative_length(Xapian::docid id) const {
    const auto fetched = remote_lengths_.find(id);
    if (fetched != remote_lengths_.end()) return fetched->second;
    const Xapian::Database& database = indexes_.database();
    DocumentLengths* const lengths = indexes_.document_lengths();
    return (lengths ? lengths->length(id) : database.get_doclength(id)) / database.get_avlength();
}

std::vector<Occurrence> OccurrenceFetcher::occurrences_in(Xapian::docid id) {
    if (indexes_.index_of(id).is_remote()) {
        const StoredDocument document = indexes_.document(id);
        if (!indexes_.reads_positions(id, document))
            return occurrences_in_text(indexes_.reader(id), document, terms_, reranked_occurrences.max_positions,
                                       indexes_.analyzer());
    }
    const auto prefetched = local_codes_.find(id);
    const PositionCodes codes =
        prefetched != local_codes_.end() ? std::move(prefetched->second) : codes_of(indexes_.opened(), id);
    return occurrences(TermPositions(indexes_.database(), id, codes), query_terms_, reranked_occurrences);
}

WordOccurrences OccurrenceFetcher::fetch(Xapian::docid id) {
    const double length = relative_length(id);
    // Positions in the text are less than the number of words of the text, which is at most the length of the document.
    // Positions in the title are at least title_gap greater than the number of words of the text.
    const double words = length * indexes_.database().get_avlength();
    const auto title_begin = std::max<std::uint64_t>(title_gap, static_cast<std::uint64_t>(words));
    return {occurrences_in(id), length, title_begin};
}

}  // namespace kwic
