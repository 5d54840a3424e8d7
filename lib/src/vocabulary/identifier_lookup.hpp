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

    // Sets the words of the query. Each element has the forms of one word. with_part() prefers identifiers that have
    // several words of the query as parts.
    void set_query(std::vector<std::vector<std::string>> words) { query_ = std::move(words); }

    // Returns at most `max` identifiers that have at least one of `parts`, best first. Identifiers in more documents
    // are better. If there are more than `max` identifiers, the number of query words among the parts of an identifier
    // takes precedence over the number of documents. The result may contain words that are not in the vocabulary any
    // more.
    std::vector<std::string> with_part(const std::vector<std::string>& parts, std::size_t max);

    // Returns at most `max` identifiers that contain `humps` as consecutive complete humps. `humps` must have at least
    // two elements. Considers only the best 20 * `max` identifiers that have all of `humps` as parts.
    std::vector<std::string> with_humps(const std::vector<std::string>& humps, std::size_t max);

private:
    using Listed = std::vector<ListedIdentifier>;  // with distinct, ascending numbers

    struct Candidate {
        std::size_t database;
        std::uint32_t number;
        unsigned words;  // number of words of the query that are parts of the identifier
        unsigned log_documents;
    };

    static Listed listed(const Xapian::Database& database, const std::vector<std::string>& parts);
    void count_words(std::vector<Candidate>& candidates);
    std::vector<std::string> best(std::vector<Candidate> candidates, std::size_t max, std::size_t max_read,
                                  const std::function<bool(const std::string&)>& is_accepted);

    const std::vector<Xapian::Database>& databases_;
    std::vector<std::vector<std::string>> query_;
    std::vector<std::vector<Listed>> listed_;  // by database and word of the query: the identifiers with this word
};

}  // namespace kwic
