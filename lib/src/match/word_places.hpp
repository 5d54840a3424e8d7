// SPDX-License-Identifier: GPL-2.0-or-later
// WordPlaces: where the words of a query stand in documents of any index, in few round trips to those on servers.
#pragma once

#include "open/index_set.hpp"
#include "match/rerank.hpp"
#include "match/words.hpp"

#include <xapian.h>

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace kwic {

class WordPlaces {
public:
    // `documents`: that will be asked for, the first `count` of them. All must outlive it.
    WordPlaces(IndexSet& indexes, const std::vector<Mark>& marks, const std::vector<Ranked>& documents,
               std::size_t count);

    // Each document is asked for once.
    Places operator()(Xapian::docid id);

private:
    void fetch_lengths(const std::vector<Xapian::docid>& documents);

    IndexSet& indexes_;
    const std::vector<Mark>& marks_;
    MarkedTerms terms_;
    std::unordered_map<Xapian::docid, double> lengths_;    // of documents on servers
    std::unordered_map<Xapian::docid, CodedWords> codes_;  // of the others
};

}  // namespace kwic
