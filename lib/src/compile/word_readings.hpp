// SPDX-License-Identifier: GPL-2.0-or-later
// WordReadings finds other ways to write the typed words, joined or split: `AlAraby` for `Al-Araby`, `e mail` for
// `email`, or the parts of a compound. Each reading is a query with a lower weight than the typed words.
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
    Xapian::Query query;  // a document that matches this query matches each of the words
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

    // Appends a query for `words` written as one word, if the index contains this word. `words` were typed in `leaf`
    // without a space between them.
    void add_joined(const Query& leaf, std::span<const QueryWord> words, std::vector<Xapian::Query>& readings);

    // Appends queries for the adjacent words into which `word` can be split (see WordSplits). `typed` is the expansion
    // of the word as typed.
    void add_splits(const Query& leaf, const QueryWord& word, const Expansion& typed,
                    std::vector<Xapian::Query>& readings);

    // Appends a query for the identifiers in which `words`, which were typed together in `leaf`, are consecutive humps,
    // or joined are a part.
    void add_identifiers(const Query& leaf, std::span<const QueryWord> words, std::vector<Xapian::Query>& readings);

    // Appends queries for the two parts of `token` as a compound, for the first pair of compound_parts() of which the
    // index contains forms of both words. Each part matches on its own; the parts need not be near each other.
    void add_compound_parts(const Query& leaf, const std::string& token, std::vector<Xapian::Query>& readings);

    // Returns the words of the index that are two adjacent words of `queries`, the operands of AND, written as one
    // word. The groups of thousands of a number may be up to 6 words.
    std::vector<JoinedWords> joined_neighbors(std::span<const Query> queries);

private:
    double idf(const Expansion& expansion) const;
    Expansion expansion_of_joined(const std::string& field, const std::string& joined,
                                  std::span<const QueryWord> words);
    Xapian::Query query_for_joined(const Query& leaf, const std::string& joined, const Expansion& expansion) const;
    std::optional<JoinedWords> joined_words(const Query& leaf, std::span<const QueryWord> words);

    const QueryContext& context_;
    CompileNotes& notes_;
    QueryTokenizer& tokenizer_;
    LeafExpander& words_;
    const PhraseCompiler& phrases_;
    WordSplits splits_;
};

}  // namespace kwic
