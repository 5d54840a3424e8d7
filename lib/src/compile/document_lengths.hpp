// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentLengths: what the length of each document makes of its words' weights. Xapian finds a length by going through
// its list of them from the document before. Here they can be kept, for queries to come: they are then read in blocks,
// each when a document of it is asked for, which takes longer than a single query gains.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace kwic {

// For one thread.
class DocumentLengths {
public:
    explicit DocumentLengths(const Xapian::Database& database);

    void keep() { blocks_.resize(database_.get_lastdocid() / block_size + std::size_t{1}); }
    bool are_kept() const { return !blocks_.empty(); }

    // See bm25::length_norm(). Unless they are kept, documents had better be asked for in their order. For a document
    // that is not there it may throw: Error (corrupt), or Xapian's.
    double length_norm(Xapian::docid document) {
        const std::size_t number = document / block_size;
        return number < blocks_.size() && blocks_[number] ? (*blocks_[number])[document % block_size] : read(document);
    }

    // In words, of all documents.
    double average() const { return average_; }

private:
    static constexpr std::size_t block_size = 1024;
    using Block = std::array<double, block_size>;

    double read(Xapian::docid document);
    void read_block(std::size_t number);

    Xapian::Database database_;
    double average_;
    std::vector<std::unique_ptr<Block>> blocks_;  // by number; none where they are not kept
};

}  // namespace kwic
