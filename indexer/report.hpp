// SPDX-License-Identifier: GPL-2.0-or-later
// Report counts the documents that a run adds, updates, removes, leaves unchanged or skips, and prints messages about
// them on standard error.
#pragma once

#include "options.hpp"
#include "options/messages.hpp"
#include "progress.hpp"

#include <kwic/index_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::indexer {

struct Summary {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
    std::size_t removed = 0;
    std::size_t skipped = 0;       // with --delete: the ids that are not in the index
    std::size_t documents = 0;     // documents in the index after the run
    std::size_t replacements = 0;  // byte sequences that could not be decoded and were replaced
    std::uint64_t bytes = 0;       // decompressed size, in bytes, of the loaded files and the JSON lines
    bool compacted = false;
    std::vector<TypeConflict> type_conflicts = {};
    double seconds = 0;
};

// Returns a line such as
// `7 added, 0 updated, 0 unchanged, 0 removed, 1 skipped: 7 documents, 1.2 MB in 0.3 s (4.0 MB/s)`.
std::string summary_line(const Summary& summary);

// Returns a JSON object with all members of the summary, on one line.
std::string summary_json(const Summary& summary);

// Writes a message of kwic-indexer to standard error; see options/messages.hpp.
void print_message(const options::Message& message);

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

    // Prints a warning about the file, JSON line or document `name`, unless --quiet is given. With --watch, prints each
    // warning only once, because later updates may find the same problems again.
    void warn(std::string_view code, const std::string& name, const std::string& text);

    // The following functions update the counts in `summary`. skipped() and not_found() also print a warning.
    // replaced() prints a warning if `sequences` is not 0. put() and removed() print a note in a dry run, unless
    // --quiet is given or the document is unchanged.
    void skipped(const std::string& name, const std::string& cause);
    void not_found(const std::string& id);
    void replaced(const std::string& name, std::size_t sequences, const std::string& charset);
    void put(const std::string& name, PutResult result);

    // Adds the values that do not fit the types of their fields to the summary, and prints a warning for each field and
    // each kind of values.
    void type_conflicts(std::vector<TypeConflict> conflicts);
    void removed(const std::string& id);

private:
    void print(const options::Message& message);
    void print_planned(std::string_view code, const std::string& id, std::string_view text);

    bool quiet_;
    bool dry_run_;
    bool watches_;
    Progress& progress_;
    std::set<std::string> printed_;  // with --watch, the warnings that have been printed; otherwise empty
};

}  // namespace kwic::indexer
