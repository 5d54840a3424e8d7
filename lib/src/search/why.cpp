// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/why.hpp"

#include "base/cancellation.hpp"
#include "compile/compiler.hpp"
#include "search/lookup.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the parts of the query, each of which a document must match.
std::vector<Query> clauses_of(const Query& query) {
    const bool is_conjunction = query.kind == Query::Kind::all_of && query.boost == 1;
    return is_conjunction ? query.children : std::vector<Query>{query};
}

}  // namespace

std::optional<Explanation> explain_document(std::string_view id, const Query& query, const SearchOptions& options,
                                            IndexSet& indexes) {
    const Xapian::Query has_id = id_query(id);
    const std::vector<Xapian::docid> documents = matching_documents(indexes.database(), has_id);
    std::vector<Explanation> explanations;  // one for each document
    for (const Xapian::docid document : documents)
        explanations.push_back({.index = indexes.index_of(document).name(), .is_found = true});
    for (const Query& clause : clauses_of(query)) {
        std::vector<std::string> unused;
        const CompiledQuery compiled = compile_query(clause, indexes.context(options, {.stop = options.stop}), unused);
        throw_if_stopped(options.stop);
        const auto meeting = matching_documents(indexes.database(), {Xapian::Query::OP_FILTER, compiled.all, has_id});
        for (std::size_t i = 0; i < documents.size(); ++i) {
            const bool is_met = std::find(meeting.begin(), meeting.end(), documents[i]) != meeting.end();
            explanations[i].is_found &= is_met;
            explanations[i].clauses.push_back({to_string(clause), is_met, compiled.expansions});
        }
    }
    if (explanations.empty()) return {};
    const auto found = std::find_if(explanations.begin(), explanations.end(),
                                    [](const Explanation& explanation) { return explanation.is_found; });
    return found == explanations.end() ? explanations[0] : *found;
}

}  // namespace kwic
