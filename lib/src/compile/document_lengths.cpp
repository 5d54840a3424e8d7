// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_lengths.hpp"

#include "compile/bm25.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace kwic {

DocumentLengths::DocumentLengths(const Xapian::Database& database)
    : database_(database), average_(std::max(database.get_avlength(), 1.0)) {}

double DocumentLengths::read(Xapian::docid document) {
    if (!are_kept()) return bm25::length_norm(database_.get_doclength(document) / average_);
    const std::size_t number = document / block_size;
    if (number >= blocks_.size()) throw Error(ErrorCode::corrupt, "the index is damaged: a document is missing");
    read_block(number);
    return (*blocks_[number])[document % block_size];
}

void DocumentLengths::read_block(std::size_t number) {
    auto block = std::make_unique<Block>();
    auto next = database_.postlist_begin("");
    const auto end = database_.postlist_end("");
    if (next != end) next.skip_to(static_cast<Xapian::docid>(number * block_size));
    for (; next != end && *next / block_size == number; ++next)
        (*block)[*next % block_size] = bm25::length_norm(next.get_doclength() / average_);
    blocks_[number] = std::move(block);
}

}  // namespace kwic
