// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/first_of.hpp"

#include "compile/expansion_query.hpp"

#include <vector>

namespace kwic {

using XQuery = Xapian::Query;

XQuery first_of(const std::vector<XQuery>& queries) {
    std::vector<XQuery> parts;
    std::vector<XQuery> before;
    for (const XQuery& query : queries) {
        parts.push_back(before.empty() ? query : XQuery(XQuery::OP_AND_NOT, query, combine(XQuery::OP_OR, before)));
        before.push_back(query);
    }
    return combine(XQuery::OP_OR, parts);
}

}  // namespace kwic
