// SPDX-License-Identifier: GPL-2.0-or-later
// StoredDocument <-> the record that the index stores for each document.
//
// The text is stored in frames of a few blocks each. A snippet reads the frame table, one frame and one or two blocks
// of it, however long the text is. The record is compressed together with the first frame, which holds the whole text
// of most documents. Each further frame is compressed alone and stored after the record, or in its own metadata entry
// if the frames are too long for that.
//
//     codec version     1 byte
//     record            flags, members in the order of encode(), first frame; compressed, preceded by its length
//     further frames    each compressed, preceded by its length; none if they are in metadata entries
#pragma once

#include "schema/text_codec.hpp"
#include "text/dates/date.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A place in a text, in three units.
struct TextPosition {
    std::uint64_t offset = 0;    // bytes of the text
    std::uint64_t position = 0;  // tokens before it
    std::uint64_t line = 0;      // newlines before it
    friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

struct StoredDocument {
    std::string id;
    std::string title;
    FoundDate date;
    std::string language;
    std::optional<FileStamp> file;
    std::vector<Field> fields;
    std::uint64_t content_hash = 0;    // see content_hash(): an equal hash means that the document is unchanged
    bool has_text = false;             // false if the index stores no texts
    bool has_frame_entries = false;    // the frames after the first are in metadata entries; see frame_key()
    bool has_separate_title = false;   // the title is not part of the text; its tokens follow those of the text
    TextPosition body;                 // the end of the title's line if the text begins with the title, else 0
    TextPosition end;                  // the end of the text
    std::vector<TextPosition> frames;  // the start of each frame
    std::string first_frame;           // as encode_frame() writes it
    std::string further_frames;        // the frames after the first, each compressed and preceded by its length

    // decode() throws Error (corrupt) for damaged bytes and (version_mismatch) for those of another codec version.
    std::string encode(const TextCodec& codec) const;
    static StoredDocument decode(std::string_view data, const TextCodec& codec);
};

struct Block {
    std::size_t begin = 0;       // offset in Frame::text
    std::uint64_t position = 0;  // tokens of the frame before the block
    std::uint64_t line = 0;      // newlines of the frame before the block
};

struct Frame {
    TextPosition start;
    std::string text;
    std::vector<Block> blocks;  // the first begins at 0; each ends where the next begins
};

// Returns the bytes of block `number` of a text that consists of these blocks.
std::string_view block_text(std::string_view text, const std::vector<Block>& blocks, std::size_t number);

// Write and read a frame: the number of blocks, each block's members as differences from the block before (varints),
// and the text. decode_frame() throws Error (corrupt).
std::string encode_frame(std::string_view text, const std::vector<Block>& blocks);
Frame decode_frame(std::string_view bytes, const TextPosition& start);

}  // namespace kwic
