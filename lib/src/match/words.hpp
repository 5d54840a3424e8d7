// SPDX-License-Identifier: GPL-2.0-or-later
// Words: the words of a stretch of text, and which of them the query asked for. Each block is analysed when it is
// first asked for, and whole, so that its words are those of the index.
#pragma once

#include "match/marked_terms.hpp"
#include "match/stretch.hpp"
#include "text/analyzer.hpp"

#include <kwic/results.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace kwic {

// An occurrence of a word of the query.
struct Occurrence {
    std::uint64_t position = 0;  // tokens before it; a title that is not part of the text comes after the text
    std::size_t mark = 0;        // index of the word
};

class Words {
public:
    // Keeps references to all three.
    Words(const Stretch& stretch, Analyzer& analyzer, const MarkedTerms& terms)
        : stretch_(stretch), analyzer_(analyzer), terms_(terms) {}

    struct List {
        std::vector<Span> words;              // bytes of the stretch, ascending
        std::vector<Span> marked;             // those that the query asked for
        std::vector<Occurrence> occurrences;  // the same, by their positions in the stretch
    };

    // All occurrences of the terms in the stretch, by their positions in it.
    std::vector<Occurrence> occurrences();

    // The word at a position within the stretch. Throws Error (corrupt) if there is none.
    Span at(std::uint64_t position);

    // The words of all blocks that reach into these bytes.
    List between(std::size_t begin, std::size_t end);

private:
    const List& block(std::size_t number);

    const Stretch& stretch_;
    Analyzer& analyzer_;
    const MarkedTerms& terms_;
    std::map<std::size_t, List> blocks_;
};

}  // namespace kwic
