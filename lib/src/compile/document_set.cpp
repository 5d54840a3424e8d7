// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_set.hpp"

#include "glass/posting_list.hpp"

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

void add_documents(const glass::OpenDatabase& opened, const std::string& term, DocumentSet& documents) {
    if (opened.tables) {
        glass::PostingList(*opened.tables, term)
            .each_below(glass::PostingList::end,
                        [&](Xapian::docid document, std::uint32_t) { documents.add(document); });
        return;
    }
    const auto end = opened.database.postlist_end(term);
    for (auto at = opened.database.postlist_begin(term); at != end; ++at) documents.add(*at);
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
