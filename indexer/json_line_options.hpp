// SPDX-License-Identifier: GPL-2.0-or-later
// The options of kwic-indexer for JSON lines and their fields; a part of the table in option_table.cpp.
#pragma once

#include "options/program.hpp"

namespace kwic::indexer {

inline constexpr options::Option json_line_options[] = {
    {
        .name = "jsonl",
        .value = "FILE",
        .completes = options::Completes::files,
        .repeatable = true,
        .summary = "Index JSON lines, - for standard input",
        .details =
            "Index documents from a file of JSON lines, or from standard input if FILE is `-`. Each line is an object. "
            "The members `id`, `title`, `text`, `date` (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or an ISO 8601 day with a "
            "time) and `language` are parts of the document. Other members become fields, which a query searches as "
            "`name:value`; the members of an object become fields such as `customer.city`. The id of a line without an "
            "id is FILE, a colon and the number of the line. The text of a line without a text consists of all strings "
            "of the line. A line with `\"_delete\": true` removes the document with its id. A line with `\"_patch\": "
            "true` changes only the fields in the line; `null` removes a field.",
    },
    {
        .name = "id-field",
        .value = "NAME",
        .summary = "Member of JSON lines that is the id",
        .details = "Take the ids of documents from the member NAME of JSON lines, instead of `id`.",
    },
    {
        .name = "text-field",
        .value = "NAME",
        .repeatable = true,
        .summary = "Member of JSON lines that is the text",
        .details = "Take the texts of documents from the member NAME of JSON lines, instead of `text`. If several "
                   "members are given, the text consists of their values, each on a line.",
    },
    {
        .name = "title-field",
        .value = "NAME",
        .summary = "Member of JSON lines that is the title",
        .details = "Take the titles of documents from the member NAME of JSON lines, instead of `title`.",
    },
    {
        .name = "date-field",
        .value = "NAME",
        .summary = "Member of JSON lines that is the date",
        .details = "Take the dates of documents from the member NAME of JSON lines, instead of `date`. A number counts "
                   "seconds or milliseconds since 1970.",
    },
    {
        .name = "field",
        .value = "NAME=TYPE",
        .repeatable = true,
        .summary = "Type of a field",
        .details = "Declare the type of the field NAME. NAME is written as in a query: `\\date` is the custom field "
                   "`date`, and `\\\\` is one backslash. TYPE is `text` (searched by words only), `keyword` (searched "
                   "as a complete value only), `integer`, `real`, `boolean`, `date` (ISO 8601) or `stored` (not "
                   "searched). The index keeps the type. A value that can be read as a value of the type is converted, "
                   "such as the string `12` to an integer. A number in a field of the type `text` or `keyword` becomes "
                   "a string of the characters in the line, such as `1.10`. Any other value is kept as a string, with "
                   "a warning. If documents have values of the field, its type can be changed only with --rebuild.",
    },
};

}  // namespace kwic::indexer
