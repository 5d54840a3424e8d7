// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_filter.hpp"

#include <memory>
#include <string>

namespace kwic {
namespace {

std::unique_ptr<Xapian::PostingSource> stand_in(bool is_excluded) {
    constexpr Xapian::valueno unused_slot = Xapian::BAD_VALUENO - 1;
    if (is_excluded) return std::make_unique<Xapian::ValueWeightPostingSource>(unused_slot);
    return std::make_unique<Xapian::FixedWeightPostingSource>(0);
}

}  // namespace

std::string DocumentFilter::name() const { return stand_in(is_excluded_)->name(); }

std::string DocumentFilter::serialise() const { return stand_in(is_excluded_)->serialise(); }

void DocumentFilter::init(const Xapian::Database& database) {
    opened_.database = database;
    max_documents_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
}

void DocumentFilter::skip_to(Xapian::docid document, double) {
    if (document > at_) at_ = first_from(document);
}

bool DocumentFilter::check(Xapian::docid document, double) {
    at_ = document;
    return has(document);
}

Xapian::docid DocumentFilter::first_from(Xapian::docid document) {
    while (document <= last_ && !has(document)) ++document;
    return document;
}

}  // namespace kwic
