// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/lookup.hpp"

#include "schema/schema.hpp"

#include <string_view>
#include <vector>

namespace kwic {

std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    return {found.begin(), found.end()};
}

Xapian::Query id_query(std::string_view id) { return Xapian::Query(schema::id_term(schema::id_hash(id))); }

}  // namespace kwic
