// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/rest_terms.hpp"

#include "query/limits.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace kwic {

void add_terms_of_hits(CompiledQuery& compiled, const Listing& listing, const IndexSet& indexes) {
    if (compiled.rest_terms.empty()) return;
    std::set<std::string> added;
    const auto add = [&](const std::string& term) {
        if (added.contains(term)) return;
        for (const RestTerms& rest : compiled.rest_terms) {
            if (!std::binary_search(rest.terms.begin(), rest.terms.end(), term)) continue;
            added.insert(term);
            std::vector<std::string>& highlighted = rest.is_condition ? compiled.field_conditions[rest.owner].terms
                                                                      : compiled.query_terms[rest.owner].terms;
            highlighted.push_back(term.substr(rest.prefix_bytes));
        }
    };
    const Xapian::Database& database = indexes.database();
    for (const Listing::Entry& entry : listing.entries) {
        const Xapian::docid document = entry.ranked.document;
        indexes.check_terms(document);
        const auto end = database.termlist_end(document);
        for (auto at = database.termlist_begin(document); at != end && added.size() < limits::variants_per_query; ++at)
            add(*at);
    }
}

}  // namespace kwic
