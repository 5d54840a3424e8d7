// SPDX-License-Identifier: GPL-2.0-or-later
// ValueReader reads the values of one slot in the order of the document numbers. This is much faster than fetching each
// document, because Xapian stores the values of a slot next to each other.
#pragma once

#include <xapian.h>

#include <string>

namespace kwic {

// A caller may call either value() or probe() on a reader, but not both.
class ValueReader {
public:
    ValueReader() = default;  // has no values
    ValueReader(const Xapian::Database& database, Xapian::valueno slot) : value_(database.valuestream_begin(slot)) {}

    // Returns the value of `document`, or an empty string if the document has none. The document numbers must not
    // descend from call to call.
    std::string value(Xapian::docid document) {
        if (value_ != end_ && value_.get_docid() < document) step_to(document);
        return value_ != end_ && value_.get_docid() == document ? *value_ : std::string();
    }

    // Like value(), but does not search for the next document with a value if `document` has none. probe() is slower
    // than value() in a local database, but saves round trips to a remote database.
    std::string probe(Xapian::docid document) {
        const bool is_known = value_ != end_ && value_.check(document) && value_ != end_;
        return is_known && value_.get_docid() == document ? *value_ : std::string();
    }

private:
    // ++ is faster than skip_to(); the difference matters when all documents are read.
    void step_to(Xapian::docid document) {
        if (value_.get_docid() + 1 == document)
            ++value_;
        else
            value_.skip_to(document);
    }

    Xapian::ValueIterator value_;
    Xapian::ValueIterator end_;
};

}  // namespace kwic
