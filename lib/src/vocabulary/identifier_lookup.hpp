// SPDX-License-Identifier: GPL-2.0-or-later
// IdentifierLookup finds identifiers by their parts in the identifiers tables of several databases, for one query.
#pragma once

#include "vocabulary/identifiers.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

class IdentifierLookup {
public:
    // `databases` must outlive the lookup.
    explicit IdentifierLookup(const std::vector<Xapian::Database>& databases) : databases_(databases) {}

    // Sets the words of the query, each as its forms. If a part has too many identifiers, those of which several words
    // of the query are parts are found first.
    void set_query(std::vector<std::vector<std::string>> words) { query_ = std::move(words); }

    // Returns identifiers of which one of `parts` is a part, best first, and at most `max`. Of two identifiers, the
    // one with more words of the query is better, and then the one in more documents. Words may not be in the
    // vocabulary any more.
    std::vector<std::string> with_part(const std::vector<std::string>& parts, std::size_t max);

    // Returns identifiers in which `humps`, at least two, are consecutive complete humps. Compares at most 20 times
    // `max` identifiers that have all of `humps` as parts.
    std::vector<std::string> with_humps(const std::vector<std::string>& humps, std::size_t max);

private:
    using Listed = std::vector<ListedIdentifier>;  // with distinct, ascending numbers

    struct Candidate {
        std::size_t database;
        std::uint32_t number;
        unsigned words;  // number of words of the query that are parts of it
        unsigned log_documents;
    };

    static Listed listed(const Xapian::Database& database, const std::vector<std::string>& parts);
    void count_words(std::vector<Candidate>& candidates);
    std::vector<std::string> best(std::vector<Candidate> candidates, std::size_t max, std::size_t max_read,
                                  const std::function<bool(const std::string&)>& is_accepted);

    const std::vector<Xapian::Database>& databases_;
    std::vector<std::vector<std::string>> query_;
    std::vector<std::vector<Listed>> listed_;  // by database: the identifiers with each word of the query
};

}  // namespace kwic
