// SPDX-License-Identifier: GPL-2.0-or-later
// Converts a StoredDocument to and from the record that the index stores for each document.
//
// The text is stored in frames of up to four blocks each, which are compressed one by one, so that a snippet can be
// made without decompressing the complete text. A title is read without decompressing any text. If the frames after the
// first take more than max_inline_bytes (schema/postings.cpp) in total, each of them is stored in its own metadata
// entry.
//
//     codec version    1 byte
//     members          flags, members in the order of encode(); compressed, preceded by its length
//     frames           each compressed, preceded by its length; only the first if the others are in metadata entries
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

// A position in a text, in three units.
struct TextPosition {
    std::uint64_t offset = 0;    // number of bytes before the position
    std::uint64_t position = 0;  // number of tokens before the position
    std::uint64_t line = 0;      // number of newlines before the position
    friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

struct StoredDocument {
    std::string id;
    std::string title;
    FoundDate date;
    std::string language;
    std::optional<FileStamp> file;
    std::vector<Field> fields;
    std::uint64_t content_hash = 0;    // see content_hash(); an equal hash means that the document is unchanged
    bool has_text = false;             // false if the index stores no texts
    bool has_frame_entries = false;    // the frames after the first are in metadata entries; see frame_key()
    bool has_separate_title = false;   // the title is not part of the text; its tokens follow those of the text
    TextPosition body;                 // start of the line after the title, or 0 if title_line() finds no title
    TextPosition end;                  // the end of the text
    std::vector<TextPosition> frames;  // the start of each frame
    std::string inline_frames;         // the frames that are in the record, each compressed and preceded by its length
    std::vector<LineShift> lines;      // see Document::lines

    // encode() returns the bytes that the index stores, and decode() parses them. decode() throws Error (corrupt) if
    // the bytes are damaged, and Error (version_mismatch) if they have another codec version.
    std::string encode(const TextCodec& codec) const;
    static StoredDocument decode(std::string_view data, const TextCodec& codec);
};

// Returns the difference between the number of a line of the file and that of the line of the text at `offset`.
std::int64_t line_shift_at(const StoredDocument& document, std::uint64_t offset);

struct Block {
    std::size_t begin = 0;       // offset in Frame::text
    std::uint64_t position = 0;  // number of tokens that precede the block in the frame
    std::uint64_t line = 0;      // number of newlines that precede the block in the frame
};

struct Frame {
    TextPosition start;
    std::string text;
    std::vector<Block> blocks;  // the first block begins at 0; each block ends where the next begins
};

// Returns block `number` of `text`; blocks are counted from 0. `blocks` holds all blocks of `text` in ascending order.
std::string_view block_text(std::string_view text, const std::vector<Block>& blocks, std::size_t number);

// encode_frame() returns the bytes of a frame: the number of blocks; for each block, the differences between its
// members and those of the previous block; and `text`. All numbers are varints. decode_frame() parses the bytes, and
// throws Error (corrupt) if the bytes are damaged.
std::string encode_frame(std::string_view text, const std::vector<Block>& blocks);
Frame decode_frame(std::string_view bytes, const TextPosition& start);

}  // namespace kwic
