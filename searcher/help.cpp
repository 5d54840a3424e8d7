// SPDX-License-Identifier: GPL-2.0-or-later
// What --help and --version print. Written by hand for 80 columns; searcher_options_test
// holds it against the options that exist.
#include "options.hpp"

#include <kwic/kwic.hpp>

namespace kwic::searcher {

std::string help_text() {
    return R"(Usage: kwic-searcher [OPTION]... [--] QUERY...
       kwic-searcher [OPTION]... --similar ID [--] [QUERY...]
       kwic-searcher [OPTION]... --batch FILE
       kwic-searcher [OPTION]... --interactive [QUERY...]

Finds documents in an index made by kwic-indexer, the best first, and quotes
the places that match. Several QUERY arguments are joined with spaces.

Index
  -i, --index DIR         the index; else $KWIC_INDEX, else the nearest .kwic
                          from the current folder upwards. Repeatable: several
                          are searched as one. HOST:PORT is one that Xapian's
                          xapian-tcpsrv serves
      --verify            first compare each file of the index with its checksum

What is found
      --match HOW         auto: documents with all words, then, if these are
                          few, with some of them [default]; all; any
      --since DATE        only documents of this date or later
      --until DATE        only documents of this date or earlier; a DATE is
                          2023, 2023-07 or 2023-07-19, and documents without
                          any are left out
      --synonyms FILE     words that mean the same: a group a line, separated by
                          commas, several words allowed; # begins a comment
      --variants WHICH    off: words as they are typed; accents: in any form,
                          with or without accents; names: also names in other
                          spellings and scripts, ranked lower [default]
      --similar ID        documents like the document ID, or like the text on
                          standard input if ID is -, by the words that tell most
                          of it; with a QUERY, those that it also finds
      --plain             the query is text only: no operators, no fields
      --strict            a warning about the query is an error

What is shown
  -n, --limit N           documents at most [10]
      --offset N          documents to skip before the first [0]
      --after CURSOR      the page that follows one whose "next" in JSON is
                          CURSOR; with the same query and options
      --sort BY           relevance [default], date, -date (newest first), path
                          or title; undated documents come last
      --recency DAYS      newer documents rank higher: one that is DAYS older
                          counts half, down to a sixteenth, as undated ones do
      --today DATE        the day from which --recency counts [today in UTC]
      --group near        of documents with almost the same text only the first,
                          which says how many more there are; none [default]
      --snippets N        quotations per document at most [1]
      --snippet-length N  bytes of a quotation, about [240]
      --facet FIELD       also how many of the documents found have which
                          extension (ext), language (lang), folder, month,
                          year, or value of a field of JSON lines; repeatable
      --count             only the number of matching documents
      --explain           first how the query was understood
      --why ID            why the document ID is found by the query or is not:
                          its parts, which are met, and what the words became
      --complete WORDS    instead of an answer, what the last of the WORDS may
                          become, a line each, the most frequent first
      --timeout MS        stop looking after so many milliseconds and show what
                          was found; a warning says so

How it is shown
      --format FORMAT     text   for people [default]
                          json   one object on one line
                          jsonl  the same
                          html   a page with the words found in <mark>
                          tsv    rank, score, id, title and snippet
                          trec   a run for trec_eval: QID Q0 ID RANK SCORE kwic,
                                 white space in an ID written as %20
                          paths  a file's path a line
      --json              the same as --format json
  -0, --null              with --format paths: raw paths, each ended by NUL
      --color WHEN        auto [default; honours NO_COLOR], always or never

Many queries
      --batch FILE        a query a line, or ID<TAB>QUERY; - is standard input.
                          Answers in order as jsonl [default] or trec; without
                          an ID, the line's number is the query's
      --jobs N            threads that answer a batch; 0 [default]: all cores

At a terminal
      --interactive       answers with each key; arrows and PgUp/PgDn choose a
                          document, Enter opens it in $PAGER [less], Tab takes
                          the spelling or the word that is offered, Ctrl-U and
                          Ctrl-W erase all or a word, Escape leaves. Without a
                          terminal, each line of standard input is a query

      --help              this text
      --version           the version

Query language
  harbour talks           both words, in any form: harbours, talking
  "harbour talks"         the phrase; "talks" alone is exactly that form
  talks OR truce          either word
  'talks -truce'          the one without the other; also: talks NOT truce
  "envoy talks"~3         up to three words between
  envoy NEAR/5 talks      within five words of each other, in any order
  title:harbour  path:notes  ext:md  lang:fr  date:2023-07..2023-09  date:>2022
  harb*  w?rd             wildcards
  harbuor~                words spelt alike
  (a OR b) c^2            groups; c counts twice
A query that begins with - goes after --.

Examples
  kwic-searcher harbour talks
  kwic-searcher --since 2023 --sort -date 'title:budget -draft'
  kwic-searcher --format paths -0 minister | xargs -0 grep -n minister
  kwic-searcher --json 'détente' | jq '.hits[].id'
  kwic-searcher --batch topics.tsv --format trec -n 100 > run.txt

Exit status: 0 something was found, 1 nothing was found, 2 error.
)";
}

std::string version_text() { return std::string("kwic-searcher ") + version() + "\n"; }

}  // namespace kwic::searcher
