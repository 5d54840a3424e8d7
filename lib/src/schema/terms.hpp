// SPDX-License-Identifier: GPL-2.0-or-later
// Going through the terms of an index.
#pragma once

#include "schema/schema.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

// Calls function(term, iterator) for each term that begins with `prefix`, ascending; for an empty prefix, for each
// word of the text: all terms but those that begin with a capital of ASCII, which are prefixes. Throws Error
// (corrupt) where terms do not ascend: Xapian would go round and round in such a table.
template <class Function>
void for_each_term(const Xapian::Database& database, const std::string& prefix, Function function) {
    std::string last;
    for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix);) {
        std::string term = *at;
        if (term <= last)
            throw Error(ErrorCode::corrupt,
                        "the index is damaged: its terms are out of order; rebuild it with kwic-indexer --rebuild");
        last = term;
        if (prefix.empty() && !schema::is_word(term)) {
            at.skip_to("[");
            continue;
        }
        function(term, at);
        ++at;
    }
}

// In how many documents each of the terms is. `at_once`: by one question to all servers among the databases.
std::vector<Xapian::doccount> term_frequencies(const Xapian::Database& database, const std::vector<std::string>& terms,
                                               bool at_once);

}  // namespace kwic
