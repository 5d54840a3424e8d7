// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Searcher: answers queries on one index, or on several indexes together.
///
///     kwic::Searcher searcher("notes/.kwic");
///     const auto results = searcher.search("harbour talks");
///     for (const kwic::Hit& hit : results.hits) std::cout << hit.id << '\n';
///
/// Each call uses the newest committed state of the index. To make several calls on one state, call snapshot() first.
///
/// Threads: const members may be called from several threads at once and do not block each other. Calls that run at the
/// same time use separate open databases. Between calls, the Searcher keeps at most one open database of each index per
/// core of the machine.
///
/// Resources: each open state of a local index needs about 7 file descriptors. A call needs less than 40 KiB of stack,
/// and about 2 KiB for each level of nested brackets: up to 128 KiB for a query string, and 256 KiB for a Query tree.
///
/// Processes: after fork(), parent and child may both use a Searcher if no call was running in another thread of the
/// parent during fork(). The child connects to remote indexes again.
///
/// Failures: functions throw Error (not_found, version_mismatch, corrupt or io). If an index was moved or deleted after
/// it was opened, functions throw Error (not_found). Once a stop is requested, functions throw Error (cancelled).
/// Functions throw Error (locked) if the index changes during each of ten attempts to read the index, or if the files
/// of the index cannot be compared (see SearcherOptions::verify). Functions throw Error (invalid_argument) for invalid
/// options, for boosts that are negative or not finite, for mistakes in filters (see SearchOptions::filter), and for
/// literals that cannot be searched (see SearchOptions::literal). Every other query is valid: parts that are not
/// understood are searched as words or ignored, and Results::warnings reports these parts.
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>
#include <kwic/query.hpp>
#include <kwic/results.hpp>

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {

/// How many words of the query a document must contain. These clauses of a query each count as one word:
///
///     a word; a word with a suffix, such as harb* or harbuor~
///     a phrase in quotation marks, a NEAR, a literal
///     a group in brackets; operands joined by OR; a word with its synonyms
///
/// Words that are typed without a space, such as `el-Masri`, and the words of a script without spaces count separately.
/// All other clauses are conditions, which each hit must match for every value of Match: `*`, excluded clauses, ranges,
/// and clauses with a field. Of these clauses, only clauses with the field title add to the score of a document.
enum class Match {
    automatic,  ///< all words; if fewer than `limit` documents contain them, documents with some of the words follow
    all,        ///< every word
    any,        ///< at least one word
};

/// The value of SearchOptions::count_to with which every total is exact.
inline constexpr std::size_t count_all = std::numeric_limits<std::size_t>::max();

/// The spellings that a word of the query matches in addition to the typed spelling. An occurrence of the typed
/// spelling has a higher weight than an occurrence of another spelling.
enum class Variants {
    off,  ///< none: only the word as typed
    /// Other forms of the word, spellings with other accents, and alternative spellings of letters (`æ`, `ae`). The
    /// word also matches spellings that differ from it in one of these: the full stops or the plural ending of an
    /// abbreviation (`US`, `U.S.`; `MP`, `MPs`), a possessive ending, or the mark of a footnote. The word also matches
    /// its spellings as one word or as adjacent words (`email`, `e-mail`), and identifiers of which the word is a part
    /// (`parseHttpHeader` for `header`). In scripts without spaces, the word also matches longer words that contain it.
    accents,
    /// The spellings that `accents` matches, and other spellings of proper names in any script (`Gaddafi`, `Kadhafi`,
    /// `القذافي`).
    names,
};

/// The values, periods or ranges of a field to count in the matching documents.
struct FacetRequest {
    /// What is counted.
    enum class By {
        value,   ///< each value
        day,     ///< the days of dates
        week,    ///< the weeks of dates, which begin on Mondays; see ISO 8601
        month,   ///< the months of dates
        year,    ///< the years of dates
        ranges,  ///< the values in each of `ranges`
    };
    /// A range of numbers or dates, from `from` (included) to `to` (excluded).
    struct Range {
        std::string from = {};  ///< a number such as `0.5`, an ISO 8601 date or time, or empty: no lower bound
        std::string to = {};    ///< a number such as `0.5`, an ISO 8601 date or time, or empty: no upper bound
        friend bool operator==(const Range&, const Range&) = default;  ///< compares all members
    };

    FacetRequest() = default;                                                      ///< has no field
    FacetRequest(std::string name) : field(std::move(name)) {}                     ///< counts the values of a field
    FacetRequest(const char* name) : field(name) {}                                ///< counts the values of a field
    FacetRequest(std::string name, By what) : field(std::move(name)), by(what) {}  ///< counts values or periods
    /// Counts the values in each of `ranges`.
    FacetRequest(std::string name, std::vector<Range> bounds)
        : field(std::move(name)), by(By::ranges), ranges(std::move(bounds)) {}

    /// `ext`, `lang`, `folder`, `date`, the name of a custom field, or `month` or `year`, which stand for the months or
    /// years of `date`. With a backslash before it, a name denotes a custom field, as in the string literal `"\\date"`.
    /// SearchOptions::sort describes which field a name denotes.
    std::string field = {};
    By by = By::value;                                                           ///< what is counted
    std::vector<Range> ranges = {};                                              ///< the ranges, with By::ranges
    friend bool operator==(const FacetRequest&, const FacetRequest&) = default;  ///< compares all members
};

/// Reads a request: a name, which may be followed by a colon and `day`, `week`, `month`, `year` or ranges with commas
/// between them, such as `created:month` or `price:0..10,10..100,100..`. A backslash makes the next character, such as
/// a colon, part of the name. Throws Error (invalid_argument) for any other text.
KWIC_API FacetRequest parse_facet(std::string_view text);

/// Returns `request` as text, which parse_facet() converts back to an equal request.
KWIC_API std::string to_string(const FacetRequest& request);

/// Splits a list such as `-date,title` at its commas. A backslash makes the next character part of an item, and remains
/// in the item. This function reads lists for SearchOptions::sort and SearchOptions::fields.
KWIC_API std::vector<std::string> parse_name_list(std::string_view text);

/// Which documents are combined into one hit.
enum class GroupBy {
    none,  ///< each document is a hit
    near,  ///< the first of several documents with almost the same text is a hit; Hit::near lists the other documents
};

/// Groups of synonyms. An entry of a group is one word or several consecutive words. If adjacent words of a query are
/// the words of an entry, or forms of these words, the query also matches the other entries of all groups that contain
/// this entry. With Variants::off, the words of the query must equal the words of the entry. Phrases, patterns,
/// literals and excluded words have no synonyms, and operands of NEAR have only synonyms of one word. A document with
/// the typed words ranks before a similar document with a synonym. A query has at most 200 synonyms; if there are more,
/// the search gives a warning.
using SynonymGroups = std::vector<std::vector<std::string>>;

/// Parses groups of synonyms. Each line of `text` contains one group, with commas between the entries. Lines that begin
/// with # are comments.
KWIC_API SynonymGroups parse_synonyms(std::string_view text);

/// An element of SearchOptions::filter: a query string, or a tree.
using Filter = std::variant<std::string, Query>;

/// Options of a search: additional conditions, the order of hits, and the contents of the answer.
struct SearchOptions {
    std::size_t limit = 10;  ///< maximum number of hits
    std::size_t offset = 0;  ///< number of hits to skip
    /// Results::next of the previous page, as an alternative to `offset`. The query and the options that select or
    /// order documents must be the same as for the previous page. Together, the pages list every match once, including
    /// partial matches. If the index changes between two pages, the pages may omit or repeat matches. In a single local
    /// index, however, the pages list every unchanged match once if hits are neither sorted by relevance nor grouped.
    std::string after = {};
    Match match = Match::automatic;       ///< how many words of the query a document must contain
    Variants variants = Variants::names;  ///< other spellings that words match
    /// The sort keys of the hits. Each key orders the documents that are equal by all keys before it. An empty list
    /// stands for `relevance`. A minus sign before a key reverses the order of this key. These are the keys:
    ///
    ///     relevance          by descending Hit::score
    ///     date               from the earliest to the latest date
    ///     title              by title
    ///     path               folder by folder; the files of a folder before its subfolders; documents without a path
    ///                        are sorted by id among the files of the root folder
    ///     any other name     by the values of this custom field: numbers before dates before strings and booleans
    ///
    /// Documents without a date, a title or a value come last in both directions. If a document has several values in a
    /// field, its smallest value counts in ascending order, and its largest value in descending order. The strings of a
    /// field are dates if FieldInfo::has_dates is true and FieldInfo::has_strings is false. Documents that are equal by
    /// all keys are in the order of indexing; if several indexes are searched, their documents alternate.
    ///
    /// Titles, names of files and folders, and strings are compared by CLDR's root collation, which is the same on
    /// every machine; sequences of digits are compared as numbers. Only the first 128 bytes of a string are compared. A
    /// search by title in local indexes reads the stored record of each matching document; the Searcher caches the
    /// beginning of each title until an index changes. If an index is remote and the order is neither by relevance nor
    /// by date alone, only the best 10,000 matches are sorted, with a warning if there are more. In an order with
    /// several keys, `relevance` ignores the distances between words.
    ///
    /// A name denotes the custom field with exactly this name. If no field has this name, the name denotes the custom
    /// field whose name differs only in case, provided that there is only one such field. The case of the built-in
    /// names does not matter. A backslash makes the next character part of the name, and a name with a backslash always
    /// denotes a custom field, as in the string literals `"\\date"` and `"-\\date"`. The search throws Error
    /// (invalid_argument) if no index has the field, or if the declared type of the field is `text` or `stored`.
    std::vector<std::string> sort = {};
    /// The age in days at which the score of a document is halved; 0: age has no effect. The score is multiplied by
    /// max(2^(-age / recency_days), 1/16), or by 1/16 if the document has no date. This option is ignored unless `sort`
    /// is by relevance only and a single local index is searched.
    double recency_days = 0;
    std::string today = {};  ///< the day from which ages are measured, such as `2023-07-19`; empty: today in UTC
    std::string since = {};  ///< `2023`, `2023-07` or `2023-07-19`: only documents with this date or a later one
    std::string until = {};  ///< `2023`, `2023-07` or `2023-07-19`: only documents with this date or an earlier one
    /// Queries that every hit must match, in addition to the query of the search. Filters do not affect scores. No
    /// query can find a document that a filter excludes, and all numbers in the answer count only documents that match
    /// the filters.
    ///
    /// Filters fail closed: a mistake in a filter never lets more documents match. The search throws Error
    /// (invalid_argument) if a filter would be read in another way than it is written. Causes are, for instance, a
    /// missing bracket, an OR without operand, a range that cannot be read, or a limit of queries. In a filter, unlike
    /// in a query, each name before a colon is the name of a field. If no document has the field of a part, the part
    /// matches nothing, and the search gives a warning. In a negation, such a field causes Error (invalid_argument),
    /// because the negation might match every document. A part that no value of its field can match is an error too,
    /// such as `n:soon` if the field `n` has only numbers. A field with a declared type (see WriterOptions::fields) is
    /// known even if no document has it.
    ///
    /// In a single local index, the second search with a filter caches the documents that match the filter. The cache
    /// is used until the index changes. The cache of each open state of the index has at most 16 MiB.
    std::vector<Filter> filter = {};
    /// GroupBy::near groups only the first max(end, min(max(2 * end, 1000), 10000)) matches, where
    /// end = offset + limit.
    GroupBy group = GroupBy::none;
    /// If `like_id` is not empty, the search finds only documents that are similar to the document with the id
    /// `like_id`. This document is not a hit, and need not match `filter`. The query string may be empty.
    std::string like_id = {};
    std::string like_text = {};  ///< only documents similar to this text, unless it is empty or `like_id` is set
    bool plain = false;          ///< read the query as words, without operators and fields
    /// Read the query string as a literal (see Query::literal()). This option takes precedence over `plain`. The search
    /// throws Error (invalid_argument) if the string has neither a letter nor a digit, or if no index stores texts.
    bool literal = false;
    /// Search for as_typed(query), in which the last word also matches words that begin with the last word. This option
    /// is meant for search boxes. The option applies only to query strings, and only if `plain` and `literal` are
    /// false. Suggestions and warnings about syntax refer to the query as typed.
    bool typing = false;
    bool suggest = true;          ///< look for better spellings if fewer than 3 documents match
    unsigned timeout_ms = 0;      ///< after this number of milliseconds, answer with the hits found so far; 0: no limit
    std::stop_token stop = {};    ///< once a stop is requested, the call throws Error (cancelled)
    SynonymGroups synonyms = {};  ///< words that also match other words
    /// A total up to this number is exact, and a larger total may be an estimate. 0: every total may be an estimate,
    /// and the search is fastest. A search that sorts by other keys than relevance or counts facets counts all matches.
    std::size_t count_to = 1000;
    /// The fields whose values, periods or ranges are counted in all matches. For an unknown field, or for a request
    /// that does not fit the values of the field, the answer contains a warning and no values.
    std::vector<FacetRequest> facets = {};
    /// Names of the custom fields whose values Hit::fields contains, in the notation of `sort`; `*` stands for all
    /// fields. For a name that no index has, the answer contains a warning.
    std::vector<std::string> fields = {};
    std::size_t snippets = 1;          ///< maximum number of snippets per hit
    std::size_t snippet_length = 240;  ///< approximate length of a snippet in bytes
    /// Make snippets of whole lines, for output like that of grep. A snippet is a sequence of adjacent lines, each of
    /// which has a match, and has no limit of length. A word of a phrase or of NEAR matches only where the phrase or
    /// the words of NEAR match. Each other word that the query does not exclude matches wherever it stands. A document
    /// whose text has no match, but for instance its file name, has no snippets.
    bool lines = false;
    std::size_t context = 0;  ///< if `lines` is true: number of lines to add before and after each line with a match
};

/// Options for opening an index.
struct SearcherOptions {
    /// If true, the Searcher compares all files with their checksums when it opens an index, and again after each
    /// update. The comparison detects damaged files, and takes about 30 ms for 200 MB in the page cache. Files cannot
    /// be compared while an update is in progress or after an update was interrupted: opening then fails with Error
    /// (locked) after 2 seconds. After an update, an index larger than 1 GiB has no checksums until the index is
    /// compacted or rebuilt: opening then fails with Error (invalid_argument). Remote indexes are not checked.
    ///
    /// If false, the Searcher compares only file sizes and the checksum of Xapian's version file. If the index has at
    /// most 4 MiB, and after a failure to read the index, the Searcher compares all checksums. Damage that remains
    /// undetected may cause wrong answers and, in rare cases, a search that never ends and cannot be stopped.
    bool verify = false;

    /// If true, the Searcher maps the files of an index into memory, which is faster than reading them. If another
    /// program shortens a mapped file, or the storage device fails, an access to the mapped memory ends the process
    /// with the signal SIGBUS. kwic never shortens a file that a Searcher may have opened. A writer may change the
    /// files during a search. The Searcher notices this and repeats the search.
    ///
    /// If false, the Searcher reads the files with system calls. A file that is too short, or that cannot be read, then
    /// causes an Error (corrupt or io). Choose false for an index on a network file system, or on a device that may be
    /// removed. Xapian, which the Searcher uses for some searches, always reads the files with system calls. If the
    /// system cannot map a file, the Searcher reads the file as if `mapped` were false.
    bool mapped = true;
};

/// @copydoc searcher.hpp
class KWIC_API Searcher {
public:
    /// Opens the index in the folder `index`.
    explicit Searcher(const std::filesystem::path& index, const SearcherOptions& = {});

    /// Opens several indexes. Each string is the path of a folder, or has the form `host:port` for an index that
    /// Xapian's server, `xapian-tcpsrv`, serves. If at least one index can be opened, the indexes that cannot be opened
    /// are left out, and Results::indexes reports these indexes. The constructor opens the indexes if all of them are
    /// local; otherwise, the first search opens the indexes. Remote indexes must report their state within half of
    /// SearchOptions::timeout_ms, and send each later reply within a quarter of SearchOptions::timeout_ms. Without a
    /// time limit, these times are 5 s and 2.5 s. After a remote index has been opened, the process ignores SIGPIPE.
    explicit Searcher(const std::vector<std::string>& indexes, const SearcherOptions& = {});
    /// Opens several indexes, like the constructor with a vector.
    explicit Searcher(std::initializer_list<std::string> indexes, const SearcherOptions& = {});

    Searcher(Searcher&&) noexcept;             ///< a moved-from Searcher may only be assigned to or destroyed
    Searcher& operator=(Searcher&&) noexcept;  ///< a moved-from Searcher may only be assigned to or destroyed
    ~Searcher();

    /// Answers a query string; see query.hpp for the language.
    Results search(std::string_view query, const SearchOptions& = {}) const;
    /// Answers a query tree. Searches only the first 1,024 leaves and the upper 256 levels of the tree; all other parts
    /// match nothing.
    Results search(const Query& query, const SearchOptions& = {}) const;

    /// Returns completions of the last word of `typed`, the most frequent first. If other words precede the last word
    /// or `filter` is not empty, returns only completions that occur in the first 200 documents that match these words
    /// and `filter` (see SearchOptions::filter).
    std::vector<Completion> complete(std::string_view typed, std::size_t limit = 10, std::stop_token stop = {},
                                     const std::vector<Filter>& filter = {}) const;

    /// Explains why the document with this id does or does not match the query. Returns each part of the query and each
    /// filter, with its index terms, and states whether the document matches it. Returns nothing if no index has a
    /// document with this id. If several indexes have a document with this id, prefers a document that matches the
    /// query.
    std::optional<Explanation> why(std::string_view id, std::string_view query, const SearchOptions& = {}) const;

    /// Explains how the query and the filters are searched: returns the interpreted queries, the index terms of each
    /// word, the number of documents that contain each term, and warnings.
    QueryExplanation explain(std::string_view query, const SearchOptions& = {}) const;

    /// Returns the document with this id, or nothing if no index has such a document. The text is complete, or empty if
    /// the index stores no texts. If several indexes have a document with this id, returns the document in the first of
    /// these indexes. Documents of remote indexes have no path.
    std::optional<IndexedDocument> document(std::string_view id) const;

    /// Returns the total number of documents in the indexes that can be opened.
    std::size_t document_count() const;

    /// Returns a Searcher whose calls all use the state of the indexes at the time of this call, even if writers commit
    /// changes later. Calls of several threads with the snapshot run one after another. As long as the snapshot exists,
    /// writers keep the files of this state, so the indexes may need twice the disk space. The first update of a state
    /// that a snapshot uses copies the index. Remote indexes are not kept: after two commits, calls that read a remote
    /// index throw Error (locked). Throws Error (invalid_argument) if this Searcher is a snapshot.
    Searcher snapshot() const;

private:
    class Impl;
    [[gnu::visibility("hidden")]] explicit Searcher(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
