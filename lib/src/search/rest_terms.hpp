// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "compile/compiler.hpp"
#include "open/index_set.hpp"
#include "search/listing.hpp"

namespace kwic {

// Adds the terms of CompiledQuery::rest_terms that occur in documents of `listing` to the highlighted terms. Adds at
// most limits::variants_per_query terms; terms of the first documents take precedence. Reads the termlist of each
// document, unless there are no rest_terms. Throws Error (corrupt) if a termlist is damaged.
void add_terms_of_hits(CompiledQuery& compiled, const Listing& listing, const IndexSet& indexes);

}  // namespace kwic
