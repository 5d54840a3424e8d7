// SPDX-License-Identifier: GPL-2.0-or-later
// Expansions of forms -> Xapian queries. A group without forms gives a query that matches nothing.
#pragma once

#include "compile/document_lengths.hpp"
#include "compile/expander.hpp"

#include <xapian.h>

#include <string>
#include <vector>

namespace kwic {

// What other spellings of a name count beside those that were typed.
inline constexpr double name_variant_weight = 0.4;

// The group as one term for ranking, the form that was typed counting a little more. With the lengths of the documents
// it is faster, but only for that database, and nothing may make its weights larger; both must outlive it.
Xapian::Query ranked(const Expansion& group, const std::string& typed, const Xapian::Database& database,
                     DocumentLengths* lengths);

// Any of the forms.
Xapian::Query alternatives(const Expansion& group);

// `op` over the queries; a single one stands for itself.
Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& queries);

}  // namespace kwic
