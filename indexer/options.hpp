// SPDX-License-Identifier: GPL-2.0-or-later
// Options contains the values of the options of kwic-indexer. The table in option_table.cpp contains the names and the
// help texts of the options.
#pragma once

#include <kwic/index_writer.hpp>
#include <kwic/input.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::indexer {

enum class ShowProgress { automatic, always, never };

struct Options {
    std::string help_text;        // the text that --help, -h or --version prints; empty without these options
    std::filesystem::path index;  // empty if --index is not given
    std::vector<std::filesystem::path> paths;  // the PATH arguments, exactly as given; empty if deletes()
    std::vector<std::string> jsonl;            // files of JSON lines, or `-` for standard input
    std::vector<std::string> excludes;
    std::vector<std::string> deleted_ids;     // the ids of --delete
    std::vector<std::string> delete_queries;  // the queries of --delete-query
    std::string export_format;                // empty if --export is not given
    std::filesystem::path export_to;          // folder of the exported files; empty for standard output
    std::string collection = "kwic";          // name of the collection in the engine that imports the documents
    InputOptions input;                       // InputOptions::folder is empty
    WriterOptions writer;                     // WriterOptions::root is empty
    ShowProgress progress = ShowProgress::automatic;
    bool hidden = false;
    bool ignore_files = true;  // false with --no-ignore
    bool follow = false;
    bool trust = false;
    bool selects = false;  // whether an option is given that decides which files are indexed, and how they are read
    std::vector<std::string> forget;  // the roots of --forget
    bool keep_missing = false;
    bool check = false;
    bool status = false;
    bool compact = false;
    bool dry_run = false;
    bool watch = false;
    bool json = false;
    bool quiet = false;
    bool verbose = false;

    // Returns whether the program removes the documents that --delete or --delete-query names.
    bool deletes() const { return !deleted_ids.empty() || !delete_queries.empty(); }

    // Returns whether the program removes documents instead of indexing files.
    bool removes() const { return deletes() || !forget.empty(); }
};

// Parses the command line. If the command line is not valid, throws Error (invalid_argument), whose message states the
// reason.
Options parse_options(int argc, const char* const* argv);

}  // namespace kwic::indexer
