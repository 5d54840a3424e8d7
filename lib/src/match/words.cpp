// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/words.hpp"

#include <kwic/error.hpp>

#include <span>

namespace kwic {

const Words::List& Words::block(std::size_t number) {
    const auto [at, is_new] = blocks_.try_emplace(number);
    if (!is_new) return at->second;
    const std::size_t begin = range_.blocks[number].begin;
    std::uint64_t position = range_.blocks[number].position;
    List& list = at->second;
    const std::span<const Token> tokens = analyzer_.analyze(range_.block_text(number));
    list.words.reserve(tokens.size());
    for (const Token& token : tokens) {
        list.words.push_back({begin + token.begin, begin + token.end});
        const std::size_t before = list.occurrences.size();
        terms_.for_each(token.term, [&](const QueryTermIndex::Entry& term) {
            list.occurrences.push_back({position, term.second});
        });
        if (list.occurrences.size() > before) list.marked.push_back(list.words.back());
        ++position;
    }
    return list;
}

std::vector<Occurrence> Words::occurrences() {
    std::vector<Occurrence> all;
    for (std::size_t number = 0; number < range_.blocks.size(); ++number) {
        const auto& own = block(number).occurrences;
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

Span Words::at(std::uint64_t position) {
    const std::size_t number = range_.block_of_position(position);
    const auto& words = block(number).words;
    const std::uint64_t index = position - range_.blocks[number].position;
    if (index >= words.size())
        throw Error(ErrorCode::corrupt, "the index is damaged: a text has fewer words than it should");
    return words[index];
}

Words::List Words::between(std::size_t begin, std::size_t end) {
    List all;
    for (std::size_t number = range_.block_of_offset(begin);
         number < range_.blocks.size() && range_.blocks[number].begin < end; ++number) {
        const List& own = block(number);
        all.words.insert(all.words.end(), own.words.begin(), own.words.end());
        all.marked.insert(all.marked.end(), own.marked.begin(), own.marked.end());
    }
    return all;
}

}  // namespace kwic
