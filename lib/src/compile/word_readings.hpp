// SPDX-License-Identifier: GPL-2.0-or-later
// WordReadings: other ways to write what was typed, joined or split: `AlAraby` for `Al-Araby`, `e mail` for `email`,
// the parts of a compound. Each is a query that counts less than the words as typed.
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
    // Keeps all references.
    WordReadings(const QueryContext& context, CompileNotes& notes, LeafExpander& words, const PhraseCompiler& phrases)
        : context_(context), notes_(notes), words_(words), phrases_(phrases) {}

    // Appends the word `joined`, which several tokens of `leaf` form together, if the index has it.
    void add_joined(const Query& leaf, const std::string& joined, std::vector<Xapian::Query>& readings);

    // Appends the pairs of adjacent words that `token` may be split into, if the index has them. If readings[0], the
    // token as typed, matches nothing, the token is split anywhere, else only where splits() expects a boundary.
    void add_split(const Query& leaf, const std::string& token, std::vector<Xapian::Query>& readings);

    // Appends the two words of the first reading of `token` as a compound whose words the index has. Each counts
    // alone, and need not be near the other.
    void add_compound_parts(const Query& leaf, const std::string& token, std::vector<Xapian::Query>& readings);

private:
    const QueryContext& context_;
    CompileNotes& notes_;
    LeafExpander& words_;
    const PhraseCompiler& phrases_;
};

}  // namespace kwic
