// SPDX-License-Identifier: GPL-2.0-or-later
// WordVariants: a word -> its variants that the open indexes have, each with its number of documents. Results are
// cached, because words recur: in the queries of a batch, with each key that is pressed in a search box, and when
// another spelling of a query is looked for.
#pragma once

#include "vocabulary/forms.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// An index term that a word of a query is searched as.
struct Variant {
    std::string term;  // with its prefix
    Xapian::doccount documents = 0;
    bool is_name = false;  // found as another spelling of a proper name, so that it counts less
};

// All variants of a word that the indexes have; empty if they have none.
using Expansion = std::vector<Variant>;

class WordVariants {
public:
    // Keeps both references: `database` joins the databases of `tables`.
    WordVariants(const Xapian::Database& database, const WordTables& tables) : database_(database), tables_(tables) {}

    // In all functions `prefix` is a field's, and `word` is folded.

    // The word itself, if an index has it.
    Expansion exact(std::string_view prefix, const std::string& word) const;

    // The word and its other forms (see vocabulary/forms.hpp), ascending. Valid until the next call of forms().
    const Expansion& forms(std::string_view prefix, const std::string& word);

    // Other spellings of the word as a proper name, ascending. Valid until the next call of name_variants().
    const Expansion& name_variants(std::string_view prefix, const std::string& word);

    // Drops the cache. To be called when the indexes have changed.
    void forget();

private:
    using Cache = std::unordered_map<std::string, Expansion>;  // by term

    Expansion existing(std::string_view prefix, const std::vector<std::string>& words) const;
    bool is_known(const std::string& word);

    const Xapian::Database& database_;
    const WordTables& tables_;
    Cache forms_;
    Cache name_variants_;
};

}  // namespace kwic
