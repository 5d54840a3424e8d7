// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/leaf_expander.hpp"

#include "compile/compounds.hpp"
#include "compile/expansion_plan.hpp"
#include "text/elision.hpp"
#include "text/humps.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Appends to `expansion` the elements of `more` whose terms it does not contain.
void add_missing(Expansion more, Expansion& expansion) {
    for (Variant& variant : more)
        if (!has_term(expansion, variant.term)) expansion.push_back(std::move(variant));
}

}  // namespace

Expansion LeafExpander::word(const Query& leaf, const QueryWord& word, bool is_fuzzy) {
    notes_.begin_word();
    const std::string prefix = field_term_prefix(leaf.field);
    const bool is_exact = context_.variants == Variants::off;
    Expansion expansion = is_exact ? expander_.exact(prefix, word.token) : expander_.forms(prefix, word.token);
    if (!is_exact) {
        add_missing(expander_.exact(prefix, other_abbreviation(word.token, word.typed)), expansion);
        if (const std::string base = without_footnote_mark(word.typed); !base.empty())
            add_missing(expander_.forms(prefix, base), expansion);
    }
    if (is_fuzzy) add_missing(expander_.fuzzy(prefix, word.token, leaf.distance, expansion), expansion);
    if (!notes_.is_negated() && context_.variants == Variants::names) add_name_variants(leaf, word.token, expansion);
    notes_.add_expansion(word.token, leaf.field, expansion);
    return expansion;
}

void LeafExpander::add_affixed(const Query& leaf, const std::string& token, const std::vector<std::string>& words,
                               Expansion& expansion) {
    const Expansion affixed = expander_.existing(field_term_prefix(leaf.field), words);
    if (affixed.empty()) return;
    const auto names =
        std::find_if(expansion.begin(), expansion.end(), [](const Variant& variant) { return variant.is_name; });
    expansion.insert(names, affixed.begin(), affixed.end());
    notes_.add_expansion(token + ", with an affix", leaf.field, affixed);
}

Expansion LeafExpander::quoted_word(const Query& leaf, const std::string& token) {
    notes_.begin_word();
    const Expansion expansion = expander_.exact(field_term_prefix(leaf.field), token);
    notes_.add_expansion(token, leaf.field, expansion);
    return expansion;
}

Expansion LeafExpander::phrase_word(const Query& leaf, const std::string& token, bool is_first) {
    notes_.begin_word();
    std::vector<std::string> spellings = {token};
    if (context_.variants != Variants::off && token.find('\'') == token.npos) {
        spellings.push_back(token + "'s");
        if (may_follow_elision(token))
            for (const std::string_view before : is_first ? elided_words() : elided_articles())
                spellings.push_back(std::string(before) + '\'' + token);
    }
    Expansion expansion = expander_.existing(field_term_prefix(leaf.field), spellings);
    notes_.add_expansion(token, leaf.field, expansion);
    return expansion;
}

Expansion LeafExpander::with_identifiers(Expansion expansion, const Query& leaf, const QueryWord& word) {
    const std::string humps = with_separators(word.token, hump_starts(word.typed, word.token));
    add_missing(identifiers(leaf, word.token, split_humps(humps), !expansion.empty()), expansion);
    return expansion;
}

Expansion LeafExpander::identifiers(const Query& leaf, const std::string& joined, const std::vector<std::string>& humps,
                                    bool is_known) {
    if (context_.variants == Variants::off || notes_.is_negated()) return {};
    // Each look-up in a remote index takes a round trip. Therefore, if an index is remote, identifiers are looked up
    // only for unknown words.
    if (context_.tables.has_remote && is_known) return {};
    const Expansion expansion = expander_.identifiers(field_term_prefix(leaf.field), joined, humps);
    if (!expansion.empty()) notes_.add_expansion(joined + ", as a part", leaf.field, expansion);
    return expansion;
}

Expansion LeafExpander::pattern(const Query& leaf, const std::string& pattern, bool is_quoted,
                                std::vector<std::string>* rest) {
    notes_.begin_word();
    std::vector<Warning>& warnings = notes_.warnings();
    const std::size_t warned = warnings.size();
    const bool is_exact = is_quoted || context_.variants == Variants::off;
    if (context_.tables.has_remote) rest = nullptr;
    Expansion expansion =
        expander_.wildcard(field_term_prefix(leaf.field), pattern, is_exact ? Spelling::exact : Spelling::any, rest);
    // The user did not type the pattern that completes the last word, so remove the warnings about this pattern.
    const Span& incomplete = context_.incomplete_word;
    if (incomplete.begin < incomplete.end && leaf.source == incomplete) warnings.resize(warned);
    notes_.add_expansion(pattern, leaf.field, expansion, rest ? *rest : std::vector<std::string>());
    return expansion;
}

Plan LeafExpander::ranked(const Expansion& expansion, const Query& leaf, const std::string& token,
                          std::shared_ptr<DocumentFilter> rest) const {
    return kwic::ranked(expansion, field_term_prefix(leaf.field) + token, context_.database, std::move(rest));
}

double LeafExpander::max_score(std::span<const Expansion> words) const {
    double sum = 0;
    for (const Expansion& word : words) sum += kwic::max_score(word, context_.database);
    return sum;
}

void LeafExpander::add_name_variants(const Query& leaf, const std::string& token, Expansion& expansion) {
    const std::string prefix = field_term_prefix(leaf.field);
    NameVariants name_variants{leaf.text, leaf.field, {}};
    for (Variant& variant : expander_.name_variants(prefix, token)) {
        if (has_term(expansion, variant.term)) continue;
        name_variants.spellings.push_back(variant.term.substr(prefix.size()));
        expansion.push_back(std::move(variant));
    }
    if (!name_variants.spellings.empty()) notes_.add_name_variants(std::move(name_variants));
}

}  // namespace kwic
