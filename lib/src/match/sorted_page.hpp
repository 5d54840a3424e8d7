// SPDX-License-Identifier: GPL-2.0-or-later
// SortedPage: documents of a match in the order of dates, titles or paths, from any place on.
//
// Titles and names stand in compressed records, and to read one takes as long as to match a hundred documents. Hence
// folders and dates are read from their value slots, and names only of the folders that a page reaches into. Of each
// record that was read the first eight bytes of its key are kept for as long as the index stays as it is; they decide
// nearly always.
#pragma once

#include "match/deadline.hpp"
#include "match/rerank.hpp"
#include "open/index_set.hpp"

#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

class SortedPage {
public:
    // `sort`: not relevance. The index and the deadline must outlive it. `documents` ascend. Where the time is up,
    // those whose keys are not known by then come last.
    SortedPage(Sort sort, IndexSet& indexes, Deadline& deadline, const std::vector<Ranked>& documents);

    // Leaves out all up to a document with that key and number, whether there is one or not.
    void begin_after(const std::string& key, Xapian::docid number);

    // `limit` documents after `offset` of those that are left. Ties are in the order of numbers.
    std::vector<Ranked> page(std::size_t offset, std::size_t limit);

    std::size_t size() const { return entries_.size(); }  // documents that are left

    // Days as digits, or a sort_key(). Documents without a date come last, in either direction.
    std::string key(Xapian::docid document);

private:
    struct Entry {
        std::uint64_t folder = 0;  // in the order of folders
        std::uint64_t prefix = 0;  // of the key's own part
        Ranked document;
    };
    using Entries = std::vector<Entry>;

    static bool is_before(const Entry& a, const Entry& b);
    void read_days();
    void read_folders();
    void read_prefixes(Entries::iterator begin, Entries::iterator end);
    void sort_ties(Entries::iterator begin, Entries::iterator end);

    Sort sort_;
    IndexSet& indexes_;
    Deadline& deadline_;
    Entries entries_;
    std::vector<std::string> folders_;  // keys of the folders, ascending
};

}  // namespace kwic
