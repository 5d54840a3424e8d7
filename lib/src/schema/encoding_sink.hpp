// SPDX-License-Identifier: GPL-2.0-or-later
// EncodingSink replaces the positions of a document's terms with position codes. EncodingSink passes the terms without
// their positions, and all other data, to another sink.
#pragma once

#include "schema/position_codes.hpp"
#include "schema/posting_sink.hpp"

#include <span>
#include <string_view>

namespace kwic {

class EncodingSink final : public PostingSink {
public:
    explicit EncodingSink(PostingSink& sink) : sink_(sink) {}  // `sink` must outlive this object

    void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count) override {
        encoder_.add(term, position, count);
    }
    void postings(std::span<const Token> tokens, Xapian::termpos first) override {
        for (const Token& token : tokens) encoder_.add(token.term, first++, 1);
    }
    void term(std::string_view term, Xapian::termcount count) override { sink_.term(term, count); }
    void value(Xapian::valueno slot, std::string_view value) override { sink_.value(slot, value); }
    void metadata(std::string_view key, std::string_view value) override { sink_.metadata(key, value); }
    void data(std::string_view data) override { sink_.data(data); }

    // Passes the terms of all postings to the sink, and returns their position codes. Must be called after the last
    // posting of the document.
    PositionCodes finish() {
        sink_.terms(encoder_.terms());
        return encoder_.encode();
    }

private:
    PostingSink& sink_;
    PositionEncoder encoder_;
};

}  // namespace kwic
