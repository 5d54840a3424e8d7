// SPDX-License-Identifier: GPL-2.0-or-later
// The options of kwic-searcher that select, order and count results: a part of the table in option_table.cpp.
#pragma once

#include "options/program.hpp"

namespace kwic::searcher {

inline constexpr options::Choice sort_orders[] = {
    {"relevance", "best match first"},
    {"date", "oldest first"},
    {"-date", "newest first"},
    {"path", "by path"},
    {"title", "by title"},
};

inline constexpr options::Choice group_modes[] = {
    {"none", "show every document"},
    {"near", "show only the first document of each group, with the number of other documents in the group"},
};

inline constexpr options::Choice facet_fields[] = {
    {"ext", "extension of the file"}, {"lang", "language"},         {"folder", "folder of the file"},
    {"month", "month of the date"},   {"year", "year of the date"}, {"date", "date of the document"},
};

inline constexpr options::Option result_options[] = {
    {
        .name = "limit",
        .letter = 'n',
        .value = "N",
        .fallback = "10",
        .summary = "Maximum number of documents, or all",
        .details = "Show at most N documents, or every document if N is `all`. N is at most 10,000.",
    },
    {
        .name = "offset",
        .value = "N",
        .fallback = "0",
        .summary = "Number of documents to skip",
        .details = "Skip the first N documents. The sum of --offset and --limit is at most 10,000.",
    },
    {
        .name = "after",
        .value = "CURSOR",
        .summary = "Show the page after this cursor",
        .details =
            "Show the page that follows an earlier page. CURSOR is the member `next` in the JSON answer of the earlier "
            "page. The query and the options that select and order documents must be the same as for the earlier "
            "page; --limit and the options that change how documents are shown may differ. If the index does not "
            "change, all pages together contain each document of the result once.",
    },
    {
        .name = "new-since",
        .value = "FILE",
        .completes = options::Completes::files,
        .summary = "Show only documents that were not shown before",
        .details = "Show only documents that no earlier run with this FILE and this QUERY has shown, and add them to "
                   "FILE, which is created if it does not exist. The exit status is 1 if there is no such document.",
    },
    {
        .name = "sort",
        .value = "ORDER",
        .fallback = "relevance",
        .choices = sort_orders,
        .open = true,
        .summary = "Sort order, such as -price,title",
        .details =
            "Order of the documents. ORDER is a list of sort keys with commas between them: names of custom fields, "
            "and the names below. Each key orders the documents that are equal by all keys before it. A `-` before a "
            "key reverses its order. Documents without a value come last in both directions. If a document has several "
            "values in a field, its smallest value counts or, in a reversed order, its largest value. Documents that "
            "are equal by all keys are in the order in which they were indexed. A backslash makes the next character "
            "part of a name; a name with a backslash always denotes a custom field.",
    },
    {
        .name = "recency",
        .value = "DAYS",
        .summary = "Rank newer documents higher",
        .details = "Rank newer documents higher: the score of a document is multiplied by max(2^(-age / DAYS), 1/16), "
                   "where age is in days. For documents without a date the factor is 1/16.",
    },
    {
        .name = "today",
        .value = "DATE",
        .summary = "Day from which --recency measures ages",
        .details = "Day from which --recency measures ages, such as `2023-07-19`. The default is today in UTC.",
    },
    {
        .name = "group",
        .value = "HOW",
        .fallback = "none",
        .choices = group_modes,
        .summary = "Group documents with almost the same text",
        .details = "Group documents with almost the same text.",
    },
    {
        .name = "snippets",
        .value = "N",
        .fallback = "1",
        .summary = "Maximum number of snippets per document",
        .details = "Show at most N snippets of each document.",
    },
    {
        .name = "snippet-length",
        .value = "N",
        .fallback = "240",
        .summary = "Approximate length of a snippet in bytes",
        .details = "Approximate length of a snippet in bytes.",
    },
    {
        .name = "fields",
        .value = "LIST",
        .summary = "Custom fields to show with each document",
        .details =
            "Show the values of these custom fields with each document. LIST consists of names with commas between "
            "them, or is `*` for all fields. In `tsv` and `csv`, LIST names the columns: custom fields, `*` for a JSON "
            "object of all fields, and `rank`, `score`, `id`, `path`, `title`, `date`, `language` and `snippet`. A "
            "backslash before one of these names makes it the name of a custom field.",
    },
    {
        .name = "facet",
        .value = "FIELD",
        .repeatable = true,
        .choices = facet_fields,
        .open = true,
        .summary = "Count the matches for each value of a field",
        .details =
            "Count the matching documents for each value of FIELD, which is a custom field or one of the names below, "
            "and the documents without a value. After FIELD, `:day`, `:week`, `:month` or `:year` counts periods of "
            "dates, as in `created:month`. Ranges after a colon count the documents with a number or a date in the "
            "range, as in `price:0..10,10..100,100..`; the end of a range is not part of the range. For numbers and "
            "dates, also show the smallest and the largest value, and for numbers the mean and the sum.",
    },
    {
        .name = "count",
        .summary = "Print only the number of matching documents",
        .details = "Print only the number of matching documents, which is the number of lines that `--format paths "
                   "--limit all` prints. In JSON, print an answer without hits; its member `total` has the number.",
    },
    {
        .name = "count-to",
        .value = "N",
        .fallback = "1000",
        .summary = "Count up to N matching documents one by one",
        .details =
            "Count up to N matching documents one by one. A total of more than N may be an estimate. With 0, every "
            "total may be an estimate, and the search is fastest. `--count`, `--facet` and `--sort` count all "
            "matching documents.",
    },
    {
        .name = "explain",
        .summary = "Show how the query is understood",
        .details = "Before the results, show the parsed query. For each word of the query, also show the words of the "
                   "index that match, and the number of documents that contain each of these words. In JSON, the "
                   "member `explanation` of the answer has these data.",
    },
    {
        .name = "why",
        .value = "ID",
        .completes = options::Completes::files,
        .summary = "Explain why this document matches or does not",
        .details =
            "Explain why the document ID matches or does not match the query. ID may be the path of a file. For each "
            "part of the query, show whether the document matches the part, and which words of the index match the "
            "words of the part.",
    },
    {
        .name = "complete",
        .value = "WORDS",
        .summary = "Complete the last of these words",
        .details = "Print completions of the last word of WORDS instead of search results. Each line consists of WORDS "
                   "with the last word completed. The most frequent completion comes first.",
    },
    {
        .name = "show",
        .value = "ID",
        .completes = options::Completes::files,
        .summary = "Print this document instead of searching",
        .details =
            "Print the document ID instead of search results. ID may be the path of a file. The output has a line for "
            "each member, such "
            "as the title and the date, and for each value of a field; then come an empty line and the text. With "
            "several indexes, print the document of the first index that has the id. With --json, print a JSON object.",
    },
    {
        .name = "timeout",
        .value = "MS",
        .summary = "Maximum duration of a search in milliseconds",
        .details = "Stop searching after MS milliseconds and show the documents found so far, with a warning.",
    },
};

}  // namespace kwic::searcher
