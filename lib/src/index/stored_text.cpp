// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_text.hpp"

#include "index/bytes.hpp"
#include "index/schema.hpp"

#include <algorithm>

namespace kwic {

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
    places_.push_back(begin_);
    frames_.push_back(encode_frame(text_, blocks_));
    text_.clear();
    blocks_.clear();
}

std::string frame_key(std::string_view id_hash, std::size_t number) {
    std::string key(schema::frame_key);
    key += id_hash;
    key += schema::big_endian(number).substr(4);
    return key;
}

std::size_t frame_of(const StoredDocument& document, std::uint64_t position) {
    const auto after = std::upper_bound(document.frames.begin(), document.frames.end(), position,
                                        [](std::uint64_t p, const FramePlace& frame) { return p < frame.position; });
    return after == document.frames.begin() ? 0 : static_cast<std::size_t>(after - document.frames.begin()) - 1;
}

Frame read_frame(const Xapian::Database& database, const StoredDocument& document, std::size_t number) {
    if (number >= document.frames.size())
        throw Error(ErrorCode::corrupt, "the index is damaged: a text is shorter than it should be");
    const FramePlace& place = document.frames[number];
    if (document.has_own_frames)
        return decode_frame(database.get_metadata(frame_key(schema::id_hash(document.id), number)), place);
    ByteReader in(document.inline_frames);
    for (std::size_t i = 0; i < number; ++i) in.string();
    return decode_frame(in.string(), place);
}

}  // namespace kwic
