// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/stored_document.hpp"

#include "base/bytes.hpp"

#include <bit>

namespace kwic {
namespace {

constexpr char codec_version = 3;

enum Flag : unsigned { flag_text = 1, flag_own_frames = 2, flag_title_apart = 4, flag_file = 8 };

// A record holds one document's fields and one frame; anything that claims more is damage.
constexpr std::uint64_t max_record_bytes = 1 << 30;

void put_date(std::string& out, const FoundDate& found) {
    append_varint(out, static_cast<std::uint64_t>(found.source));
    if (found.source == DateSource::none) return;
    for (const int part : {found.date.year, found.date.month, found.date.day})
        append_varint(out, static_cast<std::uint64_t>(part));
}

FoundDate take_date(ByteReader& in) {
    FoundDate found;
    found.source = static_cast<DateSource>(in.number());
    if (found.source == DateSource::none) return found;
    for (int* part : {&found.date.year, &found.date.month, &found.date.day}) *part = static_cast<int>(in.number());
    return found;
}

void put_field(std::string& out, const Field& field) {
    append_string(out, field.name);
    const bool is_number = std::holds_alternative<double>(field.value);
    append_varint(out, is_number);
    if (is_number)
        append_varint(out, std::bit_cast<std::uint64_t>(std::get<double>(field.value)));
    else
        append_string(out, std::get<std::string>(field.value));
}

Field take_field(ByteReader& in) {
    Field field;
    field.name = in.string();
    if (in.number())
        field.value = std::bit_cast<double>(in.number());
    else
        field.value = std::string(in.string());
    return field;
}

void put_place(std::string& out, const TextPosition& place, const TextPosition& before) {
    append_varint(out, place.offset - before.offset);
    append_varint(out, place.position - before.position);
    append_varint(out, place.line - before.line);
}

TextPosition take_place(ByteReader& in, const TextPosition& before) {
    TextPosition place;
    place.offset = before.offset + in.number();
    place.position = before.position + in.number();
    place.line = before.line + in.number();
    return place;
}

}  // namespace

std::string StoredDocument::encode(const TextCodec& codec) const {
    std::string out;
    append_varint(out, (has_text ? flag_text : 0u) | (has_own_frames ? flag_own_frames : 0u) |
                           (title_apart ? flag_title_apart : 0u) | (file ? flag_file : 0u));
    append_string(out, id);
    append_string(out, title);
    put_date(out, date);
    append_string(out, language);
    if (file) {
        append_varint(out, static_cast<std::uint64_t>(file->modified));
        append_varint(out, file->size);
    }
    append_varint(out, fields.size());
    for (const Field& field : fields) put_field(out, field);
    append_varint(out, content_hash);
    put_place(out, body, {});
    put_place(out, end, {});
    append_varint(out, frames.size());
    TextPosition before;
    for (const TextPosition& place : frames) {
        put_place(out, place, before);
        before = place;
    }
    out += first_frame;
    std::string record;
    codec.append(record, out);
    std::string data(1, codec_version);
    append_string(data, record);
    return data += further_frames;
}

StoredDocument StoredDocument::decode(std::string_view data, const TextCodec& codec) {
    if (data.empty() || data[0] != codec_version)
        throw Error(ErrorCode::version_mismatch, "a document was stored by another version of kwic; rebuild the index");
    ByteReader parts(data.substr(1));
    ByteReader compressed(parts.string());
    const std::string record = codec.read(compressed, max_record_bytes);
    ByteReader in(record);
    StoredDocument document;
    const auto flags = in.number();
    document.has_text = flags & flag_text;
    document.has_own_frames = flags & flag_own_frames;
    document.title_apart = flags & flag_title_apart;
    document.id = in.string();
    document.title = in.string();
    document.date = take_date(in);
    document.language = in.string();
    if (flags & flag_file) {
        FileStamp stamp;
        stamp.modified = static_cast<std::int64_t>(in.number());
        stamp.size = in.number();
        document.file = stamp;
    }
    for (auto count = in.number(); count > 0; --count) document.fields.push_back(take_field(in));
    document.content_hash = in.number();
    document.body = take_place(in, {});
    document.end = take_place(in, {});
    TextPosition before;
    for (auto count = in.number(); count > 0; --count) document.frames.push_back(before = take_place(in, before));
    document.first_frame = in.rest();
    document.further_frames = parts.rest();
    return document;
}

std::string_view block_text(std::string_view text, const std::vector<Block>& blocks, std::size_t number) {
    const std::size_t end = number + 1 < blocks.size() ? blocks[number + 1].begin : text.size();
    return text.substr(blocks[number].begin, end - blocks[number].begin);
}

std::string encode_frame(std::string_view text, const std::vector<Block>& blocks) {
    std::string out;
    append_varint(out, blocks.size());
    Block before;
    for (const Block& block : blocks) {
        append_varint(out, block.begin - before.begin);
        append_varint(out, block.position - before.position);
        append_varint(out, block.line - before.line);
        before = block;
    }
    return out += text;
}

Frame decode_frame(std::string_view bytes, const TextPosition& place) {
    ByteReader in(bytes);
    Frame frame{place, {}, {}};
    Block before;
    for (auto count = in.number(); count > 0; --count) {
        Block block;
        block.begin = before.begin + in.number();
        block.position = before.position + in.number();
        block.line = before.line + in.number();
        frame.blocks.push_back(before = block);
    }
    frame.text = in.rest();
    if (frame.blocks.empty() || frame.blocks.front().begin != 0 || before.begin > frame.text.size())
        throw Error(ErrorCode::corrupt, "the index is damaged: a text cannot be read");
    return frame;
}

}  // namespace kwic
