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
#include <map>
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
    std::size_t failed = 0;        // the skipped inputs and ids that should not have been skipped; at most `skipped`
    std::size_t documents = 0;     // documents in the index after the run
    std::size_t replacements = 0;  // byte sequences that could not be decoded and were replaced
    std::size_t replaced_in = 0;   // number of documents with replacements
    std::uint64_t bytes = 0;       // decompressed size, in bytes, of the loaded files and the JSON lines
    bool compacted = false;
    std::map<std::string, std::size_t> skipped_by_reason = {};  // number of skipped inputs by reason, such as `binary`
    std::vector<TypeConflict> type_conflicts = {};
    double seconds = 0;
    std::string index = {};  // path of the index, if the program found it above the current folder; otherwise empty
};

// Returns a line such as
// `7 added, 0 updated, 0 unchanged, 0 removed, 1 skipped (1 binary): 7 documents, 1.2 MB in 0.3 s (4.0 MB/s)`. The
// reasons of skipped inputs are sorted by descending number.
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
        : quiet_(options.quiet),
          verbose_(options.verbose),
          dry_run_(options.dry_run),
          watches_(options.watch),
          progress_(progress) {}

    Summary summary;

    // Prints a warning about the file, JSON line or document `name`, unless --quiet is given. With --watch, a warning
    // or note about an input is printed only once, because later updates may find the same problems again.
    void warn(std::string_view code, const std::string& name, const std::string& text);

    // The following functions update the counts in `summary`. not_found() also prints a warning. put() and removed()
    // print a note in a dry run, unless --quiet is given or the document is unchanged.

    // Counts a file or folder that should have been indexed but cannot be read, and prints a warning. The reason is the
    // part of `cause` before any ` (`.
    void failed(const std::string& name, const std::string& cause);

    // Counts a JSON line that is not valid or patches no document, and prints a warning.
    void failed_line(const std::string& name, const std::string& cause);

    // Counts an input of a kind that is never indexed, such as a binary file. With --verbose, prints a note. The reason
    // is the part of `cause` before any ` (`.
    void skipped(const std::string& name, const std::string& cause);

    // Counts byte sequences that were replaced. With --verbose, prints a warning if `sequences` is not 0.
    void replaced(const std::string& name, std::size_t sequences, const std::string& charset);
    // Counts a remembered root that no longer exists, and prints a warning.
    void missing_root(const std::string& path);

    // Prints a note that a glob of --exclude matches no file or folder, unless --quiet is given.
    void unused_exclude(const std::string& glob);

    void not_found(const std::string& id);
    void put(const std::string& name, PutResult result);

    // Adds the values that do not fit the types of their fields to the summary, and prints a warning for each field and
    // each kind of values.
    void type_conflicts(std::vector<TypeConflict> conflicts);
    void removed(const std::string& id);

private:
    void print(const options::Message& message);
    void print_once(options::MessageKind kind, std::string_view code, const std::string& name, const std::string& text);
    void count_skipped(const std::string& reason);
    void print_planned(std::string_view code, const std::string& id, std::string_view text);

    bool quiet_;
    bool verbose_;
    bool dry_run_;
    bool watches_;
    Progress& progress_;
    std::set<std::string> printed_;  // with --watch, the messages about inputs that have been printed; else empty
};

}  // namespace kwic::indexer
