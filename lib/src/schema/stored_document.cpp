// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/stored_document.hpp"

#include "base/bytes.hpp"
#include "schema/field_codec.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr char codec_version = 6;

enum Flag : unsigned { flag_text = 1, flag_own_frames = 2, flag_title_apart = 4, flag_file = 8, flag_lines = 16 };

// The maximum size of the decompressed members in bytes. The members hold the fields of one document, so a greater size
// means that the index is damaged.
constexpr std::uint64_t max_member_bytes = 1 << 30;

void append_date(std::string& out, const FoundDate& found) {
    append_varint(out, static_cast<std::uint64_t>(found.source));
    if (found.source == DateSource::none) return;
    for (const int part : {found.date.year, found.date.month, found.date.day})
        append_varint(out, static_cast<std::uint64_t>(part));
    append_string(out, found.time);
}

FoundDate read_date(ByteReader& in) {
    FoundDate found;
    found.source = static_cast<DateSource>(in.number());
    if (found.source == DateSource::none) return found;
    for (int* part : {&found.date.year, &found.date.month, &found.date.day}) *part = static_cast<int>(in.number());
    found.time = in.string();
    return found;
}

void append_position(std::string& out, const TextPosition& position, const TextPosition& before) {
    append_varint(out, position.offset - before.offset);
    append_varint(out, position.position - before.position);
    append_varint(out, position.line - before.line);
}

TextPosition read_position(ByteReader& in, const TextPosition& before) {
    TextPosition position;
    position.offset = before.offset + in.number();
    position.position = before.position + in.number();
    position.line = before.line + in.number();
    return position;
}

// Appends the difference between each shift and the previous one. A difference that is not negative is doubled; another
// is doubled, and its complement is taken, so that small differences are small numbers.
void append_lines(std::string& out, const std::vector<LineShift>& lines) {
    append_varint(out, lines.size());
    LineShift before;
    for (const LineShift& line : lines) {
        const auto difference = static_cast<std::uint64_t>(line.shift) - static_cast<std::uint64_t>(before.shift);
        append_varint(out, line.offset - before.offset);
        append_varint(out, difference >> 63 ? ~(difference << 1) : difference << 1);
        before = line;
    }
}

std::vector<LineShift> read_lines(ByteReader& in) {
    std::vector<LineShift> lines;
    LineShift line;
    for (auto count = in.number(); count > 0; --count) {
        line.offset += in.number();
        const std::uint64_t number = in.number();
        const std::uint64_t difference = number & 1 ? ~(number >> 1) : number >> 1;
        line.shift = static_cast<std::int64_t>(static_cast<std::uint64_t>(line.shift) + difference);
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

std::string StoredDocument::encode(const TextCodec& codec) const {
    std::string out;
    append_varint(out, (has_text ? flag_text : 0u) | (has_frame_entries ? flag_own_frames : 0u) |
                           (has_separate_title ? flag_title_apart : 0u) | (file ? flag_file : 0u) |
                           (lines.empty() ? 0u : flag_lines));
    append_string(out, id);
    append_string(out, title);
    append_date(out, date);
    append_string(out, language);
    if (file) {
        append_varint(out, static_cast<std::uint64_t>(file->modified));
        append_varint(out, file->size);
        append_varint(out, file->identity);
    }
    append_varint(out, fields.size());
    for (const Field& field : fields) append_field(out, field);
    append_varint(out, content_hash);
    append_position(out, body, {});
    append_position(out, end, {});
    append_varint(out, frames.size());
    TextPosition before;
    for (const TextPosition& start : frames) {
        append_position(out, start, before);
        before = start;
    }
    if (!lines.empty()) append_lines(out, lines);
    std::string members;
    codec.append(members, out);
    std::string data(1, codec_version);
    append_string(data, members);
    return data += inline_frames;
}

StoredDocument StoredDocument::decode(std::string_view data, const TextCodec& codec) {
    if (data.empty() || data[0] != codec_version)
        throw Error(ErrorCode::version_mismatch,
                    "a document was stored by another version of kwic; rebuild the index with kwic-indexer --rebuild");
    ByteReader parts(data.substr(1));
    ByteReader compressed(parts.string());
    const std::string members = codec.read(compressed, max_member_bytes);
    ByteReader in(members);
    StoredDocument document;
    const auto flags = in.number();
    document.has_text = flags & flag_text;
    document.has_frame_entries = flags & flag_own_frames;
    document.has_separate_title = flags & flag_title_apart;
    document.id = in.string();
    document.title = in.string();
    document.date = read_date(in);
    document.language = in.string();
    if (flags & flag_file) {
        FileStamp stamp;
        stamp.modified = static_cast<std::int64_t>(in.number());
        stamp.size = in.number();
        stamp.identity = static_cast<std::uint32_t>(in.number());
        document.file = stamp;
    }
    for (auto count = in.number(); count > 0; --count) document.fields.push_back(read_field(in));
    document.content_hash = in.number();
    document.body = read_position(in, {});
    document.end = read_position(in, {});
    TextPosition before;
    for (auto count = in.number(); count > 0; --count) document.frames.push_back(before = read_position(in, before));
    if (flags & flag_lines) document.lines = read_lines(in);
    if (!in.rest().empty()) throw Error(ErrorCode::corrupt, "the index is damaged: a record is too long");
    document.inline_frames = parts.rest();
    return document;
}

std::int64_t line_shift_at(const StoredDocument& document, std::uint64_t offset) {
    const auto after = std::upper_bound(document.lines.begin(), document.lines.end(), offset,
                                        [](std::uint64_t at, const LineShift& line) { return at < line.offset; });
    return after == document.lines.begin() ? 0 : std::prev(after)->shift;
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

Frame decode_frame(std::string_view bytes, const TextPosition& start) {
    ByteReader in(bytes);
    Frame frame{start, {}, {}};
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
        throw Error(ErrorCode::corrupt, "the index is damaged: bad block table of a text");
    return frame;
}

}  // namespace kwic
