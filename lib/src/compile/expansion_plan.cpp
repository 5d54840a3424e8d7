// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expansion_plan.hpp"

#include "compile/bm25.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The factor of the typed word (the last row of the table in the header).
constexpr double exact_bonus = 0.2;

// Returns `rarity` of the formula in the header. `rarity` is below 1 if the most frequent variant occurs in more than 1
// of 53.6 documents, because ln(1 + 53.6) = 4.0. Without this factor, the many common words of a question would add up
// to too high a score.
double rarity_of(const Expansion& expansion, Xapian::doccount documents) {
    constexpr double max_log = 4;
    Xapian::doccount most_frequent = 1;
    for (const Variant& variant : expansion)
        if (!variant.is_identifier || expansion[0].is_identifier)
            most_frequent = std::max(most_frequent, variant.documents);
    return std::sqrt(std::min(std::log(1 + static_cast<double>(documents) / most_frequent), max_log) / max_log);
}

// Returns the factors factor_i of the formula in the header. Name variants and identifiers are scored together with the
// forms of the word, so that a rare spelling of a name does not get a higher score than the common spelling. In
// `expansion`, the forms come first, then the name variants, then the identifiers.
std::vector<ExpansionWeight> weights_of(const Expansion& expansion, const std::string& typed) {
    const auto count = [&](auto condition) {
        return static_cast<std::size_t>(std::count_if(expansion.begin(), expansion.end(), condition));
    };
    const std::size_t identifiers = count([](const Variant& variant) { return variant.is_identifier; });
    const std::size_t names = count([](const Variant& variant) { return variant.is_name; });
    const std::size_t forms = expansion.size() - identifiers - names;
    std::vector<ExpansionWeight> weights;
    double rest = 1;
    const auto add = [&](std::size_t added, std::size_t variants, double factor) {
        if (added == 0 || added == variants) return;
        weights.push_back({variants, factor});
        rest -= factor;
    };
    add(identifiers, expansion.size(), identifier_weight);
    add(names, forms + names, name_variant_weight);
    weights.push_back({forms > 0 ? forms : names > 0 ? names : identifiers, rest});
    if (expansion.size() > 1 && expansion[0].term == typed) weights.push_back({1, exact_bonus});
    return weights;
}

}  // namespace

Plan ranked(const Expansion& expansion, const std::string& typed, const Xapian::Database& database,
            std::shared_ptr<DocumentFilter> rest) {
    if (expansion.empty()) return {};
    std::vector<ExpansionWeight> weights = weights_of(expansion, typed);
    const double rarity = rarity_of(expansion, database.get_doccount());
    for (ExpansionWeight& weight : weights) weight.factor *= rarity;
    return Plan::expansion(expansion, std::move(weights), std::move(rest));
}

double max_score(const Expansion& expansion, const Xapian::Database& database) {
    const Xapian::doccount documents = database.get_doccount();
    return rarity_of(expansion, documents) * bm25::idf(max_documents(expansion), documents);
}

Plan alternatives(const Expansion& expansion) {
    std::vector<Plan> plans;
    for (const Variant& variant : expansion) plans.push_back(Plan::expansion({variant}, {{1, 1}}));
    return Plan::any_of(std::move(plans));
}

}  // namespace kwic
