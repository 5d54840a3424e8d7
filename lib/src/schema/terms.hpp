// SPDX-License-Identifier: GPL-2.0-or-later
// Iterates over the terms of an index, and reads their document frequencies.
#pragma once

#include "schema/schema.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

// Calls function(term, iterator) for each term that begins with `prefix`, in ascending order. An empty prefix selects
// the words of texts: all terms that do not begin with an ASCII capital. Throws Error (corrupt) if the terms do not
// ascend; without this check, the loop might never end in a damaged index.
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

// Returns the document frequency of each term. If `at_once` is true, each remote server receives one request for all
// terms; otherwise, each remote server receives one request for each term.
std::vector<Xapian::doccount> term_frequencies(const Xapian::Database& database, const std::vector<std::string>& terms,
                                               bool at_once);

}  // namespace kwic
