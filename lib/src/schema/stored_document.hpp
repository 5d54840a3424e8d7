// SPDX-License-Identifier: GPL-2.0-or-later
// StoredDocument <-> the bytes that the index keeps for it.
//
// A text is kept in frames of a few blocks. A snippet reads the frame table, one frame and one or two blocks of it,
// however long the text is. The record of a document is compressed together with the first frame, which is all the
// text of most; each further frame is compressed alone, and stands after the record, or in a metadata entry of its own
// where that would be too long.
#pragma once

#include "schema/text_codec.hpp"
#include "text/dates/date.hpp"

#include <kwic/document.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Where a frame begins in the text, in each measure of a place.
struct TextPosition {
    std::uint64_t offset = 0;    // bytes of the text
    std::uint64_t position = 0;  // tokens before it
    std::uint64_t line = 0;      // line ends before it
    friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

struct StoredDocument {
    std::string id;
    std::string title;
    FoundDate date;
    std::string language;
    std::optional<FileStamp> file;
    std::vector<Field> fields;
    std::uint64_t content_hash = 0;  // of all that was put; equal means unchanged
    bool has_text = false;           // false: the index keeps no texts
    bool has_own_frames = false;     // the further frames stand in metadata entries
    bool title_apart = false;        // the title is not part of the text; its tokens follow the text's
    TextPosition body;               // after the line of the title, where the text begins with one
    TextPosition end;                // size of the text
    std::vector<TextPosition> frames;
    std::string first_frame;     // by encode_frame()
    std::string further_frames;  // one after the other, each compressed and with its length before it

    std::string encode(const TextCodec& codec) const;
    static StoredDocument decode(std::string_view data, const TextCodec& codec);  // Error (corrupt, version_mismatch)
};

struct Block {
    std::size_t begin = 0;  // bytes in Frame::text
    std::uint64_t position = 0;
    std::uint64_t line = 0;
};

struct Frame {
    TextPosition place;
    std::string text;
    std::vector<Block> blocks;  // the first begins at 0; each ends where the next begins
};

// The bytes of one block of a text that is cut into these blocks.
std::string_view block_text(std::string_view text, const std::vector<Block>& blocks, std::size_t number);

std::string encode_frame(std::string_view text, const std::vector<Block>& blocks);
Frame decode_frame(std::string_view bytes, const TextPosition& place);

}  // namespace kwic
