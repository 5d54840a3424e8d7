// SPDX-License-Identifier: GPL-2.0-or-later
// The options of kwic-indexer about the index as a whole.
#pragma once

#include "options/program.hpp"

namespace kwic::indexer {

inline constexpr options::Option index_options[] = {
    {
        .name = "index",
        .letter = 'i',
        .value = "DIR",
        .completes = options::Completes::index,
        .summary = "Use the index in this folder",
        .details =
            "Use the index in the folder DIR. The default is the folder that $KWIC_INDEX names. If this "
            "variable is not set, the default is `.kwic` in the first PATH. If the first PATH is a file, the default "
            "is `.kwic` in the folder of this file. Without PATH and --jsonl, the default is the nearest `.kwic` in "
            "the current folder or in a folder above it.",
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
        .completes = options::Completes::files,
        .repeatable = true,
        .summary = "Remove these documents from the index",
        .details =
            "Remove the documents with these ids from the index. The id of a file is its path relative to the root "
            "folder of the index. All arguments of the command are ids. If an id is not in the index, a warning is "
            "printed, and the exit status is 1. The files are not "
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
                   "--dry-run, the documents are only listed. The files are not deleted.",
    },
    {
        .name = "forget",
        .value = "ROOT",
        .completes = options::Completes::files,
        .repeatable = true,
        .summary = "Remove a folder and its documents from the index",
        .details = "Remove the documents of the file or folder ROOT from the index, and do not index ROOT again when "
                   "a run without PATH repeats what the index remembers. ROOT must be a PATH of an earlier run, and "
                   "need not exist any more. The files are not deleted.",
    },
    {
        .name = "trust",
        .summary = "Trust the folders that the index remembers",
        .details = "Trust the folders that the index remembers, so that runs without PATH may index them. This is "
                   "needed once for folders outside of the folder that contains the index, and for all folders if the "
                   "index belongs to another user. A run that names a folder as PATH trusts it, too. The trust is kept "
                   "in `$XDG_STATE_HOME/kwic/trusted`, by default `~/.local/state/kwic/trusted`.",
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
        .summary = "Only show what is in the index",
        .details =
            "Only print the number of documents, the size of the index, the time of its last change, the number of "
            "documents by extension and language, what the index remembers (its roots, its options, the time of the "
            "last run and what this run skipped), and the custom fields: the name of each field, its declared type or "
            "`auto`, and the kinds of values that documents have or had. With --json, print an object with the members "
            "`index`, `documents`, `texts` (true if the index stores texts), `bytes`, `updated`, `extensions`, "
            "`languages`, `sources` (an object with `roots`, `missing`, `exclude`, `hidden`, `ignore`, `follow`, "
            "`max_size`, `charset`, `language`, `checked` and `skipped`, or `null`) and `fields` (a list of objects "
            "with `name`, `type` and `values`).",
    },
    {
        .name = "dry-run",
        .summary = "Show what would be done, change no documents",
        .details =
            "Print the names of the documents that would be added, updated or removed, and the summary, but do not "
            "change any document of the index. If there is an index and --rebuild is not given, the run still locks "
            "the index, "
            "removes leftovers of a crash, repairs the file `CURRENT`, and completes an interrupted update.",
    },
    {
        .name = "watch",
        .summary = "Keep running, and index changes as they happen",
        .details = "After the first update, keep running: index changes below each PATH as they happen, until "
                   "`SIGINT` (Ctrl-C) or `SIGTERM`. Searches find a change after about a second. The index is locked "
                   "only during an update, so that other programs can update the index between two updates.",
    },
};

}  // namespace kwic::indexer
