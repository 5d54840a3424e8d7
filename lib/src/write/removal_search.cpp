// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/removal_search.hpp"

#include "base/cancellation.hpp"
#include "compile/compiler.hpp"
#include "open/joined_database.hpp"
#include "open/open_index.hpp"
#include "open/search_caches.hpp"
#include "search/lookup.hpp"
#include "search/restriction.hpp"
#include "text/analyzer.hpp"

#include <kwic/warning.hpp>

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

}  // namespace

std::vector<Xapian::docid> documents_to_remove(const SearchedState& state, const ReadFilter& read,
                                               const TimeLimit& time, std::vector<Warning>& warnings) {
    std::vector<std::string> names;
    for (const auto& [name, slots] : state.fields) names.push_back(name);
    const Query filter = read(names);
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
                               state.storage.texts};
    const CompiledQuery compiled = compile_filter(filter, context, warnings);
    std::vector<Xapian::docid> found = matching_documents(joined.database(), compiled.all);
    throw_if_stopped(time.stop);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace kwic
