// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_document.hpp"

#include "index/bytes.hpp"

#include <zstd.h>

#include <bit>
#include <memory>

namespace kwic {
namespace {

constexpr char codec_version = 1;
constexpr char compressed_version = 2;  // the same, compressed as a whole

// Longer records are compressed, so that none of 8 KiB and more is so regular that Xapian could not read it back
// (see storability.hpp).
constexpr std::size_t most_plain_bytes = 7500;

enum Flag : unsigned { flag_text = 1, flag_own_frames = 2, flag_title_apart = 4, flag_file = 8 };

// A frame holds a few blocks, and a record one document's fields; anything that claims more is damage.
constexpr std::uint64_t max_frame_bytes = 1 << 20;
constexpr std::uint64_t max_record_bytes = 1 << 30;

void put_date(std::string& out, const FoundDate& found) {
    put_number(out, static_cast<std::uint64_t>(found.source));
    if (found.source == DateSource::none) return;
    for (const int part : {found.date.year, found.date.month, found.date.day})
        put_number(out, static_cast<std::uint64_t>(part));
}

FoundDate take_date(ByteReader& in) {
    FoundDate found;
    found.source = static_cast<DateSource>(in.number());
    if (found.source == DateSource::none) return found;
    for (int* part : {&found.date.year, &found.date.month, &found.date.day}) *part = static_cast<int>(in.number());
    return found;
}

void put_field(std::string& out, const Field& field) {
    put_string(out, field.name);
    const bool is_number = std::holds_alternative<double>(field.value);
    put_number(out, is_number);
    if (is_number)
        put_number(out, std::bit_cast<std::uint64_t>(std::get<double>(field.value)));
    else
        put_string(out, std::get<std::string>(field.value));
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

void put_place(std::string& out, const FramePlace& place, const FramePlace& before) {
    put_number(out, place.offset - before.offset);
    put_number(out, place.position - before.position);
    put_number(out, place.line - before.line);
}

FramePlace take_place(ByteReader& in, const FramePlace& before) {
    FramePlace place;
    place.offset = before.offset + in.number();
    place.position = before.position + in.number();
    place.line = before.line + in.number();
    return place;
}

// The length of `bytes`, then they as a zstd frame.
void append_compressed(std::string& out, std::string_view bytes) {
    put_number(out, bytes.size());
    static thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                           ZSTD_freeCCtx);
    const std::size_t head = out.size();
    out.resize(head + ZSTD_compressBound(bytes.size()));
    const std::size_t size =
        ZSTD_compressCCtx(context.get(), out.data() + head, out.size() - head, bytes.data(), bytes.size(), 3);
    if (ZSTD_isError(size))
        throw Error(ErrorCode::internal, std::string("cannot compress a text: ") + ZSTD_getErrorName(size));
    out.resize(head + size);
}

// All that is left of `in`.
std::string decompress(ByteReader& in, std::uint64_t most) {
    const auto size = in.number();
    if (size > most) throw Error(ErrorCode::corrupt, "the index is damaged: a text is longer than it can be");
    std::string bytes(size, '\0');
    static thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                           ZSTD_freeDCtx);
    const std::size_t got = ZSTD_decompressDCtx(context.get(), bytes.data(), size, in.rest().data(), in.rest().size());
    if (ZSTD_isError(got) || got != size)
        throw Error(ErrorCode::corrupt, "the index is damaged: a text cannot be decompressed");
    return bytes;
}

}  // namespace

std::string StoredDocument::encode() const {
    std::string out(1, codec_version);
    put_number(out, (has_text ? flag_text : 0u) | (has_own_frames ? flag_own_frames : 0u) |
                        (title_apart ? flag_title_apart : 0u) | (file ? flag_file : 0u));
    put_string(out, id);
    put_string(out, title);
    put_date(out, date);
    put_string(out, language);
    if (file) {
        put_number(out, static_cast<std::uint64_t>(file->modified));
        put_number(out, file->size);
    }
    put_number(out, fields.size());
    for (const Field& field : fields) put_field(out, field);
    put_number(out, content_hash);
    put_place(out, body, {});
    put_place(out, end, {});
    put_number(out, frames.size());
    FramePlace before;
    for (const FramePlace& place : frames) {
        put_place(out, place, before);
        before = place;
    }
    out += inline_frames;
    if (out.size() <= most_plain_bytes) return out;
    std::string compressed(1, compressed_version);
    append_compressed(compressed, std::string_view(out).substr(1));
    return compressed;
}

StoredDocument StoredDocument::decode(std::string_view data) {
    if (!data.empty() && data[0] == compressed_version) {
        ByteReader in(data.substr(1));
        return decode(codec_version + decompress(in, max_record_bytes));
    }
    if (data.empty() || data[0] != codec_version)
        throw Error(ErrorCode::version_mismatch, "a document was stored by another version of kwic; rebuild the index");
    ByteReader in(data.substr(1));
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
    FramePlace before;
    for (auto count = in.number(); count > 0; --count) document.frames.push_back(before = take_place(in, before));
    document.inline_frames = in.rest();
    return document;
}

std::string encode_frame(std::string_view text, const std::vector<Block>& blocks) {
    std::string out;
    put_number(out, blocks.size());
    Block before;
    for (const Block& block : blocks) {
        put_number(out, block.begin - before.begin);
        put_number(out, block.position - before.position);
        put_number(out, block.line - before.line);
        before = block;
    }
    append_compressed(out, text);
    return out;
}

Frame decode_frame(std::string_view bytes, const FramePlace& place) {
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
    frame.text = decompress(in, max_frame_bytes);
    if (frame.blocks.empty() || frame.blocks.front().begin != 0 || before.begin > frame.text.size())
        throw Error(ErrorCode::corrupt, "the index is damaged: a text cannot be read");
    return frame;
}

}  // namespace kwic
