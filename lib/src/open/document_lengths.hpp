// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentLengths returns the lengths of the documents of a local index. The length of a document is the sum of the
// within-document frequencies of its terms. Lengths that were read in blocks stay in memory, at 4 bytes per document.
#pragma once

#include "compile/bm25.hpp"
#include "glass/posting_list.hpp"

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace kwic {

// Not thread-safe. The functions throw the exceptions of glass::PostingList.
class DocumentLengths {
public:
    static constexpr Xapian::docid block_size = 4096;  // documents

    // `tables` must be the tables of `database`.
    DocumentLengths(const Xapian::Database& database, std::shared_ptr<const glass::Tables> tables);

    // Returns the lengths of block_size documents, beginning with the number `begin`, which must be a multiple of
    // block_size. The length of a document that does not exist is 0. The first call for a block reads the lengths,
    // which takes about 10 microseconds. The result is valid as long as this object exists.
    const std::uint32_t* block(Xapian::docid begin);

    // Returns the length of one document, or 0 if it does not exist. If the block of the document is not in memory,
    // reads only the part of the list of lengths that contains the document.
    std::uint32_t length(Xapian::docid document);

    // Returns bm25::length_norm() of a document with the length `length`.
    double norm(std::uint32_t length) const { return bm25::length_norm(length * inverse_average_); }

    // Returns the average length of the documents, but at least 1.
    double average() const { return 1 / inverse_average_; }

private:
    using Block = std::array<std::uint32_t, block_size>;

    glass::PostingList& list_at(std::optional<glass::PostingList>& list, Xapian::docid document);

    std::shared_ptr<const glass::Tables> tables_;
    double inverse_average_;
    std::vector<std::unique_ptr<Block>> blocks_;     // by document / block_size; null until they are read
    std::optional<glass::PostingList> blocks_list_;  // used by block()
    std::optional<glass::PostingList> single_list_;  // used by length()
};

}  // namespace kwic
