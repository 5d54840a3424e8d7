// SPDX-License-Identifier: GPL-2.0-or-later
// Inverter receives documents one after another from one thread. Whenever the memory of the inverter is full or a unit
// (see glass/bulk_builder.hpp) ends, the inverter passes the documents on as a segment (see segment.hpp). A document
// that is larger than this memory is divided into several segments, which are called its parts.
#pragma once

#include "glass/inversion.hpp"
#include "glass/segment.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::glass {

class Inverter {
public:
    // `memory` is the approximate maximum of the inverter's memory in bytes. `sink` must outlive the inverter.
    Inverter(SegmentSink& sink, std::size_t memory);

    // The functions below throw Error (invalid_argument) for documents that exceed the limits of Xapian's
    // glass format.

    // Adds `count` occurrences of a term, one of them at `position`, which must be below 2^31.
    void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count = 1);

    // Adds one occurrence for each term, at the positions `first`, `first` + 1 and so on. Faster than posting().
    void postings(std::span<const std::string_view> terms, Xapian::termpos first);

    // Adds a term and `count` occurrences of the term. The occurrences have no positions.
    void term(std::string_view term, Xapian::termcount count = 0);

    // Adds terms with their numbers of occurrences. Faster than term().
    void terms(std::span<const CountedTerm> terms);

    // Sets the value of a slot. If a slot is set several times, the last value is used. An empty value removes the
    // value of the slot.
    void value(Xapian::valueno slot, std::string_view value);

    // Sets a metadata entry of the database. If several documents set the same key, the entry of the last document is
    // used. An empty entry removes the key. Keys have at most 253 bytes.
    void metadata(std::string_view key, std::string_view entry);

    // Completes the document. `data` is stored uncompressed.
    void end_document(std::string_view data);

    // Called by BulkBuilder: documents that are added between begin_unit() and end_unit() belong to the unit.
    void begin_unit(std::uint64_t unit) { unit_ = unit; }
    void end_unit();

private:
    struct Value {
        Xapian::valueno slot;
        std::size_t offset, size;  // offset and size of the value in value_bytes_
    };

    // Calls function(probe, i) for all i < count, where `probe` is the Probe of term_of(i).
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
    void pass_on();
    void append_values();
    void restart();

    SegmentSink& sink_;
    std::size_t memory_;
    std::uint64_t unit_ = 0;
    std::size_t token_limit_ = 0;  // maximum number of tokens, given the memory that other data take
    Tokens tokens_;
    Segment segment_;
    Inversion inversion_;

    // The state of the open document:
    std::uint64_t length_ = 0;
    std::uint32_t distinct_terms_ = 0;
    bool is_in_parts_ = false;  // whether parts of the document have been passed on
    std::vector<Value> values_;
    std::string value_bytes_;
};

}  // namespace kwic::glass
