// SPDX-License-Identifier: GPL-2.0-or-later
// WrittenWords records the capitals of words, because the words of the index are case-folded. WrittenWords counts the
// capitalized occurrences of each word, and collects the words that have parts (see text/humps.hpp), such as
// `parseHttpHeader`. Indexing makes the names table (vocabulary/names.hpp) and the identifiers table
// (vocabulary/identifiers.hpp) from WrittenWords.
#pragma once

#include "schema/capital_counter.hpp"
#include "schema/identifier_collector.hpp"

#include <cstddef>

namespace kwic {

struct WrittenWords {
    CapitalCounter capitals;
    IdentifierCollector identifiers;

    void add(const WrittenWords& other) {
        capitals.add(other.capitals);
        identifiers.add(other.identifiers);
    }
    // Sorts the words. After sort(), no word may be added.
    void sort() {
        capitals.sort();
        identifiers.sort();
    }
    std::size_t held_bytes() const { return capitals.held_bytes() + identifiers.held_bytes(); }
};

}  // namespace kwic
