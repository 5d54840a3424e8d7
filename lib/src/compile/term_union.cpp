// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/term_union.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the terms in the order in which their posting lists are read: the most frequent terms, and then the others in
// ascending order, because the table of postings is sorted by term.
std::vector<std::string> in_order_of_reading(std::vector<std::string> terms) {
    const std::size_t frequent = std::min(terms.size(), TermUnion::frequent_terms);
    const auto others = terms.begin() + static_cast<std::ptrdiff_t>(frequent);
    if (!std::is_sorted(others, terms.end())) std::sort(others, terms.end());
    return terms;
}

}  // namespace

TermUnion::TermUnion(std::vector<std::string> terms, bool is_single_database, TimeLimit time, Use use,
                     std::shared_ptr<const glass::Tables> tables)
    : SetFilter(use == Use::exclusion, std::move(tables)),
      shared_(std::make_shared<Shared>(
          Shared{in_order_of_reading(std::move(terms)), is_single_database, std::move(time), use, {}})) {}

void TermUnion::init(const Xapian::Database& database) {
    DocumentFilter::init(database);
    std::shared_ptr<const DocumentSet> documents = shared_->documents;
    if (!documents) documents = std::make_shared<DocumentSet>(read());
    if (shared_->is_single_database) shared_->documents = documents;
    set_documents(std::move(documents));
}

// If the posting lists of the most frequent terms contain nearly all documents, the other lists are not needed.
DocumentSet TermUnion::read() const {
    constexpr std::size_t terms_per_check = 256;
    const std::vector<std::string>& terms = shared_->terms;
    const Xapian::doccount total = database().get_doccount();
    DocumentSet found(last());
    DocumentCollector collector(opened(), found);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const bool is_check = i > 0 && (i == frequent_terms || i % terms_per_check == 0);
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
