// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/cursor.hpp"

#include "base/base64.hpp"
#include "base/big_endian.hpp"
#include "base/bytes.hpp"
#include "schema/schema.hpp"

#include <kwic/error.hpp>

#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr char version = 1;
constexpr std::size_t checksum_bytes = 4;

// Returns a checksum of `bytes`. The checksum reveals that a cursor was truncated or mistyped.
std::string checksum(std::string_view bytes) {
    return big_endian_64(XXH3_64bits(bytes.data(), bytes.size())).substr(0, checksum_bytes);
}

}  // namespace

std::string to_string(const Cursor& cursor) {
    std::string bytes(1, version);
    bytes += big_endian_64(cursor.listing);
    bytes += big_endian_64(cursor.state);
    append_string(bytes, cursor.today);
    append_varint(bytes, cursor.is_partial);
    append_varint(bytes, cursor.rank);
    append_varint(bytes, cursor.position);
    append_string(bytes, cursor.key);
    append_varint(bytes, cursor.document);
    return base64(bytes + checksum(bytes));
}

Cursor parse_cursor(std::string_view text) {
    const std::string bytes = from_base64(text).value_or("");
    const std::size_t size = bytes.size() - std::min(bytes.size(), checksum_bytes);
    if (size == 0 || checksum(std::string_view(bytes).substr(0, size)) != bytes.substr(size))
        throw Error(ErrorCode::invalid_argument, "the cursor is damaged: pass it exactly as the search returned it");
    if (bytes[0] != version)
        throw Error(ErrorCode::invalid_argument,
                    "the cursor was made by another version of kwic: start from the first page");
    ByteReader in(std::string_view(bytes).substr(1, size - 1));
    Cursor cursor;
    cursor.listing = from_big_endian_64(in.take(8));
    cursor.state = from_big_endian_64(in.take(8));
    cursor.today = in.string();
    cursor.is_partial = in.number() != 0;
    cursor.rank = in.number();
    cursor.position = in.number();
    cursor.key = in.string();
    cursor.document = static_cast<Xapian::docid>(in.number());
    return cursor;
}

}  // namespace kwic
