// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/inversion.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace kwic::glass {
namespace {

// Returns the lower 31 bits of `code` as a signed number.
std::int64_t correction_of(std::uint32_t code) { return static_cast<std::int32_t>(code << 1) >> 1; }

void sort_unique(std::vector<std::uint32_t>& positions) {
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

bool ascend(const std::vector<std::uint32_t>& positions) {
    return std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>()) == positions.end();
}

}  // namespace

void Inversion::invert(Tokens& tokens, Segment& segment) {
    next_of_terms_.clear();
    std::size_t total = 0;
    for (const std::uint32_t distinct : tokens.distinct_terms) {
        next_of_terms_.push_back(total);
        total += distinct;
    }
    terms_.resize(total);
    sort(tokens);
    for (const auto& ranked : order_) encode_term(tokens.vocabulary, ranked.number, segment, false);
    segment.run.bytes.trim();
    encode_termlists(tokens, segment);
    segment.termlists.trim();
}

void Inversion::invert_part(Tokens& tokens, Segment& segment) {
    tokens.document_ends.assign(1, static_cast<std::uint32_t>(tokens.occurrences.size()));
    sort(tokens);
    for (const auto& ranked : order_) encode_term(tokens.vocabulary, ranked.number, segment, true);
    segment.run.bytes.trim();
}

// Groups the occurrences by term with a counting sort, which keeps the order of the occurrences of a term.
void Inversion::sort(Tokens& tokens) {
    TermInterner& vocabulary = tokens.vocabulary;
    vocabulary.rank(order_);
    std::uint32_t total = 0;
    for (const auto& ranked : order_) {
        vocabulary[ranked.number].last_document = total;  // here: the index in sorted_ of the term's next occurrence
        total += vocabulary[ranked.number].count;
    }
    if (sorted_capacity_ < total) {
        sorted_.reset();
        sorted_capacity_ = std::max<std::size_t>(total, tokens.occurrences.capacity());
        sorted_ = std::make_unique_for_overwrite<DocumentOccurrence[]>(sorted_capacity_);
    }
    std::uint32_t i = 0;
    for (std::uint32_t document = 0; document < tokens.document_ends.size(); ++document)
        for (; i < tokens.document_ends[document]; ++i) {
            const Occurrence& occurrence = tokens.occurrences[i];
            sorted_[vocabulary[occurrence.term].last_document++] = {document, occurrence.code};
        }
    next_ = sorted_.get();
}

void Inversion::encode_term(const TermInterner& vocabulary, std::uint32_t term, Segment& segment, bool is_part) {
    const TermInterner::Entry& entry = vocabulary[term];
    if (entry.count == 0) return;
    std::uint64_t documents = 0, total_occurrences = 0;
    std::uint32_t before = 0xffffffff;  // so that the gap of document 0 is 0
    payload_.clear();
    for (const DocumentOccurrence* const end = next_ + entry.count; next_ != end; ++documents) {
        const DocumentOccurrence* const first = next_;
        const std::uint32_t document = first->document;
        while (next_ != end && next_->document == document) ++next_;
        payload_.end_at(put_varint(payload_.room(max_varint_bytes), document - before - 1));
        before = document;
        std::uint32_t occurrences = 0;
        encode_posting({first, next_}, occurrences, is_part);
        total_occurrences += occurrences;
        if (is_part) continue;
        segment.max_occurrences = std::max(segment.max_occurrences, occurrences);
        terms_[next_of_terms_[document]++] = {term, occurrences};
    }
    key_.clear();
    append_escaped(key_, vocabulary.term(entry));
    begin_record(segment.run, key_, documents, total_occurrences, 1);
    Buffer& out = segment.run.bytes.tail();
    out.end_at(put_varint(put_varint(out.room(2 * max_varint_bytes), 0), payload_.size()));
    out.append(payload_.view());
}

void Inversion::encode_posting(std::span<const DocumentOccurrence> occurrences_in_document, std::uint32_t& occurrences,
                               bool is_part) {
    if (occurrences_in_document.size() == 1 &&
        occurrences_in_document[0].code < without_position) {  // the usual case, in which `is_part` has no effect
        occurrences = 1;
        std::uint8_t* at = payload_.room(3 * max_varint_bytes);
        *at++ = 1;
        std::uint8_t* const end = put_varint(at + 1, occurrences_in_document[0].code);
        *at = static_cast<std::uint8_t>(end - at - 1);
        payload_.end_at(end);
        return;
    }
    positions_.clear();
    std::int64_t total = 0;
    for (const DocumentOccurrence& occurrence : occurrences_in_document) {
        if (occurrence.code >= without_position) {
            total += correction_of(occurrence.code);
        } else {
            ++total;
            positions_.push_back(occurrence.code);
        }
    }
    occurrences = static_cast<std::uint32_t>(total);
    if (!ascend(positions_)) sort_unique(positions_);
    payload_.end_at(put_varint(payload_.room(max_varint_bytes), occurrences));
    append_positions(is_part);
}

void Inversion::append_positions(bool is_part) {
    if (positions_.empty()) {
        *payload_.room(1) = 0;
        return payload_.end_at(payload_.data() + payload_.size() + 1);
    }
    const std::size_t size_at = payload_.size();
    // The size precedes the positions. One byte, which is usually enough, is reserved for the size.
    std::uint8_t* const begin = payload_.room(max_varint_bytes + max_varint_bytes + 5 * positions_.size()) + 1;
    std::uint8_t* end = begin;
    if (is_part) {
        std::uint32_t before = 0;
        for (const std::uint32_t position : positions_) {
            end = put_varint(end, position - before);
            before = position;
        }
    } else {
        end = put_positions(begin, positions_.data(), positions_.size());
    }
    const auto size = static_cast<std::size_t>(end - begin);
    const std::size_t extra = varint_size(size) - 1;
    if (extra > 0) std::memmove(begin + extra, begin, size);
    put_varint(payload_.data() + size_at, size);
    payload_.end_at(end + extra);
}

void Inversion::encode_termlists(const Tokens& tokens, Segment& segment) {
    const DocumentTerm* term = terms_.data();
    for (std::uint32_t document = 0; document < segment.documents; ++document) {
        const std::uint32_t count = tokens.distinct_terms[document];
        tag_.clear();
        if (count > 0) {
            std::uint8_t* const at = tag_.room(2 * max_varint_bytes);
            tag_.end_at(put_varint(put_varint(at, segment.lengths[document]), count));
        }
        TermlistBody body;
        for (const DocumentTerm* const end = term + count; term != end; ++term) {
            const TermInterner::Entry& entry = tokens.vocabulary[term->term];
            body.add(tag_, tokens.vocabulary.term(entry), entry.prefix, term->occurrences);
        }
        const auto deflated = deflater_.deflate(tag_.view());
        const auto stored = deflated.empty() ? tag_.view() : deflated;
        Buffer& out = segment.termlists;
        out.end_at(put_varint(out.room(max_varint_bytes), stored.size() * 2 + (deflated.empty() ? 0 : 1)));
        out.append(stored);
    }
}

}  // namespace kwic::glass
