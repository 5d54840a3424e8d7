// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/document_lengths.hpp"

namespace kwic {

Xapian::termcount DocumentLengths::read(Xapian::docid document) {
    const std::size_t number = document / block_size;
    auto block = std::make_unique<Block>();
    auto next = database_.postlist_begin("");
    const auto end = database_.postlist_end("");
    if (next != end) next.skip_to(static_cast<Xapian::docid>(number * block_size));
    for (; next != end && *next / block_size == number; ++next) (*block)[*next % block_size] = next.get_doclength();
    blocks_[number] = std::move(block);
    return (*blocks_[number])[document % block_size];
}

}  // namespace kwic
