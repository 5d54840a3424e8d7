// SPDX-License-Identifier: GPL-2.0-or-later
// WordSplits finds the ways to write a word of the query as several adjacent words of the index: `north east` for
// `northeast`.
#pragma once

#include "compile/compiler.hpp"
#include "compile/compounds.hpp"
#include "compile/expander.hpp"
#include "compile/query_tokenizer.hpp"

#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace kwic {

class WordSplits {
public:
    // Both arguments must outlive the WordSplits.
    WordSplits(const QueryContext& context, Expander& expander);

    // Returns at most four ways to split the word. The index contains all words of each split. If the index is local
    // and the script has spaces, at least one document contains these words next to each other (see
    // are_adjacent_somewhere()). No word of a split is a function word or occurs in a large part of the documents,
    // unless the word is a number, the typed word shows the boundaries by capitals, or the script has no spaces.
    //
    // A function word that the index contains is not split. A frequent word is split in only a few ways (see
    // possible_splits()). `prefix` is the term prefix of the field. The result is valid until the next call.
    const std::vector<Split>& of_word(const std::string& prefix, const QueryWord& word);

    // Returns whether the folded word is a function word of English or of a language of the index.
    bool is_function_word(const std::string& word) const;

private:
    using Spellings = std::unordered_map<std::string, Expansion>;

    std::vector<Split> find(const std::string& prefix, const std::vector<PossibleSplit>& possible);
    Split expansions_of(const std::string& prefix, const PossibleSplit& possible, const Spellings& remote);
    Spellings spellings_in_remote(const std::string& prefix, const std::vector<PossibleSplit>& possible);
    bool is_frequent(const Expansion& word, Xapian::doccount one_of) const;

    const QueryContext& context_;
    Expander& expander_;
    std::vector<std::string> languages_ = {"en"};  // English and the languages of the index
};

}  // namespace kwic
