// SPDX-License-Identifier: GPL-2.0-or-later
// AnalyzedRange: finds the words of a TextRange, and the occurrences of query terms among them. Each block is analyzed
// when it is first needed, and always as a whole, so that its words are the same as in the index.
#pragma once

#include "match/occurrences.hpp"
#include "match/query_term_index.hpp"
#include "match/text_range.hpp"
#include "text/analyzer.hpp"

#include <kwic/results.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace kwic {

class AnalyzedRange {
public:
    // `escapes` are those of the document. `analyzer` and `terms` must outlive the AnalyzedRange.
    AnalyzedRange(TextRange range, Escapes escapes, Analyzer& analyzer, const QueryTermIndex& terms)
        : range_(std::move(range)), escapes_(escapes), analyzer_(analyzer), terms_(terms) {}

    const TextRange& range() const { return range_; }

    // The spans of words, in the order of the text. Offsets are relative to the range. The parts of a broken word (see
    // text/broken_words.hpp) are words too.
    struct Words {
        std::vector<Span> all;         // spans of all words; for a part, the span of the complete broken word
        std::vector<Span> highlights;  // spans of words that match the query, and of parts of matching broken words
    };

    // Returns all occurrences of the query terms, with positions relative to the range.
    std::vector<Occurrence> occurrences();

    // Returns the occurrences at the positions `first` to `last` of the range, both included.
    std::vector<Occurrence> occurrences_between(std::uint64_t first, std::uint64_t last);

    // Returns the span of the word at `position` of the range. If the word is a part of a broken word, returns the span
    // of the complete broken word. Throws Error (corrupt) if there is no word at `position`.
    Span word_at(std::uint64_t position);

    // Returns the words of all blocks that have a byte in [begin, end) of the range.
    Words words_between(std::size_t begin, std::size_t end);

private:
    struct AnalyzedBlock {
        Words words;
        std::vector<Occurrence> occurrences;
    };

    const AnalyzedBlock& block(std::size_t number);

    TextRange range_;
    Escapes escapes_;
    Analyzer& analyzer_;
    const QueryTermIndex& terms_;
    std::map<std::size_t, AnalyzedBlock> blocks_;  // analyzed blocks by number
};

}  // namespace kwic
