// SPDX-License-Identifier: GPL-2.0-or-later
// FacetCounter: counts the values of fields in the matching documents while a search visits the documents.
#pragma once

#include "glass/open_database.hpp"
#include "schema/fields.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <vector>

namespace kwic {

// The number of matches that FacetCounter counts one by one. After these matches, FacetCounter counts every eighth
// match as eight matches. A remote server counts every match of its index.
inline constexpr Xapian::doccount facets_counted_exactly = 100'000;

class FacetCounter {
public:
    // `fields` are the fields of the indexes. A request that cannot be answered gives a Facet with an error.
    FacetCounter(const std::vector<FacetRequest>& requests, const glass::OpenDatabase& opened,
                 const schema::FieldEntries& fields);
    ~FacetCounter();

    // Adds match spies to `enquire`. The spies count the values in the matches that `enquire` visits. The FacetCounter
    // must outlive `enquire`. After several calls, facets() returns the sums of the counts.
    void count_in(Xapian::Enquire& enquire);

    // Counts the values of a matching document of a single local index. While one plan is run, the document numbers
    // must ascend from call to call.
    void count(Xapian::docid document);

    std::vector<Facet> facets() const;

private:
    class Spy;
    class RemoteSpy;

    struct Column;

    std::vector<Column> columns_;  // one for each request
};

}  // namespace kwic
