// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/words.hpp"

#include <kwic/error.hpp>

namespace kwic {

const Words::List& Words::block(std::size_t number) {
    const auto [at, is_new] = blocks_.try_emplace(number);
    if (!is_new) return at->second;
    const std::size_t begin = stretch_.blocks[number].begin;
    for (const Token& token : analyzer_.analyze(stretch_.block_text(number))) {
        at->second.words.push_back({begin + token.begin, begin + token.end});
        if (terms_.contains(token.term)) at->second.marked.push_back(at->second.words.back());
    }
    return at->second;
}

Span Words::at(std::uint64_t position) {
    const std::size_t number = stretch_.block_of_position(position);
    const auto& words = block(number).words;
    const std::uint64_t index = position - stretch_.blocks[number].position;
    if (index >= words.size())
        throw Error(ErrorCode::corrupt, "the index is damaged: a text has fewer words than it should");
    return words[index];
}

Words::List Words::between(std::size_t begin, std::size_t end) {
    List all;
    for (std::size_t number = stretch_.block_of_offset(begin);
         number < stretch_.blocks.size() && stretch_.blocks[number].begin < end; ++number) {
        const List& own = block(number);
        all.words.insert(all.words.end(), own.words.begin(), own.words.end());
        all.marked.insert(all.marked.end(), own.marked.begin(), own.marked.end());
    }
    return all;
}

}  // namespace kwic
