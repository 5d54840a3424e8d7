// SPDX-License-Identifier: GPL-2.0-or-later
// Orders other than by relevance, as keys that Xapian compares as bytes, ascending.
#pragma once

#include "index/stored_text.hpp"

#include <kwic/searcher.hpp>

#include <xapian.h>

#include <memory>

namespace kwic {

// Null for relevance. Documents without what is sorted by come last, in either direction.
// `reader` must outlive the answer.
std::unique_ptr<Xapian::KeyMaker> sort_key(Sort sort, const DocumentReader& reader);

}  // namespace kwic
