// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/inverter.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

// The memory in bytes that a token takes: an Occurrence, a DocumentOccurrence, a DocumentTerm, and 10 bytes for the
// encoded form of the token. The three types have the same size.
constexpr std::size_t bytes_per_token = 2 * sizeof(Occurrence) + sizeof(Occurrence) + 10;

constexpr std::size_t min_tokens = 1024;

constexpr Xapian::termcount max_count_at_once = (1u << 30) - 1;

// An upper bound on the number of Occurrences that one posting adds: one for its position, the others for its count.
constexpr std::size_t tokens_at_once = 8;

}  // namespace

Inverter::Inverter(SegmentSink& sink, std::size_t memory) : sink_(sink), memory_(memory) {
    // The system provides the reserved memory only when it is used.
    tokens_.occurrences.reserve(std::max(memory / bytes_per_token, min_tokens));
    set_limit();
}

void Inverter::posting(std::string_view term, Xapian::termpos position, Xapian::termcount count) {
    posting(tokens_.vocabulary.probe(term), position, count);
}

void Inverter::postings(std::span<const std::string_view> terms, Xapian::termpos first) {
    for_each_probe(
        terms.size(), [&](std::size_t i) { return terms[i]; },
        [&](const TermInterner::Probe& probe, std::size_t i) {
            posting(probe, first + static_cast<Xapian::termpos>(i), 1);
        });
}

void Inverter::term(std::string_view term, Xapian::termcount count) {
    this->term(tokens_.vocabulary.probe(term), count);
}

void Inverter::terms(std::span<const CountedTerm> terms) {
    for_each_probe(
        terms.size(), [&](std::size_t i) { return terms[i].first; },
        [&](const TermInterner::Probe& probe, std::size_t i) { term(probe, terms[i].second); });
}

template <class TermOf, class Function>
void Inverter::for_each_probe(std::size_t count, TermOf term_of, Function function) {
    constexpr std::size_t at_once = 32;
    std::array<TermInterner::Probe, at_once> probes;
    for (std::size_t begin = 0; begin < count; begin += at_once) {
        const std::size_t size = std::min(at_once, count - begin);
        for (std::size_t i = 0; i < size; ++i) probes[i] = tokens_.vocabulary.probe(term_of(begin + i));
        for (std::size_t i = 0; i < size; ++i) tokens_.vocabulary.prefetch(probes[i]);
        for (std::size_t i = 0; i < size; ++i) function(probes[i], begin + i);
    }
}

void Inverter::posting(const TermInterner::Probe& term, Xapian::termpos position, Xapian::termcount count) {
    if (position >= without_position)
        throw Error(ErrorCode::invalid_argument, "a document has too many words: positions end at 2147483647");
    lengthen(count);
    if (is_full()) spill();
    add(term, position);
    if (count != 1) add_count(term, static_cast<std::int64_t>(count) - 1);
}

void Inverter::term(const TermInterner::Probe& term, Xapian::termcount count) {
    lengthen(count);
    if (is_full()) spill();
    add_count(term, count);
}

void Inverter::lengthen(Xapian::termcount count) {
    length_ += count;
    if (length_ > std::numeric_limits<Xapian::termcount>::max())
        throw Error(ErrorCode::invalid_argument, "a document has too many words");
}

void Inverter::add(const TermInterner::Probe& term, std::uint32_t code) {
    const std::uint32_t number = tokens_.vocabulary.intern(term);
    TermInterner::Entry& entry = tokens_.vocabulary[number];
    if (entry.count++ == 0) set_limit();
    if (entry.last_document != segment_.documents) {
        entry.last_document = segment_.documents;
        ++distinct_terms_;
    }
    tokens_.occurrences.push_back({number, code});
}

// Adds at least one Occurrence, so that a count of 0 still adds the term to the document.
void Inverter::add_count(const TermInterner::Probe& term, std::int64_t count) {
    for (; count > max_count_at_once; count -= max_count_at_once) add(term, without_position | max_count_at_once);
    add(term, without_position | (static_cast<std::uint32_t>(count) & ~without_position));
}

// Computes token_limit_, so that adding a token requires only one comparison. Must be called whenever data other than
// tokens have grown.
void Inverter::set_limit() {
    const std::size_t others =
        tokens_.vocabulary.held_bytes() + segment_.data.size() + segment_.metadata.size() + segment_.values.size();
    const std::size_t memory = std::max(memory_, min_tokens * bytes_per_token);
    const std::size_t tokens = memory > others ? (memory - others) / bytes_per_token : 0;
    token_limit_ = std::min(tokens, tokens_.occurrences.capacity() - tokens_at_once);
}

void Inverter::value(Xapian::valueno slot, std::string_view value) {
    if (slot == Xapian::BAD_VALUENO) throw Error(ErrorCode::invalid_argument, "a value slot is out of range");
    values_.push_back({slot, value_bytes_.size(), value.size()});
    value_bytes_ += value;
}

void Inverter::metadata(std::string_view key, std::string_view entry) {
    if (key.empty() || key.size() > max_key_bytes - metadata_prefix.size())
        throw Error(ErrorCode::invalid_argument, "a metadata key is empty or too long");
    append_sized(segment_.metadata, key);
    append_sized(segment_.metadata, entry);
    set_limit();
    if (is_full()) spill();
}

void Inverter::append_values() {
    std::stable_sort(values_.begin(), values_.end(), [](const Value& a, const Value& b) { return a.slot < b.slot; });
    const auto is_last = [&](const Value& value) {
        return &value == &values_.back() || (&value)[1].slot != value.slot;
    };
    auto end = values_.begin();
    for (auto at = values_.begin(); at != values_.end(); ++at)
        if (is_last(*at) && at->size > 0) *end++ = *at;
    values_.erase(end, values_.end());
    Buffer& out = segment_.values;
    out.end_at(put_varint(out.room(max_varint_bytes), values_.size()));
    for (const Value& value : values_) {
        out.end_at(put_varint(out.room(max_varint_bytes), value.slot));
        append_sized(out, std::string_view(value_bytes_).substr(value.offset, value.size));
    }
    values_.clear();
    value_bytes_.clear();
}

void Inverter::end_document(std::string_view data) {
    append_sized(segment_.data, data);
    append_values();
    segment_.lengths.push_back(static_cast<std::uint32_t>(length_));
    ++segment_.documents;
    tokens_.document_ends.push_back(static_cast<std::uint32_t>(tokens_.occurrences.size()));
    tokens_.distinct_terms.push_back(distinct_terms_);
    length_ = 0;
    distinct_terms_ = 0;
    set_limit();
    if (is_in_parts_) {
        is_in_parts_ = false;
        flush_part(Segment::Part::last);
    } else if (is_full()) {
        flush_documents();
    }
}

void Inverter::end_unit() {
    if (length_ > 0 || distinct_terms_ > 0 || !values_.empty() || is_in_parts_)
        throw Error(ErrorCode::internal, "the last document of a unit is not complete");
    segment_.ends_unit = true;
    flush_documents();
}

// Frees memory in the middle of a document by passing the complete documents on to sink_. If no document is complete,
// passes on the tokens of the open document as a part. If there are no tokens at all, passes on the metadata.
void Inverter::spill() {
    if (segment_.documents > 0) return flush_documents();
    if (tokens_.occurrences.empty()) return pass_on();
    is_in_parts_ = true;
    flush_part(Segment::Part::middle);
}

// Passes the complete documents on as a segment, and begins a new segment with the tokens of the open document.
void Inverter::flush_documents() {
    const std::size_t complete = tokens_.document_ends.empty() ? 0 : tokens_.document_ends.back();
    const std::vector<Occurrence> rest(tokens_.occurrences.begin() + static_cast<std::ptrdiff_t>(complete),
                                       tokens_.occurrences.end());
    for (const Occurrence& occurrence : rest) --tokens_.vocabulary[occurrence.term].count;
    tokens_.occurrences.resize(complete);
    if (segment_.documents > 0) inversion_.invert(tokens_, segment_);
    pass_on();
    if (rest.empty()) return restart();
    const TermInterner before = std::exchange(tokens_.vocabulary, TermInterner());
    restart();
    distinct_terms_ = 0;
    for (const Occurrence& occurrence : rest)
        add(tokens_.vocabulary.probe(before.term(before[occurrence.term])), occurrence.code);
}

void Inverter::flush_part(Segment::Part part) {
    segment_.part = part;
    inversion_.invert_part(tokens_, segment_);
    pass_on();
    restart();
}

void Inverter::pass_on() {
    sink_.put(unit_, std::exchange(segment_, Segment()));
    set_limit();
}

void Inverter::restart() {
    tokens_.vocabulary.clear();
    tokens_.occurrences.clear();
    tokens_.document_ends.clear();
    tokens_.distinct_terms.clear();
    set_limit();
}

}  // namespace kwic::glass
