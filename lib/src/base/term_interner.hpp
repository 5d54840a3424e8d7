// SPDX-License-Identifier: GPL-2.0-or-later
// The different terms of some documents, each with a number; one probe of a hash table a token.
#pragma once

#include "base/big_endian.hpp"

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// A term, and how much it counts.
using CountedTerm = std::pair<std::string_view, Xapian::termcount>;

class TermInterner {
public:
    struct Entry {
        std::uint64_t prefix;  // prefix_8() of the term
        std::uint32_t offset;  // of the term's bytes
        std::uint32_t size;
        std::uint32_t count;          // for its user to count: the inverter's records of it
        std::uint32_t last_document;  // the last that has it; later free for the inverter to use
    };

    TermInterner() : slots_(min_slots) {}

    // A term that is to be looked up: what takes time is to load its slot and then its entry, and that of several terms
    // goes on at once where each step is made for all of them before the next. Borrows the term.
    struct Probe {
        std::string_view term;
        std::uint64_t prefix;
        std::uint64_t hash;
    };
    Probe probe(std::string_view term) const;
    void prefetch(const Probe& probe) const;

    // The term's number. A new one has count 0 and no last document. Throws Error (invalid_argument) for a term
    // that is empty or too long for a key.
    std::uint32_t intern(const Probe& probe);
    std::uint32_t intern(std::string_view term) { return intern(probe(term)); }

    // The same for a term that is not to be added; none where it is not there.
    std::optional<std::uint32_t> find(std::string_view term) const;

    Entry& operator[](std::uint32_t number) { return entries_[number]; }
    const Entry& operator[](std::uint32_t number) const { return entries_[number]; }
    std::string_view term(const Entry& entry) const { return {bytes_.data() + entry.offset, entry.size}; }

    std::size_t size() const { return entries_.size(); }
    std::size_t held_bytes() const;  // with what sorting it takes

    // The terms' numbers in the order of the terms' bytes, with their prefixes.
    struct Ranked {
        std::uint64_t prefix;
        std::uint32_t number;
    };
    void rank(std::vector<Ranked>& order) const;

    void clear();

    static constexpr std::uint32_t no_document = 0xffffffff;

private:
    static constexpr std::size_t min_slots = 1024;

    std::size_t slot_of(const Probe& probe) const;  // the term's, or the free one that is for it
    void check(std::string_view term) const;
    std::uint32_t insert(const Probe& probe, std::size_t slot);
    void grow();

    std::string bytes_;
    std::vector<std::uint64_t> slots_;  // the upper half of the hash, and the number + 1; 0 is free
    std::vector<Entry> entries_;
};

}  // namespace kwic
