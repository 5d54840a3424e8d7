// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/term_interner.hpp"
#include "base/big_endian.hpp"
#include "base/term_limits.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::uint64_t eight_bytes(const char* at) {
    std::uint64_t value;
    std::memcpy(&value, at, 8);
    return value;
}

std::uint64_t hash_of(std::string_view term, std::uint64_t prefix) {
    constexpr std::uint64_t factor = 0x9e3779b97f4a7c15u;
    std::uint64_t hash = (prefix ^ term.size()) * factor;
    for (std::size_t i = 8; i < term.size(); i += 8)
        hash = ((hash ^ hash >> 29) + eight_bytes(term.data() + std::min(i, term.size() - 8))) * factor;
    return hash ^ hash >> 32;
}

constexpr std::uint64_t upper_half(std::uint64_t value) { return value >> 32 << 32; }

constexpr std::uint32_t number_in(std::uint64_t slot) { return static_cast<std::uint32_t>(slot) - 1; }

}  // namespace

TermInterner::Probe TermInterner::probe(std::string_view term) const {
    const std::uint64_t prefix = prefix_8(term);
    const std::uint64_t hash = hash_of(term, prefix);
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    return {term, prefix, hash};
}

void TermInterner::prefetch(const Probe& probe) const {
    const std::uint64_t slot = slots_[probe.hash & (slots_.size() - 1)];
    if (slot != 0) __builtin_prefetch(&entries_[number_in(slot)]);
}

std::size_t TermInterner::slot_of(const Probe& probe) const {
    const auto& [term, prefix, hash] = probe;
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
        if (upper_half(slots_[slot]) != upper_half(hash)) continue;
        const Entry& entry = entries_[number_in(slots_[slot])];
        if (entry.prefix != prefix || entry.size != term.size()) continue;
        if (term.size() <= 8 || std::memcmp(bytes_.data() + entry.offset + 8, term.data() + 8, term.size() - 8) == 0)
            break;
    }
    return slot;
}

std::uint32_t TermInterner::intern(const Probe& probe) {
    const std::size_t slot = slot_of(probe);
    return slots_[slot] != 0 ? number_in(slots_[slot]) : insert(probe, slot);
}

std::optional<std::uint32_t> TermInterner::find(std::string_view term) const {
    const std::uint64_t slot = slots_[slot_of(probe(term))];
    return slot != 0 ? std::optional(number_in(slot)) : std::nullopt;
}

void TermInterner::check(std::string_view term) const {
    if (term.empty()) throw Error(ErrorCode::invalid_argument, "a term is empty");
    if (2 * term.size() + 1 + max_sortable_bytes <= std::min(max_term_bytes, max_key_bytes)) return;
    const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
    if (term.size() > max_term_bytes || term.size() + zeros + 1 + max_sortable_bytes > max_key_bytes)
        throw Error(ErrorCode::invalid_argument, "a term is too long: '" + std::string(term) + "'");
}

std::uint32_t TermInterner::insert(const Probe& probe, std::size_t slot) {
    const auto& [term, prefix, hash] = probe;
    check(term);
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(
        {prefix, static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(term.size()), 0, no_document});
    bytes_ += term;
    slots_[slot] = upper_half(hash) | (number + 1);
    if (entries_.size() * 2 > slots_.size()) grow();
    return number;
}

void TermInterner::grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < entries_.size(); ++number) {
        const std::uint64_t hash = hash_of(term(entries_[number]), entries_[number].prefix);
        std::size_t slot = hash & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = upper_half(hash) | (number + 1);
    }
}

std::size_t TermInterner::held_bytes() const {
    return bytes_.size() + entries_.size() * (sizeof(Entry) + sizeof(Ranked)) + slots_.size() * sizeof(slots_[0]);
}

void TermInterner::sort(std::vector<Ranked>& order) const {
    std::sort(order.begin(), order.end(), [this](const Ranked& a, const Ranked& b) {
        if (a.prefix != b.prefix) return a.prefix < b.prefix;
        const Entry& first = entries_[a.number];
        const Entry& second = entries_[b.number];
        if (first.size <= 8 || second.size <= 8) return first.size < second.size;
        return term(first).substr(8) < term(second).substr(8);
    });
}

std::optional<std::uint32_t> TermInterner::find_next(std::string_view term, const std::vector<Ranked>& order,
                                                     std::optional<std::size_t>& cursor) const {
    const std::uint64_t prefix = prefix_8(term);
    const auto precedes = [&](const Ranked& each) {
        return each.prefix < prefix || (each.prefix == prefix && this->term(entries_[each.number]) < term);
    };
    if (!cursor) cursor = static_cast<std::size_t>(std::ranges::partition_point(order, precedes) - order.begin());
    while (*cursor < order.size() && precedes(order[*cursor])) ++*cursor;
    if (*cursor == order.size() || order[*cursor].prefix != prefix) return {};
    const std::uint32_t number = order[*cursor].number;
    return this->term(entries_[number]) == term ? std::optional(number) : std::nullopt;
}

void TermInterner::clear() {
    // The caller will probably add about as many terms again before the next call of clear(). The table keeps only the
    // slots that this many terms need, because clearing a much larger table would waste time.
    const std::size_t wanted = std::max(min_slots, std::bit_ceil(entries_.size() * 2));
    slots_.assign(std::min(slots_.size(), wanted), 0);
    entries_.clear();
    bytes_.clear();
}

}  // namespace kwic
