// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/removal_search.hpp"

#include "base/cancellation.hpp"
#include "compile/compiler.hpp"
#include "open/joined_database.hpp"
#include "open/open_index.hpp"
#include "open/search_caches.hpp"
#include "query/known_field.hpp"
#include "search/lookup.hpp"
#include "text/analyzer.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The state of a writer as an index that a search can use.
class WriterIndex final : public OpenIndex {
public:
    explicit WriterIndex(const SearchedState& searched) : OpenIndex("") {
        state_ = std::make_shared<IndexState>(searched.database, searched.storage);
        state_->fields = searched.fields;  // the entry in the database lacks uncommitted fields
    }

    bool finish_refresh() override { return false; }
};

[[noreturn]] void refuse(const Query& filter, const std::string& cause) {
    throw Error(ErrorCode::invalid_argument, "filter '" + to_string(filter) + "': " + cause);
}

// Returns `query` with Query::nothing() instead of each leaf whose field no document has. Throws Error
// (invalid_argument) if such a leaf is excluded.
Query without_unknown_fields(const Query& query, const Query& filter, const schema::FieldEntries& fields,
                             bool is_excluded) {
    if (!query.field.empty() && !is_built_in(query.field) && !fields.contains(custom_name(query.field))) {
        if (is_excluded) refuse(filter, "the excluded field '" + query.field + "' does not exist");
        return Query::nothing();
    }
    Query result = query;
    for (Query& child : result.children)
        child = without_unknown_fields(child, filter, fields, is_excluded || query.kind == Query::Kind::negation);
    return result;
}

}  // namespace

std::vector<Xapian::docid> documents_to_remove(const SearchedState& state, const ReadFilter& read,
                                               const TimeLimit& time) {
    std::vector<std::string> names;
    for (const auto& [name, slots] : state.fields) names.push_back(name);
    const Query filter = read(names);
    const Query query = without_unknown_fields(filter, filter, state.fields, false);
    const WriterIndex index(state);
    JoinedDatabase joined;
    joined.join({&index});
    SearchCaches caches(joined);
    Analyzer analyzer;
    const QueryContext context{joined.database(),
                               joined.tables(),
                               caches.word_variants(),
                               caches.word_lookup_source(),
                               joined.fields(),
                               analyzer,
                               state.storage.positions || state.storage.texts,
                               Variants::names,
                               time,
                               nullptr,
                               state.storage.texts};
    std::vector<std::string> warnings;
    const CompiledQuery compiled = compile_query(query, context, warnings);
    if (!warnings.empty()) refuse(filter, warnings[0]);
    std::vector<Xapian::docid> found = matching_documents(joined.database(), compiled.all);
    throw_if_stopped(time.stop);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace kwic
