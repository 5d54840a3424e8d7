// SPDX-License-Identifier: GPL-2.0-or-later
// Results -> what stands on standard output: one function a format but for JSON, which the library makes. None flushes,
// and none fails other than by the state of the stream. Nothing from a document or a file's name reaches a terminal
// raw, except with print_paths() and `null`.
#pragma once

#include <kwic/results.hpp>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {

struct TextLayout {
    bool color = false;
    std::size_t width = 100;  // columns that snippets are wrapped to
    bool blocks = true;       // bars are drawn with block characters, else with #
};

// For people; nothing at all where nothing was found.
void print_text(std::ostream& out, const Results& results, const TextLayout& layout = {});

// A line a value with the number of documents and a bar; nothing where there are no facets.
void print_facets(std::ostream& out, const std::vector<Facet>& facets, const TextLayout& layout = {});

// Throws Error (invalid_argument) for a facet that could not be counted: here somebody typed its name.
void check_facets(const std::vector<Facet>& facets);

// What Searcher::explain() says, and an empty line.
void print_explanation(std::ostream& out, std::string_view explanation);

// What Searcher::why() says: a clause a line with `yes` or `no`, its words below it. `names_index`: of several.
void print_why(std::ostream& out, const Explanation& explanation, bool names_index = false);

// A whole document in HTML 5, without scripts and styles.
void print_html(std::ostream& out, const Results& results);

// `rank score id title snippet`, separated by tabs; several snippets are joined by ` … `.
void print_tsv(std::ostream& out, const Results& results);

// A TREC run. In ids, white space and what a terminal must not get is percent-encoded.
void print_trec(std::ostream& out, const Results& results, std::string_view query_id = "1");

// A path a line, or with `null` the raw bytes and a NUL.
void print_paths(std::ostream& out, const Results& results, bool null);

// Where a document is, raw: its path, relative to the current folder if it lies below; without a path its id.
std::string location(const std::string& id, const std::string& path);

}  // namespace kwic::searcher
