// SPDX-License-Identifier: GPL-2.0-or-later
// Converts leaves of a query tree to plans that restrict the documents by a field. Examples of these leaves are
// keywords such as `ext:pdf`, and ranges of numbers and of dates. The plans are filters, so their scores have no
// meaning.
#pragma once

#include "compile/compile_notes.hpp"
#include "compile/expander.hpp"
#include "compile/plan.hpp"
#include "compile/query_tokenizer.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <optional>
#include <string>

namespace kwic {

// Returns a plan for the documents that match `leaf`, whose field is `path`, `ext` or `lang`. The text of the leaf may
// be a pattern. For `path`, the text may also be a folder, or words of a path.
Plan keyword_filter(const Query& leaf, Expander& expander, QueryTokenizer& tokenizer, const QueryContext& context,
                    const CompileNotes& notes);

// Returns a plan for documents with a number or a date in the range of `leaf`. If the field is not `date` and has
// neither numbers nor dates that can be compared with the bounds, returns a plan that matches nothing. In this case,
// also adds a warning to `notes`, unless the declared type of the field is a type of numbers or dates.
Plan range_filter(const Query& leaf, const QueryContext& context, CompileNotes& notes);

// Returns a plan for documents with the number or the date that the text of `leaf`, a word or a phrase, stands for. A
// date stands for all its instants, even in a field that also has other strings. Returns nothing if the field is not a
// custom field with numbers or dates, or if the text is neither a number nor a date. In a field that also has strings,
// the text may also be a word; see has_words().
std::optional<Plan> value_filter(const Query& leaf, const QueryContext& context, CompileNotes& notes);

// Returns whether the field with the entry `entry` has values that are searched by words.
bool has_words(const schema::FieldEntry& entry);

// Returns a plan for documents with the complete value `leaf.text`: an equal number, or a string or boolean that is
// equal apart from case.
Plan exact_filter(const Query& leaf, CompileNotes& notes);

// Returns a plan for documents with a complete value that is equal to the text of `leaf` or, if `leaf` is a pattern,
// matches the pattern. The field of `leaf` must have the type `keyword`.
Plan whole_value_filter(const Query& leaf, Expander& expander, const QueryContext& context, CompileNotes& notes);

// Returns a plan for documents with a value of the field of `leaf`, which may be a built-in field.
Plan exists_filter(const Query& leaf, const QueryContext& context, const CompileNotes& notes);

// Returns a plan for documents dated from the beginning of the period `since` to the end of the period `until`.
// parse_period() defines the periods, such as `2023-07` or `last-week`. An empty string means no bound. If a string is
// not a period, the plan matches nothing.
Plan date_filter(const std::string& since, const std::string& until);

// Returns `plan` restricted to the documents that match date_filter(since, until). Throws Error (invalid_argument) if a
// string is neither empty nor a period.
Plan within_dates(Plan plan, const std::string& since, const std::string& until);

}  // namespace kwic
