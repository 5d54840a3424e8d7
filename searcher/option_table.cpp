// SPDX-License-Identifier: GPL-2.0-or-later
#include "option_table.hpp"

#include "result_options.hpp"

#include <string_view>

namespace kwic::searcher {
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
        .repeatable = true,
        .summary = "Search the index in this folder",
        .details =
            "Search the index in the folder DIR. If DIR is `HOST:PORT`, search the index that xapian-tcpsrv(1) serves "
            "at this address; the connection has no password and no encryption. Without this option, the index is the "
            "folder named by $KWIC_INDEX, or else the nearest `.kwic` in the current folder or the folders above it. "
            "Several indexes are searched together, and each hit shows the name of its index. An index that cannot be "
            "opened is left out with a warning if at least one other index can be opened.",
    },
    {
        .name = "verify",
        .summary = "Check every file of the index before searching",
        .details =
            "Compare every file of the index with its checksum before searching, and search only if all files match. "
            "If the index is being updated, the program waits for the end of the update, and fails if the wait exceeds "
            "two seconds. Without this option, the sizes of the files are checked before searching, and the checksums "
            "of all files only if the index has at most 4 MiB. If a search takes longer than a second, the checksums "
            "are checked during the search, because a search of damaged tables may never end.",
    },
};

constexpr Choice match_modes[] = {
    {"auto",
     "documents with all words; if fewer than --limit documents have all words, also documents with some of the "
     "words, marked as partial matches. With --count, and in the formats `tsv`, `csv`, `grep`, `trec` and `paths`, "
     "which have no place for a mark, the default is `all`"},
    {"all", "documents with all words"},
    {"any", "documents with at least one word"},
};

constexpr Choice variant_kinds[] = {
    {"names",
     "the variants of `accents`, and other spellings of proper names, also in other scripts; these spellings rank "
     "lower"},
    {"accents",
     "all forms of a word, with or without accents; the word joined or split, such as `e-mail` for `email`; and "
     "identifiers that contain the word as a part"},
    {"off", "only the word as typed"},
};

constexpr Option match_options[] = {
    {
        .name = "match",
        .value = "HOW",
        .fallback = "auto",
        .choices = match_modes,
        .summary = "Words that must match",
        .details = "Words of the query that a document must contain.",
    },
    {
        .name = "since",
        .value = "DATE",
        .summary = "Find documents of this date or later",
        .details = "Find only documents of this date or later. DATE is a year, a month or a day: `2023`, `2023-07` or "
                   "`2023-07-19`. Documents without a date are left out.",
    },
    {
        .name = "until",
        .value = "DATE",
        .summary = "Find documents of this date or earlier",
        .details = "Find only documents of this date or earlier. Documents without a date are left out.",
    },
    {
        .name = "filter",
        .value = "QUERY",
        .repeatable = true,
        .summary = "Find only documents that match this query",
        .details = "Find only documents that also match QUERY, which adds nothing to their scores. A mistake in QUERY, "
                   "such as a missing bracket or a date that cannot be read, is an error. A name before a colon is "
                   "always the name of a field; a field that no document has matches nothing, and is an error in a "
                   "negation. If there is no other query, find all documents that match the filters.",
    },
    {
        .name = "ids",
        .value = "FILE",
        .completes = Completes::files,
        .summary = "Find only these ids, - for standard input",
        .details = "Find only documents whose ids are in FILE, one id per line, or on standard input if FILE is `-`.",
    },
    {
        .name = "synonyms",
        .value = "FILE",
        .completes = Completes::files,
        .summary = "Read groups of equivalent words",
        .details =
            "Read a file of equivalent words, one group per line. Commas separate the entries of a group. An entry is "
            "a word or a sequence of words. The query may contain an entry in any of its forms. A line that begins "
            "with `#` is a comment.",
    },
    {
        .name = "variants",
        .value = "WHICH",
        .fallback = "names",
        .choices = variant_kinds,
        .summary = "Variants of words that match",
        .details = "Variants of a query word that match in addition to the word as typed.",
    },
    {
        .name = "similar",
        .value = "ID",
        .completes = Completes::files,
        .summary = "Find documents like this one, - for standard input",
        .details =
            "Find documents similar to the document ID, or to the text on standard input if ID is `-`. ID may be the "
            "path of a file. A similar document contains at least one of the 25 most characteristic words of this "
            "document or text. If a QUERY is given, find only documents that also match the QUERY.",
    },
    {
        .name = "plain",
        .summary = "Read the query as text, without operators",
        .details = "Read the query as plain text, without operators and fields.",
    },
    {
        .name = "literal",
        .summary = "Find exactly the characters of the query",
        .details =
            "Find documents whose text contains exactly the characters of the query, including white space and "
            "punctuation. If the query has no uppercase letter, its letters match in both cases. The first and the "
            "last word may be incomplete. The query needs a letter or a digit, and the index must store texts.",
    },
    {
        .name = "strict",
        .summary = "Treat a warning about the query as an error",
        .details = "Treat a warning about the query as an error: print the warning but no documents for this query, "
                   "and exit with status 2.",
    },
};

constexpr Choice formats[] = {
    {"text", "for people"},
    {"json", "a JSON object on one line"},
    {"jsonl", "same as json"},
    {"html", "a page without scripts, which marks matching words with `<mark>`"},
    {"md", "a numbered list in Markdown, with matching words in bold"},
    {"tsv", "rank, score, id, title and snippet, or the columns of --fields, separated by tabs"},
    {"csv", "the columns of `tsv` with a line of names, separated by commas; see RFC 4180"},
    {"grep",
     "each line with a match, as `PATH:LINE:COLUMN:TEXT`. The column is that of the first match, in bytes from 1. A "
     "document whose text has no match, but for instance its file name, has no line"},
    {"trec",
     "lines for trec_eval: `QID Q0 ID RANK SCORE kwic`, with white space in ids percent-encoded, such as `%20`"},
    {"paths", "one line per document: its path, or the id of a document that is not a file"},
};

constexpr Choice color_times[] = {
    {"auto", "on a terminal, unless $NO_COLOR is set"},
    {"always", "even if standard output is not a terminal"},
    {"never", "no colors"},
};

constexpr Option output_options[] = {
    {
        .name = "format",
        .value = "FORMAT",
        .fallback = "text",
        .choices = formats,
        .summary = "Output format",
        .details = "Format of the output.",
    },
    {
        .name = "json",
        .summary = "Same as --format json",
        .details = "Same as --format `json`. If the format is `json` or `jsonl`, errors and warnings on standard error "
                   "are JSON objects too, one on each line.",
    },
    {
        .name = "context",
        .letter = 'C',
        .value = "N",
        .fallback = "0",
        .summary = "Lines to print around each line",
        .details = "With --format `grep`, also print N lines before and after each line, as `PATH-LINE-TEXT`. A line "
                   "`--` separates lines that are not adjacent.",
    },
    {
        .name = "null",
        .letter = '0',
        .summary = "End paths with a NUL byte",
        .details = "With --format `paths`, print paths unchanged and end each with a NUL byte.",
    },
    {
        .name = "color",
        .value = "WHEN",
        .fallback = "auto",
        .choices = color_times,
        .summary = "When to use colors",
        .details = "When to highlight matching words in color.",
    },
};

constexpr Option batch_options[] = {
    {
        .name = "batch",
        .value = "FILE",
        .completes = Completes::files,
        .summary = "Run one query per line, - for standard input",
        .details = "Run the queries in FILE, or on standard input if FILE is `-`. Each line is either a query, or an "
                   "id, a tab and a query. Without an id, the line number is the id. Answers are printed in the order "
                   "of the queries. The default format is `jsonl`. In the formats `tsv`, `csv`, `grep` and `paths`, "
                   "each line begins with the id; in `text` and `md`, a heading has the id and the query.",
    },
    {
        .name = "jobs",
        .value = "N",
        .fallback = "0",
        .summary = "Threads that run a batch, 0 for all cores",
        .details = "Run a batch with N threads, at most 256. The value `0` means one thread for each core.",
    },
};

constexpr Option general_options[] = {
    {
        .name = "interactive",
        .summary = "Search as you type",
        .details = "Search as you type. Up, Down, PgUp and PgDn select a document, and Enter opens the document in "
                   "$PAGER. Tab accepts the suggested spelling or word. Ctrl-U erases the query, and Ctrl-W erases the "
                   "word before the cursor. Escape exits. Without a terminal, each line of standard input is a query.",
    },
    {
        .name = "schema",
        .summary = "Print the JSON Schema of the output in JSON",
        .details = "Print the JSON Schema of the answers and messages in JSON, and exit.",
    },
    options::help_option,
    options::version_option,
};

constexpr Group groups[] = {
    {"Index", index_options},   {"Matching", match_options}, {"Results", result_options},
    {"Output", output_options}, {"Batch", batch_options},    {"General", general_options},
};

constexpr std::string_view usage[] = {
    "[OPTION]... [--] QUERY...", "[OPTION]... --similar ID [--] [QUERY]...", "[OPTION]... --filter QUERY",
    "[OPTION]... --batch FILE",  "[OPTION]... --interactive [QUERY]...",     "[OPTION]... --complete WORDS",
    "[OPTION]... --show ID",
};

constexpr std::string_view query_language = R"(Query language (more in kwic-query(7)):
  harbour talks           both words, in any form: harbours, talking
  "harbour talks"         the phrase; "talks" alone matches exactly that form
  talks OR truce          either word
  'talks -truce'          the first word, not the second; also: talks NOT truce
  "envoy talks"~3         up to three words between
  envoy NEAR/5 talks      within five words of each other, in any order
  title:harbour  path:notes  ext:md  lang:fr  date:2023-07..2023-09  date:>2022
  status:open  status:=open  status:*  price:50..100    (custom fields)
  literal:"operator=="    exactly these characters
  harb*  w?rd             wildcards
  harbuor~                similar spellings
  (a OR b) c^2            groups; c counts twice
)";

constexpr options::Example examples[] = {
    {"Find documents with two words", "kwic-searcher harbour talks"},
    {"Find recent documents by title, the newest first",
     "kwic-searcher --since 2023 --sort -date 'title:budget -draft'"},
    {"Print the lines with a word in any form, for an editor or fzf", "kwic-searcher --format grep -n all dam"},
    {"Find the files that contain exactly these characters",
     "kwic-searcher --literal --format paths -n all 'operator=='"},
    {"Print the ids of matching documents", "kwic-searcher --json harbour | jq -r '.hits[].id'"},
    {"Find the newest open invoices", "kwic-searcher --filter 'status:=open price:>100' --sort -date"},
    {"Find documents similar to a text", "kwic-searcher --similar - -n 3 < letter.txt"},
    {"Write the results of many queries for trec_eval",
     "kwic-searcher --batch topics.tsv --format trec -n 100 > run.txt"},
    {"Search two indexes together, the second on a server", "kwic-searcher -i .kwic -i 127.0.0.1:7001 ferry inquiry"},
};

constexpr ExitStatus statuses[] = {
    {"0", "At least one document matches, even if --limit or --offset leaves it out."},
    {"1", "No document matches."},
    {"2", "An error occurred."},
};

}  // namespace

constexpr options::Program command_line = {
    .name = "kwic-searcher",
    .argument = "QUERY",
    .completes = Completes::query_words,
    .usage = usage,
    .description =
        "Searches an index made by kwic-indexer and shows the best documents first, with snippets of the "
        "matching text. Several QUERY arguments are joined with spaces. A QUERY that begins with - must "
        "follow --.",
    .groups = groups,
    .appendix = query_language,
    .examples = examples,
    .statuses = statuses,
};

}  // namespace kwic::searcher
