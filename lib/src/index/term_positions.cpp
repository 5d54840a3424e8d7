// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/term_positions.hpp"

#include "index/schema.hpp"

namespace kwic {

CodedWords codes_of(const Xapian::Database& database, Xapian::docid id) {
    const Xapian::Document document = database.get_document(id, Xapian::DOC_ASSUME_VALID);
    return {document.get_value(schema::codes_slot), document.get_value(schema::more_codes_slot)};
}

TermPositions::TermPositions(const Xapian::Database& database, Xapian::docid document, const CodedWords& codes)
    : database_(database), document_(document) {
    if (!codes.first.empty() && codes != CodedWords::lists()) codes_.emplace(codes.first, codes.rest);
}

void TermPositions::append(const std::string& term, std::size_t most, std::vector<Xapian::termpos>& found) const {
    if (codes_) return codes_->positions(term, most, found);
    const auto end = database_.positionlist_end(document_, term);
    for (auto at = database_.positionlist_begin(document_, term); at != end && most > 0; ++at, --most)
        found.push_back(*at);
}

}  // namespace kwic
