// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the places of a literal in the stored text of a document, frame by frame. A place may extend over several
// frames.
#pragma once

#include "schema/stored_text.hpp"
#include "text/literal.hpp"

#include <cstdint>
#include <functional>

namespace kwic {

// A range of bytes [begin, end) of the text of a document.
struct TextSpan {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

// Calls found(place) for each place of `literal` in the text, in order and without overlap, until found() returns false
// or the text ends. Calls is_over() before each frame, and stops if is_over() returns true. Returns false if is_over()
// stopped the search. Finds nothing if the index stores no texts. `reader` must belong to the index that holds the
// document. Throws Error (corrupt) if the stored text is damaged.
bool for_each_place(const Literal& literal, const DocumentReader& reader, const StoredDocument& document,
                    const std::function<bool(const TextSpan&)>& found, const std::function<bool()>& is_over);

}  // namespace kwic
