// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/term_tables.hpp"

#include "glass/version_file.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>

namespace kwic::glass {
namespace {

std::uint8_t* put_key(std::uint8_t* at, std::string_view key) {
    *at++ = static_cast<std::uint8_t>(key.size());
    std::memcpy(at, key.data(), key.size());
    return at + key.size();
}

}  // namespace

void TermStream::begin_term(std::string_view key, std::uint64_t documents, std::uint64_t occurrences) {
    key_ = key;
    has_positions_ = false;
    std::uint8_t* const at = put_key(postings_.room(1 + key.size() + 2 * max_varint_bytes), key);
    postings_.end_at(put_varint(put_varint(at, documents), occurrences));
}

void TermStream::add(const Posting& posting) {
    std::uint8_t* const at = postings_.room(2 * max_varint_bytes);
    postings_.end_at(put_varint(put_varint(at, posting.document), posting.occurrences));
    if (posting.positions.empty()) return;
    const std::size_t size = posting.positions.size();
    std::uint8_t* to = positions_.room(1 + key_.size() + 1 + max_sortable_bytes + max_varint_bytes + size);
    if (!has_positions_) to = put_key(to, key_);
    has_positions_ = true;
    std::uint8_t* const document_end = put_sortable(to + 1, posting.document);
    *to = static_cast<std::uint8_t>(document_end - to - 1);
    to = put_varint(document_end, size);
    std::memcpy(to, posting.positions.data(), size);
    positions_.end_at(to + size);
}

void TermStream::end_term() {
    if (!has_positions_) return;
    std::uint8_t* const at = positions_.room(1);
    *at = 0;
    positions_.end_at(at + 1);
}

// Keeps key_ and has_positions_, because the open term may continue after clear().
void TermStream::clear() {
    postings_.clear();
    positions_.clear();
}

TermTables::TermTables(const std::filesystem::path& folder, TempFile& temp)
    : postlist_file_(folder / table_files[postlist_table], temp),
      position_file_(folder / table_files[position_table], temp),
      terms_(postlist_file_, LeafWriter::Packing::whole),
      specials_(postlist_file_, LeafWriter::Packing::whole),
      positions_(position_file_, LeafWriter::Packing::dense),
      sink_(terms_),
      chunks_(sink_) {}

void TermTables::add(const TermStream& stream) {
    add_postings(stream.postings_);
    add_positions(stream.positions_);
}

void TermTables::add_postings(const Buffer& stream) {
    const std::uint8_t* at = stream.data();
    for (const std::uint8_t* const end = at + stream.size(); at != end;) {
        if (documents_left_ == 0) {
            const auto key = as_text(at + 1, *at);
            at += 1 + key.size();
            documents_left_ = get_varint(at);
            chunks_.begin(key, documents_left_, get_varint(at));
        }
        for (; documents_left_ > 0 && at != end; --documents_left_) {
            const std::uint32_t document = get_varint_32(at);
            chunks_.add(document, get_varint_32(at));
        }
        if (documents_left_ == 0) chunks_.end();
    }
}

void TermTables::add_positions(const Buffer& stream) {
    const std::uint8_t* at = stream.data();
    for (const std::uint8_t* const end = at + stream.size(); at != end;) {
        const std::size_t size = *at++;
        if (term_bytes_ == 0) {
            position_key_.assign(as_text(at, size)).append(1, '\0');
            term_bytes_ = position_key_.size();
            at += size;
        } else if (size == 0) {
            term_bytes_ = 0;
        } else {
            position_key_.resize(term_bytes_);
            position_key_ += as_text(at, size);
            at += size;
            const std::uint64_t bytes = get_varint(at);
            if (positions_.is_empty()) positions_.add_null_item();
            positions_.add(position_key_, as_text(at, bytes));
            at += bytes;
        }
    }
}

void TermTables::begin_specials() {
    terms_.finish();  // writes the last block of the terms before the blocks of the special entries
    specials_.add_null_item();
}

TermTables::Roots TermTables::finish() {
    const std::array<LeafSequence*, 2> postlist{&specials_.finish(), &terms_.finish()};
    LeafSequence* const positions = &positions_.finish();
    return {postlist_file_.finish(postlist), position_file_.finish({&positions, 1})};
}

}  // namespace kwic::glass
