// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/run.hpp"

#include "base/big_endian.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

namespace kwic::glass {
namespace {

constexpr std::size_t copied_at_once = 16 * 1024;

std::uint64_t offset_of(const Run& run, std::string_view key) {
    const auto after = std::upper_bound(run.samples.begin(), run.samples.end(), key,
                                        [](std::string_view text, const Run::Sample& s) { return text < s.key; });
    return after == run.samples.begin() ? 0 : std::prev(after)->offset;
}

}  // namespace

void begin_record(Run& run, std::string_view key, std::uint64_t documents, std::uint64_t occurrences,
                  std::uint64_t lists) {
    if (run.samples.empty() || run.bytes.size() >= run.samples.back().offset + sample_bytes)
        run.samples.push_back({std::string(key), run.bytes.size()});
    Buffer& out = run.bytes.tail();
    std::uint8_t* at = out.room(1 + key.size() + 3 * max_varint_bytes);
    *at++ = static_cast<std::uint8_t>(key.size());
    std::memcpy(at, key.data(), key.size());
    out.end_at(put_varint(put_varint(put_varint(at + key.size(), documents), occurrences), lists));
}

RunCursor::RunCursor(const Run& run, std::size_t window, std::string_view from)
    : run_(&run), window_(run.bytes, window, offset_of(run, from)) {
    while (next() && key() < from) continue;
}

bool RunCursor::next() {
    for (;;) {
        window_.skip(list_bytes_);
        list_bytes_ = 0;
        if (lists_ == 0) break;
        next_list();
    }
    if (window_.rest() == 0) {
        key_bytes_ = 0;
        return false;
    }
    const std::uint8_t* const record = window_.peek(1 + max_key_bytes + 3 * max_varint_bytes);
    const std::uint8_t* at = record + 1;
    key_bytes_ = record[0];
    std::memcpy(key_, at, key_bytes_);
    prefix_ = prefix_8(key());
    at += key_bytes_;
    documents_ = get_varint(at);
    occurrences_ = get_varint(at);
    lists_ = get_varint(at);
    window_.skip(static_cast<std::uint64_t>(at - record));
    return true;
}

void RunCursor::next_list() {
    const std::uint8_t* const list = window_.peek(2 * max_varint_bytes);
    const std::uint8_t* at = list;
    document_ = run_->base + get_varint_32(at) - 1;
    list_bytes_ = get_varint(at);
    window_.skip(static_cast<std::uint64_t>(at - list));
    --lists_;
}

bool RunCursor::next_posting(Posting& posting) {
    while (list_bytes_ == 0) {
        if (lists_ == 0) return false;
        next_list();
    }
    const std::uint8_t* begin = window_.peek(3 * max_varint_bytes);
    const std::uint8_t* at = begin;
    document_ += get_varint_32(at) + 1;
    posting.document = document_;
    posting.occurrences = get_varint_32(at);
    const std::uint64_t positions = get_varint(at);
    const auto header = static_cast<std::size_t>(at - begin);
    begin = window_.peek(header + positions);
    posting.positions = as_text(begin + header, positions);
    window_.skip(header + positions);
    list_bytes_ -= header + positions;
    return true;
}

void RunCursor::copy_lists(Run& to, TempFile& temp) {
    while (lists_ > 0) {
        next_list();
        std::uint8_t* const at = to.bytes.tail().room(2 * max_varint_bytes);
        to.bytes.tail().end_at(put_varint(put_varint(at, std::uint64_t{document_} + 1), list_bytes_));
        while (list_bytes_ > 0) {
            const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(list_bytes_, copied_at_once));
            to.bytes.tail().append(window_.peek(part), part);
            window_.skip(part);
            list_bytes_ -= part;
            to.bytes.spill_from(run_spill_bytes, temp);
        }
    }
}

}  // namespace kwic::glass
