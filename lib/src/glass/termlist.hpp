// SPDX-License-Identifier: GPL-2.0-or-later
// A document's terms -> the body of its tag in the termlist table; the document's length and the number of terms
// (uints) go before it.
#pragma once

#include "base/big_endian.hpp"
#include "glass/buffer.hpp"
#include "glass/encoding.hpp"

#include <bit>
#include <cstdint>
#include <string_view>

namespace kwic::glass {

class TermlistBody {
public:
    // Terms ascend; the bytes of each must stay until the next. `prefix`: prefix_8() of the term.
    void add(Buffer& out, std::string_view term, std::uint64_t prefix, std::uint32_t occurrences) {
        std::uint8_t* at = out.room(term.size() + 2 + max_varint_bytes);
        if (before_.empty()) {
            at = put_text(at, term);
            at = put_varint(at, occurrences);
        } else {
            const std::size_t shared = shared_with_before(term, prefix);
            // One byte for both numbers where it is above the length of the term before: so it cannot be mistaken.
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
        const std::size_t most = std::min(before_.size(), term.size());
        std::size_t shared = static_cast<std::size_t>(std::countl_zero(prefix_before_ ^ prefix)) / 8;
        if (shared < 8) return std::min(shared, most);
        while (shared < most && before_[shared] == term[shared]) ++shared;
        return std::min(shared, most);
    }

    std::string_view before_;
    std::uint64_t prefix_before_ = 0;
};

}  // namespace kwic::glass
