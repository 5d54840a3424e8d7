// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/term_positions.hpp"

#include "schema/schema.hpp"
#include "schema/value_reader.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

PositionCodes codes_of(const glass::OpenDatabase& opened, Xapian::docid document) {
    if (opened.tables) return std::move(codes_of(opened, std::vector{document}).front());
    const Xapian::Document read = opened.database.get_document(document, Xapian::DOC_ASSUME_VALID);
    return {read.get_value(schema::low_bytes_slot), read.get_value(schema::high_bytes_slot)};
}

std::vector<PositionCodes> codes_of(const glass::OpenDatabase& opened, const std::vector<Xapian::docid>& documents) {
    std::vector<PositionCodes> codes(documents.size());
    for (const auto& [slot, part] : {std::pair(schema::low_bytes_slot, &PositionCodes::low_bytes),
                                     std::pair(schema::high_bytes_slot, &PositionCodes::high_bytes)}) {
        ValueReader values(opened, slot);
        for (std::size_t i = 0; i < documents.size(); ++i) codes[i].*part = values.value(documents[i]);
    }
    return codes;
}

TermPositions::TermPositions(const Xapian::Database& database, Xapian::docid document, const PositionCodes& codes)
    : database_(database), document_(document) {
    if (!codes.low_bytes.empty() && codes != PositionCodes::lists()) codes_.emplace(codes.low_bytes, codes.high_bytes);
}

void TermPositions::append(const std::string& term, std::size_t max_count, std::vector<Xapian::termpos>& found) const {
    if (codes_) return codes_->positions(term, max_count, found);
    const auto end = database_.positionlist_end(document_, term);
    for (auto at = database_.positionlist_begin(document_, term); at != end && max_count > 0; ++at, --max_count)
        found.push_back(*at);
}

}  // namespace kwic
