// SPDX-License-Identifier: GPL-2.0-or-later
// FrameBuilder combines the blocks of a text into frames while the text is analyzed. DocumentReader reads records and
// single frames.
#pragma once

#include "glass/open_database.hpp"
#include "schema/stored_document.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Combines blocks into frames. Call add() for each block in order, then finish().
class FrameBuilder {
public:
    explicit FrameBuilder(const TextCodec& codec) : codec_(codec) {}  // `codec` must outlive this object

    void add(std::string_view block, std::size_t tokens);
    void finish();

    const TextPosition& end() const { return end_; }                     // the end of the last block
    const std::vector<TextPosition>& starts() const { return starts_; }  // the start of each finished frame
    const std::vector<std::string>& frames() const { return frames_; }   // the finished frames, compressed

private:
    static constexpr std::size_t blocks_per_frame = 4;

    const TextCodec& codec_;
    TextPosition end_;
    TextPosition begin_;
    std::string text_;
    std::vector<Block> blocks_;
    std::vector<TextPosition> starts_;
    std::vector<std::string> frames_;
};

// Returns the metadata key of frame `number` of the document with this id hash.
std::string frame_key(std::string_view id_hash, std::size_t number);

// Returns the number of the frame that holds token `position` of the text; tokens are counted from 0.
std::size_t frame_of(const StoredDocument& document, std::uint64_t position);

// Reads the records of a database's documents, and their texts frame by frame. The functions throw Error (corrupt) if
// the index is damaged, and Error (version_mismatch) as StoredDocument::decode() does.
class DocumentReader {
public:
    explicit DocumentReader(const glass::OpenDatabase& opened);

    StoredDocument document(Xapian::docid id) const;
    StoredDocument document(const Xapian::Document& document) const;
    Frame frame(const StoredDocument& document, std::size_t number) const;

    const TextCodec& codec() const { return codec_; }

private:
    glass::OpenDatabase opened_;
    TextCodec codec_;
};

}  // namespace kwic
