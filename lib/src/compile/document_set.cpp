// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_set.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace kwic {

void DocumentSet::add_all() {
    std::fill(bits_.begin(), bits_.end(), std::numeric_limits<std::uint64_t>::max());
    count_ = std::numeric_limits<Xapian::doccount>::max();
}

Xapian::docid DocumentSet::first_from(Xapian::docid document) const {
    std::size_t word = document / 64;
    if (word >= bits_.size()) return document;
    std::uint64_t bits = bits_[word] >> (document % 64) << (document % 64);
    while (bits == 0 && ++word < bits_.size()) bits = bits_[word];
    const auto bit = static_cast<std::size_t>(bits == 0 ? 0 : std::countr_zero(bits));
    return static_cast<Xapian::docid>(64 * word + bit);
}

void DocumentSetFilter::init(const Xapian::Database& database) {
    DocumentFilter::init(database);
    set_max_documents(std::min(documents_->count(), database.get_doccount()));
}

}  // namespace kwic
