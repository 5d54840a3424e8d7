// SPDX-License-Identifier: GPL-2.0-or-later
// WordReadings finds readings of typed words: other ways to write the words, joined or split. Examples are `AlAraby`
// for `Al-Araby`, and `e mail` for `email`. The two parts of a compound are also readings of the compound. Each reading
// is a plan with a lower weight than the typed words.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/compiler.hpp"
#include "compile/leaf_expander.hpp"
#include "compile/phrase_compiler.hpp"
#include "compile/query_tokenizer.hpp"
#include "compile/word_splits.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

// The spelling of adjacent words of a query as one word.
struct JoinedWords {
    std::size_t first = 0;  // index of the first of the words
    std::size_t count = 0;  // number of words
    std::string joined;
    std::string field;
    Expansion expansion;  // the joined word and its forms
    Plan plan;            // matches the joined word, also in documents without the separate words
};

class WordReadings {
public:
    // All arguments must outlive the WordReadings.
    WordReadings(const QueryContext& context, CompileNotes& notes, QueryTokenizer& tokenizer, LeafExpander& words,
                 const PhraseCompiler& phrases)
        : context_(context),
          notes_(notes),
          tokenizer_(tokenizer),
          words_(words),
          phrases_(phrases),
          splits_(context, words.expander()) {}

    // Appends a plan for `words` written as one word, if the index contains this word. `words` were typed in `leaf`
    // without a space between them.
    void add_joined(const Query& leaf, std::span<const QueryWord> words, std::vector<Plan>& readings);

    // Appends plans for the adjacent words into which `word` can be split (see WordSplits). `typed` is the expansion
    // of the word as typed.
    void add_splits(const Query& leaf, const QueryWord& word, const Expansion& typed, std::vector<Plan>& readings);

    // Appends a plan for two kinds of identifiers: identifiers in which `words` are consecutive humps (see
    // text/humps.hpp), and identifiers of which the joined words are a part. `words` were typed in `leaf` without a
    // space between them.
    void add_identifiers(const Query& leaf, std::span<const QueryWord> words, std::vector<Plan>& readings);

    // Appends a plan for each of the two parts of the compound `token`. The parts are the first pair from
    // compound_parts() that meets two conditions: neither part is a function word, and the index contains a form of
    // each part. If no pair meets both conditions, appends nothing. A document need not contain both parts.
    void add_compound_parts(const Query& leaf, const std::string& token, std::vector<Plan>& readings);

    // `queries` are the operands of an AND. Finds each pair of adjacent words in `queries` that the index contains as
    // one word. A sequence of 3 to 6 adjacent words may be the digit groups of a number: if all words after the second
    // consist of digits, also finds each such sequence that the index contains as one word.
    std::vector<JoinedWords> joined_neighbors(std::span<const Query> queries);

private:
    Expansion expansion_of_joined(const std::string& field, const std::string& joined,
                                  std::span<const QueryWord> words);
    Plan plan_for_joined(const Query& leaf, const std::string& joined, const Expansion& expansion) const;
    std::optional<JoinedWords> joined_words(const Query& leaf, std::span<const QueryWord> words);

    const QueryContext& context_;
    CompileNotes& notes_;
    QueryTokenizer& tokenizer_;
    LeafExpander& words_;
    const PhraseCompiler& phrases_;
    WordSplits splits_;
};

}  // namespace kwic
