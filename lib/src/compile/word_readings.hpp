// SPDX-License-Identifier: GPL-2.0-or-later
// WordReadings finds other ways to write the typed words, joined or split: `AlAraby` for `Al-Araby`, `e mail` for
// `email`, or the parts of a compound. Each reading is a query with a lower weight than the typed words.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/leaf_expander.hpp"
#include "compile/phrase_compiler.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

class WordReadings {
public:
    // All arguments must outlive the WordReadings.
    WordReadings(const QueryContext& context, CompileNotes& notes, LeafExpander& words, const PhraseCompiler& phrases)
        : context_(context), notes_(notes), words_(words), phrases_(phrases) {}

    // Appends a query for `joined`, the word that consists of several tokens of `leaf`, if the index contains this
    // word.
    void add_joined(const Query& leaf, const std::string& joined, std::vector<Xapian::Query>& readings);

    // Appends queries for the pairs of adjacent words into which `token` may be split, if the index contains both
    // words. If readings[0], the query for the token as typed, is empty, tries all_splits(), otherwise only splits().
    void add_split(const Query& leaf, const std::string& token, std::vector<Xapian::Query>& readings);

    // Appends queries for the two parts of `token` as a compound, for the first pair of compound_parts() that the index
    // contains. Each part matches on its own; the parts need not be near each other.
    void add_compound_parts(const Query& leaf, const std::string& token, std::vector<Xapian::Query>& readings);

private:
    const QueryContext& context_;
    CompileNotes& notes_;
    LeafExpander& words_;
    const PhraseCompiler& phrases_;
};

}  // namespace kwic
