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
/// Failures: functions throw Error (not_found, version_mismatch, corrupt or io). An index that was moved or deleted
/// after it was opened is reported as not_found. They throw Error (cancelled) once a
/// stop is requested. They throw Error (locked) if the index changes during each of ten attempts to read the index, or
/// if the files of the index cannot be compared (see SearcherOptions::verify). They throw Error (invalid_argument) for
/// invalid options, for boosts that are negative or not finite, for mistakes in filters (see SearchOptions::filter),
/// and for literals that cannot be searched (see SearchOptions::literal). Every other query is valid: parts that are
/// not understood are searched as words or ignored, and Results::warnings reports these parts.
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
/// All other clauses are conditions, which every document must match in all three cases: `*`, excluded clauses, ranges,
/// and clauses with a field. Of these clauses, only those with the field title add to the score of a document.
enum class Match {
    automatic,  ///< all words; if fewer than `limit` documents contain them, documents with some of the words follow
    all,        ///< every word
    any,        ///< at least one word
};

/// The spellings that a word of the query matches in addition to the typed spelling. An occurrence of the typed
/// spelling has a higher weight than an occurrence of another spelling.
enum class Variants {
    off,  ///< none: only the word as typed
    /// Other forms of the word, spellings with other accents, and alternative spellings of letters (`æ`, `ae`). The
    /// word also matches spellings that differ from it in one of these: the full stops or the plural ending of an
    /// abbreviation (`US`, `U.S.`; `MP`, `MPs`), a possessive ending, or the mark of a footnote. It also matches its
    /// spellings as one word or as adjacent words (`email`, `e-mail`), and identifiers of which it is a part
    /// (`parseHttpHeader` for `header`). In scripts without spaces, the word also matches longer words that contain it.
    accents,
    /// The spellings that `accents` matches, and other spellings of proper names in any script (`Gaddafi`, `Kadhafi`,
    /// `القذافي`).
    names,
};

/// The order of hits.
///
///     relevance          by descending Hit::score
///     date               from the earliest to the latest date; documents without a date come last
///     date_descending    from the latest to the earliest date; documents without a date come last
///     path               folder by folder; the files of a folder before its subfolders; documents without a path are
///                        sorted by id among the files of the root folder
///     title              by title, equal titles by id; documents without a title come last
///
/// Documents of the same date are in the order of indexing or, if several indexes or a remote index are searched, by
/// relevance. Titles, file names and names of folders are compared by CLDR's root collation, which is the same on every
/// machine. Numbers within titles and names are compared by value. In a single local index, a search with Sort::title
/// reads the stored record of each matching document. The Searcher caches the beginning of each title until the index
/// changes, so later searches read few of these records again.
enum class Sort { relevance, date, date_descending, path, title };

/// Which documents are combined into one hit.
enum class GroupBy {
    none,  ///< each document is a hit
    near,  ///< the first of several documents with almost the same text is a hit; Hit::near lists the other documents
};

/// Groups of synonyms. An entry of a group is one word or several consecutive words. If adjacent words of a query are
/// an entry or forms of its words, the query also matches the other entries of all groups that contain this entry. With
/// Variants::off, the words of the query must equal those of the entry. Phrases, patterns, literals and excluded words
/// have no synonyms, and operands of NEAR have only synonyms of one word. A document with the typed words ranks before
/// a similar document with a synonym. A query has at most 200 synonyms; if there are more, the search gives a warning.
using SynonymGroups = std::vector<std::vector<std::string>>;

/// Parses groups of synonyms. Each line of `text` contains one group, with commas between the entries. Lines that begin
/// with # are comments.
KWIC_API SynonymGroups parse_synonyms(std::string_view text);

/// A condition of a search: a query string, or a tree.
using Filter = std::variant<std::string, Query>;

/// Options of a search: additional conditions, the order of hits, and the contents of the answer.
struct SearchOptions {
    std::size_t limit = 10;  ///< maximum number of hits
    std::size_t offset = 0;  ///< number of hits to skip
    /// Results::next of the previous page, as an alternative to `offset`. The query and the options that select or
    /// order documents must be those of the previous page. Together, the pages list every match once, including partial
    /// matches. If the index changes between two pages, the pages may omit or repeat matches. In a single local index,
    /// however, the pages list every unchanged match once if hits are neither sorted by relevance nor grouped.
    std::string after = {};
    Match match = Match::automatic;       ///< how many words of the query a document must contain
    Variants variants = Variants::names;  ///< other spellings that words match
    Sort sort = Sort::relevance;          ///< the order of hits
    /// With Sort::relevance: the age in days at which the score of a document is halved; 0: age has no effect. The
    /// score is multiplied by max(2^(-age / recency_days), 1/16), or by 1/16 if the document has no date. This
    /// option is ignored unless a single local index is searched.
    double recency_days = 0;
    std::string today = {};  ///< the day from which ages are measured, such as `2023-07-19`; empty: today in UTC
    std::string since = {};  ///< `2023`, `2023-07` or `2023-07-19`: only documents with this date or a later one
    std::string until = {};  ///< `2023`, `2023-07` or `2023-07-19`: only documents with this date or an earlier one
    /// Conditions that every hit must match, in addition to the query. They do not affect scores. No query can find a
    /// document that a filter excludes, and all numbers in the answer count only documents that match the filters.
    ///
    /// Filters are closed: a mistake in a filter never lets more documents match. The search throws Error
    /// (invalid_argument) if a filter would be read in another way than it is written, for instance because of a
    /// missing bracket, an OR without operand, a range that cannot be read, or a limit of queries. In contrast to a
    /// query, each name before a colon in a filter is the name of a field. A field that no document has matches
    /// nothing, with a warning.
    ///
    /// In a single local index, a Searcher caches the documents that match a filter from the second search with this
    /// filter on, until the index changes. The cache of each open state of the index has at most 16 MiB.
    std::vector<Filter> filter = {};
    /// GroupBy::near groups only the first max(end, min(max(2 * end, 1000), 10000)) matches, where
    /// end = offset + limit.
    GroupBy group = GroupBy::none;
    /// Only documents that are similar to the document with this id. The document with this id is not a hit, and need
    /// not match `filter`. The query string may be empty.
    std::string like_id = {};
    std::string like_text = {};  ///< only documents similar to this text; ignored if `like_id` is set
    bool plain = false;          ///< read the query as words, without operators and fields
    /// Read the query string as a literal (see Query::literal()). This option takes precedence over `plain`. The search
    /// throws Error (invalid_argument) if the string has neither a letter nor a digit, or if no index stores texts.
    bool literal = false;
    /// Search for as_typed(query), in which the last word also matches words that begin with the last word. This option
    /// is meant for search boxes. It applies only to query strings, and only if `plain` and `literal` are false.
    /// Suggestions and warnings about syntax refer to the query as typed.
    bool typing = false;
    bool suggest = true;          ///< look for better spellings if fewer than 3 documents match
    unsigned timeout_ms = 0;      ///< after this number of milliseconds, answer with the hits found so far; 0: no limit
    std::stop_token stop = {};    ///< once a stop is requested, the call throws Error (cancelled)
    SynonymGroups synonyms = {};  ///< words that also match other words
    bool exact_total = false;     ///< count all matches; false: a total of more than 1,000 may be an estimate
    /// Names of the fields whose values are counted: any of `ext`, `lang`, `folder`, `month`, `year` and the names of
    /// custom fields. For an unknown field, the answer contains a warning and no values.
    std::vector<std::string> facets = {};
    std::size_t snippets = 1;          ///< maximum number of snippets per hit
    std::size_t snippet_length = 240;  ///< approximate length of a snippet in bytes
};

/// Options for opening an index.
struct SearcherOptions {
    /// If true, the Searcher compares all files with their checksums when it opens an index, and again after each
    /// update. The comparison detects damaged files. It takes about 30 ms for 200 MB in the page cache. Files cannot
    /// be compared while an update is in progress or after an update was interrupted: opening then fails with Error
    /// (locked) after 2 seconds. After an update, an index larger than 1 GiB has no checksums until the index is
    /// compacted or rebuilt: opening then fails with Error (invalid_argument). Remote indexes are not checked.
    ///
    /// If false, the Searcher compares only file sizes and the checksum of Xapian's version file. It compares all
    /// checksums only if the index has at most 4 MiB, or after a failure to read the index. Damage that remains
    /// undetected may cause wrong answers and, in rare cases, a search that never ends and cannot be stopped.
    bool verify = false;
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
    /// Answers a query tree. Leaves after the first 1,024, and parts below the upper 256 levels, match nothing.
    Results search(const Query& query, const SearchOptions& = {}) const;

    /// Returns completions of the last word of `typed`, the most frequent first. If other words precede the last word
    /// or `filter` is not empty, returns only completions that occur in the first 200 documents that match these words
    /// and `filter` (see SearchOptions::filter).
    std::vector<Completion> complete(std::string_view typed, std::size_t limit = 10, std::stop_token stop = {},
                                     const std::vector<Filter>& filter = {}) const;

    /// Explains why the document with this id matches the query or does not: returns the parts of the query and the
    /// filters, whether
    /// the document matches each part, and the index terms of the words. Returns nothing if no index has a document
    /// with this id. If several indexes have a document with this id, prefers a document that matches the query.
    std::optional<Explanation> why(std::string_view id, std::string_view query, const SearchOptions& = {}) const;

    /// Explains how the query is searched: returns the interpreted query, the index terms of each word, the number of
    /// documents that contain each term, and warnings.
    QueryExplanation explain(std::string_view query, const SearchOptions& = {}) const;

    /// Returns the document with this id, or nothing if there is none. The text is complete, or empty if the index
    /// stores no texts. If several indexes have a document with this id, returns the document in the first of these
    /// indexes. Documents of remote indexes have no path.
    std::optional<IndexedDocument> document(std::string_view id) const;

    /// Returns the total number of documents in the indexes that can be opened.
    std::size_t document_count() const;

    /// Returns a Searcher whose calls all use the state of the indexes at the time of this call, whatever writers
    /// commit later. Calls of several threads with the snapshot run one after another. As long as the snapshot exists,
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
