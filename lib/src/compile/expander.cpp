// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expander.hpp"

#include "base/utf8.hpp"
#include "query/limits.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// Compares bytes, except that ? skips a complete UTF-8 character. On a mismatch, only the match of the last * is
// extended. The match of an earlier * never needs to be extended again, so that the time is linear in practice.
bool matches_wildcard(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = pattern.npos;
    std::size_t star_text = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_text = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            for (++t; t < text.size() && is_continuation(text[t]);) ++t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++star_text;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace

std::string field_term_prefix(const std::string& field) {
    if (field.empty()) return "";
    if (field == "title") return std::string(schema::title_prefix);
    return schema::field_prefix(field);
}

std::size_t Expander::terms_left() const {
    return limits::variants_per_query - std::min(terms_, limits::variants_per_query);
}

Expansion Expander::limited(Expansion expansion, const std::string& typed, std::size_t max, const std::string& what) {
    std::stable_sort(expansion.begin(), expansion.end(), [&](const Variant& a, const Variant& b) {
        if ((a.term == typed) != (b.term == typed)) return a.term == typed;
        return a.documents > b.documents;
    });
    max = std::min(max, terms_left());
    if (!expansion.empty() && expansion[0].term == typed)
        max = std::max<std::size_t>(max, 1);  // the typed word is always searched
    if (expansion.size() > max) {
        warnings_.push_back(what + " matches " + std::to_string(expansion.size()) + " words: only the " +
                            std::to_string(max) + " most frequent are searched");
        expansion.resize(max);
    }
    terms_ += expansion.size();
    return expansion;
}

Expansion Expander::exact(std::string_view prefix, const std::string& word) { return words_.exact(prefix, word); }

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

// Returns the words for which matches(word) is true. `literal` is the part of the pattern before its first wildcard,
// with which all of these words begin.
template <class Matches>
Expansion Expander::scan(std::string_view prefix, const std::string& literal, Matches matches) {
    Expansion expansion;
    // The lexicon of a remote index can only be fetched completely. If there is a literal beginning, fetching only the
    // terms with this beginning is faster.
    if (prefix.empty() && (literal.empty() || !tables_.has_remote)) {
        for (WordLookup::Word& word : vocabulary_().matching(matches, literal))
            expansion.push_back({std::move(word.text), word.documents});
        return expansion;
    }
    for_each_term(database_, std::string(prefix) + literal, [&](const std::string& term, Xapian::TermIterator& at) {
        if (matches(std::string_view(term).substr(prefix.size()))) expansion.push_back({term, at.get_termfreq()});
    });
    return expansion;
}

std::string Expander::pattern_refusal() {
    if (terms_ >= limits::variants_per_query)
        return "the query already expands to " + std::to_string(limits::variants_per_query) + " words";
    if (++patterns_ > limits::patterns_per_query)
        return "a query may have at most " + std::to_string(limits::patterns_per_query) + " wildcards and fuzzy words";
    return time_.is_over() ? "the time limit was reached" : "";
}

Expansion Expander::wildcard(std::string_view prefix, const std::string& pattern) {
    const std::string what = "'" + pattern + "'";
    if (const std::string cause = pattern_refusal(); !cause.empty()) {
        warnings_.push_back("ignored " + what + ": " + cause);
        return {};
    }
    return limited(keyword_terms(prefix, pattern), "", limits::variants_per_wildcard, what);
}

Expansion Expander::keyword_terms(std::string_view prefix, const std::string& pattern) {
    const std::string literal = pattern.substr(0, pattern.find_first_of("*?"));
    return scan(prefix, literal, [&](std::string_view text) { return matches_wildcard(pattern, text); });
}

Expansion Expander::fuzzy(std::string_view prefix, const std::string& word, unsigned distance) {
    if (const std::string cause = pattern_refusal(); !cause.empty()) {
        warnings_.push_back("searched '" + word + "~' without spelling variants: " + cause);
        return exact(prefix, word);
    }
    Expansion expansion;
    std::optional<WordLookup> words_of_field;
    if (!prefix.empty()) words_of_field.emplace(database_, std::string(prefix));
    WordLookup& vocabulary = words_of_field ? *words_of_field : vocabulary_();
    for (const WordLookup::Word& near : vocabulary.neighbors(word, distance))
        expansion.push_back({std::string(prefix) + near.text, near.documents});
    return limited(std::move(expansion), schema::word_term(prefix, word), limits::variants_per_wildcard,
                   "'" + word + "~'");
}

}  // namespace kwic
