// SPDX-License-Identifier: GPL-2.0-or-later
// Options contains the values of the options of kwic-searcher. The table in option_table.cpp contains the names and the
// help texts of the options.
#pragma once

#include <kwic/searcher.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace kwic::searcher {

enum class Format { text, json, jsonl, html, md, tsv, csv, grep, trec, paths };
enum class Color { automatic, always, never };

constexpr std::size_t max_hits = 10'000;  // maximum of --offset plus --limit; searches for deep pages are slow
constexpr std::size_t all_hits = std::numeric_limits<std::uint32_t>::max();  // SearchOptions::limit for `--limit all`

struct Options {
    std::string help_text;             // text of --help, --version or --schema to print instead of searching
    std::vector<std::string> indexes;  // folders or servers; empty if --index is not given
    std::string query;
    std::string batch;      // file of queries, or `-` for standard input; empty without --batch
    std::size_t jobs = 0;   // threads for a batch; 0 means one for each core
    std::string complete;   // words of --complete; the last word is completed; empty without --complete
    std::string why;        // id of the document that --why explains; empty without --why
    std::string show;       // id of the document that --show prints; empty without --show
    std::string synonyms;   // file of synonyms
    std::string ids;        // file of ids, or `-` for standard input; empty without --ids
    std::string new_since;  // file of --new-since; empty without it
    std::string similar;    // value of --similar: the id of a document, or `-` for the text on standard input
    SearcherOptions open;
    SearchOptions search;
    Format format = Format::text;
    Color color = Color::automatic;
    std::vector<std::string> columns;  // columns of the formats `tsv` and `csv`; empty for the default columns
    bool null = false;                 // end paths with NUL
    bool explain = false;
    bool count = false;
    bool interactive = false;
    bool strict = false;  // treat warnings as errors

    // Returns whether answers are JSON objects.
    bool is_json() const { return format == Format::json || format == Format::jsonl; }

    // Returns whether answers have one line or more for each document and no place for a mark of partial matches.
    bool is_list() const {
        return format == Format::tsv || format == Format::csv || format == Format::grep || format == Format::trec ||
               format == Format::paths;
    }
};

// Returns whether the command line, which may be invalid, asks for answers in JSON. Messages on standard error are then
// JSON lines.
bool wants_json_messages(int argc, const char* const* argv);

// Parses the command line. Throws Error (invalid_argument) if the arguments are not valid; the message states the
// reason.
Options parse_options(int argc, const char* const* argv);

}  // namespace kwic::searcher
