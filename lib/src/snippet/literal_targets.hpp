// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses which places of literals the snippets show, and highlights literals.
#pragma once

#include "schema/literal_places.hpp"
#include "schema/stored_text.hpp"
#include "text/literal.hpp"

#include <kwic/span.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// Returns at most `max_count` places of the literals in the text of a document, in the order of the text and at least
// `distance` bytes apart. Each literal gets one place before any literal gets a second place. A place in the title is
// chosen only for a literal that has no other place. `reader` must belong to the index that holds the document.
std::vector<TextSpan> literal_targets(const std::vector<Literal>& literals, const DocumentReader& reader,
                                      const StoredDocument& document, std::size_t max_count, std::uint64_t distance);

// Adds the places of the literals in `text` to `highlights`. Keeps the highlights in ascending order, and joins
// highlights that overlap.
void add_literals(const std::vector<Literal>& literals, std::string_view text, std::vector<Span>& highlights);

// Sorts `spans`, and joins spans that overlap.
void join_overlapping(std::vector<Span>& spans);

}  // namespace kwic
