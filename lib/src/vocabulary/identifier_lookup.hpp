// SPDX-License-Identifier: GPL-2.0-or-later
// IdentifierLookup searches the identifiers tables of several databases for identifiers that have given parts. An
// IdentifierLookup serves one query.
#pragma once

#include "glass/entry_lookup.hpp"
#include "vocabulary/identifiers.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// Pages of identifiers that were read. The key is the number of the database and that of the page.
using IdentifierPages = std::map<std::pair<std::size_t, std::uint32_t>, std::vector<std::string>>;

class IdentifierLookup {
public:
    // `entries[d]` looks up entries of database d. `pages` is a cache; several lookups may use the same cache one after
    // another, as long as the databases do not change. The elements of `entries` and `pages` must outlive the
    // IdentifierLookup.
    IdentifierLookup(std::vector<glass::EntryLookup*> entries, IdentifierPages& pages)
        : entries_(std::move(entries)), pages_(pages) {}

    // Sets the words of the query. Each element of `words` holds the forms of one word. with_part() prefers identifiers
    // that have several words of the query as parts.
    void set_query(std::vector<std::vector<std::string>> words) { query_ = std::move(words); }

    // Receives at most `max` words in each call. Returns false if no more words are needed.
    using Receiver = std::function<bool(const std::vector<std::string>&)>;

    // Finds the identifiers that have at least one of `parts`, and passes at most 20 * `max` of them to `receive`, best
    // first. An identifier that occurs in more documents is better. If there are more than `max` identifiers, the
    // number of query words among the parts of an identifier takes precedence over the number of documents. The
    // vocabulary may no longer contain the passed words.
    void with_part(const std::vector<std::string>& parts, std::size_t max, const Receiver& receive);

    // Finds identifiers in which `humps` are consecutive humps (see has_joined_humps()), and passes them to `receive`.
    // Identifiers in more documents come first; the words of the query have no effect. `humps` must have at least two
    // elements. An identifier is a candidate if each element of `humps` that has at least two characters is a part of
    // the identifier. Considers at most 20 * `max` candidates, those in the most documents. The vocabulary may no
    // longer contain the passed words.
    void with_humps(const std::vector<std::string>& humps, std::size_t max, const Receiver& receive);

private:
    using Listed = std::vector<ListedIdentifier>;  // the numbers are distinct and ascend

    struct Candidate {
        std::size_t database;
        std::uint32_t number;
        unsigned words;  // number of words of the query that are parts of the identifier
        unsigned log_documents;
    };

    static Listed listed(glass::EntryLookup& lookup, const std::vector<std::string>& parts);
    void count_words(std::vector<Candidate>& candidates);
    void pass(std::vector<Candidate> candidates, std::size_t max, const std::string& joined, const Receiver& receive);
    const std::string& humps_of(const Candidate& candidate);

    std::vector<glass::EntryLookup*> entries_;
    std::vector<std::vector<std::string>> query_;
    std::vector<std::vector<Listed>> listed_;  // listed_[d][w]: identifiers in database d with query word w as a part
    IdentifierPages& pages_;
};

}  // namespace kwic
