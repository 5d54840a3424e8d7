// SPDX-License-Identifier: GPL-2.0-or-later
// The command line -> Options. The only place that knows the option parser.
#pragma once

#include <kwic/index_writer.hpp>
#include <kwic/input.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::indexer {

enum class ShowProgress { automatic, always, never };

struct Options {
    std::string answer;                        // of --help or --version: to be printed, and nothing done
    std::filesystem::path index;               // of --index; empty: not given
    std::vector<std::filesystem::path> paths;  // as given
    std::vector<std::string> jsonl;            // files of JSON lines; `-` is standard input
    std::vector<std::string> excludes;
    std::string export_format;        // of --export; empty: not given
    std::filesystem::path export_to;  // a folder; empty: standard output
    std::string collection = "kwic";  // what an engine is to call the documents exported
    InputOptions input;               // all but the folder
    WriterOptions writer;             // all but the root
    ShowProgress progress = ShowProgress::automatic;
    bool hidden = false;
    bool keep_missing = false;
    bool check = false;
    bool compact = false;
    bool dry_run = false;
    bool watch = false;
    bool json = false;
    bool quiet = false;
};

// Throws Error (invalid_argument) with a message for the user.
Options parse_options(int argc, const char* const* argv);

}  // namespace kwic::indexer
