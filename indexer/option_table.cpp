// SPDX-License-Identifier: GPL-2.0-or-later
#include "option_table.hpp"

#include "index_options.hpp"
#include "json_line_options.hpp"

#include <string_view>

namespace kwic::indexer {
namespace {

using options::Choice;
using options::Completes;
using options::ExitStatus;
using options::Group;
using options::Option;

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
            "Skip files and folders that match GLOB, a pattern as in gitignore(5). A GLOB that ends with a slash "
            "matches "
            "only folders. A GLOB with a slash before its end is compared with paths relative to the root folder. Any "
            "other GLOB is compared with the names of files and folders. The root folder is the first PATH of the run "
            "that made the index. If that PATH is a file, the root folder is the folder of the file. `*`, `?` and sets "
            "such as `[a-z]` do not match slashes. `**/` stands for any folders, and `/**` for everything below a "
            "folder. `{a,b}` stands for `a` or `b`, and `./x` for `/x`. A GLOB that begins with `!` includes what an "
            "earlier GLOB or an ignore file excludes. A note is printed if a GLOB matches nothing.",
    },
    {
        .name = "no-ignore",
        .summary = "Index files that ignore files name, too",
        .details =
            "Do not read the files `.gitignore`, `.ignore` and `.kwicignore`. Without this option, files and folders "
            "that these files name are left out; see gitignore(5). In a Git repository, the files of the folders "
            "above PATH count up to the top folder of the repository. `.kwicignore` is stronger than `.ignore`, which "
            "is stronger than `.gitignore`.",
    },
    {
        .name = "hidden",
        .summary = "Include names that begin with a dot",
        .details = "Include files and folders whose names begin with a dot, except `.kwic`.",
    },
    {
        .name = "follow",
        .summary = "Follow symbolic links",
        .details =
            "Index the files and folders to which symbolic links lead. A file that several paths lead to is indexed "
            "once: under its path without links, or else under the first path that leads to it. Loops of links end. "
            "Without this option, symbolic links are skipped.",
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
            "`unchanged`, `removed`, `skipped`, `skipped_by_reason` (an object with the number of skipped inputs for "
            "each "
            "reason, such as `binary`), `failed` (the skipped inputs for which the exit status is 1), `documents`, "
            "`bytes` (decompressed size of the texts that were read), "
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
        .summary = "Print no summary and no names of unreadable files",
        .details = "Print no summary line, no names of files that cannot be read, and no notes about files.",
    },
    {
        .name = "verbose",
        .letter = 'v',
        .summary = "Name each skipped file",
        .details = "Print the name of each file that is skipped although it can be read: a symbolic link, a binary "
                   "file, or a file larger than --max-size, for example. Also name the files with bytes that are not "
                   "valid in their character set.",
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
    "--forget ROOT [-i DIR]",
    "--compact | --check | --status [-i DIR] [PATH]...",
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
    {"0",
     "Everything was indexed, except files of kinds that are never indexed, such as symbolic links and binary files. "
     "With --check: the index is intact."},
    {"1",
     "A file or folder could not be read, a folder that the index remembers no longer exists, a JSON line is not "
     "valid, or an id of --delete is not in the index. Without "
     "--quiet, standard error names each of them."},
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
        "Builds a full-text index of text files, or updates it: new and changed files are indexed, documents "
        "of files that no longer exist are removed, and unchanged files are not read. Each PATH is a file, or a "
        "folder that is indexed with its subfolders. An index remembers the PATHs and input options of its runs: "
        "without "
        "PATH and --jsonl, the program updates the index in the current folder or in the nearest folder above it, and "
        "repeats what the index remembers. If there is no index, it indexes the current folder.",
    .groups = groups,
    .appendix = {},
    .examples = examples,
    .statuses = statuses,
};

}  // namespace kwic::indexer
