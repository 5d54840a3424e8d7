// SPDX-License-Identifier: GPL-2.0-or-later
// Functions that print results to a stream in all formats except JSON. The library function to_json() makes JSON. The
// functions of this file do not flush the stream, and a failed write is reported only by the state of the stream.
// Control characters in texts and file names are replaced, except by print_paths() if `null` is true.
#pragma once

#include <kwic/document.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {

struct TextLayout {
    bool color = false;
    std::size_t width = 100;  // number of columns to which snippets are wrapped and bars are scaled
    bool blocks = true;       // draw bars with block characters instead of #
};

// Prints results for people. Prints nothing if there are no matches.
void print_text(std::ostream& out, const Results& results, const TextLayout& layout = {});

// Prints each facet: its name, then a line for each value with the number of documents and a bar. Prints all periods
// and ranges, but at most 20 values of any other facet, and the number of further values. For months and years, also
// prints the periods without documents between the values; a long gap takes one line. Then prints the number of
// documents without a value, and the statistics.
void print_facets(std::ostream& out, const std::vector<Facet>& facets, const TextLayout& layout = {});

// Throws Error (invalid_argument) if a facet could not be counted because the index has no such field.
void check_facets(const std::vector<Facet>& facets);

// Prints the result of Searcher::explain() as lines of text, and an empty line.
void print_explanation(std::ostream& out, const QueryExplanation& explanation);

// Prints the result of Searcher::why(). If `names_index` is true, the first line is the name of the index. The
// following line states whether the query finds the document. Then each clause of the query has a line, which begins
// with `yes` if the document meets the clause, and with `no` otherwise. The words of the clause are on the lines below.
void print_why(std::ostream& out, const Explanation& explanation, bool names_index = false);

// Prints a line `name: value` for each member of the document that is not empty, except the text, and for each value of
// a field. Then prints an empty line and the text.
void print_document(std::ostream& out, const IndexedDocument& found);

// Prints a complete HTML 5 document without scripts and styles.
void print_html(std::ostream& out, const Results& results);

// Returns whether `column` is a column of the formats `tsv` and `csv` that is not a custom field.
bool is_built_in_column(std::string_view column);

// Prints the columns of each hit, separated by tabs. A column is `rank`, `score`, `id`, `path`, `title`, `date`,
// `language`, `snippet`, the name of a custom field in the notation of SearchOptions::sort, or `*` for a JSON object of
// all fields. If `columns` is empty, prints rank, score, id, title and snippet. Several snippets are joined by ` … `,
// and several values of a field by `; `. If a snippet keeps its lines, the lines are joined by ` / `.
void print_tsv(std::ostream& out, const Results& results, const std::vector<std::string>& columns = {});

// Prints a line with the names of the columns, and then the values that print_tsv() prints, as CSV (RFC 4180).
void print_csv(std::ostream& out, const Results& results, const std::vector<std::string>& columns = {});

// Prints a numbered list in Markdown (CommonMark): the title of each hit as a link to its file, and its snippets as
// quotations in which matches are bold.
void print_markdown(std::ostream& out, const Results& results);

// Prints a line `PATH:LINE:COLUMN:TEXT` for each line of the snippets that has a match, and `PATH-LINE-TEXT` for each
// other line. COLUMN is that of the first match, in bytes from 1. If `has_context` is true, `--` separates the
// snippets. The results must be those of a search with SearchOptions::lines.
void print_grep(std::ostream& out, const Results& results, bool has_context = false);

// Prints a TREC run. White space and control characters in ids are percent-encoded.
void print_trec(std::ostream& out, const Results& results, std::string_view query_id = "1");

// Prints one path per line. If `null` is true, prints the raw bytes of each path and a NUL byte instead.
void print_paths(std::ostream& out, const Results& results, bool null);

// Returns whether documents match, even if none of them is on the page that `options` select.
bool has_matches(const Results& results, const SearchOptions& options);

// Returns `path`, or `id` if `path` is empty. A path below the current folder is returned relative to that folder.
// Control characters are not replaced.
std::string location(const std::string& id, const std::string& path);

}  // namespace kwic::searcher
