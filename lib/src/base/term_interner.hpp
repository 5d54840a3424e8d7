// SPDX-License-Identifier: GPL-2.0-or-later
// TermInterner assigns the numbers 0, 1, 2 ... to distinct terms, in the order in which they are added.
#pragma once

#include "base/big_endian.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// A term and its number of occurrences.
using CountedTerm = std::pair<std::string_view, Xapian::termcount>;

class TermInterner {
public:
    // The data of one term.
    struct Entry {
        std::uint64_t prefix;  // prefix_8() of the term
        std::uint32_t offset;  // offset of the term's bytes in bytes_
        std::uint32_t size;
        std::uint32_t count;          // a count that the caller maintains; initially 0
        std::uint32_t last_document;  // the last document with the term; maintained by the caller
    };

    TermInterner() : slots_(min_slots) {}

    // A term and its hash. The bytes of the term must outlive the Probe. A look-up spends most of its time on loading a
    // slot and an entry from memory. To make these loads overlap, call probe() for several terms, then prefetch() for
    // each Probe, and then intern() for each Probe.
    struct Probe {
        std::string_view term;
        std::uint64_t prefix;
        std::uint64_t hash;
    };
    Probe probe(std::string_view term) const;
    void prefetch(const Probe& probe) const;

    // Returns the number of the term. Adds the term if it is new, with a count of 0 and no_document as last_document.
    // Throws Error (invalid_argument) for a new term that is empty or exceeds a limit in term_limits.hpp.
    std::uint32_t intern(const Probe& probe);
    std::uint32_t intern(std::string_view term) { return intern(probe(term)); }

    // Returns the number of `term`, or nothing if `term` has not been added.
    std::optional<std::uint32_t> find(std::string_view term) const;

    Entry& operator[](std::uint32_t number) { return entries_[number]; }
    const Entry& operator[](std::uint32_t number) const { return entries_[number]; }
    std::string_view term(const Entry& entry) const { return {bytes_.data() + entry.offset, entry.size}; }

    std::size_t size() const { return entries_.size(); }
    std::size_t held_bytes() const;  // memory in use, plus the memory that rank() needs

    // An element of the order that rank() makes: the number of a term and prefix_8() of the term.
    struct Ranked {
        std::uint64_t prefix;
        std::uint32_t number;
    };
    // Sets `order` to all terms, sorted by their bytes.
    void rank(std::vector<Ranked>& order) const {
        rank(order, [](std::uint32_t) { return true; });
    }
    // Sets `order` to the terms for which is_wanted(number of the term) returns true, sorted by their bytes.
    template <class IsWanted>
    void rank(std::vector<Ranked>& order, IsWanted is_wanted) const {
        order.clear();
        for (std::uint32_t number = 0; number < entries_.size(); ++number)
            if (is_wanted(number)) order.push_back({entries_[number].prefix, number});
        sort(order);
    }

    // Returns the number of `term`, or nothing if `term` is not in `order`, which must be the result of rank().
    // Calls with the same `cursor` must pass terms in ascending order. `cursor` must be empty in the first call.
    // find_next() is faster than find().
    std::optional<std::uint32_t> find_next(std::string_view term, const std::vector<Ranked>& order,
                                           std::optional<std::size_t>& cursor) const;

    // Removes all terms. Keeps memory for about as many terms as were removed.
    void clear();

    static constexpr std::uint32_t no_document = 0xffffffff;

private:
    static constexpr std::size_t min_slots = 1024;

    // Returns the slot of the term, or the free slot where the term would be added.
    std::size_t slot_of(const Probe& probe) const;
    void check(std::string_view term) const;
    std::uint32_t insert(const Probe& probe, std::size_t slot);
    void sort(std::vector<Ranked>& order) const;
    void grow();

    std::string bytes_;
    // The hash table. A free slot is 0. Any other slot holds the upper half of a term's hash and the term's number + 1.
    std::vector<std::uint64_t> slots_;
    std::vector<Entry> entries_;
};

}  // namespace kwic
