// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Warning: the reason why the answer to a query may differ from what its author expects. A query with warnings does
/// not fail. A Warning has a code for programs and a message for people.
#pragma once

#include <kwic/api.h>

#include <string>
#include <string_view>

namespace kwic {

/// The kind of a warning. Later versions may add codes.
enum class WarningCode {
    syntax,           ///< an operator, bracket, quotation mark or suffix was ignored, or read in another way
    no_words,         ///< a part without letters and digits was ignored, or there is nothing to search for
    unknown_field,    ///< there is no such field; its name was read as a word, or its part of the query matches nothing
    wrong_value,      ///< no value of the field can match, such as a word in a field that has only numbers
    unreadable_date,  ///< a value of the built-in field `date` is not a date, and was ignored
    reversed_range,   ///< a range ends before it begins: the start and the end were exchanged
    query_limit,      ///< the query exceeds a limit of words, levels of nesting, synonyms or distances
    pattern_limit,    ///< a word, wildcard or fuzzy word was ignored, or matches more words than are searched
    no_positions,     ///< an index has neither positions nor texts: phrases and NEAR match nothing or are read as words
    no_texts,         ///< an index stores no texts, so literals and punctuation cannot be found
    replaced_bytes,   ///< bytes that are not UTF-8 were replaced
    not_searched,     ///< one of several indexes, or a field that these indexes store differently, was not searched
    remote_limit,     ///< not all matches in several or remote indexes were checked, sorted or ranked
    not_counted,      ///< the values of a field could not be counted
    index_changed,    ///< the index has changed since the previous page
    time_limit,       ///< the results are incomplete, because the time limit was reached
};

/// Returns the name of the code, such as `unknown-field`.
KWIC_API std::string_view to_string(WarningCode code);

/// A message about a query.
struct Warning {
    WarningCode code = WarningCode::syntax;  ///< the kind of the warning
    std::string message = {};                ///< for people; may change in later versions

    friend bool operator==(const Warning&, const Warning&) = default;  ///< compares both members
};

}  // namespace kwic
