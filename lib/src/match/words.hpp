// SPDX-License-Identifier: GPL-2.0-or-later
// Words: the words of a range of text, and which of them the query asked for. Each block is analyzed when it is
// first asked for, and whole, so that its words are those of the index.
#pragma once

#include "match/query_term_index.hpp"
#include "match/text_range.hpp"
#include "text/analyzer.hpp"

#include <kwic/results.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace kwic {

// An occurrence of a word of the query.
struct Occurrence {
    std::uint64_t position = 0;  // tokens before it; a title that is not part of the text comes after the text
    std::size_t query_term = 0;  // index of the word's query term
};

class Words {
public:
    // Keeps references to all three.
    Words(const TextRange& range, Analyzer& analyzer, const QueryTermIndex& terms)
        : range_(range), analyzer_(analyzer), terms_(terms) {}

    struct List {
        std::vector<Span> words;              // bytes of the range, ascending
        std::vector<Span> marked;             // those that the query asked for
        std::vector<Occurrence> occurrences;  // the same, by their positions in the range
    };

    // All occurrences of the terms in the range, by their positions in it.
    std::vector<Occurrence> occurrences();

    // The word at a position within the range. Throws Error (corrupt) if there is none.
    Span at(std::uint64_t position);

    // The words of all blocks that reach into these bytes.
    List between(std::size_t begin, std::size_t end);

private:
    const List& block(std::size_t number);

    const TextRange& range_;
    Analyzer& analyzer_;
    const QueryTermIndex& terms_;
    std::map<std::size_t, List> blocks_;
};

}  // namespace kwic
