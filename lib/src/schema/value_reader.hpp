// SPDX-License-Identifier: GPL-2.0-or-later
// ValueReader reads the values of one slot in the order of the document numbers. A ValueReader is much faster than
// fetching each document, because Xapian stores the values of a slot next to each other.
#pragma once

#include "glass/column_reader.hpp"
#include "glass/open_database.hpp"
#include "schema/schema.hpp"

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// A caller may call either value() or probe() on a reader, but not both. The functions throw the exceptions of
// glass::TableCursor and those of Xapian.
class ValueReader {
public:
    ValueReader() = default;  // has no values
    ValueReader(const glass::OpenDatabase& opened, Xapian::valueno slot) : tables_(opened.tables) {
        if (tables_)
            column_ = std::make_unique<glass::ColumnReader>(*tables_, slot, is_long(slot));
        else
            value_ = opened.database.valuestream_begin(slot);
    }

    // Returns the value of `document`, or an empty string if the document has none. The document numbers must not
    // descend from call to call. The result is valid until the next call.
    std::string_view value(Xapian::docid document) {
        if (column_) return column_->value(document);
        if (value_ != end_ && value_.get_docid() < document) step_to(document);
        return is_at(document) ? current() : std::string_view();
    }

    // Prepares a call of value() that follows soon; see ColumnReader::prefetch().
    void prefetch(Xapian::docid document) const {
        if (column_) column_->prefetch(document);
    }

    // Like value(), but does not search for the next document with a value if `document` has none, which saves round
    // trips to a remote database. If Xapian reads a local database, probe() is slower than value().
    std::string_view probe(Xapian::docid document) {
        if (column_) return column_->value(document);
        const bool is_known = value_ != end_ && value_.check(document);
        return is_known && is_at(document) ? current() : std::string_view();
    }

private:
    // Returns whether the values of the slot are long, and are often read again.
    static bool is_long(Xapian::valueno slot) {
        return slot == schema::low_bytes_slot || slot == schema::high_bytes_slot;
    }

    bool is_at(Xapian::docid document) const { return value_ != end_ && value_.get_docid() == document; }
    std::string_view current() { return text_ = *value_; }

    // ++ is faster than skip_to(); the difference matters when all documents are read.
    void step_to(Xapian::docid document) {
        if (value_.get_docid() + 1 == document)
            ++value_;
        else
            value_.skip_to(document);
    }

    std::shared_ptr<const glass::Tables> tables_;
    std::unique_ptr<glass::ColumnReader> column_;  // null if Xapian reads the values
    Xapian::ValueIterator value_;
    Xapian::ValueIterator end_;
    std::string text_;  // the value that `value_` has returned
};

}  // namespace kwic
