// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_variants.hpp"

#include "base/utf8.hpp"
#include "glass/entry_lookup.hpp"
#include "schema/schema.hpp"
#include "schema/terms.hpp"
#include "text/fold.hpp"
#include "vocabulary/identifiers.hpp"
#include "vocabulary/matching_words.hpp"
#include "vocabulary/name_lookup.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The maximum number of entries of a cache. A full cache takes one to two megabytes.
constexpr std::size_t max_entries = 5000;

// The maximum size of the result of WordVariants::parts().
constexpr std::size_t max_forms_as_parts = 8;

// Returns the entry of `term` in the cache. If the cache has no such entry, adds the result of make(). If the cache
// is full, empties the cache before the addition.
template <class Cache, class Make>
const typename Cache::mapped_type& cached(Cache& cache, const std::string& term, Make make) {
    if (const auto known = cache.find(term); known != cache.end()) return known->second;
    typename Cache::mapped_type made = make();
    if (cache.size() >= max_entries) cache.clear();
    return cache.emplace(term, std::move(made)).first->second;
}

}  // namespace

Expansion WordVariants::exact(std::string_view prefix, const std::string& word) const {
    if (word.empty()) return {};
    return existing(prefix, {word});
}

Expansion WordVariants::existing(std::string_view prefix, const std::vector<std::string>& words) const {
    Expansion expansion;
    if (tables_.has_remote) {
        std::vector<std::string> terms;
        for (const std::string& word : words) terms.push_back(schema::word_term(prefix, word));
        const auto documents = term_frequencies(database_, terms, true);
        for (std::size_t i = 0; i < terms.size(); ++i)
            if (documents[i] > 0) expansion.push_back({terms[i], documents[i]});
        return expansion;
    }
    for (const std::string& word : words) {
        Variant variant{schema::word_term(prefix, word)};
        for (glass::EntryLookup* const entries : tables_.entries) {
            const auto [documents, occurrences, max_tf] = entries->term(variant.term);
            variant.documents += documents;
            variant.occurrences += occurrences;
            variant.max_tf = std::max(variant.max_tf, max_tf);
        }
        if (variant.documents > 0) expansion.push_back(std::move(variant));
    }
    return expansion;
}

const Expansion& WordVariants::spellings(std::string_view prefix, const std::string& word) {
    return cached(spellings_, schema::word_term(prefix, word),
                  [&] { return existing_in(prefix, word, spellings_of(tables_, word)); });
}

const Expansion& WordVariants::forms(std::string_view prefix, const std::string& word) {
    return cached(forms_, schema::word_term(prefix, word),
                  [&] { return existing_in(prefix, word, forms_of(tables_, word)); });
}

// Returns the elements of `words` that the field contains. `words` are variants of `word` in texts. If `prefix` is that
// of a custom field, also returns the spellings of `word` in the field. The spellings of words of titles are among
// `words`, because the words of titles are words of texts too.
Expansion WordVariants::existing_in(std::string_view prefix, const std::string& word,
                                    std::vector<std::string> words) const {
    if (schema::is_field_term(prefix)) {
        for (std::string& spelling : spellings_in_field(database_, prefix, word)) words.push_back(std::move(spelling));
        std::ranges::sort(words);
        words.erase(std::unique(words.begin(), words.end()), words.end());
    }
    return existing(prefix, words);
}

const Expansion& WordVariants::name_variants(std::string_view prefix, const std::string& word) {
    return cached(name_variants_, schema::word_term(prefix, word), [&] {
        std::vector<SimilarName> similar = names_like(tables_.entries, word, is_known(word), database_.get_doccount());
        return existing_names(prefix, word, similar);
    });
}

Expansion WordVariants::existing_names(std::string_view prefix, const std::string& word,
                                       const std::vector<SimilarName>& similar) const {
    if (similar.empty()) return {};
    std::vector<std::string> words;
    for (const SimilarName& name : similar) words.push_back(name.word);
    Expansion expansion = existing(prefix, words);
    const auto word_of = [&](const Variant& variant) { return std::string_view(variant.term).substr(prefix.size()); };
    // Spellings that differ only in marks count as one spelling, so either all of them are variants or none is.
    struct NameSpelling {
        Xapian::doccount documents = 0;
        unsigned missing_bits = max_missing_bits;
    };
    std::map<std::string, NameSpelling> spellings;
    for (const Variant& variant : expansion) {
        NameSpelling& spelling = spellings[strip_marks(word_of(variant))];
        const auto name = std::ranges::lower_bound(similar, word_of(variant), {}, &SimilarName::word);
        spelling.documents += variant.documents;
        spelling.missing_bits = std::min(spelling.missing_bits, name->missing_bits);
    }
    const Xapian::doccount documents = max_documents(exact(prefix, word));
    std::erase_if(expansion, [&](const Variant& variant) {
        const NameSpelling& spelling = spellings[strip_marks(word_of(variant))];
        return spelling.missing_bits > 0 && std::min(documents, spelling.documents) < Xapian::doccount{1}
                                                                                          << spelling.missing_bits;
    });
    add_possessives(prefix, expansion);
    for (Variant& variant : expansion) variant.is_name = true;
    return expansion;
}

// For each ASCII word of `expansion`, adds the possessive form of the word if an index contains this form. The names
// table lists a possessive form only if it is capitalized within sentences.
void WordVariants::add_possessives(std::string_view prefix, Expansion& expansion) const {
    std::vector<std::string> possessives;
    for (const Variant& variant : expansion) {
        const std::string word = variant.term.substr(prefix.size());
        const auto is_same = [&](const Variant& other) { return other.term == variant.term + "'s"; };
        if (is_ascii(word) && word.find('\'') == word.npos && std::ranges::none_of(expansion, is_same))
            possessives.push_back(word + "'s");
    }
    for (Variant& possessive : existing(prefix, possessives)) expansion.push_back(std::move(possessive));
    std::ranges::sort(expansion, {}, &Variant::term);
}

const std::vector<Split>& WordVariants::splits(std::string_view prefix, std::string_view typed,
                                               const std::function<std::optional<std::vector<Split>>()>& find) {
    std::string key(prefix);
    key += '\0';
    key += typed;
    if (const auto known = splits_.find(key); known != splits_.end()) return known->second;
    auto found = find();
    static const std::vector<Split> none;
    if (!found) return none;
    if (splits_.size() >= max_entries) splits_.clear();
    return splits_.emplace(std::move(key), *std::move(found)).first->second;
}

const std::vector<std::string>& WordVariants::parts(const std::string& word) {
    return cached(parts_, word, [&] {
        std::vector<std::string> parts;
        const auto add = [&](const std::string& part) {
            if (std::any_of(tables_.entries.begin(), tables_.entries.end(),
                            [&](auto* entries) { return entries->has_metadata(identifier_key(part)); }))
                parts.push_back(part);
        };
        add(word);
        if (word.size() > 2 && word.ends_with('s')) add(word.substr(0, word.size() - 1));  // url in parse|url|s
        for (const Variant& form : forms("", word))
            if (form.term != word && parts.size() < max_forms_as_parts) add(form.term);
        return parts;
    });
}

void WordVariants::forget() {
    spellings_.clear();
    forms_.clear();
    name_variants_.clear();
    splits_.clear();
    parts_.clear();
    identifier_pages_.clear();
}

// Returns whether a text contains the word. Calls forms(), because the result of forms() is usually in the cache.
bool WordVariants::is_known(const std::string& word) {
    const Expansion& expansion = forms("", word);
    return std::any_of(expansion.begin(), expansion.end(),
                       [&](const Variant& variant) { return variant.term == word; });
}

}  // namespace kwic
