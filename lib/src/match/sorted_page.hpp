// SPDX-License-Identifier: GPL-2.0-or-later
// SortedPage: a page of the documents of a match, sorted by date, title or path.
//
// Titles and file names are in compressed records, and reading a record takes as long as matching 100 documents.
// Therefore folders and dates are read from value slots, and a sort by path reads records only for documents in the
// folders that the page shows. When a key is computed from a record, the first eight bytes of the key are cached
// until the index changes. Eight bytes suffice to compare most documents. A sort by title reads the records of all
// documents whose keys are not cached.
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
    // `sort` must not be Sort::relevance, and the numbers of `documents` must ascend. `indexes` and `deadline` must
    // outlive the SortedPage. When the time is up, documents without a cached key are sorted last or, in a sort by
    // path, last in their folder.
    SortedPage(Sort sort, IndexSet& indexes, Deadline& deadline, const std::vector<Ranked>& documents);

    // Drops all documents whose (key, number) is not greater than (`key`, `number`). There need not be a document with
    // this key and number.
    void begin_after(const std::string& key, Xapian::docid number);

    // Returns at most `limit` of the remaining documents in sorted order, beginning at the index `offset`. Documents
    // with equal keys are in the order of their numbers.
    std::vector<Ranked> page(std::size_t offset, std::size_t limit);

    std::size_t size() const { return entries_.size(); }  // number of remaining documents

    // Returns the complete sort key of a document: date_key() or sort_key().
    std::string key(Xapian::docid document);

private:
    struct Entry {
        std::uint64_t folder = 0;  // rank of the folder; 0 unless sorted by path
        std::uint64_t prefix = 0;  // first eight bytes of date_key() or own_key()
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
    std::vector<std::string> folders_;  // folder_key() of all folders, ascending
};

}  // namespace kwic
