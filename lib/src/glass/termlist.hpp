// SPDX-License-Identifier: GPL-2.0-or-later
// TermlistBody encodes the terms of a document for the termlist table. Format of a tag (see glass/bulk_builder.hpp;
// numbers are varints):
//
//     length of the document
//     number of terms
//     terms
//         shared prefix     1 byte: number of bytes shared with the previous term; absent in the first term
//         size of the rest  1 byte
//         rest
//         occurrences
//
// If (occurrences + 1) * (size of the previous term + 1) + (shared prefix) fits into a byte, this number replaces the
// shared prefix, and the occurrences are omitted. The number is greater than the size of the previous term, so readers
// can distinguish it from a shared prefix.
#pragma once

#include "base/big_endian.hpp"
#include "glass/buffer.hpp"
#include "glass/encoding.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic::glass {

class TermlistBody {
public:
    // Appends a term. Terms must ascend, and the bytes of a term must stay valid until the next call. `prefix` is
    // prefix_8(term).
    void add(Buffer& out, std::string_view term, std::uint64_t prefix, std::uint32_t occurrences) {
        std::uint8_t* at = out.room(term.size() + 2 + max_varint_bytes);
        if (before_.empty()) {
            at = put_text(at, term);
            at = put_varint(at, occurrences);
        } else {
            const std::size_t shared = shared_with_before(term, prefix);
            const std::size_t both =
                occurrences < 127 ? (occurrences + 1) * (before_.size() + 1) + shared : std::size_t{256};
            *at++ = static_cast<std::uint8_t>(both < 256 ? both : shared);
            at = put_text(at, term.substr(shared));
            if (both >= 256) at = put_varint(at, occurrences);
        }
        out.end_at(at);
        before_ = term;
        prefix_before_ = prefix;
    }

private:
    static std::uint8_t* put_text(std::uint8_t* at, std::string_view text) {
        *at++ = static_cast<std::uint8_t>(text.size());
        std::memcpy(at, text.data(), text.size());
        return at + text.size();
    }

    std::size_t shared_with_before(std::string_view term, std::uint64_t prefix) const {
        const std::size_t max_shared = std::min(before_.size(), term.size());
        std::size_t shared = static_cast<std::size_t>(std::countl_zero(prefix_before_ ^ prefix)) / 8;
        if (shared < 8) return std::min(shared, max_shared);
        while (shared < max_shared && before_[shared] == term[shared]) ++shared;
        return std::min(shared, max_shared);
    }

    std::string_view before_;
    std::uint64_t prefix_before_ = 0;
};

}  // namespace kwic::glass
