// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/stored_text.hpp"

#include "base/big_endian.hpp"
#include "base/bytes.hpp"
#include "schema/schema.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// The maximum size of a decompressed frame in bytes. Frames are much smaller, so a greater size means that the index is
// damaged.
constexpr std::uint64_t max_frame_bytes = 1 << 20;

}  // namespace

void FrameBuilder::add(std::string_view block, std::size_t tokens) {
    if (blocks_.empty()) begin_ = end_;
    blocks_.push_back({text_.size(), end_.position - begin_.position, end_.line - begin_.line});
    text_ += block;
    end_.offset += block.size();
    end_.position += tokens;
    end_.line += static_cast<std::uint64_t>(std::count(block.begin(), block.end(), '\n'));
    if (blocks_.size() == blocks_per_frame) finish();
}

void FrameBuilder::finish() {
    if (blocks_.empty()) return;
    codec_.append(frames_.emplace_back(), encode_frame(text_, blocks_));
    starts_.push_back(begin_);
    text_.clear();
    blocks_.clear();
}

std::string frame_key(std::string_view id_hash, std::size_t number) {
    std::string key(schema::frame_key);
    key += id_hash;
    key += big_endian_64(number).substr(4);
    return key;
}

std::size_t frame_of(const StoredDocument& document, std::uint64_t position) {
    const auto after = std::upper_bound(document.frames.begin(), document.frames.end(), position,
                                        [](std::uint64_t p, const TextPosition& frame) { return p < frame.position; });
    return after == document.frames.begin() ? 0 : static_cast<std::size_t>(after - document.frames.begin()) - 1;
}

DocumentReader::DocumentReader(const glass::OpenDatabase& opened)
    : opened_(opened), codec_(opened.metadata(schema::dictionary_key)) {}

StoredDocument DocumentReader::document(Xapian::docid id) const {
    const std::string data = opened_.data(id);
    if (data.empty()) throw Error(ErrorCode::corrupt, "the index is damaged: a document is missing");
    return StoredDocument::decode(data, codec_);
}

StoredDocument DocumentReader::document(const Xapian::Document& document) const {
    return StoredDocument::decode(document.get_data(), codec_);
}

Frame DocumentReader::frame(const StoredDocument& document, std::size_t number) const {
    if (number >= document.frames.size())
        throw Error(ErrorCode::corrupt, "the index is damaged: a text is shorter than it should be");
    const TextPosition& start = document.frames[number];
    if (document.has_frame_entries && number > 0) {
        const std::string bytes = opened_.metadata(frame_key(schema::id_hash(document.id), number));
        ByteReader in(bytes);
        return decode_frame(codec_.read(in, max_frame_bytes), start);
    }
    ByteReader frames(document.inline_frames);
    for (std::size_t i = 0; i < number; ++i) frames.string();
    ByteReader in(frames.string());
    return decode_frame(codec_.read(in, max_frame_bytes), start);
}

}  // namespace kwic
