// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Results: the answer to a search. The results and their parts are plain values that do not refer to the index or the
/// searcher. Texts contain no markup; members such as Snippet::highlights are the ranges to highlight.
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>
#include <kwic/span.hpp>
#include <kwic/warning.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

/// A part of a document's text, shown with a hit.
struct Snippet {
    /// The text in UTF-8, as in the document. If `has_lines` is false, line ends between Han or kana characters are
    /// removed.
    std::string text = {};
    std::vector<Span> highlights = {};  ///< the matches of the query in `text`, ascending and disjoint
    std::uint64_t offset = 0;           ///< offset of `text` in the decoded text of the document, in bytes
    std::uint64_t line = 1;             ///< number of the line of the file in which `text` begins, from 1
    bool cut_before = false;            ///< `text` begins within a sentence
    bool cut_after = false;             ///< `text` ends within a sentence
    bool has_lines = false;  ///< `text` consists of separate lines, as in a log, table, source code or verse,
                             ///< or SearchOptions::lines was set
};

/// A custom-field value that matches the query.
struct FieldMatch {
    std::string name = {};              ///< name of the field
    std::string value = {};             ///< a number as text, or at most the first 1,024 bytes of a string
    std::vector<Span> highlights = {};  ///< the matches of the query in `value`, ascending and disjoint
};

/// A document with almost the same text as a hit that ranks higher. Its members have the meaning of the members of Hit.
struct NearDocument {
    std::string id = {};     ///< see Hit::id
    std::string path = {};   ///< see Hit::path
    std::string title = {};  ///< see Hit::title
    double score = 0;        ///< see Hit::score
    std::string index = {};  ///< see Hit::index
};

/// A document that matches the query.
struct Hit {
    std::size_t rank = 0;    ///< number of the hit, counted from 1 over all pages
    std::string index = {};  ///< the index that holds the document, as given to the Searcher
    std::string id = {};     ///< Document::id; documents of different indexes may have the same id
    /// Path of the file: the id, appended to IndexWriter::root(). The path may be any bytes. Empty if the document is
    /// not a file or if its index is on a server.
    std::string path = {};
    std::string title = {};                   ///< title of the document; empty if it has none
    std::vector<Span> title_highlights = {};  ///< the matches of the query in `title`, ascending and disjoint
    double score = 0;                         ///< larger is better; scores of different queries are not comparable
    std::string date = {};                    ///< such as `2023`, `2023-07-19` or `2023-07-19T12:00Z`; may be empty
    std::string language = {};                ///< ISO 639 code or tag; empty if unknown
    bool partial = false;                     ///< the document contains only some of the query's words
    /// If `partial` is true: the words and phrases of the query that the document contains, in a form of the word or
    /// another spelling, in the order of the query. A group of words in brackets counts as one word.
    std::vector<std::string> matched_words = {};
    std::vector<std::string> missing_words = {};  ///< if `partial` is true: the other words and phrases of the query
    std::vector<Snippet> snippets = {};           ///< in the order of the text
    std::vector<FieldMatch> field_matches = {};   ///< values of custom fields that match the query
    std::vector<Field> fields = {};               ///< values of the fields in SearchOptions::fields, as in the document
    /// With GroupBy::near: the documents grouped under this hit, in the order of SearchOptions::sort.
    std::vector<NearDocument> near = {};
};

/// The number of documents that match.
struct Total {
    std::size_t value = 0;  ///< number of matching documents on all pages, including those in Hit::near
    bool exact = true;      ///< false: `value` is an estimate
};

/// Statistics of the numbers or the dates of a field in the matching documents. A value that a document has several
/// times counts once for this document.
struct FacetStatistics {
    std::size_t count = 0;  ///< number of values in all matching documents
    FieldValue min = {};  ///< the smallest number, or the earliest date in UTC: `2024-05-20` or `2024-05-20T12:00:00Z`
    FieldValue max = {};  ///< the largest number, or the latest date in UTC
    double mean = 0;      ///< the mean of the numbers; 0 for dates
    FieldValue sum = {};  ///< an integer if all numbers are integers and the sum fits in 64 bits; empty for dates
    friend bool operator==(const FacetStatistics&, const FacetStatistics&) = default;  ///< compares all members
};

/// The answer to a FacetRequest: the values, periods or ranges of a field, each with the number of matching documents.
/// In a custom field, strings of more than 64 bytes are neither listed in `values` nor counted in `distinct`.
struct Facet {
    /// A value, period or range of the field.
    struct Value {
        /// The value: a string, `true`, `false` or a number as JSON writes it. Days, weeks, months and years have the
        /// forms `2023-07-19`, `2023-W29`, `2023-07` and `2023`. Folders may be any bytes, other values are UTF-8.
        std::string value = {};
        std::size_t count = 0;  ///< number of matching documents; a document counts once for each of its values
    };
    std::string field = {};  ///< the request as text, such as `source` or `created:month`; see to_string(FacetRequest)
    /// The ranges in the order of the request, periods in ascending order, other values by descending count.
    std::vector<Value> values = {};
    bool exact = true;  ///< false: the counts and the statistics are estimates
    /// The reason why the values of the field could not be counted; empty if they were counted. Results::warnings
    /// contains a warning with this message and the code WarningCode::not_counted.
    std::string error = {};
    /// Number of matching documents without a value of the field. If periods are counted, documents without such a
    /// period count too: the date `2023` has no month.
    std::size_t none = 0;
    std::size_t distinct = 0;                     ///< number of distinct values, even if periods or ranges are counted
    std::optional<FacetStatistics> numbers = {};  ///< set if matching documents have numbers in a custom field
    std::optional<FacetStatistics> dates = {};    ///< set if matching documents have dates in a custom field
};

/// The state of one of several indexes that are searched together.
struct IndexStatus {
    std::string index = {};  ///< the index, as given to the Searcher
    bool ok = true;          ///< false: the index could not be searched
    std::string error = {};  ///< why the index could not be searched
};

/// The answer to a query.
struct Results {
    /// The query string, with U+FFFD for invalid bytes. Equal to `interpreted` if the query was a tree.
    std::string query = {};
    std::string interpreted = {};  ///< the query as it was searched, in the query language
    /// Warnings about parts of the query that were ignored, cut or not understood, about indexes that were not
    /// searched, and about incomplete results.
    std::vector<Warning> warnings = {};
    Total total = {};    ///< number of matching documents
    double took_ms = 0;  ///< duration of the search in milliseconds
    /// The query with corrected spelling. Empty unless the query has fewer than 3 matches and the corrected query has
    /// more matches.
    std::optional<std::string> suggestion = {};
    std::vector<Hit> hits = {};  ///< in the order of SearchOptions::sort
    /// The value of SearchOptions::after for the next page; empty on the last page. If the time limit was reached,
    /// `next` is a copy of SearchOptions::after, and a search with `next` repeats this page.
    std::string next = {};
    std::vector<Facet> facets = {};         ///< one for each requested field
    std::vector<IndexStatus> indexes = {};  ///< in the order given to the Searcher; empty for a single index
};

/// A word of a query, and the terms of the index that a search uses for this word.
struct SearchedWord {
    /// A term of the index.
    struct Term {
        std::string term = {};      ///< the term, without the prefix of its field
        std::size_t documents = 0;  ///< number of documents that contain the term
    };
    /// The folded word or pattern. `decoder, as a part` stands for the identifiers that contain the word `decoder`.
    std::string word = {};
    std::string field = {};         ///< the field that is searched; empty for text and title
    std::vector<Term> terms = {};   ///< the matching terms of the index; may be empty
    std::size_t further_terms = 0;  ///< number of matching terms that are not in `terms`
};

/// Returns the word and its terms on one line for people. The number in brackets after a term is the number of
/// documents that contain the term: `boats = boats (3) boat (1)`.
KWIC_API std::string to_string(const SearchedWord& word);

/// How an element of SearchOptions::filter is searched.
struct FilterExplanation {
    std::string interpreted = {};          ///< the filter in the query language
    std::vector<SearchedWord> words = {};  ///< the words of the filter, in its order
};

/// The result of Searcher::explain(): how a query is searched.
struct QueryExplanation {
    std::string query = {};                       ///< the query string, with U+FFFD for invalid bytes
    std::string interpreted = {};                 ///< the query as it is searched, in the query language
    std::vector<SearchedWord> words = {};         ///< the words of the query, in its order
    std::vector<FilterExplanation> filters = {};  ///< in the order of SearchOptions::filter
    std::string recency = {};  ///< for people: how ages change scores; empty unless SearchOptions::recency_days is set
    std::vector<Warning> warnings = {};  ///< see Results::warnings
};

/// Returns the explanation as lines of text for people, such as `query: boats`.
KWIC_API std::string to_string(const QueryExplanation& explanation);

/// The result of Searcher::why(): which parts of a query a document matches.
struct Explanation {
    std::string index = {};  ///< the index that holds the document
    bool is_found = false;   ///< the document matches every clause
    /// A filter, or a part of the query: an operand if the query is an AND of several operands, otherwise the complete
    /// query.
    struct Clause {
        std::string query = {};                ///< this part, in the query language
        bool is_met = false;                   ///< the document matches this part
        std::vector<SearchedWord> words = {};  ///< the words of this part
        bool is_filter = false;                ///< this part is an element of SearchOptions::filter
    };
    std::vector<Clause> clauses = {};  ///< the parts in the order of the query, then the filters
};

/// A completion of the text that a user has typed.
struct Completion {
    std::string text = {};  ///< the typed text with its last word completed
    /// Number of documents with the completed word. If other words precede the completed word or there are filters,
    /// only the first 200 documents that match these words and the filters are considered.
    std::size_t documents = 0;
};

}  // namespace kwic
