// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// What a search answers. Plain values: nothing here refers to the index or to the searcher, and nothing is
/// marked up yet (see the ranges in Snippet).
#pragma once

#include <kwic/span.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

/// A quotation from a document's text.
struct Snippet {
    std::string text = {};              ///< UTF-8, exactly as in the document, line ends and all
    std::vector<Span> highlights = {};  ///< what the query matched, in `text`; ascending, disjoint
    std::uint64_t offset = 0;           ///< where `text` begins in the document's decoded text, bytes
    std::uint64_t line = 1;             ///< the line in which it begins, from 1
    bool cut_before = false;            ///< the sentence began earlier
    bool cut_after = false;             ///< the sentence goes on
};

/// A further field of a document in which the query matched.
struct FieldMatch {
    std::string name = {};              ///< of the field
    std::string value = {};             ///< numbers as text; of a long text its beginning
    std::vector<Span> highlights = {};  ///< what the query matched, in `value`; ascending, disjoint
};

/// A document with almost the text of one that ranks higher.
struct NearDocument {
    std::string id = {};     ///< as in Hit
    std::string path = {};   ///< as in Hit
    std::string title = {};  ///< as in Hit
    double score = 0;        ///< as in Hit
    std::string index = {};  ///< as in Hit
};

/// A document that was found.
struct Hit {
    std::size_t rank = 0;    ///< from 1, over all pages
    std::string index = {};  ///< the one it is in, as it was named to the searcher
    std::string id = {};     ///< as in Document; in another index another document may have the same
    std::string path = {};   ///< for files: where the file was when it was indexed; may not be UTF-8; else empty
    std::string title = {};  ///< empty if none was found
    std::vector<Span> title_highlights = {};  ///< what the query matched, in `title`
    double score = 0;                         ///< larger is better; not comparable between queries
    std::string date = {};                    ///< `2023-07-19`, `2023-07`, `2023` or empty
    std::string language = {};                ///< ISO 639 code, or empty where unknown
    bool partial = false;                     ///< only some of the query's words are in it
    std::vector<Snippet> snippets = {};       ///< in the order of the text
    std::vector<FieldMatch> fields = {};      ///< if the query asked for a further field: those where it was found
    std::vector<NearDocument> near = {};      ///< with GroupBy::near: those that it stands for, best first
};

/// How many documents were found.
struct Total {
    std::size_t value = 0;  ///< documents that the listing would show if it had no limit
    bool exact = true;      ///< false: `value` is an estimate
};

/// How many of the matching documents have which value of a field.
struct Facet {
    /// A value, and how many documents have it.
    struct Value {
        std::string value = {};  ///< `2023-07` for months; UTF-8 but for folders, which are as in the path
        std::size_t count = 0;   ///< documents; one with several values counts for each
    };
    std::string field = {};          ///< as it was asked for
    std::vector<Value> values = {};  ///< months and years in the order of time, all others by falling count
    bool exact = true;               ///< false: the counts are estimates
    std::string error = {};          ///< why nothing could be counted, as in the warnings; else empty
};

/// Of one of several indexes that are searched together.
struct IndexStatus {
    std::string index = {};  ///< as it was named to the searcher
    bool ok = true;          ///< false: nothing was searched in it
    std::string error = {};  ///< why
};

/// The answer to a query.
struct Results {
    std::string query = {};                      ///< as given, made valid UTF-8
    std::string interpreted = {};                ///< how it was read, in the query language
    std::vector<std::string> warnings = {};      ///< what was not understood, left out or cut
    Total total = {};                            ///< of all pages
    double took_ms = 0;                          ///< milliseconds
    std::optional<std::string> suggestion = {};  ///< another query that finds more, if this one finds little
    std::vector<Hit> hits = {};                  ///< best first
    std::string next = {};                       ///< SearchOptions::after of the page that follows; empty for the last
    std::vector<Facet> facets = {};              ///< one for each that was asked for
    std::vector<IndexStatus> indexes = {};       ///< in the order that they were named in; empty for a single one
};

/// Why a document is found or not.
struct Explanation {
    std::string index = {};  ///< the one that the document is in
    bool is_found = false;   ///< it meets every clause
    /// A part of the query that every document must meet.
    struct Clause {
        std::string query = {};               ///< in the query language
        bool is_met = false;                  ///< by the document
        std::vector<std::string> words = {};  ///< what each of its words became: `boats = boats (3) boat (1)`
    };
    std::vector<Clause> clauses = {};  ///< in the order of the query
};

/// What a word that is being typed may become.
struct Completion {
    std::string text = {};      ///< the words typed before it, and the whole word
    std::size_t documents = 0;  ///< that have it; with words before it, of the first that match these
};

}  // namespace kwic
