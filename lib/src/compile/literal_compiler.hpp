// SPDX-License-Identifier: GPL-2.0-or-later
// LiteralCompiler compiles a literal (see text/literal.hpp) to two parts: a plan for the words that every text with the
// literal contains, and a LiteralFilter, which searches the texts for the literal.
#pragma once

#include "base/time_limit.hpp"
#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/literal_words.hpp"
#include "compile/part.hpp"
#include "text/literal.hpp"
#include "vocabulary/word_lookup.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the reason why the literal cannot be searched, or an empty string if the literal can be searched. `has_texts`
// states whether at least one of the searched indexes stores texts.
std::string literal_refusal(const Literal& literal, bool has_texts);

// Returns the text of a literal for a message: at most its first 80 bytes, followed by `...` if the text is longer.
std::string shown_literal(std::string_view text);

class LiteralCompiler {
public:
    // Both arguments must outlive the LiteralCompiler.
    LiteralCompiler(const QueryContext& context, CompileNotes& notes) : context_(context), notes_(notes) {}

    // Compiles the literal `leaf`. If the literal cannot be searched, adds a warning and returns a plan that matches
    // nothing.
    Part build(const Query& leaf);

private:
    // A part of a word of the literal, and the words of the index that may contain this part.
    struct PartWords {
        WordPart part;
        std::vector<WordLookup::Word> words;
        std::size_t postings;  // sum of the document frequencies of the words
    };

    Plan plan_for(const LiteralWords& words, std::vector<SearchedWord>& searched) const;
    std::vector<PartWords> words_with(const std::vector<WordPart>& parts) const;
    static void add(const WordPart& part, std::vector<WordLookup::Word> words, std::vector<PartWords>& found);
    std::vector<WordLookup::Word> words_beginning_with(const WordPart& part) const;
    std::vector<WordLookup::Word> matching(const std::string& prefix,
                                           const std::function<bool(std::string_view)>& matches) const;
    Plan ranked(const PartWords& found) const;
    Plan restricted(Plan plan, std::vector<PartWords> found, Xapian::doccount documents) const;

    const QueryContext& context_;
    CompileNotes& notes_;
    // The time limit for looking up words and reading their posting lists. build() sets the limit to half of the
    // remaining time; the other half is for reading texts.
    TimeLimit words_time_ = {};
};

}  // namespace kwic
