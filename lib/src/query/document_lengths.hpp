// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentLengths: how many words each document of a database has. Xapian reads its list of them anew for each list of
// postings, one length after the other; these are read once, in blocks, when one of a block is asked for.
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
    explicit DocumentLengths(const Xapian::Database& database) : database_(database) {
        blocks_.resize(database.get_lastdocid() / block_size + std::size_t{1});
    }

    // Of a document that there is.
    Xapian::termcount of(Xapian::docid document) {
        const auto& block = blocks_[document / block_size];
        return block ? (*block)[document % block_size] : read(document);
    }

    // In words, of all documents.
    double average() const { return database_.get_avlength(); }

private:
    static constexpr std::size_t block_size = 1024;
    using Block = std::array<Xapian::termcount, block_size>;

    Xapian::termcount read(Xapian::docid document);

    Xapian::Database database_;
    std::vector<std::unique_ptr<Block>> blocks_;  // by number
};

}  // namespace kwic
