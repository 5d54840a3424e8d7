// SPDX-License-Identifier: GPL-2.0-or-later
// SearchCaches: data that searches compute from a JoinedDatabase and reuse until the state of an index changes.
#pragma once

#include "compile/compiler.hpp"
#include "open/document_lengths.hpp"
#include "open/filter_cache.hpp"
#include "open/joined_database.hpp"
#include "open/value_ranks.hpp"
#include "query/synonyms.hpp"
#include "vocabulary/word_variants.hpp"

#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kwic {

class SearchCaches {
public:
    // `joined` must outlive the caches.
    explicit SearchCaches(const JoinedDatabase& joined);
    SearchCaches(const SearchCaches&) = delete;
    SearchCaches& operator=(const SearchCaches&) = delete;

    // Prepares a new search. `has_changed` must be true if the database is about to be joined again; all data are then
    // discarded.
    void refresh(bool has_changed);

    WordVariants& word_variants() { return word_variants_; }

    // Returns a function that returns the WordLookup. The first call of the function after a change makes the
    // WordLookup. The reference to the function is valid as long as the caches exist.
    const WordLookupSource& word_lookup_source() const { return word_lookup_source_; }

    // Returns the document lengths if the database is a single local index with open tables; otherwise returns null.
    DocumentLengths* document_lengths();

    // Returns a list of key prefixes, indexed by document number. A key prefix is the first eight bytes of a sort key,
    // read as a big-endian number; the sort key is own_key() (match/sort_key.hpp) if `order` is `path`, and title_key()
    // if `order` is `title`. A key prefix of 0 means that the key is not known yet. The caller then computes the key
    // and stores the key prefix in the list.
    std::vector<std::uint64_t>& key_prefixes(const std::string& order);

    // Returns the ranks of documents in a sort by a custom field. `order` identifies the field and the direction.
    ValueRanks& value_ranks(const std::string& order);

    // Returns the cache for the filters of searches. The cache must be used only if the database consists of a single
    // local index.
    FilterCache& filters() { return filters_; }

    // Returns an object that adds the synonyms in `groups` to queries. If `variants` is Variants::off, words of the
    // query must equal the words of an entry; otherwise, they may be other forms. `analyzer` must outlive the caches.
    // The result is valid until the next call of synonyms() or refresh().
    Synonyms& synonyms(const SynonymGroups& groups, Variants variants, Analyzer& analyzer);

    // Returns the document with the number `id`. The first 100 documents that a search reads from remote indexes are
    // cached until the next search.
    StoredDocument document(Xapian::docid id);

private:
    struct KnownSynonyms {
        SynonymGroups groups;
        bool is_exact;
        Synonyms synonyms;
    };

    WordLookup& word_lookup();
    std::vector<std::string> keys_of(const std::string& word) const;

    const JoinedDatabase& joined_;
    WordVariants word_variants_{joined_.database(), joined_.tables()};
    std::optional<WordLookup> word_lookup_;
    const WordLookupSource word_lookup_source_ = [this]() -> WordLookup& { return word_lookup(); };
    std::optional<DocumentLengths> lengths_;
    std::optional<KnownSynonyms> synonyms_;
    static constexpr std::size_t max_filter_bytes = 16 * 1024 * 1024;
    FilterCache filters_{max_filter_bytes};
    std::map<std::string, std::vector<std::uint64_t>> key_prefixes_;
    std::map<std::string, ValueRanks> value_ranks_;
    std::unordered_map<Xapian::docid, StoredDocument> remote_documents_;  // fetched during the current search
};

}  // namespace kwic
