// SPDX-License-Identifier: GPL-2.0-or-later
// Facets: the values of fields over all matching documents, counted while the matcher goes through them.
#pragma once

#include "index/schema.hpp"

#include <kwic/results.hpp>

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

namespace kwic {

// Of more matches than this, one in eight is counted for eight.
inline constexpr Xapian::doccount facets_counted_exactly = 100'000;

// Sees each document that one or several matches go through, in the order of their numbers.
class FacetCounter : public Xapian::MatchSpy {
public:
    // Throws Error (invalid_argument) for a field that the index cannot count.
    FacetCounter(const std::vector<std::string>& names, const Xapian::Database& database,
                 const schema::FieldSlots& fields);

    void operator()(const Xapian::Document& document, double weight) override;

    std::vector<Facet> facets() const;

private:
    enum class Kind { name, names, number, month, year };

    // The documents' values of a slot, read in order.
    struct Count {
        std::string field;
        Kind kind;
        Xapian::valueno slot;
        Xapian::ValueIterator values;
        Xapian::docid last = 0;                    // document that was asked for last
        std::map<std::string, std::size_t> found;  // by value as it is stored
    };

    void add(const std::string& name, const schema::FieldSlots& fields);
    void count(Count& count, Xapian::docid document, std::size_t weight);
    static Facet facet(const Count& count, bool exact);

    Xapian::Database database_;
    std::vector<Count> counts_;
    Xapian::doccount seen_ = 0;
};

}  // namespace kwic
