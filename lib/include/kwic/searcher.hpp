// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Searcher: answers queries on one index, or on several indexes together.
///
///     kwic::Searcher searcher("notes/.kwic");
///     const auto results = searcher.search("harbour talks");
///     for (const kwic::Hit& hit : results.hits) std::cout << hit.id << '\n';
///
/// Each call uses the newest committed state of the index.
///
/// Threads: const members may be called from several threads at once and do not block each other. Each call in progress
/// has its own open copy of the index; between calls, the searcher keeps at most one open copy per core.
///
/// Failures: Error (not_found, version_mismatch, corrupt, io), Error (cancelled) once a stop is requested, Error
/// (locked) with SearcherOptions::verify, and Error (invalid_argument) for unusable options and for boosts that are
/// negative or not finite. Any other query, string or tree, is answered: parts that are not understood are searched as
/// words or ignored, and `Results::warnings` reports them.
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
#include <vector>

namespace kwic {

/// How many words of the query a document must contain.
enum class Match {
    automatic,  ///< all words; if fewer documents than the limit match, documents with only some of the words follow
    all,        ///< every word
    any,        ///< at least one word
};

/// The spellings that a word of the query matches in addition to the typed one. Matches of the typed spelling rank
/// higher.
enum class Variants {
    off,      ///< no other spellings
    accents,  ///< other forms of the word, with or without accents, and alternative spellings of letters: æ, ae
    names,  ///< variants of `accents`, and other spellings of proper names in any script: Gaddafi, Kadhafi, القذافي
};

/// The order of hits. In an order by date or title, documents without a date or title come last. Titles and file names
/// are compared in the order of CLDR's root collation, which is the same on every machine, and numbers within them by
/// value. The files of a folder come before its subfolders, and documents without a path before all folders. Equal
/// titles are ordered by id, and equal dates by the order of indexing or, if several indexes are searched, by
/// relevance. The first search with Sort::title reads the stored record of each matching document; later searches with
/// the same Searcher read few records.
enum class Sort { relevance, date, date_descending, path, title };

/// Which documents are combined into one hit.
enum class GroupBy {
    none,  ///< each document is a hit
    near,  ///< of documents with almost the same text, the first is a hit, and its Hit::near lists the others
};

/// Groups of synonyms. An entry of a group is one word or several consecutive words.
using SynonymGroups = std::vector<std::vector<std::string>>;

/// Parses synonyms: one group per line, its entries separated by commas. Lines that begin with # are comments.
KWIC_API SynonymGroups parse_synonyms(std::string_view text);

/// Options of a search: additional conditions, the order of hits, and the contents of the answer.
struct SearchOptions {
    std::size_t limit = 10;  ///< maximum number of hits
    std::size_t offset = 0;  ///< number of hits to skip
    /// Results::next of the previous page, as an alternative to `offset`. The query and the options that select or
    /// order documents must be those of the previous page. Together, the pages list every match once, including partial
    /// matches. If the index changes between two pages, every unchanged document of a single local index is still
    /// listed once, unless hits are sorted by relevance or grouped.
    std::string after = {};
    Match match = Match::automatic;       ///< how many words of the query a document must contain
    Variants variants = Variants::names;  ///< other spellings that words match
    Sort sort = Sort::relevance;          ///< the order of hits
    /// With Sort::relevance: the age in days at which the score of a document is halved; 0: age has no effect.
    double recency_days = 0;
    std::string today = {};  ///< the day that ages are measured from, `2023-07-19`; empty: today in UTC
    std::string since = {};  ///< `2023`, `2023-07` or `2023-07-19`: only documents with this date or a later one
    std::string until = {};  ///< `2023`, `2023-07` or `2023-07-19`: only documents with this date or an earlier one
    /// Groups the first max(1000, 2 * (offset + limit)) matches, but at most max(10000, offset + limit).
    GroupBy group = GroupBy::none;
    std::string like_id = {};  ///< only documents similar to the one with this id, excluding it; the query may be empty
    std::string like_text = {};  ///< only documents similar to this text; not together with `like_id`
    bool plain = false;          ///< read the query as words, without operators and fields
    /// For a search box: search as_typed(query), in which the last word also matches words that begin with it. Applies
    /// only to query strings that are not `plain`. Warnings and suggestions refer to the query as typed.
    bool typing = false;
    bool suggest = true;          ///< look for better spellings if the query has few matches
    unsigned timeout_ms = 0;      ///< after this number of milliseconds, answer with the hits found so far; 0: no limit
    std::stop_token stop = {};    ///< once a stop is requested, the call throws Error (cancelled)
    SynonymGroups synonyms = {};  ///< synonyms of words in the query
    bool exact_total = false;     ///< count all matches instead of estimating a large total
    /// Fields whose values are counted: `ext`, `lang`, `folder`, `month`, `year`, or the names of custom fields. For a
    /// field that no document has, the answer contains a warning and no values.
    std::vector<std::string> facets = {};
    std::size_t snippets = 1;          ///< maximum number of snippets per hit
    std::size_t snippet_length = 240;  ///< approximate length of a snippet in bytes
};

/// Options for opening an index.
struct SearcherOptions {
    /// Compare all files with their checksums when the index is opened and after each update, so that no answer comes
    /// from damaged files. For 200 MB in the page cache this takes about 30 ms for each open copy of the index. Files
    /// cannot be compared while an update is in progress or after an update was interrupted: the call throws Error
    /// (locked) after 2 seconds. It throws Error (invalid_argument) if updates have left an index larger than 1 GiB
    /// without checksums. Remote indexes are not checked.
    ///
    /// If false, file sizes are compared; checksums are compared only for an index of up to 4 MiB and, for any index,
    /// after a failure. Damaged files may then cause wrong answers and, in rare cases, a search that never ends and
    /// cannot be stopped.
    bool verify = false;
};

/// @copydoc searcher.hpp
class KWIC_API Searcher {
public:
    /// Opens the index in this folder.
    explicit Searcher(const std::filesystem::path& index, const SearcherOptions& = {});

    /// Opens several indexes. Each is the path of a folder, or `host:port` of an index that Xapian's `xapian-tcpsrv`
    /// serves. If at least one index can be opened, the indexes that cannot be opened are left out, and
    /// Results::indexes reports them. Remote indexes are opened by the first search, and each search gives them a part
    /// of its time limit. After a remote index has been opened, the process ignores SIGPIPE.
    explicit Searcher(const std::vector<std::string>& indexes, const SearcherOptions& = {});
    /// Opens several indexes, like the constructor with a vector.
    explicit Searcher(std::initializer_list<std::string> indexes, const SearcherOptions& = {});

    Searcher(Searcher&&) noexcept;             ///< a moved-from Searcher may only be assigned to or destroyed
    Searcher& operator=(Searcher&&) noexcept;  ///< a moved-from Searcher may only be assigned to or destroyed
    ~Searcher();

    /// Answers a query string; see query.hpp for the language.
    Results search(std::string_view query, const SearchOptions& = {}) const;
    /// Answers a query tree. Uses at most the first 1,024 of its words, phrases and ranges.
    Results search(const Query& query, const SearchOptions& = {}) const;

    /// Returns completions of the last word of `typed`, the most frequent first. If other words precede it, only words
    /// from documents that match the other words are returned. Throws Error (cancelled) once a stop is requested.
    std::vector<Completion> complete(std::string_view typed, std::size_t limit = 10, std::stop_token stop = {}) const;

    /// Explains why a document matches the query or does not: returns each part of the query, whether the document
    /// matches it, and the expansion of its words. Returns nothing if no index holds such a document. If several
    /// indexes hold one, the explanation is about a document that matches, if there is one.
    std::optional<Explanation> why(std::string_view id, std::string_view query, const SearchOptions& = {}) const;

    /// Returns a description, for people, of how the query is searched: the tree, and for each word its index terms
    /// with the number of documents that contain them.
    std::string explain(std::string_view query, const SearchOptions& = {}) const;

    /// Returns the document with this id, with its complete text and its fields, or nothing if there is none. If
    /// several indexes have such a document, the document of the first of them is returned. Documents of remote indexes
    /// have no path.
    std::optional<IndexedDocument> document(std::string_view id) const;

    /// Returns the number of documents in all indexes that could be opened.
    std::size_t document_count() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
