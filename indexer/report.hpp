// SPDX-License-Identifier: GPL-2.0-or-later
// Report counts the documents that a run adds, updates, leaves unchanged or skips, and prints notes on standard error.
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
    std::size_t documents = 0;     // documents in the index after the run
    std::size_t replacements = 0;  // byte sequences that could not be decoded and were replaced
    std::uint64_t bytes = 0;       // decompressed size, in bytes, of the loaded files and the JSON lines
    bool compacted = false;
    double seconds = 0;
};

// Returns a line such as
// `7 added, 0 updated, 0 unchanged, 0 removed, 1 skipped: 7 documents, 1.2 MB in 0.3 s (4.0 MB/s)`.
std::string summary_line(const Summary& summary);

// Returns a JSON object with all members of the summary, on one line.
std::string summary_json(const Summary& summary);

// Writes `kwic-indexer: `, the result of printable(text) and a line end to standard error.
void print_note(const std::string& text);

// Writes `text` to standard output and flushes the stream. Throws Error (io) if writing fails.
void print_answer(const std::string& text);

// With --json, prints the summary as a JSON object on standard output. Otherwise, prints the summary as a line on
// standard error, unless --quiet is given.
void print_summary(const Summary& summary, const Options& options);

class Report {
public:
    Report(const Options& options, Progress& progress)
        : quiet_(options.quiet), dry_run_(options.dry_run), watches_(options.watch), progress_(progress) {}

    Summary summary;

    // Prints the note `NAME: TEXT`, unless --quiet is given. With --watch, prints each note only once, because later
    // updates may find the same problems again.
    void note(const std::string& name, const std::string& text);

    // skipped(), replaced() and put() update the counts in `summary`. skipped() also prints a note. replaced() prints a
    // note if `sequences` is not 0. put() prints a note in a dry run if the document would be added or updated.
    void skipped(const std::string& name, const std::string& cause);
    void replaced(const std::string& name, std::size_t sequences, const std::string& charset);
    void put(const std::string& name, PutResult result);

private:
    bool quiet_;
    bool dry_run_;
    bool watches_;
    Progress& progress_;
    std::set<std::string> printed_;  // with --watch, the notes that have been printed; otherwise empty
};

}  // namespace kwic::indexer
