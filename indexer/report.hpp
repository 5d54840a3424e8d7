// SPDX-License-Identifier: GPL-2.0-or-later
// Report: what happened to the inputs -> counts, and notes on standard error.
#pragma once

#include "options.hpp"
#include "progress.hpp"

#include <kwic/index_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

namespace kwic::indexer {

struct Summary {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
    std::size_t removed = 0;
    std::size_t skipped = 0;
    std::size_t documents = 0;     // in the index
    std::size_t replacements = 0;  // byte sequences that could not be decoded
    std::uint64_t bytes = 0;       // read from the inputs, and decompressed
    bool compacted = false;
    double seconds = 0;
};

// Such as `7 added, 0 updated, 0 unchanged, 0 removed, 1 skipped: 7 documents, 1.2 MB in 0.3 s (4.0 MB/s)`.
std::string summary_line(const Summary& summary);

// The same as a JSON object, and whether the index was compacted.
std::string summary_json(const Summary& summary);

// Writes `kwic-indexer: text` to standard error, safe for a terminal.
void print_note(const std::string& text);

// Writes to standard output, at once. Throws Error (io).
void print_answer(const std::string& text);

// As the options want it: JSON on standard output, or a line on standard error.
void print_summary(const Summary& summary, const Options& options);

class Report {
public:
    Report(const Options& options, Progress& progress)
        : quiet_(options.quiet), dry_run_(options.dry_run), watches_(options.watch), progress_(progress) {}

    Summary summary;

    // `name: text`, unless notes are not wanted. While watching once, since the same is found again and again.
    void note(const std::string& name, const std::string& text);

    void skipped(const std::string& name, const std::string& cause);
    void replaced(const std::string& name, std::size_t sequences, const std::string& charset);
    void put(const std::string& name, PutResult result);

private:
    bool quiet_;
    bool dry_run_;
    bool watches_;
    Progress& progress_;
    std::set<std::string> told_;  // while watching; else there may be very many
};

}  // namespace kwic::indexer
