// SPDX-License-Identifier: GPL-2.0-or-later
// SortedPage: a page of the documents of a match, in an order that consists of one or several keys; see
// match/sort_level.hpp.
#pragma once

#include "match/sort_level.hpp"

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

class SortedPage {
public:
    // The numbers of `documents` must ascend. `indexes` and `deadline` must outlive the SortedPage.
    SortedPage(const SortOrder& order, IndexSet& indexes, Deadline& deadline, const std::vector<Ranked>& documents);

    // Drops all documents that do not come after the place of the document `number` with the complete key `key`. The
    // document `number` need not be in the SortedPage.
    void begin_after(const std::string& key, Xapian::docid number);

    // Returns at most `limit` of the remaining documents in sorted order, beginning at the index `offset`. Documents
    // that are equal by all keys are in the order of their numbers.
    std::vector<Ranked> page(std::size_t offset, std::size_t limit);

    std::size_t size() const { return entries_.size(); }  // number of remaining documents

    // Returns the complete key of a document. For each SortKey, the complete key contains a byte that states whether
    // the document has a key, and then this key in the form of append_string().
    std::string key(const Ranked& document) const;

private:
    using Entries = std::vector<SortedEntry>;
    using Range = std::pair<Entries::iterator, Entries::iterator>;

    struct Level {
        SortLevel* level;
        std::size_t key;  // the index of its key in keys_
    };

    void arrange(Range range, Range page, std::size_t level);

    std::vector<SortLevels> keys_;
    std::vector<Level> levels_;
    Entries entries_;
};

}  // namespace kwic
