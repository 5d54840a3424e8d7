// SPDX-License-Identifier: GPL-2.0-or-later
// Inverter: takes the documents of one thread, one after the other, and hands them on as segments within its share of
// memory. A document that is larger goes on in pieces; its parts are joined later.
#pragma once

#include "glass/inversion.hpp"
#include "glass/segment.hpp"

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::glass {

class Inverter {
public:
    // `memory`: bytes to use, about. `sink` must outlive it.
    Inverter(SegmentSink& sink, std::size_t memory);

    // All of these throw Error (invalid_argument) for what an index cannot hold.

    // `count` occurrences, one of them at `position`, which is below 2^31.
    void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count = 1);

    // Of words that follow one another, the first of them at `first`: faster than one by one.
    void postings(std::span<const std::string_view> terms, Xapian::termpos first);

    void term(std::string_view term, Xapian::termcount count = 0);

    // Terms with their counts: faster than one by one.
    void terms(std::span<const CountedTerm> terms);

    // The last value of a slot counts; an empty one is none.
    void value(Xapian::valueno slot, std::string_view value);

    // An entry of the database, not of the document: of those with the same key, that of the last document counts. An
    // empty one is none. Keys have 253 bytes at most.
    void metadata(std::string_view key, std::string_view entry);

    // `data` is stored as it is, without compression.
    void end_document(std::string_view data);

    // For the builder: the documents that follow, until end_unit(), are those of a unit.
    void begin_unit(std::uint64_t unit) { unit_ = unit; }
    void end_unit();

private:
    struct Value {
        Xapian::valueno slot;
        std::size_t offset, size;  // in value_bytes_
    };

    // Calls function(probe, i) for the terms that term_of(i) gives for all i < count.
    template <class TermOf, class Function>
    void for_each_probe(std::size_t count, TermOf term_of, Function function);

    void posting(const TermInterner::Probe& term, Xapian::termpos position, Xapian::termcount count);
    void term(const TermInterner::Probe& term, Xapian::termcount count);
    void add(const TermInterner::Probe& term, std::uint32_t code);
    void add_count(const TermInterner::Probe& term, std::int64_t count);
    void lengthen(Xapian::termcount count);
    bool is_full() const { return tokens_.occurrences.size() >= token_limit_; }
    void set_limit();
    void spill();
    void flush_documents();
    void flush_part(Segment::Part part);
    void hand_on();
    void append_values();
    void restart();

    SegmentSink& sink_;
    std::size_t memory_;
    std::uint64_t unit_ = 0;
    std::size_t token_limit_ = 0;  // more of them do not fit beside what else is held
    Tokens tokens_;
    Segment segment_;
    Inversion inversion_;

    // Of the open document:
    std::uint64_t length_ = 0;
    std::uint32_t distinct_terms_ = 0;
    bool is_in_parts_ = false;  // some of it has been handed on
    std::vector<Value> values_;
    std::string value_bytes_;
};

}  // namespace kwic::glass
