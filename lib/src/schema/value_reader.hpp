// SPDX-License-Identifier: GPL-2.0-or-later
// ValueReader: the values of one slot, read in the order of the document numbers. This is much faster than fetching
// each document, because Xapian stores the values of a slot side by side.
#pragma once

#include <xapian.h>

#include <string>

namespace kwic {

// A reader calls either value() or probe(), but not both.
class ValueReader {
public:
    ValueReader() = default;  // has no values
    ValueReader(const Xapian::Database& database, Xapian::valueno slot) : value_(database.valuestream_begin(slot)) {}

    // Returns the value of `document`, or an empty string if the document has none. Document numbers must not descend.
    std::string value(Xapian::docid document) {
        if (value_ != end_ && value_.get_docid() < document) value_.skip_to(document);
        return value_ != end_ && value_.get_docid() == document ? *value_ : std::string();
    }

    // Returns what value() returns, but does not look for the next document with a value. That is slower in a local
    // database, but saves round trips to a remote one.
    std::string probe(Xapian::docid document) {
        const bool is_known = value_ != end_ && value_.check(document) && value_ != end_;
        return is_known && value_.get_docid() == document ? *value_ : std::string();
    }

private:
    Xapian::ValueIterator value_;
    Xapian::ValueIterator end_;
};

}  // namespace kwic
