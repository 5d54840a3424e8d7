// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/adjacency_probe.hpp"

#include "compile/position_filter.hpp"
#include "compile/term_documents.hpp"
#include "schema/schema.hpp"
#include "schema/value_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_documents = 256;
constexpr std::size_t max_checked = 64;
constexpr std::size_t max_texts = 4;

Xapian::doccount documents_of(const Expansion& word) {
    Xapian::doccount documents = 0;
    for (const Variant& variant : word) documents += variant.documents;
    return documents;
}

// Returns the first max_documents documents that have a variant of the word, in ascending order.
std::vector<Xapian::docid> first_documents(const glass::OpenDatabase& opened, const Expansion& word) {
    std::vector<Xapian::docid> documents;
    for (const Variant& variant : word) {
        TermDocuments of_term(opened, variant.term);
        std::size_t left = max_documents;
        for (Xapian::docid at = of_term.first_from(1); at != 0 && left > 0; at = of_term.first_from(at + 1), --left)
            documents.push_back(at);
    }
    if (word.size() == 1) return documents;
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    documents.resize(std::min(documents.size(), max_documents));
    return documents;
}

// Returns the elements of `documents` that have a variant of the word, but at most the first max_checked of these
// elements.
std::vector<Xapian::docid> with_word(const glass::OpenDatabase& opened, const std::vector<Xapian::docid>& documents,
                                     const Expansion& word) {
    std::vector<TermDocuments> variants;
    for (const Variant& variant : word) variants.emplace_back(opened, variant.term);
    std::vector<Xapian::docid> found;
    for (const Xapian::docid document : documents) {
        if (found.size() == max_checked) break;
        if (std::ranges::any_of(variants, [&](TermDocuments& variant) { return variant.has(document); }))
            found.push_back(document);
    }
    return found;
}

}  // namespace

bool are_adjacent_somewhere(const glass::OpenDatabase& opened, const Split& split, const TimeLimit& time) {
    std::vector<const Expansion*> rarest_first;
    for (const Expansion& word : split) rarest_first.push_back(&word);
    std::stable_sort(rarest_first.begin(), rarest_first.end(),
                     [](const Expansion* a, const Expansion* b) { return documents_of(*a) < documents_of(*b); });
    std::vector<Xapian::docid> documents = first_documents(opened, *rarest_first[0]);
    for (std::size_t i = 1; i < rarest_first.size() && !documents.empty(); ++i)
        documents = with_word(opened, documents, *rarest_first[i]);
    if (documents.empty()) return false;

    std::vector<std::vector<std::string>> terms(split.size());
    for (std::size_t i = 0; i < split.size(); ++i)
        for (const Variant& variant : split[i]) terms[i].push_back(variant.term);
    const auto window = static_cast<Xapian::termpos>(split.size());
    PositionFilter filter(std::move(terms),
                          {.window = window, .is_in_order = true, .is_excluded = false, .tables = opened.tables}, time);
    filter.init(opened.database);
    ValueReader codes(opened, schema::low_bytes_slot);  // documents without codes and lists are checked by their texts
    std::size_t texts = 0;
    for (const Xapian::docid document : documents) {
        if (time.is_over()) return false;
        if (codes.probe(document).empty() && ++texts > max_texts) continue;
        if (filter.check(document, 0)) return true;
    }
    return false;
}

}  // namespace kwic
