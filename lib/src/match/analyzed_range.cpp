// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/analyzed_range.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

const AnalyzedRange::AnalyzedBlock& AnalyzedRange::block(std::size_t number) {
    const auto [entry, is_new] = blocks_.try_emplace(number);
    AnalyzedBlock& block = entry->second;
    if (!is_new) return block;
    const std::size_t begin = range_.blocks[number].begin;
    const std::uint64_t position = range_.blocks[number].position;
    const std::span<const Token> tokens = analyzer_.analyze(range_.block_text(number), escapes_);
    const std::span<const BrokenWord> broken_words = analyzer_.broken_words();
    // Adds an occurrence of each query term that `term` matches. Returns whether `term` matches any query term.
    const auto add_occurrences = [&](std::string_view term, std::size_t token, std::size_t parts) {
        const std::size_t occurrences_before = block.occurrences.size();
        terms_.for_each(term, [&](const QueryTermIndex::Entry& entry_of_term) {
            block.occurrences.push_back({position + token, entry_of_term.query_term, entry_of_term.is_typed,
                                         static_cast<std::uint8_t>(parts - 1)});
        });
        return block.occurrences.size() > occurrences_before;
    };
    block.words.all.reserve(tokens.size());
    auto broken = broken_words.begin();
    std::size_t match_end = 0;  // index of the token after the last BrokenWord that matches
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Span word{begin + tokens[i].begin, begin + tokens[i].end};
        block.words.all.push_back(word);
        for (; broken != broken_words.end() && broken->first == i; ++broken)
            if (add_occurrences(broken->term, i, broken->parts)) match_end = i + broken->parts;
        // may_contain() saves the call of add_occurrences() for most words.
        const bool is_query_term = terms_.may_contain(tokens[i].term) && add_occurrences(tokens[i].term, i, 1);
        if (is_query_term || i < match_end) block.words.highlights.push_back(word);
    }
    for (const BrokenWord& word : broken_words) {
        const auto first = block.words.all.begin() + static_cast<std::ptrdiff_t>(word.first);
        const auto last = first + static_cast<std::ptrdiff_t>(word.parts);
        std::fill(first, last, Span{first->begin, (last - 1)->end});
    }
    return block;
}

std::vector<Occurrence> AnalyzedRange::occurrences() {
    std::vector<Occurrence> all;
    for (std::size_t number = 0; number < range_.blocks.size(); ++number) {
        const std::vector<Occurrence>& of_block = block(number).occurrences;
        all.insert(all.end(), of_block.begin(), of_block.end());
    }
    return all;
}

std::vector<Occurrence> AnalyzedRange::occurrences_between(std::uint64_t first, std::uint64_t last) {
    std::vector<Occurrence> found;
    for (std::size_t number = range_.block_of_position(first);
         number < range_.blocks.size() && range_.blocks[number].position <= last; ++number)
        for (const Occurrence& each : block(number).occurrences)
            if (each.position >= first && each.position <= last) found.push_back(each);
    return found;
}

Span AnalyzedRange::word_at(std::uint64_t position) {
    const std::size_t number = range_.block_of_position(position);
    const std::vector<Span>& words = block(number).words.all;
    const std::uint64_t index = position - range_.blocks[number].position;
    if (index >= words.size())
        throw Error(
            ErrorCode::corrupt,
            "the index is damaged: a text has fewer words than it should; rebuild it with kwic-indexer --rebuild");
    return words[index];
}

AnalyzedRange::Words AnalyzedRange::words_between(std::size_t begin, std::size_t end) {
    Words found;
    for (std::size_t number = range_.block_of_offset(begin);
         number < range_.blocks.size() && range_.blocks[number].begin < end; ++number) {
        const Words& words = block(number).words;
        found.all.insert(found.all.end(), words.all.begin(), words.all.end());
        found.highlights.insert(found.highlights.end(), words.highlights.begin(), words.highlights.end());
    }
    return found;
}

}  // namespace kwic
