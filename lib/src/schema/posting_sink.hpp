// SPDX-License-Identifier: GPL-2.0-or-later
// PostingSink receives the terms, values and data of a document. Implementations add the received data to a
// Xapian::Document or to the bulk builder, encode the positions, or store terms and values for a comparison with an
// index.
#pragma once

#include "base/term_interner.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <span>
#include <string_view>

namespace kwic {

// A sink receives one document, unless its class has a function that ends a document and begins the next.
class PostingSink {
public:
    // Adds `count` to the within-document frequency of `term`, and `position` to its positions.
    virtual void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count) = 0;

    // Adds one posting with a count of 1 for each token, at the positions `first`, `first` + 1 and so on.
    virtual void postings(std::span<const Token> tokens, Xapian::termpos first) {
        for (const Token& token : tokens) posting(token.term, first++, 1);
    }

    // Adds `count` to the within-document frequency of `term`, without a position. Keyword terms, which do not take
    // part in ranking, have a count of 0.
    virtual void term(std::string_view term, Xapian::termcount count) = 0;

    virtual void terms(std::span<const CountedTerm> terms) {
        for (const auto& [term, count] : terms) this->term(term, count);
    }

    virtual void value(Xapian::valueno slot, std::string_view value) = 0;

    // Sets a metadata entry of the database that the document belongs to.
    virtual void metadata(std::string_view key, std::string_view value) = 0;

    // Sets the record that the index stores for the document.
    virtual void data(std::string_view data) = 0;

protected:
    ~PostingSink() = default;
};

}  // namespace kwic
