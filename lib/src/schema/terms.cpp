// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/terms.hpp"

#include <string>
#include <vector>

namespace kwic {

std::vector<Xapian::doccount> term_frequencies(const Xapian::Database& database, const std::vector<std::string>& terms,
                                               bool at_once) {
    std::vector<Xapian::doccount> frequencies;
    if (!at_once || terms.size() < 2) {
        for (const std::string& term : terms) frequencies.push_back(database.get_termfreq(term));
        return frequencies;
    }
    // The result of a search includes the statistics of the terms, even if no documents are requested.
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    const Xapian::MSet statistics = enquire.get_mset(0, 0);
    for (const std::string& term : terms) frequencies.push_back(statistics.get_termfreq(term));
    return frequencies;
}

}  // namespace kwic
