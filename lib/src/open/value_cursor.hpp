// SPDX-License-Identifier: GPL-2.0-or-later
// ValueCursor: the values of a slot, for documents that are asked for in the order of their numbers.
#pragma once

#include <xapian.h>

#include <string>

namespace kwic {

class ValueCursor {
public:
    ValueCursor(const Xapian::Database& database, Xapian::valueno slot) : at_(database.valuestream_begin(slot)) {}

    // Empty if it has none. No document may have a lower number than the one before.
    std::string of(Xapian::docid document) {
        if (at_ != end_ && at_.get_docid() < document) at_.skip_to(document);
        return at_ != end_ && at_.get_docid() == document ? *at_ : std::string();
    }

private:
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
};

}  // namespace kwic
