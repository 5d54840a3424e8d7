// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_set.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>

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

void DocumentCollector::add(const std::string& term) {
    if (!opened_.tables) {
        const auto end = opened_.database.postlist_end(term);
        for (auto at = opened_.database.postlist_begin(term); at != end; ++at) documents_.add(*at);
        return;
    }
    if (list_)
        list_->reopen(term);
    else
        list_.emplace(*opened_.tables, term);
    list_->each_below(glass::PostingList::end,
                      [&](Xapian::docid document, std::uint32_t) { documents_.add(document); });
}

void SetFilter::set_documents(std::shared_ptr<const DocumentSet> documents) {
    documents_ = std::move(documents);
    set_max_documents(std::min(documents_->count(), database().get_doccount()));
}

void DocumentSetFilter::init(const Xapian::Database& database) {
    DocumentFilter::init(database);
    set_documents(documents_);
}

}  // namespace kwic
