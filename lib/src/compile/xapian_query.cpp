// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/xapian_query.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using XQuery = Xapian::Query;

// Returns a query for all documents. Code that several threads may run must not copy Xapian::Query::MatchAll instead,
// because all copies share a reference count that is not atomic.
XQuery every_document() { return XQuery(std::string()); }

std::vector<XQuery> queries_of(const std::vector<Plan>& plans) {
    std::vector<XQuery> queries;
    for (const Plan& plan : plans) queries.push_back(xapian_query(plan));
    return queries;
}

XQuery joined(XQuery::op op, const std::vector<XQuery>& queries) { return {op, queries.begin(), queries.end()}; }

// Returns a query that treats the first `count` variants as one term.
XQuery synonym(const Expansion& expansion, std::size_t count) {
    if (count == 1) return XQuery(expansion[0].term);
    std::vector<XQuery> terms;
    for (std::size_t i = 0; i < count; ++i) terms.emplace_back(expansion[i].term);
    return joined(XQuery::OP_SYNONYM, terms);
}

// Returns a query in which each of `queries` excludes the matches of the queries before it. Xapian's OP_MAX cannot be
// used instead: when the last list of an OP_MAX ends, Xapian 1.4.22 deletes this list and may then read its maximum
// weight.
XQuery first_of(const std::vector<XQuery>& queries) {
    std::vector<XQuery> parts = {queries[0]};
    for (std::size_t i = 1; i < queries.size(); ++i) {
        const auto end = queries.begin() + static_cast<std::ptrdiff_t>(i);
        parts.emplace_back(XQuery::OP_AND_NOT, queries[i], XQuery(XQuery::OP_OR, queries.begin(), end));
    }
    return joined(XQuery::OP_OR, parts);
}

// Combines the parts by OP_OR. OP_AND_MAYBE cannot be used: for an OP_AND_MAYBE on the right side of OP_AND_NOT, Xapian
// 1.4.22 would read uninitialized bounds.
XQuery expansion_query(const Plan& plan) {
    std::vector<XQuery> parts;
    for (const auto& [variants, factor] : plan.weights()) {
        const XQuery part = synonym(plan.variants(), variants);
        parts.push_back(factor == 1 ? part : XQuery(XQuery::OP_SCALE_WEIGHT, part, factor));
    }
    if (plan.rest()) parts.emplace_back(plan.rest().get());
    return parts.size() == 1 ? parts[0] : joined(XQuery::OP_OR, parts);
}

XQuery value_query(const Plan& plan) {
    return plan.last().empty() ? XQuery(XQuery::OP_VALUE_GE, plan.slot(), plan.first())
                               : XQuery(XQuery::OP_VALUE_RANGE, plan.slot(), plan.first(), plan.last());
}

}  // namespace

XQuery xapian_query(const Plan& plan) {
    const auto child = [&](std::size_t i) { return xapian_query(plan.children()[i]); };
    switch (plan.op()) {
        case Plan::Op::nothing:
            return XQuery();
        case Plan::Op::everything:
            return every_document();
        case Plan::Op::expansion:
            return expansion_query(plan);
        case Plan::Op::values:
            return value_query(plan);
        case Plan::Op::source:
            return XQuery(plan.source().get());
        case Plan::Op::all_of:
            return joined(XQuery::OP_AND, queries_of(plan.children()));
        case Plan::Op::any_of:
            return joined(XQuery::OP_OR, queries_of(plan.children()));
        case Plan::Op::first_of:
            return first_of(queries_of(plan.children()));
        case Plan::Op::filter:
            return {XQuery::OP_FILTER, child(0), child(1)};
        case Plan::Op::except:
            return {XQuery::OP_AND_NOT, child(0), child(1)};
        case Plan::Op::scaled:
            return {XQuery::OP_SCALE_WEIGHT, child(0), plan.factor()};
    }
    return {};
}

}  // namespace kwic
