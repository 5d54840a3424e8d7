// SPDX-License-Identifier: GPL-2.0-or-later
// Leaves of a query tree that restrict the documents by a field: keywords such as `ext:pdf`, ranges of numbers and of
// dates -> Xapian queries without weight.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/expander.hpp"
#include "compile/query_tokenizer.hpp"
#include "schema/schema.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>

namespace kwic {

// Whether the values of a field are keywords, which are compared as a whole: paths, extensions and languages.
bool is_keyword_field(const std::string& field);

// Documents with the keyword of `leaf`, a leaf of a keyword field. A path may also be a pattern, a folder, or words of
// a file name.
Xapian::Query keyword_filter(const Query& leaf, Expander& expander, QueryTokenizer& tokenizer);

// Documents with a number or a date in the range of `leaf`. Warns if the field has no numbers.
Xapian::Query range_filter(const Query& leaf, const schema::FieldSlots& fields, CompileNotes& notes);

// Documents whose date is in the periods from `since` to `until` or between them. An empty string is an open end. A
// string that is not a period makes the filter match nothing.
Xapian::Query date_filter(const std::string& since, const std::string& until);

}  // namespace kwic
