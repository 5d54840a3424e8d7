// SPDX-License-Identifier: GPL-2.0-or-later
// TermDocuments finds the documents of a term in the tables of a database or, if the tables are not open, by Xapian.
#pragma once

#include "glass/open_database.hpp"
#include "glass/posting_list.hpp"

#include <xapian.h>

#include <optional>
#include <string>

namespace kwic {

// Successive calls of first_from() and has() must have ascending or equal arguments. The functions throw the exceptions
// of glass::PostingList and of Xapian.
class TermDocuments {
public:
    // `opened` must outlive this object.
    TermDocuments(const glass::OpenDatabase& opened, const std::string& term) {
        if (opened.tables)
            list_.emplace(*opened.tables, term);
        else
            at_ = opened.database.postlist_begin(term);
    }

    // Returns the lowest number of a document of the term that is at least `document`, or 0 if there is no such
    // document.
    Xapian::docid first_from(Xapian::docid document) {
        if (list_) {
            list_->skip_to(document);
            return list_->document() == glass::PostingList::end ? 0 : list_->document();
        }
        if (at_ != Xapian::PostingIterator()) at_.skip_to(document);
        return at_ != Xapian::PostingIterator() ? *at_ : 0;
    }

    bool has(Xapian::docid document) { return first_from(document) == document; }

private:
    std::optional<glass::PostingList> list_;
    Xapian::PostingIterator at_;
};

}  // namespace kwic
