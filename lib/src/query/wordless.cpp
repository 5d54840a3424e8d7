// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/wordless.hpp"

#include "query/tree.hpp"
#include "query/warn_once.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;

bool is_text(const Query& leaf) {
    return leaf.kind == Kind::word || leaf.kind == Kind::phrase || leaf.kind == Kind::wildcard ||
           leaf.kind == Kind::fuzzy;
}

// Returns whether the field of the leaf was typed directly before the leaf, and not before a group that contains it.
bool has_own_field(const Query& leaf) {
    return !leaf.field.empty() && leaf.source.end - leaf.source.begin > leaf.text.size();
}

}  // namespace

Query without_wordless(Query query, Analyzer& analyzer, std::vector<Warning>& warnings) {
    if (query.children.empty()) {
        if (!is_text(query) || has_own_field(query) || !analyzer.analyze(query.text).empty()) return query;
        warn_once(warnings, {WarningCode::no_words, "ignored '" + query.text + "': no letters or digits"});
        return {};
    }
    bool is_changed = false;
    for (Query& child : query.children) {
        const bool was_empty = child.kind == Kind::nothing;
        child = without_wordless(std::move(child), analyzer, warnings);
        is_changed |= !was_empty && child.kind == Kind::nothing;
    }
    return is_changed ? without_empty(std::move(query)) : query;
}

}  // namespace kwic
