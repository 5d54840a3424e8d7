// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/why.hpp"

#include "base/cancellation.hpp"
#include "compile/compiler.hpp"
#include "search/lookup.hpp"
#include "search/restriction.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the parts of the query. A document matches the query if the document matches all of these parts.
std::vector<Query> clauses_of(const Query& query) {
    const bool is_conjunction = query.kind == Query::Kind::all_of && query.boost == 1;
    return is_conjunction ? query.children : std::vector<Query>{query};
}

}  // namespace

std::optional<Explanation> explain_document(std::string_view id, const Query& query, const SearchOptions& options,
                                            IndexSet& indexes) {
    const Plan has_id = id_plan(id);
    const std::vector<Xapian::docid> documents = matching_documents(indexes.database(), has_id);
    std::vector<Explanation> explanations;  // one for each document
    for (const Xapian::docid document : documents)
        explanations.push_back({.index = indexes.index_of(document).name(), .is_found = true});
    const std::vector<Query> clauses = clauses_of(query);
    std::vector<Warning> unused;
    const std::vector<CompiledQuery> compiled =
        compile_operands(clauses, indexes.context(options, {.stop = options.stop}), unused);
    const auto add_clause = [&](const Query& clause, const CompiledQuery& part, bool is_filter) {
        throw_if_stopped(options.stop);
        const Plan with_id = part.all.filtered(has_id);
        const auto meeting = matching_documents(indexes.database(), with_id);
        for (std::size_t i = 0; i < documents.size(); ++i) {
            const bool is_met = std::find(meeting.begin(), meeting.end(), documents[i]) != meeting.end();
            explanations[i].is_found &= is_met;
            explanations[i].clauses.push_back({to_string(clause), is_met, part.searched_words, is_filter});
        }
    };
    for (std::size_t i = 0; i < clauses.size(); ++i) add_clause(clauses[i], compiled[i], false);
    for (const Filter& given : options.filter) {
        const Query filter = read_filter(given, indexes);
        add_clause(filter, compile_filter(filter, indexes.context(options, {.stop = options.stop}), unused), true);
    }
    if (explanations.empty()) return {};
    const auto found = std::find_if(explanations.begin(), explanations.end(),
                                    [](const Explanation& explanation) { return explanation.is_found; });
    return found == explanations.end() ? explanations[0] : *found;
}

}  // namespace kwic
