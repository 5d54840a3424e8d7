// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_variants.hpp"

#include "schema/schema.hpp"
#include "schema/terms.hpp"
#include "vocabulary/names.hpp"

#include <algorithm>

namespace kwic {
namespace {

// Words that are remembered, in a megabyte or two.
constexpr std::size_t max_remembered = 5000;

// What `groups` remembers of a term, or else what make() gives.
template <class Expansions, class Make>
const Expansion& remembered(Expansions& groups, const std::string& term, Make make) {
    if (const auto known = groups.find(term); known != groups.end()) return known->second;
    Expansion group = make();
    if (groups.size() >= max_remembered) groups.clear();
    return groups.emplace(term, std::move(group)).first->second;
}

}  // namespace

Expansion WordVariants::exact(std::string_view prefix, const std::string& word) const {
    if (word.empty()) return {};
    return existing(prefix, {word});
}

const Expansion& WordVariants::forms(std::string_view prefix, const std::string& word) {
    return remembered(forms_, schema::word_term(prefix, word),
                      [&] { return existing(prefix, forms_of(tables_, word)); });
}

const Expansion& WordVariants::names_like(std::string_view prefix, const std::string& word) {
    return remembered(names_, schema::word_term(prefix, word), [&] {
        Expansion group = existing(prefix, kwic::names_like(tables_.databases, word, is_known(word)));
        for (Variant& form : group) form.is_name = true;
        return group;
    });
}

void WordVariants::forget() {
    forms_.clear();
    names_.clear();
}

Expansion WordVariants::existing(std::string_view prefix, const std::vector<std::string>& words) const {
    std::vector<std::string> terms;
    for (const std::string& word : words) terms.push_back(schema::word_term(prefix, word));
    const auto documents = term_frequencies(database_, terms, tables_.has_remote);
    Expansion group;
    for (std::size_t i = 0; i < terms.size(); ++i)
        if (documents[i] > 0) group.push_back({terms[i], documents[i]});
    return group;
}

// Among the words of the text, whose forms have mostly been looked up already.
bool WordVariants::is_known(const std::string& word) {
    const Expansion& group = forms("", word);
    return std::any_of(group.begin(), group.end(), [&](const Variant& form) { return form.term == word; });
}

}  // namespace kwic
