// SPDX-License-Identifier: GPL-2.0-or-later
// SortLevel: a step of comparing documents. Each key of an order has one or several levels. Documents are compared by
// the numbers of the first level; if these are equal, by the numbers of the second level; and so on. Expensive levels,
// such as complete titles, are therefore computed only for documents that are equal by all levels before them.
//
// Titles and file names are in compressed records, and reading a record takes as long as matching 100 documents.
// Therefore folders, dates and the values of custom fields are read from value slots, and the first eight bytes of the
// key of a title or a file name are cached until the index changes. Eight bytes suffice to compare most documents.
#pragma once

#include "match/deadline.hpp"
#include "match/rerank.hpp"
#include "match/sort_order.hpp"
#include "open/index_set.hpp"

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

struct SortedEntry {
    std::uint64_t number = 0;  // the number of the level that was read last
    Ranked document;
};

// The key of a document in a sort by one SortKey, or nothing if the document has no value and is sorted last.
using KeyBytes = std::optional<std::string>;

// The last document of the previous page. The index may have changed since then.
struct LastDocument {
    KeyBytes key;
    Xapian::docid document;
};

// The number of a document that is sorted last.
inline constexpr std::uint64_t after_all_others = std::numeric_limits<std::uint64_t>::max();

// Returns `value` for an ascending order, and a number that falls as `value` rises for a descending order. `value` and
// the result are from 1 to after_all_others - 1.
inline std::uint64_t directed(std::uint64_t value, bool is_descending) {
    return is_descending ? after_all_others - value : value;
}

class SortLevel {
public:
    SortLevel() = default;
    SortLevel(const SortLevel&) = delete;
    SortLevel& operator=(const SortLevel&) = delete;
    virtual ~SortLevel() = default;

    // Returns whether the level can tell apart documents that are equal by the levels before it. The caller must have
    // read these levels.
    virtual bool is_needed() const { return true; }

    // Sets the number of each entry. The document numbers of the entries must ascend. The numbers that different calls
    // set cannot be compared.
    //
    // If `last` is null, the numbers are correct only for the first `wanted` entries in sorted order, and for the
    // entries that are equal to the last of these. All other entries get greater numbers, in any order.
    //
    // If `last` is not null, ignores `wanted` and returns the number of `last`. Entries before `last` get smaller
    // numbers, entries after `last` get greater numbers, and entries with the same key get the same number.
    virtual std::uint64_t read(std::span<SortedEntry> entries, std::size_t wanted, const LastDocument* last) = 0;
};

// The levels of a SortKey, and a function that makes the keys of documents.
struct SortLevels {
    std::vector<std::unique_ptr<SortLevel>> levels;  // at least one

    // Returns the key of a document.
    std::function<KeyBytes(const Ranked&)> key;
};

// `indexes` and `deadline` must outlive the result. After the deadline, the levels do not read records; a document
// whose key is in its record is then sorted last.
SortLevels make_levels(const SortKey& key, IndexSet& indexes, Deadline& deadline);

}  // namespace kwic
