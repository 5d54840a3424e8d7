// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/identifier_collector.hpp"

#include "text/byte_flags.hpp"

#include <xxhash.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

void IdentifierCollector::collect(std::string_view text, std::span<const Token> tokens) {
    auto token = tokens.begin();
    for (std::size_t first = 0; first < text.size(); first += bit_count) {
        for (Bits humps = possible_humps(text, first); humps; humps &= humps - 1) {
            const std::size_t at = first + static_cast<std::size_t>(std::countr_zero(humps));
            while (token != tokens.end() && token->end <= at) ++token;
            if (token == tokens.end()) return;
            if (token->begin > at) continue;
            add_written(text.substr(token->begin, token->end - token->begin), token->term);
            ++token;
        }
    }
}

void IdentifierCollector::add_written(std::string_view written, std::string_view folded) {
    const std::uint64_t hash = XXH3_64bits(written.data(), written.size());
    if (std::exchange(seen_[hash % seen_.size()], hash) == hash) return;
    const HumpStarts starts = hump_starts(written, folded);
    if (starts == 0 && !may_have_parts(folded)) return;
    const std::string humps = with_separators(folded, starts);
    identifier_parts(humps, parts_);
    if (!parts_.empty()) add(folded, starts);
}

// If documents write an identifier with different capitals, keeps the spelling with the largest number of humps. If
// several spellings have the largest number of humps, keeps the spelling with the greatest `starts`, so that the order
// of the documents does not matter.
void IdentifierCollector::add(std::string_view word, HumpStarts starts) {
    const std::uint32_t number = words_.intern(word);
    if (number == starts_.size()) starts_.push_back(0);
    const auto rank = [](HumpStarts each) { return std::pair(std::popcount(each), each); };
    if (rank(starts) > rank(starts_[number])) starts_[number] = starts;
}

std::string IdentifierCollector::humps_of(std::string_view word) const {
    const auto number = words_.size() == 0 ? std::nullopt : words_.find(word);
    return number ? with_separators(word, starts_[*number]) : std::string();
}

std::optional<HumpStarts> IdentifierCollector::starts_of(std::string_view word,
                                                         std::optional<std::size_t>& cursor) const {
    const auto number = words_.find_next(word, order_, cursor);
    return number ? std::optional(starts_[*number]) : std::nullopt;
}

void IdentifierCollector::add(const IdentifierCollector& other) {
    for (std::uint32_t number = 0; number < other.words_.size(); ++number)
        add(other.words_.term(other.words_[number]), other.starts_[number]);
}

}  // namespace kwic
