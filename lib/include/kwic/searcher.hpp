// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Searcher: answers queries on an index, or on several as if they were one.
///
///     kwic::Searcher searcher("notes/.kwic");
///     const auto results = searcher.search("harbour talks");
///     for (const kwic::Hit& hit : results.hits) std::cout << hit.id << '\n';
///
/// Each call is answered from the newest state of the index.
///
/// Threads: const members may be called from several threads at once, which do not wait for each other. For each call
/// under way it has the index open once, and keeps as many open as the machine has cores.
///
/// Failures: Error (not_found, version_mismatch, corrupt, io), and (invalid_argument) for options that cannot be met
/// and boosts that are no factors. Nothing else in a query, be it a string or a tree, is an error: what is not
/// understood is searched as words or left out, and `Results::warnings` says so.
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

/// How many words of the query a document must have.
enum class Match {
    automatic,  ///< all words; if these give fewer hits than the limit, documents with some of them follow
    all,        ///< every word
    any,        ///< at least one word
};

/// Which other spellings a word finds, below the one that was typed.
enum class Variants {
    off,      ///< none: the word as it was typed
    accents,  ///< other forms of the word, and accents and letters that may be written otherwise
    names,    ///< also other spellings of a name, in any script: Gaddafi, Kadhafi, القذافي
};

/// What has no date or title comes last. Titles and names in paths are in the order of letters that is the same
/// everywhere (CLDR's root collation), numbers by their value; a folder's files come before its subfolders, and ids of
/// JSON lines before all folders. Equal titles are in the order of ids, equal dates in that of indexing. The first
/// listing by title reads the record of each document that is found, later ones of the same Searcher only of a few.
enum class Sort { relevance, date, date_descending, path, title };

/// Which documents are shown as one.
enum class GroupBy {
    none,  ///< each document is a hit
    near,  ///< of documents with almost the same text the first is a hit, which lists the others
};

/// Groups of words, or of several words, that mean the same.
using SynonymGroups = std::vector<std::vector<std::string>>;

/// A group a line, its entries separated by commas; lines that begin with # are comments.
KWIC_API SynonymGroups parse_synonyms(std::string_view text);

/// What is found beside what the query says, in which order, and what is told of it.
struct SearchOptions {
    std::size_t limit = 10;  ///< hits at most
    std::size_t offset = 0;  ///< hits to skip before the first
    /// Results::next of the page before, instead of an offset: the same query and options, but for how many hits and
    /// what is shown of them. Pages so joined are the whole listing, partial matches included, each document once; if
    /// the index changes in between, this is still so of the documents that do not, unless they are sorted by
    /// relevance.
    std::string after = {};
    Match match = Match::automatic;       ///< how many of the words
    Variants variants = Variants::names;  ///< other spellings that a word finds
    Sort sort = Sort::relevance;          ///< the order of hits
    /// With Sort::relevance: a document so many days older counts half; 0: age does not count.
    double recency_days = 0;
    std::string today = {};  ///< from which age counts, `2023-07-19`; empty: the day in UTC
    std::string since = {};  ///< `2023`, `2023-07` or `2023-07-19`: no documents of earlier dates, nor without a date
    std::string until = {};  ///< likewise, of later dates
    GroupBy group = GroupBy::none;  ///< over the first 1,000 matches, or twice as many as limit and offset reach to
    std::string like_id = {};       ///< only documents like the one of this id, itself left out; the query may be empty
    std::string like_text = {};     ///< the same, instead, for a text
    bool plain = false;             ///< every character is text: no operators, no fields
    /// The last word may go on, as in a search box: of a query string that is not plain it is searched as the beginning
    /// of a word, too, where as_typed() says so; warnings and suggestions are of what was typed.
    bool typing = false;
    bool suggest = true;          ///< look for better spellings where little is found
    unsigned timeout_ms = 0;      ///< stop looking after so long and answer with what was found; 0: never
    std::stop_token stop = {};    ///< when it is asked to, the call throws Error (cancelled)
    SynonymGroups synonyms = {};  ///< used for words of the query
    bool exact_total = false;     ///< count every match, however many
    /// Fields whose values are counted: ext, lang, folder, month, year, or further. If no document has such a field,
    /// there is nothing to count, and a warning.
    std::vector<std::string> facets = {};
    std::size_t snippets = 1;          ///< quotations per hit at most
    std::size_t snippet_length = 240;  ///< bytes of a quotation, about
};

/// How an index is opened.
struct SearcherOptions {
    /// Compare all its files with their checksums when it is opened, and again when it was updated, so that no answer
    /// comes from damaged files: some 30 ms for 200 MB that are in memory, for each thread that searches at once.
    /// Otherwise their sizes are compared, all of an index up to 4 MiB, and after a failure all of any; then damage may
    /// give wrong answers, and in rare cases a search without end that nothing stops. While an update is
    /// under way, or after one was cut off, nothing can be compared: then Error (locked), after 2 seconds; and Error
    /// (invalid_argument) where updates of an index larger than 1 GiB have left it without checksums. Remote indexes
    /// are not compared.
    bool verify = false;
};

/// @copydoc searcher.hpp
class KWIC_API Searcher {
public:
    /// Opens the index in this folder.
    explicit Searcher(const std::filesystem::path& index, const SearcherOptions& = {});

    /// Several indexes: each the path of a folder, or `host:port` for one that Xapian's `xapian-tcpsrv` serves there.
    /// What cannot be opened is left out and named in Results::indexes as long as another one answers. Remote indexes
    /// are opened with the first search, and given a part of its time at each; once one is, the program ignores
    /// SIGPIPE.
    explicit Searcher(const std::vector<std::string>& indexes, const SearcherOptions& = {});
    /// The same.
    explicit Searcher(std::initializer_list<std::string> indexes, const SearcherOptions& = {});

    Searcher(Searcher&&) noexcept;             ///< what was moved from can only be assigned to or destroyed
    Searcher& operator=(Searcher&&) noexcept;  ///< likewise
    ~Searcher();

    /// Answers a query in the query language.
    Results search(std::string_view query, const SearchOptions& = {}) const;
    /// Answers a query that is a tree. Of very many words, phrases and ranges the first 1,024 are used.
    Results search(const Query& query, const SearchOptions& = {}) const;

    /// The most frequent ends of the last word of `typed`, best first; with words before it, those that stand in
    /// documents that match these words. When `stop` is asked to, it throws Error (cancelled).
    std::vector<Completion> complete(std::string_view typed, std::size_t limit = 10, std::stop_token stop = {}) const;

    /// Why the document is found or not: each part of the query, whether the document meets it, and what its words
    /// became. Nothing if the index has no such document; of several with that id one that is found, if any is.
    std::optional<Explanation> why(std::string_view id, std::string_view query, const SearchOptions& = {}) const;

    /// How the query is answered, for people: the tree, and for each word the index terms it stands for
    /// with the number of documents that have them.
    std::string explain(std::string_view query, const SearchOptions& = {}) const;

    /// The document with this id, with its whole text and its fields; nothing if there is none. Of several indexes it
    /// is that of the first, in the order given, that has one. From a server everything comes but the path.
    std::optional<IndexedDocument> document(std::string_view id) const;

    /// Documents in all indexes that could be opened.
    std::size_t document_count() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
