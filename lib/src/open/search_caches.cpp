// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/search_caches.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

SearchCaches::SearchCaches(const JoinedDatabase& joined) : joined_(joined) {}

void SearchCaches::refresh(bool has_changed) {
    remote_documents_.clear();
    if (!has_changed) return;
    word_variants_.forget();
    word_lookup_.reset();
    lengths_.reset();
    synonyms_.reset();
    key_prefixes_.clear();
    value_ranks_.clear();
    filters_.clear();
}

WordLookup& SearchCaches::word_lookup() {
    // Fetching all terms of a remote index at once is faster than fetching lexicon pages one by one.
    if (!word_lookup_ && joined_.has_remote())
        word_lookup_.emplace(joined_.database(), "");
    else if (!word_lookup_)
        word_lookup_.emplace(joined_.tables().databases, joined_.database());
    return *word_lookup_;
}

DocumentLengths* SearchCaches::document_lengths() {
    const auto& tables = joined_.opened().tables;
    if (!tables) return nullptr;
    if (!lengths_) lengths_.emplace(joined_.database(), tables);
    return &*lengths_;
}

std::vector<std::uint64_t>& SearchCaches::key_prefixes(const std::string& order) {
    std::vector<std::uint64_t>& prefixes = key_prefixes_[order];
    prefixes.resize(joined_.database().get_lastdocid() + std::size_t{1});
    return prefixes;
}

ValueRanks& SearchCaches::value_ranks(const std::string& order) {
    constexpr std::size_t max_kept_values = 500'000;
    ValueRanks& ranks = value_ranks_[order];
    if (ranks.size() > max_kept_values) ranks = {};
    return ranks;
}

// Returns the keys that a folded word has in at least one of the indexes (see text/stemmers.hpp), and the word itself,
// because a word may have no keys.
std::vector<std::string> SearchCaches::keys_of(const std::string& word) const {
    std::vector<std::string> keys = {word};
    for (const Stemmers* stemmers : joined_.tables().stemmers)
        for (Stemmers::Key& key : stemmers->keys(word)) keys.push_back(std::move(key.text));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

Synonyms& SearchCaches::synonyms(const SynonymGroups& groups, Variants variants, Analyzer& analyzer) {
    const bool is_exact = variants == Variants::off;
    if (!synonyms_ || synonyms_->is_exact != is_exact || synonyms_->groups != groups) {
        const auto keys = [this, is_exact](const std::string& word) {
            return is_exact ? std::vector{word} : keys_of(word);
        };
        synonyms_.emplace(KnownSynonyms{groups, is_exact, Synonyms(groups, keys, analyzer)});
    }
    return synonyms_->synonyms;
}

StoredDocument SearchCaches::document(Xapian::docid id) {
    constexpr std::size_t max_remote_documents = 100;
    const auto cached = remote_documents_.find(id);
    if (cached != remote_documents_.end()) return cached->second;
    const OpenIndex& index = joined_.index_of(id);
    StoredDocument document = index.state().reader.document(joined_.number_in_index(id));
    if (index.is_remote() && remote_documents_.size() < max_remote_documents) remote_documents_.emplace(id, document);
    return document;
}

}  // namespace kwic
