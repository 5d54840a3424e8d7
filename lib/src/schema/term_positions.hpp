// SPDX-License-Identifier: GPL-2.0-or-later
// TermPositions: where terms stand in a document, by its word codes or by Xapian's lists of positions.
#pragma once

#include "schema/position_codes.hpp"

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

PositionCodes codes_of(const Xapian::Database& database, Xapian::docid document);

// The same of several documents, soonest where they ascend: what is kept side by side is read one after the other.
std::vector<PositionCodes> codes_of(const Xapian::Database& database, const std::vector<Xapian::docid>& documents);

class TermPositions {
public:
    // `codes`: by codes_of(); they and the database must outlive it. Throws Error (corrupt).
    TermPositions(const Xapian::Database& database, Xapian::docid document, const PositionCodes& codes);

    // Whether they are those of a term of the document only if it has the term, see WordCodes.
    bool are_codes() const { return codes_.has_value(); }

    // Appends the positions of a term in the document, ascending, the first `most` of them.
    void append(const std::string& term, std::size_t most, std::vector<Xapian::termpos>& found) const;

private:
    const Xapian::Database& database_;
    Xapian::docid document_;
    std::optional<WordCodes> codes_;
};

}  // namespace kwic
