// SPDX-License-Identifier: GPL-2.0-or-later
// Implements with_name_variants() of compile/compiler.hpp.
#include "compile/compiler.hpp"
#include "compile/expansion_plan.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {

using Kind = Query::Kind;

Query with_name_variants(const Query& query, const std::vector<NameVariants>& name_variants) {
    Query result = query;
    for (Query& child : result.children) child = with_name_variants(child, name_variants);
    if (query.kind != Kind::word) return result;
    const auto own = std::find_if(name_variants.begin(), name_variants.end(), [&](const NameVariants& each) {
        return each.text == query.text && each.field == query.field;
    });
    if (own == name_variants.end()) return result;
    Query any = Query::any_of({result});
    for (const std::string& spelling : own->spellings) {
        any.children.push_back(Query::word(spelling, query.field));
        any.children.back().boost = name_variant_weight;
    }
    return any;
}

}  // namespace kwic
