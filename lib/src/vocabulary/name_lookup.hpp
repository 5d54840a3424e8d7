// SPDX-License-Identifier: GPL-2.0-or-later
// Looks up other spellings of a proper name in the names tables (see vocabulary/names.hpp).
#pragma once

#include "glass/entry_lookup.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

// A word that may be another spelling of a name.
struct SimilarName {
    std::string word;

    // The number of bits of evidence that are missing. If missing_bits is not 0, the word is probably a spelling of the
    // name only if the word and the name are each in at least 2^missing_bits documents. Frequent words seldom resemble
    // each other by chance, because few words are frequent.
    unsigned missing_bits = 0;
};

// The largest value of SimilarName::missing_bits.
inline constexpr unsigned max_missing_bits = 4;

// Returns, in ascending order, the words that may be other spellings of the name `word`, which must be folded. Reads
// the names tables through `entries`, which has one EntryLookup for each database. `is_known` states whether at least
// one of the databases contains `word`. `documents` is the number of documents in all databases.
std::vector<SimilarName> names_like(const std::vector<glass::EntryLookup*>& entries, const std::string& word,
                                    bool is_known, Xapian::doccount documents);

}  // namespace kwic
