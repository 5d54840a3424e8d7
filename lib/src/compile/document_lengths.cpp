// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_lengths.hpp"

#include "compile/bm25.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>

namespace kwic {

DocumentLengths::DocumentLengths(const Xapian::Database& database)
    : database_(database), average_(std::max(database.get_avlength(), 1.0)) {}

double DocumentLengths::read_length_norm(Xapian::docid document) {
    if (!are_kept()) return bm25::length_norm(database_.get_doclength(document) / average_);
    return block_of(document).norms[document % block_size];
}

// Returns the block of `document`. Reads the block unless it is in memory. Must be called after keep().
const DocumentLengths::Block& DocumentLengths::block_of(Xapian::docid document) {
    const std::size_t number = document / block_size;
    if (number >= blocks_.size()) throw Error(ErrorCode::corrupt, "the index is damaged: a document is missing");
    std::unique_ptr<Block>& block = blocks_[number];
    if (!block) block = read_block(number);
    return *block;
}

std::unique_ptr<DocumentLengths::Block> DocumentLengths::read_block(std::size_t number) const {
    auto block = std::make_unique<Block>();
    auto next = database_.postlist_begin("");
    const auto end = database_.postlist_end("");
    if (next != end) next.skip_to(static_cast<Xapian::docid>(number * block_size));
    for (; next != end && *next / block_size == number; ++next) {
        const Xapian::termcount length = next.get_doclength();
        block->lengths[*next % block_size] = length;
        block->norms[*next % block_size] = bm25::length_norm(length / average_);
    }
    return block;
}

}  // namespace kwic
