// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/term_positions.hpp"

namespace kwic {

TermPositions::TermPositions(const Xapian::Database& database, Xapian::docid document, std::string_view codes)
    : database_(database), document_(document) {
    if (!codes.empty() && codes != coded_as_lists) codes_.emplace(codes);
}

void TermPositions::append(const std::string& term, std::size_t most, std::vector<Xapian::termpos>& found) const {
    if (codes_) return codes_->positions(term, most, found);
    const auto end = database_.positionlist_end(document_, term);
    for (auto at = database_.positionlist_begin(document_, term); at != end && most > 0; ++at, --most)
        found.push_back(*at);
}

bool has_term(const Xapian::Database& database, Xapian::docid document, const std::string& term) {
    auto at = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    if (at != end) at.skip_to(document);
    return at != end && *at == document;
}

}  // namespace kwic
