// SPDX-License-Identifier: GPL-2.0-or-later
// Defines TestIndex, a small index in a new folder, and functions that return the ids of the documents that a search
// finds.
#pragma once

#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic::test {

// Returns the id of each hit, in the order of `hits`.
inline Strings ids(const std::vector<Hit>& hits) {
    Strings ids;
    for (const Hit& hit : hits) ids.push_back(hit.id);
    return ids;
}

inline Strings ids(const Results& results) { return ids(results.hits); }

// Returns, in ascending order, the ids of the first 100 documents that have all words of the query.
inline Strings sorted_ids(const Searcher& searcher, const std::string& query) {
    return sorted(ids(searcher.search(query, {.limit = 100, .match = Match::all})));
}

// Checks that `facets` and `expected` have the same values and counts in the same order.
inline void check_same_counts(const std::vector<Facet>& facets, const std::vector<Facet>& expected) {
    REQUIRE(facets.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(expected[i].field);
        REQUIRE(facets[i].values.size() == expected[i].values.size());
        for (std::size_t j = 0; j < expected[i].values.size(); ++j) {
            CHECK(facets[i].values[j].value == expected[i].values[j].value);
            CHECK(facets[i].values[j].count == expected[i].values[j].count);
        }
    }
}

// Returns a document for each text. The ids are `0`, `1`, `2` and so on.
inline std::vector<Document> documents_of(const Strings& texts) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < texts.size(); ++i) documents.push_back({.id = std::to_string(i), .text = texts[i]});
    return documents;
}

// An index of the given documents. The destructor removes its folder. Test cases that only search can share one
// `static` object.
class TestIndex {
public:
    explicit TestIndex(const std::vector<Document>& documents, const WriterOptions& options = {.language = "en"})
        : searcher_(write_index(folder_, "index", documents, options)) {}

    std::filesystem::path path() const { return folder_ / "index"; }

    // Returns the searcher, which was opened after the index was written.
    const Searcher& searcher() const { return searcher_; }

    Results search(const std::string& query, const SearchOptions& options = {}) const {
        return searcher_.search(query, options);
    }

    // Returns the ids of the hits in the order of the results. By default, the hits are the first 100 documents that
    // have all words of the query.
    Strings ids(const std::string& query, const SearchOptions& options = {.limit = 100, .match = Match::all}) const {
        return test::ids(search(query, options));
    }

    Strings sorted_ids(const std::string& query) const { return test::sorted_ids(searcher_, query); }

private:
    TempDir folder_;
    Searcher searcher_;
};

}  // namespace kwic::test
