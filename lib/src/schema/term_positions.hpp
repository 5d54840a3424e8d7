// SPDX-License-Identifier: GPL-2.0-or-later
// TermPositions returns the positions of terms in a document, whether it has position codes or Xapian's position lists.
#pragma once

#include "schema/position_codes.hpp"

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Returns the position codes of one document.
PositionCodes codes_of(const Xapian::Database& database, Xapian::docid document);

// Returns the position codes of several documents. It is fastest if the documents ascend: values of documents that
// follow one another are stored side by side, and are read slot by slot.
std::vector<PositionCodes> codes_of(const Xapian::Database& database, const std::vector<Xapian::docid>& documents);

class TermPositions {
public:
    // `codes` are those that codes_of() returns for the document; they and the database must outlive this object.
    // Throws Error (corrupt).
    TermPositions(const Xapian::Database& database, Xapian::docid document, const PositionCodes& codes);

    // If true, positions of a term that the document does not contain may be those of another term; see
    // PositionDecoder.
    bool are_codes() const { return codes_.has_value(); }

    // Appends the first `max_count` positions of a term in the document, ascending.
    void append(const std::string& term, std::size_t max_count, std::vector<Xapian::termpos>& found) const;

private:
    const Xapian::Database& database_;
    Xapian::docid document_;
    std::optional<PositionDecoder> codes_;
};

}  // namespace kwic
