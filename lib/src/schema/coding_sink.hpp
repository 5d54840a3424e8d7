// SPDX-License-Identifier: GPL-2.0-or-later
// CodingSink: hands the terms of a document on without their positions, each once, and keeps these as word codes.
#pragma once

#include "schema/position_codes.hpp"
#include "schema/posting_sink.hpp"

#include <span>
#include <string_view>

namespace kwic {

class CodingSink final : public PostingSink {
public:
    explicit CodingSink(PostingSink& sink) : sink_(sink) {}  // which must outlive it

    void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count) override {
        coder_.add(term, position, count);
    }
    void postings(std::span<const Token> tokens, Xapian::termpos first) override {
        for (const Token& token : tokens) coder_.add(token.term, first++, 1);
    }
    void term(std::string_view term, Xapian::termcount count) override { sink_.term(term, count); }
    void value(Xapian::valueno slot, std::string_view value) override { sink_.value(slot, value); }
    void metadata(std::string_view key, std::string_view value) override { sink_.metadata(key, value); }
    void data(std::string_view data) override { sink_.data(data); }

    // When the document has no further postings: hands the terms of those that it had on, and gives their codes.
    PositionCodes finish() {
        sink_.terms(coder_.terms());
        return coder_.encode();
    }

private:
    PostingSink& sink_;
    WordCoder coder_;
};

}  // namespace kwic
