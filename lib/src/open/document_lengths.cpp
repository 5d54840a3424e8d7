// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/document_lengths.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace kwic {

DocumentLengths::DocumentLengths(const Xapian::Database& database, std::shared_ptr<const glass::Tables> tables)
    : tables_(std::move(tables)),
      inverse_average_(1 / std::max(database.get_avlength(), 1.0)),
      blocks_(database.get_lastdocid() / block_size + std::size_t{1}) {}

// Moves `list`, a list of all documents, to the first document that is at least `document`.
glass::PostingList& DocumentLengths::list_at(std::optional<glass::PostingList>& list, Xapian::docid document) {
    if (!list)
        list.emplace(*tables_, "");
    else if (list->document() > document)
        list->rewind();
    list->skip_to(document);
    return *list;
}

const std::uint32_t* DocumentLengths::block(Xapian::docid begin) {
    std::unique_ptr<Block>& block = blocks_.at(begin / block_size);
    if (!block) {
        auto lengths = std::make_unique<Block>();
        list_at(blocks_list_, begin).each_below(begin + block_size, [&](Xapian::docid document, std::uint32_t length) {
            (*lengths)[document - begin] = length;
        });
        block = std::move(lengths);
    }
    return block->data();
}

std::uint32_t DocumentLengths::length(Xapian::docid document) {
    const std::unique_ptr<Block>& block = blocks_.at(document / block_size);
    if (block) return (*block)[document % block_size];
    const glass::PostingList& list = list_at(single_list_, document);
    return list.document() == document ? list.count() : 0;
}

}  // namespace kwic
