// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expander.hpp"

#include "base/utf8.hpp"
#include "query/limits.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace kwic {
namespace {

// Bytes serve as characters, but for ?, which stands for a whole one. Linear in practice: the last * is the only
// one that is ever tried again.
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

Expansion Expander::take(Expansion group, const std::string& typed, std::size_t most, const std::string& what) {
    std::stable_sort(group.begin(), group.end(), [&](const Variant& a, const Variant& b) {
        if ((a.term == typed) != (b.term == typed)) return a.term == typed;
        return a.documents > b.documents;
    });
    most = std::min(most, limits::forms_per_query - std::min(taken_, limits::forms_per_query));
    if (!group.empty() && group[0].term == typed)
        most = std::max<std::size_t>(most, 1);  // never without the word itself
    if (group.size() > most) {
        warnings_.push_back(what + " stands for " + std::to_string(group.size()) + " words: the " +
                            std::to_string(most) + " most frequent were used");
        group.resize(most);
    }
    taken_ += group.size();
    return group;
}

Expansion Expander::exact(std::string_view prefix, const std::string& word) { return words_.exact(prefix, word); }

bool Expander::is_known(std::string_view prefix, const std::string& word) {
    return !words_.forms(prefix, word).empty();
}

Expansion Expander::forms(std::string_view prefix, const std::string& word) {
    return take(words_.forms(prefix, word), schema::word_term(prefix, word), limits::forms_per_word, "'" + word + "'");
}

Expansion Expander::names_like(std::string_view prefix, const std::string& word) {
    Expansion group = words_.names_like(prefix, word);
    std::stable_sort(group.begin(), group.end(),
                     [](const Variant& a, const Variant& b) { return a.documents > b.documents; });
    group.resize(std::min(
        {group.size(), limits::names_per_word, limits::forms_per_query - std::min(taken_, limits::forms_per_query)}));
    taken_ += group.size();
    return group;
}

template <class Matches>
Expansion Expander::scan(std::string_view prefix, const std::string& literal, Matches matches) {
    Expansion group;
    // From servers, all words are fetched only where it must be.
    if (prefix.empty() && (literal.empty() || !tables_.has_remote)) {
        for (WordLookup::Word& word : vocabulary_().matching(matches, literal))
            group.push_back({std::move(word.text), word.documents});
        return group;
    }
    for_each_term(database_, std::string(prefix) + literal, [&](const std::string& term, Xapian::TermIterator& at) {
        if (matches(std::string_view(term).substr(prefix.size()))) group.push_back({term, at.get_termfreq()});
    });
    return group;
}

std::string Expander::refusal() {
    if (taken_ >= limits::forms_per_query)
        return "the query stands for " + std::to_string(limits::forms_per_query) + " words already";
    if (++patterns_ > limits::patterns_per_query)
        return "a query has " + std::to_string(limits::patterns_per_query) + " wildcards and misspelt words at most";
    return time_.is_over() ? "the time was up" : "";
}

Expansion Expander::wildcard(std::string_view prefix, const std::string& pattern) {
    const std::string what = "'" + pattern + "'";
    if (const std::string cause = refusal(); !cause.empty()) {
        warnings_.push_back(what + " was left out: " + cause);
        return {};
    }
    const std::string literal = pattern.substr(0, pattern.find_first_of("*?"));
    Expansion group = scan(prefix, literal, [&](std::string_view word) { return matches_wildcard(pattern, word); });
    return take(std::move(group), "", limits::forms_per_wildcard, what);
}

Expansion Expander::names(std::string_view prefix, const std::string& pattern) {
    const std::string literal = pattern.substr(0, pattern.find_first_of("*?"));
    return scan(prefix, literal, [&](std::string_view word) { return matches_wildcard(pattern, word); });
}

Expansion Expander::fuzzy(std::string_view prefix, const std::string& word, unsigned distance) {
    if (const std::string cause = refusal(); !cause.empty()) {
        warnings_.push_back("'" + word + "~' was searched as it is: " + cause);
        return exact(prefix, word);
    }
    Expansion group;
    std::optional<WordLookup> of_field;
    if (!prefix.empty()) of_field.emplace(database_, std::string(prefix));
    WordLookup& vocabulary = of_field ? *of_field : vocabulary_();
    for (const WordLookup::Word& near : vocabulary.neighbors(word, distance))
        group.push_back({std::string(prefix) + near.text, near.documents});
    return take(std::move(group), schema::word_term(prefix, word), limits::forms_per_wildcard, "'" + word + "~'");
}

}  // namespace kwic
