// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expansion_plan.hpp"

#include "compile/bm25.hpp"
#include "compile/residual_idf.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The factor of the typed word (the last row of the table in the header).
constexpr double exact_bonus = 0.1;

// Returns `rarity` of the formula in the header. `expansion` must not be empty.
double rarity_of(const Expansion& expansion, const Xapian::Database& database) {
    const double all = database.get_doccount();
    const Variant* most_frequent = &expansion[0];
    double without = 1;  // share of the documents that have none of the variants
    double sum = 0;
    for (const Variant& variant : expansion) {
        if (variant.is_identifier && !expansion[0].is_identifier) continue;
        without *= 1 - variant.documents / all;
        sum += variant.documents;
        if (variant.documents > most_frequent->documents) most_frequent = &variant;
    }
    const double documents = (1 - without) * all;
    if (is_rare(documents, all)) return 1;
    const auto known = static_cast<double>(most_frequent->occurrences);
    const double occurrences =
        known > 0 ? known : static_cast<double>(database.get_collection_freq(most_frequent->term));
    return rarity(documents, sum * occurrences / most_frequent->documents, all);
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
    const double rarity = rarity_of(expansion, database);
    for (ExpansionWeight& weight : weights) weight.factor *= rarity;
    return Plan::expansion(expansion, std::move(weights), std::move(rest));
}

double max_score(const Expansion& expansion, const Xapian::Database& database) {
    if (expansion.empty()) return 0;
    return rarity_of(expansion, database) * bm25::idf(max_documents(expansion), database.get_doccount());
}

Plan alternatives(const Expansion& expansion, const Xapian::Database& database) {
    if (expansion.empty()) return {};
    std::vector<Plan> plans;
    for (const Variant& variant : expansion) plans.push_back(Plan::expansion({variant}, {{1, 1}}));
    return Plan::any_of(std::move(plans)).scaled(rarity_of(expansion, database));
}

}  // namespace kwic
