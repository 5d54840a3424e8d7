// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/term_union.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

TermUnion::TermUnion(std::vector<std::string> terms, bool is_single_database, TimeLimit time, Use use,
                     std::shared_ptr<const glass::Tables> tables)
    : SetFilter(use == Use::exclusion, std::move(tables)),
      shared_(std::make_shared<Shared>(Shared{std::move(terms), is_single_database, std::move(time), use, {}})) {}

void TermUnion::init(const Xapian::Database& database) {
    DocumentFilter::init(database);
    std::shared_ptr<const DocumentSet> documents = shared_->documents;
    if (!documents) documents = std::make_shared<DocumentSet>(read());
    if (shared_->is_single_database) shared_->documents = documents;
    set_documents(std::move(documents));
}

// Reads the posting lists of the most frequent terms first. If these lists contain nearly all documents, the other
// lists are not needed. Reads the other lists in the order of their terms, because the table of postings is sorted by
// term.
DocumentSet TermUnion::read() const {
    constexpr std::size_t frequent_terms = 32;
    constexpr std::size_t terms_per_check = 256;
    std::vector<std::string> terms = shared_->terms;
    const std::size_t frequent = std::min(terms.size(), frequent_terms);
    std::sort(terms.begin() + static_cast<std::ptrdiff_t>(frequent), terms.end());
    const Xapian::doccount total = database().get_doccount();
    DocumentSet found(last());
    DocumentCollector collector(opened(), found);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const bool is_check = i > 0 && (i == frequent || i % terms_per_check == 0);
        const bool are_nearly_all = shared_->use == Use::preselection && found.count() >= total - total / 16;
        if (is_check && (are_nearly_all || shared_->time.is_over())) {
            if (shared_->use != Use::condition) found.add_all();
            return found;
        }
        collector.add(terms[i]);
    }
    return found;
}

std::shared_ptr<TermUnion> term_union(std::vector<std::string> terms, const QueryContext& context,
                                      const CompileNotes& notes) {
    const TermUnion::Use use = notes.is_negated() ? TermUnion::Use::exclusion : TermUnion::Use::condition;
    return std::make_shared<TermUnion>(std::move(terms), context.tables.databases.size() == 1, context.time, use,
                                       context.opened_tables);
}

}  // namespace kwic
