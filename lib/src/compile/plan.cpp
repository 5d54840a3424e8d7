// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/plan.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace kwic {

Plan Plan::everything() { return Plan(Node{.op = Op::everything}); }

Plan Plan::term(std::string term) { return expansion({{std::move(term)}}, {{1, 1}}); }

Plan Plan::any_term(const std::vector<std::string>& terms) {
    std::vector<Plan> plans;
    for (const std::string& each : terms) plans.push_back(term(each));
    return any_of(std::move(plans));
}

Plan Plan::expansion(Expansion expansion, std::vector<ExpansionWeight> weights, std::shared_ptr<DocumentFilter> rest) {
    return Plan(Node{.op = Op::expansion,
                     .variants = std::move(expansion),
                     .weights = std::move(weights),
                     .source = std::move(rest)});
}

Plan Plan::values(Xapian::valueno slot, std::string first, std::string last) {
    return Plan(Node{.op = Op::values, .slot = slot, .first = std::move(first), .last = std::move(last)});
}

Plan Plan::source(std::shared_ptr<DocumentFilter> source) {
    return Plan(Node{.op = Op::source, .source = std::move(source)});
}

Plan Plan::all_of(std::vector<Plan> plans) {
    if (plans.empty() || std::any_of(plans.begin(), plans.end(), [](const Plan& plan) { return plan.empty(); }))
        return {};
    return plans.size() == 1 ? plans[0] : Plan(Node{.op = Op::all_of, .children = std::move(plans)});
}

Plan Plan::any_of(std::vector<Plan> plans) {
    std::erase_if(plans, [](const Plan& plan) { return plan.empty(); });
    if (plans.size() < 2) return plans.empty() ? Plan() : plans[0];
    return Plan(Node{.op = Op::any_of, .children = std::move(plans)});
}

Plan Plan::first_of(std::vector<Plan> plans) {
    std::erase_if(plans, [](const Plan& plan) { return plan.empty(); });
    if (plans.size() < 2) return plans.empty() ? Plan() : plans[0];
    return Plan(Node{.op = Op::first_of, .children = std::move(plans)});
}

Plan Plan::filtered(Plan filter) const {
    if (empty() || filter.empty()) return {};
    return Plan(Node{.op = Op::filter, .children = {*this, std::move(filter)}});
}

Plan Plan::except(Plan excluded) const {
    if (empty() || excluded.empty()) return *this;
    return Plan(Node{.op = Op::except, .children = {*this, std::move(excluded)}});
}

Plan Plan::scaled(double factor) const {
    if (empty() || factor == 1) return *this;
    return Plan(Node{.op = Op::scaled, .children = {*this}, .factor = factor});
}

std::vector<std::string> Plan::terms() const {
    std::vector<std::string> terms;
    std::unordered_set<std::string_view> known;
    add_terms(terms, known);
    return terms;
}

bool Plan::reads_texts() const {
    if (empty()) return false;
    const auto child_reads_texts = [](const Plan& child) { return child.reads_texts(); };
    return (node_->source && node_->source->reads_texts()) ||
           std::any_of(node_->children.begin(), node_->children.end(), child_reads_texts);
}

void Plan::add_terms(std::vector<std::string>& terms, std::unordered_set<std::string_view>& known) const {
    if (empty()) return;
    for (const Variant& variant : node_->variants)
        if (known.insert(variant.term).second) terms.push_back(variant.term);
    for (const Plan& child : node_->children) child.add_terms(terms, known);
}

}  // namespace kwic
