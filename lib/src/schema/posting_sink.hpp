// SPDX-License-Identifier: GPL-2.0-or-later
// Where the postings of a document go: into a document of Xapian's, or straight into the bulk builder.
#pragma once

#include "base/term_interner.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <span>
#include <string_view>

namespace kwic {

// One document, or one after the other with something between that the receiver decides on.
class PostingSink {
public:
    // `count`: how much the term's weight in the document grows; 0 for names, which do not rank.
    virtual void posting(std::string_view term, Xapian::termpos position, Xapian::termcount count) = 0;

    // Words of the text that follow one another, the first of them at `first`, each with a count of 1.
    virtual void postings(std::span<const Token> tokens, Xapian::termpos first) {
        for (const Token& token : tokens) posting(token.term, first++, 1);
    }

    virtual void term(std::string_view term, Xapian::termcount count) = 0;

    virtual void terms(std::span<const CountedTerm> terms) {
        for (const auto& [term, count] : terms) this->term(term, count);
    }

    virtual void value(Xapian::valueno slot, std::string_view value) = 0;

    // Of the database, not of the document.
    virtual void metadata(std::string_view key, std::string_view value) = 0;

    virtual void data(std::string_view data) = 0;

protected:
    ~PostingSink() = default;
};

}  // namespace kwic
