// SPDX-License-Identifier: GPL-2.0-or-later
// The command line -> Options: what is to be searched, for what, and how it is to be shown.
#pragma once

#include <kwic/searcher.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic::searcher {

enum class Format { text, json, jsonl, html, tsv, trec, paths };
enum class Color { automatic, always, never };

constexpr std::size_t max_hits = 10'000;  // offset and limit together; deeper pages cost too much

struct Options {
    std::vector<std::string> indexes;  // as given; none: find_index() looks for one
    std::string query;
    std::string batch;     // file of queries, `-` for standard input; empty: `query` is the only one
    std::size_t jobs = 0;  // threads that answer a batch; 0: as many as there are cores
    std::string complete;  // words of which the last is to be completed; instead of a query
    std::string why;       // id of a document, to tell why the query finds it or not
    std::string synonyms;  // file of synonyms
    std::string similar;   // id of a document, or `-` for a text on standard input: what is like it is searched
    SearcherOptions open;
    SearchOptions search;
    Format format = Format::text;
    Color color = Color::automatic;
    bool null = false;  // paths end in NUL
    bool explain = false;
    bool count = false;
    bool interactive = false;
    bool strict = false;  // a warning is an error
    bool help = false;
    bool version = false;
};

// Throws Error (invalid_argument) naming the option that cannot be used.
Options parse_options(int argc, const char* const* argv);

std::string help_text();
std::string version_text();

}  // namespace kwic::searcher
