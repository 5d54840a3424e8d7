// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/lookup.hpp"

#include "compile/xapian_query.hpp"
#include "schema/schema.hpp"

#include <string_view>
#include <vector>

namespace kwic {

std::vector<Xapian::docid> matching_documents(const Xapian::Database& database, const Plan& plan) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(xapian_query(plan));
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    return {found.begin(), found.end()};
}

Plan id_plan(std::string_view id) { return Plan::term(schema::id_term(schema::id_hash(id))); }

}  // namespace kwic
