// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "compile/compiler.hpp"
#include "open/index_set.hpp"
#include "search/listing.hpp"

namespace kwic {

// Adds the terms in CompiledQuery::rest_terms that a document of `listing` has to the terms that are highlighted. Adds
// at most limits::variants_per_query terms; terms of the first documents take precedence. Reads the termlist of each
// document, unless there are no rest_terms. Throws Error (corrupt) if a termlist is damaged.
void add_terms_of_hits(CompiledQuery& compiled, const Listing& listing, const IndexSet& indexes);

}  // namespace kwic
