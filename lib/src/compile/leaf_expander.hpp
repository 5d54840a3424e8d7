// SPDX-License-Identifier: GPL-2.0-or-later
// LeafExpander: a word of a leaf -> the expansion that the search options allow, recorded in the CompileNotes. It
// chooses among the kinds of expansions that the Expander finds.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/expander.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>

namespace kwic {

class LeafExpander {
public:
    // Keeps both references.
    LeafExpander(const QueryContext& context, CompileNotes& notes)
        : context_(context),
          notes_(notes),
          expander_(context.database, context.tables, context.word_variants, context.vocabulary, context.time,
                    notes.warnings()) {}

    // The expansion of `token`, a word of `leaf`. A word in quotation marks is searched as typed or, with `*`, as a
    // pattern; any other one also by its forms and name variants.
    Expansion word(const Query& leaf, const std::string& token, bool is_quoted);

    // The words that match `folded`, a pattern. Does not record them.
    Expansion pattern(const Query& leaf, const std::string& folded);

    // `expansion` as a ranked query, in which `token` as typed counts most.
    Xapian::Query ranked(const Expansion& expansion, const Query& leaf, const std::string& token) const;

    Expander& expander() { return expander_; }

private:
    void add_name_variants(const Query& leaf, const std::string& token, Expansion& expansion);

    const QueryContext& context_;
    CompileNotes& notes_;
    Expander expander_;
};

}  // namespace kwic
