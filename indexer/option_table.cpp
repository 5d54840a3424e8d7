// SPDX-License-Identifier: GPL-2.0-or-later
#include "option_table.hpp"

#include "json_line_options.hpp"

#include <string_view>

namespace kwic::indexer {
namespace {

using options::Choice;
using options::Completes;
using options::ExitStatus;
using options::Group;
using options::Option;

constexpr Option index_options[] = {
    {
        .name = "index",
        .letter = 'i',
        .value = "DIR",
        .completes = Completes::index,
        .summary = "Use the index in this folder",
        .details =
            "Use the index in the folder DIR. The default is the folder that $KWIC_INDEX names. If this "
            "variable is not set, the default is `.kwic` in the first PATH. If the first PATH is a file, the default "
            "is `.kwic` in the folder of this file.",
    },
    {
        .name = "rebuild",
        .summary = "Replace the index with a new one",
        .details = "Build a new index instead of updating the existing one. Searches use the existing index until the "
                   "new one is complete.",
    },
    {
        .name = "keep-missing",
        .summary = "Keep documents whose files no longer exist",
        .details = "Keep documents whose files no longer exist. Without this option, such documents are removed from "
                   "the index.",
    },
    {
        .name = "delete",
        .value = "ID",
        .completes = Completes::files,
        .repeatable = true,
        .summary = "Remove these documents from the index",
        .details =
            "Remove the documents with these ids from the index. The id of a file is its path relative to the root "
            "folder of the index. All arguments of the command are ids, so the default index is `.kwic` in the current "
            "folder. If an id is not in the index, a warning is printed, and the exit status is 1. The files are not "
            "deleted: the next run that indexes their folder adds them again, unless --exclude skips them.",
    },
    {
        .name = "delete-query",
        .value = "QUERY",
        .repeatable = true,
        .summary = "Remove the documents that match this query",
        .details = "Remove all documents that match QUERY from the index; see kwic-query(7). Nothing is removed, and "
                   "the exit status is 2, if a part of QUERY cannot be read as it is typed or can match no value of "
                   "its field. A field that no document has gives a warning, and is an error in a negation. With "
                   "--dry-run, the documents are only listed. As with --delete, the default index is `.kwic` in the "
                   "current folder, and the files are not deleted.",
    },
    {
        .name = "no-store",
        .summary = "Do not store texts: smaller index, no snippets",
        .details = "Do not store the texts of documents. The index is smaller, but searches show no snippets and "
                   "find no literals, and the index cannot be exported.",
    },
    {
        .name = "no-positions",
        .summary = "Do not store word positions: slower phrases",
        .details = "Do not store the positions of words. The index is smaller, but phrase and proximity searches take "
                   "longer because they read the stored texts. If --no-store is also given, such searches "
                   "match all documents that contain the words anywhere.",
    },
    {
        .name = "memory",
        .value = "SIZE",
        .fallback = "256M",
        .summary = "Approximate size of the write buffer",
        .details = "Approximate size of the write buffer. The program also needs about 70 bytes of memory per "
                   "document. A SIZE is a number of bytes, or a number followed by `K`, `M` or `G`.",
    },
    {
        .name = "jobs",
        .value = "N",
        .fallback = "0",
        .summary = "Threads that build a new index, 0 for all cores",
        .details = "Build a new index with N threads, at most 256. The value `0` means one thread for each core.",
    },
    {
        .name = "wait",
        .value = "SECONDS",
        .fallback = "0",
        .summary = "Wait if another program writes the index",
        .details = "If another program is writing the index, wait at most SECONDS for that program to finish. If it "
                   "has not finished by then, exit with status 3. SECONDS is at most 86400, one day.",
    },
    {
        .name = "compact",
        .summary = "Make the index as small as a new one",
        .details =
            "Rewrite the index so that it is as small as a new one. If a PATH or --jsonl is given, update the index "
            "first. Updates leave unused space in an index. If an update leaves an index at least a quarter larger "
            "than a new index, kwic-indexer may compact the index automatically.",
    },
    {
        .name = "check",
        .summary = "Only check the index for damage",
        .details =
            "Only check the index for damage: first compare every file with its checksum and, if all checksums "
            "match, compare the parts of the index with each other. For each problem, print a line on standard error "
            "that names the file, table, document or word, but print at most 20 lines for each kind of problem. If "
            "there are problems, also print the command that rebuilds the index. The exit status is 0 if the index is "
            "intact, and 2 if it is damaged.",
    },
    {
        .name = "status",
        .summary = "Only show the fields of the index",
        .details = "Only print the number of documents and the custom fields of the index: the name of each field, its "
                   "declared type or `auto`, and the kinds of values that documents have or had. With --json, print an "
                   "object with the members `index`, `documents`, `texts` (true if the index stores texts) and "
                   "`fields` (a list of objects with `name`, `type` and `values`).",
    },
    {
        .name = "dry-run",
        .summary = "Show what would be done, change no documents",
        .details =
            "Print the names of the documents that would be added, updated or removed, and the summary, but do not "
            "change any document of the index. If there is an index and --rebuild is not given, the run still locks "
            "the index, removes leftovers of a crash, repairs the file `CURRENT`, and completes an interrupted update.",
    },
    {
        .name = "watch",
        .summary = "Keep running, and index changes as they happen",
        .details = "After the first update, keep running: index changes below each PATH as they happen, until "
                   "`SIGINT` (Ctrl-C) or `SIGTERM`. Searches find a change after about a second. The index is locked "
                   "only during an update, so that other programs can update the index between two updates.",
    },
};

constexpr Choice detected_charset[] = {
    {"auto",
     "Detect the character set of each file: Unicode, or the most likely of the common character sets of "
     "Windows, Unix, DOS and the Macintosh."}};
constexpr Choice detected_language[] = {{"auto", "Detect the language of each document."}};

constexpr Option input_options[] = {
    {
        .name = "exclude",
        .value = "GLOB",
        .repeatable = true,
        .summary = "Skip matching files and folders",
        .details =
            "Skip files and folders that match GLOB. A GLOB that ends with a slash matches only folders. A GLOB with a "
            "slash before its end is compared with paths relative to the root folder. Any other GLOB is compared with "
            "the names of files and folders. The root folder is the first PATH of the run that made the index. If that "
            "PATH is a file, the root folder is the folder of the file. `**` matches slashes; `*` matches a slash only "
            "if the GLOB also contains `**`.",
    },
    {
        .name = "hidden",
        .summary = "Include names that begin with a dot",
        .details = "Include files and folders whose names begin with a dot, except `.kwic`.",
    },
    {
        .name = "max-size",
        .value = "SIZE",
        .fallback = "64M",
        .summary = "Skip larger files",
        .details = "Skip files and JSON lines that are larger than SIZE. For a compressed file, the size of its "
                   "contents counts. A SIZE is a number of bytes, or a number followed by `K`, `M` or `G`.",
    },
    {
        .name = "charset",
        .value = "NAME",
        .fallback = "auto",
        .choices = detected_charset,
        .open = true,
        .summary = "Character set of all files",
        .details = "Read all files in the character set NAME. All character sets of ICU are supported.",
    },
    {
        .name = "language",
        .value = "CODE",
        .fallback = "auto",
        .choices = detected_language,
        .open = true,
        .summary = "Language of the documents, such as en",
        .details = "Language of documents that do not state their language, as an ISO 639 code such as `en`, or as a "
                   "tag such as `zh-Hant`.",
    },
};

constexpr Choice export_formats[] = {
    {"ndjson", "JSON lines, which --jsonl reads"},
    {"opensearch", "the bulk format of OpenSearch"},
    {"quickwit", "JSON lines for Quickwit"},
    {"vespa", "the feed format of Vespa"},
    {"manticore", "the bulk format of Manticore Search"},
};

constexpr Option export_options[] = {
    {
        .name = "export",
        .value = "FORMAT",
        .choices = export_formats,
        .summary = "Write all documents to standard output",
        .details = "Write all documents of the index to standard output in FORMAT. The index is not changed.",
    },
    {
        .name = "to",
        .value = "DIR",
        .completes = Completes::folders,
        .summary = "Export to files in this folder",
        .details = "Export to the file `documents.ndjson` in the folder DIR. If FORMAT has a schema, write the schema "
                   "to another file in DIR.",
    },
    {
        .name = "name",
        .value = "NAME",
        .fallback = "kwic",
        .summary = "Name of the exported collection",
        .details = "Name of the collection in the engine that imports the documents. NAME has at most 64 characters. "
                   "The first character is a letter a-z, and each other character is a-z, 0-9 or `_`.",
    },
};

constexpr Choice progress_times[] = {
    {"auto", "on a terminal, unless --quiet is given"},
    {"always", "even if standard error is not a terminal"},
    {"never", "no progress"},
};

constexpr Option output_options[] = {
    {
        .name = "json",
        .summary = "Print the summary as a JSON object",
        .details =
            "Print the summary as one JSON object on standard output, with the members `added`, `updated`, "
            "`unchanged`, `removed`, `skipped`, `documents`, `bytes` (decompressed size of the texts that were read), "
            "`replacements` (byte sequences that are not valid in the character set of their file), `compacted`, "
            "`type_conflicts` (values that do not fit the type of their field, see --field: a list of objects with "
            "`field`, `type`, `value` and `count`) and `seconds`. With --check, the members are `whole` (true if the "
            "index is intact) and `findings` (a list of the problems). With --watch, the first update prints an "
            "object. A later update prints an object only if documents are added, updated or removed, or if files are "
            "skipped. Errors, warnings and notes on standard error are JSON objects too, one on each line.",
    },
    {
        .name = "progress",
        .value = "WHEN",
        .fallback = "auto",
        .choices = progress_times,
        .summary = "When to show progress",
        .details = "When to show progress on standard error.",
    },
    {
        .name = "quiet",
        .letter = 'q',
        .summary = "Print no summary and no names of skipped files",
        .details = "Print no summary line, no names of skipped files and no other notes about files.",
    },
    options::help_option,
    options::version_option,
};

constexpr Group groups[] = {
    {"Index", index_options},   {"Input", input_options},   {"JSON lines", json_line_options},
    {"Export", export_options}, {"Output", output_options},
};

constexpr std::string_view usage[] = {
    "[OPTION]... [PATH]...",
    "[-i DIR] --jsonl FILE [OPTION]...",
    "--watch [OPTION]... [PATH]...",
    "--delete ID [-i DIR] [--dry-run] [ID]...",
    "--delete-query QUERY [-i DIR] [--dry-run]",
    "--compact | --check [-i DIR] [PATH]...",
    "--export FORMAT [--to DIR] [--name NAME] [-i DIR] [PATH]...",
};

constexpr options::Example examples[] = {
    {"Index the current folder, or update its index", "kwic-indexer"},
    {"Index a folder without its logs and its subfolder drafts",
     "kwic-indexer --exclude '*.log' --exclude drafts/ notes"},
    {"Index documents that another program writes", "export-mail | kwic-indexer -i mail.kwic --jsonl -"},
    {"Keep the index of a folder up to date", "kwic-indexer --watch notes"},
    {"Remove two documents from an index", "kwic-indexer -i mail.kwic --delete 4711 4712"},
    {"List the documents that a query would remove",
     "kwic-indexer -i mail.kwic --dry-run --delete-query 'date:..2019'"},
    {"Check the index of a folder for damage", "kwic-indexer --check notes"},
    {"Make an index as small as possible", "kwic-indexer --compact -i mail.kwic"},
    {"Copy all documents to another index", "kwic-indexer -q -i a --export ndjson | kwic-indexer -i b --jsonl -"},
    {"Export an index in the format of Vespa", "kwic-indexer -i mail.kwic --export vespa --to feed"},
};

constexpr ExitStatus statuses[] = {
    {"0", "Everything was indexed. With --check: the index is intact."},
    {"1",
     "Files, folders or JSON lines were skipped, or an id of --delete is not in the index. Without --quiet, standard "
     "error names each of them."},
    {"2",
     "An error occurred, and the index is in its last committed state. With --check: an error occurred, or the index "
     "is damaged."},
    {"3", "Another program is writing the index; see --wait. This run did not change the index."},
};

}  // namespace

constexpr options::Program command_line = {
    .name = "kwic-indexer",
    .argument = "PATH",
    .completes = Completes::files,
    .usage = usage,
    .description =
        "Builds or updates a full-text index of text files. An update indexes new and changed files, removes the "
        "documents of files that no longer exist, and does not read unchanged files. Each PATH is a file, or a folder "
        "that is indexed with its subfolders; the default is the current folder.",
    .groups = groups,
    .appendix = {},
    .examples = examples,
    .statuses = statuses,
};

}  // namespace kwic::indexer
