// SPDX-License-Identifier: GPL-2.0-or-later
// WordVariants: the terms that a word stands for in the indexes as they are now. Those of words that were asked for are
// remembered: words come again in the queries of a batch, with each key that is pressed, and where another spelling is
// looked for.
#pragma once

#include "vocabulary/forms.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

struct Variant {
    std::string term;  // with its prefix
    Xapian::doccount documents = 0;
    bool is_name = false;  // it may be another spelling of the same name, and counts less
};

using Expansion = std::vector<Variant>;  // only terms that the index has; empty: the word is not in it

class WordVariants {
public:
    // Keeps references to both: the indexes together, and one by one.
    WordVariants(const Xapian::Database& database, const WordTables& tables) : database_(database), tables_(tables) {}

    // All take a field's prefix, and words that are folded.

    Expansion exact(std::string_view prefix, const std::string& word) const;

    // The word's own forms, in the order of their bytes. Borrowed until the next are asked for.
    const Expansion& forms(std::string_view prefix, const std::string& word);

    // Other spellings of a name, likewise.
    const Expansion& names_like(std::string_view prefix, const std::string& word);

    // For another state of the indexes.
    void forget();

private:
    using Expansions = std::unordered_map<std::string, Expansion>;  // by term

    Expansion existing(std::string_view prefix, const std::vector<std::string>& words) const;
    bool is_known(const std::string& word);

    const Xapian::Database& database_;
    const WordTables& tables_;
    Expansions forms_;
    Expansions names_;
};

}  // namespace kwic
