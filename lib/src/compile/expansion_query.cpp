// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expansion_query.hpp"

#include "compile/bm25.hpp"
#include "compile/expansion_source.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

using XQuery = Xapian::Query;

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

XQuery first_variants(const Expansion& expansion, std::size_t count) {
    std::vector<XQuery> terms;
    for (std::size_t i = 0; i < count; ++i) terms.emplace_back(expansion[i].term);
    return combine(XQuery::OP_SYNONYM, terms);
}

}  // namespace

XQuery ranked(const Expansion& expansion, const std::string& typed, const Xapian::Database& database,
              DocumentLengths* lengths) {
    if (expansion.empty()) return XQuery::MatchNothing;
    std::vector<ExpansionWeight> weights = weights_of(expansion, typed);
    const double rarity = rarity_of(expansion, database.get_doccount());
    for (ExpansionWeight& weight : weights) weight.factor *= rarity;
    if (lengths && ExpansionSource::accepts(expansion))
        return XQuery((new ExpansionSource(expansion, weights, database, *lengths))->release());
    // OP_AND_MAYBE cannot be used here: for an OP_AND_MAYBE on the right side of OP_AND_NOT, Xapian 1.4.22 would read
    // uninitialized bounds.
    std::vector<XQuery> parts;
    for (const auto& [variants, factor] : weights)
        parts.emplace_back(XQuery::OP_SCALE_WEIGHT, first_variants(expansion, variants), factor);
    return combine(XQuery::OP_OR, parts);
}

double max_score(const Expansion& expansion, const Xapian::Database& database) {
    const Xapian::doccount documents = database.get_doccount();
    return rarity_of(expansion, documents) * bm25::idf(max_documents(expansion), documents);
}

XQuery alternatives(const Expansion& expansion) {
    if (expansion.empty()) return XQuery::MatchNothing;
    std::vector<XQuery> terms;
    for (const Variant& variant : expansion) terms.emplace_back(variant.term);
    return combine(XQuery::OP_OR, terms);
}

XQuery combine(XQuery::op op, const std::vector<XQuery>& queries) {
    if (queries.size() == 1) return queries[0];
    return {op, queries.begin(), queries.end()};
}

}  // namespace kwic
