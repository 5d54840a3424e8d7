// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expander.hpp"

#include "compile/term_union.hpp"
#include "query/known_field.hpp"
#include "query/limits.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"
#include "vocabulary/matching_words.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the indexes of the variants. The index of the variant with the term `typed` is first; the other indexes
// follow in descending order of document frequency. Equally frequent variants keep their order. The function sorts
// numbers, which is faster than sorting variants.
std::vector<std::uint32_t> by_frequency(const Expansion& expansion, const std::string& typed) {
    std::vector<std::uint64_t> ranks;  // a rank in the upper 32 bits, the index in the lower 32 bits
    for (const Variant& variant : expansion) {
        const std::uint64_t rank = variant.term == typed ? 0 : UINT32_MAX - std::uint64_t{variant.documents};
        ranks.push_back(rank << 32 | ranks.size());
    }
    std::sort(ranks.begin(), ranks.end());
    return {ranks.begin(), ranks.end()};  // the lower 32 bits
}

}  // namespace

std::string field_term_prefix(const std::string& field) {
    if (field.empty()) return "";
    if (field == "title") return std::string(schema::title_prefix);
    return schema::field_prefix(custom_name(field));
}

bool has_term(const Expansion& expansion, const std::string& term) {
    return std::any_of(expansion.begin(), expansion.end(),
                       [&](const Variant& variant) { return variant.term == term; });
}

std::size_t Expander::terms_left() const {
    return limits::variants_per_query - std::min(terms_, limits::variants_per_query);
}

// Appends the terms to `rest` in the order that is fastest for a TermUnion.
Expansion Expander::limited(Expansion expansion, const std::string& typed, std::size_t max, const std::string& what,
                            std::vector<std::string>* rest) {
    const std::size_t all = expansion.size();
    std::vector<std::uint32_t> order = by_frequency(expansion, typed);
    max = std::min(max, terms_left());
    if (all > 0 && (rest || expansion[order[0]].term == typed))
        max = std::max<std::size_t>(max, 1);  // the typed word is always searched, and `rest` needs a first word
    max = std::min(max, all);
    Expansion best;
    best.reserve(max);
    for (std::size_t i = 0; i < max; ++i) best.push_back(std::move(expansion[order[i]]));
    const std::size_t end = rest ? max + std::min(all - max, limits::rest_per_query - rest_terms_) : max;
    const std::size_t sorted = std::min(end, max + TermUnion::frequent_terms);
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(sorted), order.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::size_t i = max; i < end; ++i) rest->push_back(std::move(expansion[order[i]].term));
    rest_terms_ += end - max;
    if (end < all)
        warnings_.push_back({WarningCode::pattern_limit, what + " matches " + std::to_string(all) +
                                                             " words: only the " + std::to_string(end) +
                                                             " most frequent are searched"});
    terms_ += max;
    return best;
}

Expansion Expander::exact(std::string_view prefix, const std::string& word) { return words_.exact(prefix, word); }

Expansion Expander::existing(std::string_view prefix, const std::vector<std::string>& words) {
    return words_.existing(prefix, words);
}

Expansion Expander::spellings(std::string_view prefix, const std::string& word) {
    return words_.spellings(prefix, word);
}

bool Expander::is_known(std::string_view prefix, const std::string& word) {
    return !words_.forms(prefix, word).empty();
}

Expansion Expander::forms(std::string_view prefix, const std::string& word) {
    return limited(words_.forms(prefix, word), schema::word_term(prefix, word), limits::variants_per_word,
                   "'" + word + "'");
}

Expansion Expander::name_variants(std::string_view prefix, const std::string& word) {
    Expansion expansion = words_.name_variants(prefix, word);
    std::stable_sort(expansion.begin(), expansion.end(),
                     [](const Variant& a, const Variant& b) { return a.documents > b.documents; });
    expansion.resize(std::min({expansion.size(), limits::name_variants_per_word, terms_left()}));
    terms_ += expansion.size();
    return expansion;
}

Expansion Expander::identifiers(std::string_view prefix, const std::string& word,
                                const std::vector<std::string>& humps) {
    if (!query_words_.empty()) {
        std::vector<std::vector<std::string>> forms;
        for (const std::string& each : std::exchange(query_words_, {})) forms.push_back(words_.parts(each));
        identifiers_.set_query(std::move(forms));
    }
    const std::size_t max = std::min(limits::identifiers_per_word, terms_left());
    Expansion expansion;
    // existing() omits words of removed documents, and words that the field does not contain. The identifiers table
    // lists both.
    const auto add = [&](const std::vector<std::string>& found) {
        for (Variant& variant : words_.existing(prefix, found)) {
            if (expansion.size() == max || has_term(expansion, variant.term)) continue;
            variant.is_identifier = true;
            expansion.push_back(std::move(variant));
        }
        return expansion.size() < max && !time_.is_over();
    };
    if (max > 0 && humps.size() > 1) identifiers_.with_humps(humps, max, add);
    if (expansion.size() < max && !time_.is_over()) identifiers_.with_part(words_.parts(word), max, add);
    terms_ += expansion.size();
    return expansion;
}

std::string Expander::pattern_refusal(bool has_rest) {
    if (!has_rest && terms_ >= limits::variants_per_query)
        return "the query already expands to " + std::to_string(limits::variants_per_query) + " words";
    if (++patterns_ > limits::patterns_per_query)
        return "a query may have at most " + std::to_string(limits::patterns_per_query) + " wildcards and fuzzy words";
    return time_.is_over() ? "the time limit was reached" : "";
}

Expansion Expander::wildcard(std::string_view prefix, const std::string& pattern, Spelling spelling,
                             std::vector<std::string>* rest) {
    const std::string what = "'" + pattern + "'";
    if (const std::string cause = pattern_refusal(rest != nullptr); !cause.empty()) {
        warnings_.push_back({WarningCode::pattern_limit, "ignored " + what + ": " + cause});
        return {};
    }
    WordPattern words(pattern, spelling);
    return limited(matching_words(database_, tables_, vocabulary_, prefix, words), "", limits::variants_per_wildcard,
                   what, rest);
}

Expansion Expander::keyword_terms(std::string_view prefix, const std::string& pattern) {
    WordPattern keywords(pattern, Spelling::exact);
    Expansion expansion;
    for_each_term(database_, std::string(prefix) + keywords.literal(),
                  [&](const std::string& term, Xapian::TermIterator& at) {
                      if (keywords.matches(std::string_view(term).substr(prefix.size())))
                          expansion.push_back({term, at.get_termfreq()});
                  });
    return expansion;
}

Expansion Expander::fuzzy(std::string_view prefix, const std::string& word, unsigned distance, const Expansion& known) {
    if (const std::string cause = pattern_refusal(); !cause.empty()) {
        warnings_.push_back(
            {WarningCode::pattern_limit, "searched '" + word + "~' without spelling variants: " + cause});
        return {};
    }
    Expansion expansion;
    std::optional<WordLookup> words_of_field;
    if (!prefix.empty()) words_of_field.emplace(database_, std::string(prefix));
    WordLookup& vocabulary = words_of_field ? *words_of_field : vocabulary_();
    for (const WordLookup::Word& near : vocabulary.neighbors(word, distance)) {
        const std::string term = std::string(prefix) + near.text;
        if (!has_term(known, term)) expansion.push_back({term, near.documents});
    }
    return limited(std::move(expansion), schema::word_term(prefix, word), limits::variants_per_wildcard,
                   "'" + word + "~'");
}

}  // namespace kwic
