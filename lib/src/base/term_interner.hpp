// SPDX-License-Identifier: GPL-2.0-or-later
// TermInterner: numbers the distinct terms of a set of documents from 0. The bulk builder looks up every token of every
// document in it, with one probe of a hash table each.
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
    // What is known about a term.
    struct Entry {
        std::uint64_t prefix;  // prefix_8() of the term
        std::uint32_t offset;  // of the term's bytes in bytes_
        std::uint32_t size;
        std::uint32_t count;          // not used by the interner: the inverter counts the records of the term
        std::uint32_t last_document;  // not used by the interner: the last document that contains the term
    };

    TermInterner() : slots_(min_slots) {}

    // The lookup of a term in steps: probe(), prefetch(), intern(). The slow parts of a lookup are the loads of the
    // slot and the entry from memory. A caller that does each step for several terms before the next step lets these
    // loads overlap. A probe refers to the bytes of the term.
    struct Probe {
        std::string_view term;
        std::uint64_t prefix;
        std::uint64_t hash;
    };
    Probe probe(std::string_view term) const;
    void prefetch(const Probe& probe) const;

    // Returns the number of the term, and adds the term if it is new: with count 0 and last_document no_document.
    // Throws Error (invalid_argument) for a term that is empty or too long for a key.
    std::uint32_t intern(const Probe& probe);
    std::uint32_t intern(std::string_view term) { return intern(probe(term)); }

    // Returns the number of `term`, or nothing if it was never added.
    std::optional<std::uint32_t> find(std::string_view term) const;

    Entry& operator[](std::uint32_t number) { return entries_[number]; }
    const Entry& operator[](std::uint32_t number) const { return entries_[number]; }
    std::string_view term(const Entry& entry) const { return {bytes_.data() + entry.offset, entry.size}; }

    std::size_t size() const { return entries_.size(); }
    std::size_t held_bytes() const;  // memory in use, plus the memory that rank() needs

    // A term in the order of rank().
    struct Ranked {
        std::uint64_t prefix;
        std::uint32_t number;
    };
    // Sets `order` to all terms, sorted by their bytes.
    void rank(std::vector<Ranked>& order) const;

    // Removes all terms. Keeps memory for about as many again.
    void clear();

    static constexpr std::uint32_t no_document = 0xffffffff;

private:
    static constexpr std::size_t min_slots = 1024;

    std::size_t slot_of(const Probe& probe) const;  // the slot of the term, or the free slot where it would be added
    void check(std::string_view term) const;
    std::uint32_t insert(const Probe& probe, std::size_t slot);
    void grow();

    std::string bytes_;
    std::vector<std::uint64_t> slots_;  // hash table: upper half of the hash, then number + 1; 0: a free slot
    std::vector<Entry> entries_;
};

}  // namespace kwic
