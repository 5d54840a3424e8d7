// SPDX-License-Identifier: GPL-2.0-or-later
// QueryTermIndex: looks up which query terms a word of a text matches. A QueryTermIndex is used to find and highlight
// the words of a query in texts.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

class QueryTermIndex {
public:
    struct Entry {
        std::string_view term;       // an index term, without prefix
        std::size_t query_term = 0;  // the number passed to add(), which identifies a QueryTerm or a word of a phrase
        bool is_typed = false;       // whether the term counts as typed; see index_of_terms() in occurrences.hpp
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    // Adds an entry. `term` must outlive the QueryTermIndex. All terms must be added before the first lookup.
    void add(std::string_view term, std::size_t query_term, bool is_typed = true) {
        const Entry entry{term, query_term, is_typed};
        entries_.insert(std::upper_bound(entries_.begin(), entries_.end(), entry), entry);
        const std::size_t bit = bit_of(term);
        seen_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }

    // Calls function(entry) for each entry of `term`. If `term` has no entry, usually returns without a search.
    template <class Function>
    void for_each(std::string_view term, Function function) const {
        if (!may_contain(term)) return;
        for (auto entry = std::lower_bound(entries_.begin(), entries_.end(), Entry{term});
             entry != entries_.end() && entry->term == term; ++entry)
            function(*entry);
    }

    // Returns false only if `term` has no entry. May return true even if `term` has no entry. Takes less time than
    // contains().
    bool may_contain(std::string_view term) const {
        const std::size_t bit = bit_of(term);
        return (seen_[bit / 64] >> (bit % 64) & 1) != 0;
    }

    bool contains(std::string_view term) const {
        bool found = false;
        for_each(term, [&](const Entry&) { found = true; });
        return found;
    }

    std::size_t size() const { return entries_.size(); }

    // Returns all entries, ascending by term and query term.
    const std::vector<Entry>& entries() const { return entries_; }

    // Returns the index in entries() of an entry that for_each() has passed to `function`.
    std::size_t number_of(const Entry& entry) const { return static_cast<std::size_t>(&entry - entries_.data()); }

private:
    // Returns a number below 1024, a multiplicative hash of the length and the first three bytes.
    static std::size_t bit_of(std::string_view term) {
        const auto byte = [&](std::size_t i) {
            return i < term.size() ? std::uint32_t{static_cast<unsigned char>(term[i])} : 0;
        };
        const std::uint32_t head =
            byte(0) | byte(1) << 8 | byte(2) << 16 | static_cast<std::uint32_t>(term.size()) << 24;
        return head * 0x9e3779b1u >> 22;
    }

    std::vector<Entry> entries_;            // ascending
    std::array<std::uint64_t, 16> seen_{};  // a Bloom filter: the bits of all terms
};

}  // namespace kwic
