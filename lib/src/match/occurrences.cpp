// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/occurrences.hpp"

#include "match/text_range.hpp"
#include "schema/document_terms.hpp"
#include "schema/word_position.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

std::vector<Occurrence> occurrences(const TermPositions& positions, const std::vector<QueryTerm>& query_terms,
                                    OccurrenceLimits limits) {
    std::vector<Occurrence> found;
    std::vector<Xapian::termpos> positions_of_term;
    for (std::size_t number = 0; number < query_terms.size(); ++number) {
        const auto& terms = query_terms[number].terms;
        for (std::size_t i = 0; i < std::min(terms.size(), limits.max_terms); ++i) {
            positions_of_term.clear();
            positions.append(terms[i], limits.max_positions, positions_of_term);
            for (const Xapian::termpos position : positions_of_term)
                found.push_back({word_position(position).first - 1, number});
        }
    }
    std::ranges::sort(found, precedes);
    return found;
}

QueryTermIndex index_of_terms(const std::vector<QueryTerm>& query_terms, std::size_t max_terms) {
    QueryTermIndex index;
    for (std::size_t number = 0; number < query_terms.size(); ++number) {
        const auto& [terms, documents, word, typed] = query_terms[number];
        const bool has_typed = typed.empty() || std::find(terms.begin(), terms.end(), typed) != terms.end();
        for (std::size_t i = 0; i < std::min(terms.size(), max_terms); ++i)
            index.add(terms[i], number, !has_typed || terms[i] == typed);
    }
    return index;
}

std::vector<Occurrence> occurrences_in_text(const DocumentReader& reader, const StoredDocument& document,
                                            const QueryTermIndex& terms, std::size_t max_positions,
                                            Analyzer& analyzer) {
    std::vector<Occurrence> found;
    std::vector<std::size_t> counts(terms.size());
    const auto add_term = [&](std::string_view term, std::uint64_t position, std::size_t parts) {
        terms.for_each(term, [&](const QueryTermIndex::Entry& entry) {
            if (++counts[terms.number_of(entry)] > max_positions) return;
            found.push_back({position, entry.query_term, entry.is_typed, static_cast<std::uint8_t>(parts - 1)});
        });
    };
    const auto add = [&](std::string_view text, std::uint64_t position, Escapes escapes = Escapes::none) {
        const std::span<const Token> tokens = analyzer.analyze(text, escapes);
        auto broken = analyzer.broken_words().begin();
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            for (; broken != analyzer.broken_words().end() && broken->first == i; ++broken)
                add_term(broken->term, position + i, broken->parts);
            add_term(tokens[i].term, position + i, 1);
        }
    };
    const Escapes escapes = escapes_of(document.id);
    for (std::size_t number = 0; number < std::min(document.frames.size(), max_text_frames); ++number) {
        TextRange range;
        range.append(reader.frame(document, number));
        for (std::size_t block = 0; block < range.blocks.size(); ++block)
            add(range.block_text(block), range.start.position + range.blocks[block].position, escapes);
    }
    if (document.has_separate_title) add(document.title, title_position(document.end.position) - 1);
    std::string name;
    if (!file_name_words(document, analyzer.analyze(document.title), analyzer, name).empty())
        add(name, file_name_position(document.end.position) - 1);
    return found;
}

std::vector<double> weights_of(const std::vector<QueryTerm>& query_terms, Xapian::doccount documents) {
    std::vector<double> weights;
    for (const QueryTerm& query_term : query_terms)
        weights.push_back(std::log(1 + static_cast<double>(documents) / std::max(query_term.documents, 1u)));
    return weights;
}

}  // namespace kwic
