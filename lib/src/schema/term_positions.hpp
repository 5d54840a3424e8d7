// SPDX-License-Identifier: GPL-2.0-or-later
// TermPositions returns the positions of terms in a document, from position codes or from Xapian's position lists.
#pragma once

#include "glass/open_database.hpp"
#include "schema/position_codes.hpp"

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Returns the position codes of one document.
PositionCodes codes_of(const glass::OpenDatabase& opened, Xapian::docid document);

// Returns the position codes of several documents, whose numbers must ascend. The codes of a document are its values in
// two slots. Is slow if a part of the database is remote.
std::vector<PositionCodes> codes_of(const glass::OpenDatabase& opened, const std::vector<Xapian::docid>& documents);

class TermPositions {
public:
    // `codes` must be the result of codes_of() for the document. `codes` and `database` must outlive this object.
    // Throws Error (corrupt) if the codes are damaged.
    TermPositions(const Xapian::Database& database, Xapian::docid document, const PositionCodes& codes);

    // Returns whether the document has position codes. If the result is true, append() may find positions even for a
    // term that is not in the document; see position_codes.hpp.
    bool are_codes() const { return codes_.has_value(); }

    // Appends the first `max_count` positions of a term in the document to `found`. The positions ascend if the term
    // is a word of the text or the document has no position codes; see PositionDecoder::positions().
    void append(const std::string& term, std::size_t max_count, std::vector<Xapian::termpos>& found) const;

private:
    const Xapian::Database& database_;
    Xapian::docid document_;
    std::optional<PositionDecoder> codes_;
};

}  // namespace kwic
