// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentSink adds the terms, values and data of a document to a Xapian::Document.
#pragma once

#include "schema/posting_sink.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>

namespace kwic {

class DocumentSink final : public PostingSink {
public:
    // Begins with the terms, values and data of `document`. metadata() writes to `database` immediately. `database`
    // must outlive this object.
    explicit DocumentSink(Xapian::WritableDatabase& database, Xapian::Document document = {})
        : database_(database), document_(std::move(document)) {}

    void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count) override {
        document_.add_posting(std::string(term), position, count);
    }
    void term(std::string_view term, Xapian::termcount count) override { document_.add_term(std::string(term), count); }
    void value(Xapian::valueno slot, std::string_view value) override { document_.add_value(slot, std::string(value)); }
    void metadata(std::string_view key, std::string_view value) override {
        database_.set_metadata(std::string(key), std::string(value));
    }
    void data(std::string_view data) override { document_.set_data(std::string(data)); }

    Xapian::Document& document() { return document_; }

private:
    Xapian::WritableDatabase& database_;
    Xapian::Document document_;
};

}  // namespace kwic
