// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentLengths returns the lengths of documents and their BM25 length_norm (see compile/bm25.hpp). The length of a
// document is the sum of the within-document frequencies of its terms. Xapian finds the length of a document by
// advancing in a list of all lengths. After keep(), this class divides the documents into blocks of 1024 document
// numbers. When a value of a block is first needed, the class computes the values of all documents in the block, and
// keeps these values in memory. Reading a block takes more time than the values save in a single query. Therefore
// keep() is for searchers that answer several queries.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace kwic {

// Not thread-safe.
class DocumentLengths {
public:
    explicit DocumentLengths(const Xapian::Database& database);

    // Keeps all values that are read after this call. They take 12 bytes per document.
    void keep() { blocks_.resize(database_.get_lastdocid() / block_size + std::size_t{1}); }
    bool are_kept() const { return !blocks_.empty(); }

    // Returns bm25::length_norm() of `document`. Unless values are kept, calls with ascending document numbers are
    // fastest. If the document does not exist, may throw Error (corrupt) or an error of Xapian.
    double length_norm(Xapian::docid document) {
        const std::size_t number = document / block_size;
        return number < blocks_.size() && blocks_[number] ? blocks_[number]->norms[document % block_size]
                                                          : read_length_norm(document);
    }

    // Returns the length of `document`. Costs and errors are those of length_norm(). If values are kept, may return 0
    // for a document that does not exist.
    Xapian::termcount length(Xapian::docid document) {
        return are_kept() ? block_of(document).lengths[document % block_size] : database_.get_doclength(document);
    }

    // Returns the average length of the documents, but at least 1.
    double average() const { return average_; }

private:
    static constexpr std::size_t block_size = 1024;  // documents

    struct Block {
        std::array<double, block_size> norms{};
        std::array<Xapian::termcount, block_size> lengths{};
    };

    double read_length_norm(Xapian::docid document);
    const Block& block_of(Xapian::docid document);
    std::unique_ptr<Block> read_block(std::size_t number) const;

    Xapian::Database database_;
    double average_;
    // The index of a block is document / block_size. A block is null until it is read. Before keep(), blocks_ is empty.
    std::vector<std::unique_ptr<Block>> blocks_;
};

}  // namespace kwic
