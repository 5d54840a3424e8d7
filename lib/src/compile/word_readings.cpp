// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/word_readings.hpp"

#include "compile/compounds.hpp"
#include "compile/expansion_query.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kwic {

using XQuery = Xapian::Query;

namespace {

// Weights relative to the typed words.
constexpr double joined_weight = 0.8;
constexpr double split_weight = 0.3;  // low, because the scores of the two words are added
constexpr double part_weight = 0.5;   // weight of each part of a compound

}  // namespace

void WordReadings::add_joined(const Query& leaf, const std::string& joined, std::vector<XQuery>& readings) {
    const Expansion expansion = words_.expander().exact(field_term_prefix(leaf.field), joined);
    if (expansion.empty()) return;
    notes_.add_expansion(joined, leaf.field, expansion);
    readings.emplace_back(XQuery::OP_SCALE_WEIGHT, alternatives(expansion), joined_weight);
}

void WordReadings::add_split(const Query& leaf, const std::string& token, std::vector<XQuery>& readings) {
    if (!context_.can_check_positions) return;
    Expander& expander = words_.expander();
    const std::string prefix = field_term_prefix(leaf.field);
    for (const auto& [left, right] : readings[0].empty() ? all_splits(token) : splits(token, leaf.text)) {
        const Expansion first = expander.exact(prefix, left);
        const Expansion second = first.empty() ? Expansion() : expander.exact(prefix, right);
        if (second.empty()) continue;
        notes_.add_expansion(left, leaf.field, first);
        notes_.add_expansion(right, leaf.field, second);
        const ProximityQuery both = phrases_.phrase({alternatives(first), alternatives(second)}, 0);
        readings.emplace_back(XQuery::OP_SCALE_WEIGHT, both.query, split_weight);
    }
}

void WordReadings::add_compound_parts(const Query& leaf, const std::string& token, std::vector<XQuery>& readings) {
    Expander& expander = words_.expander();
    const std::string prefix = field_term_prefix(leaf.field);
    for (const auto& [left, right] : compound_parts(token)) {
        if (!expander.is_known(prefix, right) || !expander.is_known(prefix, left)) continue;
        const Expansion first = expander.forms(prefix, left);
        const Expansion second = expander.forms(prefix, right);
        notes_.add_expansion(left, leaf.field, first);
        notes_.add_expansion(right, leaf.field, second);
        for (const auto& [part, expansion] : {std::pair(&left, &first), std::pair(&right, &second)})
            readings.emplace_back(XQuery::OP_SCALE_WEIGHT, words_.ranked(*expansion, leaf, *part), part_weight);
        return;
    }
}

}  // namespace kwic
