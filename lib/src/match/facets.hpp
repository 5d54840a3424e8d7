// SPDX-License-Identifier: GPL-2.0-or-later
// Facets: the values of fields over all matching documents, counted while the matcher goes through them.
#pragma once

#include "schema/schema.hpp"

#include <kwic/results.hpp>

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace kwic {

// Of more matches than this, one in eight is counted for eight.
inline constexpr Xapian::doccount facets_counted_exactly = 100'000;

class FacetCounter {
public:
    FacetCounter(const std::vector<std::string>& names, const Xapian::Database& database,
                 const schema::FieldSlots& fields);
    ~FacetCounter();

    // Counts in a match of `enquire`, as long as the counter lives. Several matches add up.
    void count_in(Xapian::Enquire& enquire);

    std::vector<Facet> facets() const;

private:
    class Spy;

    struct Column {
        Facet facet;               // without values
        std::unique_ptr<Spy> spy;  // none for a field that cannot be counted
    };

    static Column column(const std::string& name, const Xapian::Database& database, const schema::FieldSlots& fields);

    std::vector<Column> columns_;  // one a field
};

}  // namespace kwic
