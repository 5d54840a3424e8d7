// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a text into frames of blocks while it is analyzed, and reads single frames again.
#pragma once

#include "schema/stored_document.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Blocks -> frames. Usage: add() each block in order, then finish().
class FrameBuilder {
public:
    explicit FrameBuilder(const TextCodec& codec) : codec_(codec) {}  // which must outlive it

    void add(std::string_view block, std::size_t tokens);
    void finish();

    const TextPosition& end() const { return end_; }  // after the last block
    const std::vector<TextPosition>& places() const { return places_; }
    std::string& first() { return first_; }                   // by encode_frame()
    std::vector<std::string>& further() { return further_; }  // the same, compressed

private:
    static constexpr std::size_t blocks_per_frame = 4;

    const TextCodec& codec_;
    TextPosition end_;
    TextPosition begin_;
    std::string text_;
    std::vector<Block> blocks_;
    std::vector<TextPosition> places_;
    std::string first_;
    std::vector<std::string> further_;
};

// The metadata key of frame `number` of the document with this id hash.
std::string frame_key(std::string_view id_hash, std::size_t number);

// Which frame holds the token at `position`; the last one that begins at or before it.
std::size_t frame_of(const StoredDocument& document, std::uint64_t position);

// The documents of a database, and their texts.
class DocumentReader {
public:
    explicit DocumentReader(const Xapian::Database& database);

    StoredDocument document(Xapian::docid id) const;
    StoredDocument document(const Xapian::Document& document) const;
    Frame frame(const StoredDocument& document, std::size_t number) const;

    const TextCodec& codec() const { return codec_; }

private:
    Xapian::Database database_;
    TextCodec codec_;
};

}  // namespace kwic
