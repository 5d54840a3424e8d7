// SPDX-License-Identifier: GPL-2.0-or-later
// QueryTermIndex: the terms that a query asked for, each with the words of the query that it stands for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

class QueryTermIndex {
public:
    using Entry = std::pair<std::string_view, std::size_t>;  // an index term, and the number of its query term

    // The term must outlive it. All are added before the first is looked up.
    void add(std::string_view term, std::size_t query_term) {
        entries_.insert(std::upper_bound(entries_.begin(), entries_.end(), Entry(term, query_term)),
                        {term, query_term});
        seen_ |= bit_of(term);
    }

    // Calls function(entry) for each query term that `term` matches. For nearly all words of a text there is none,
    // which costs next to nothing.
    template <class Function>
    void for_each(std::string_view term, Function function) const {
        if (!(seen_ & bit_of(term))) return;
        for (auto at = std::lower_bound(entries_.begin(), entries_.end(), Entry(term, 0));
             at != entries_.end() && at->first == term; ++at)
            function(*at);
    }

    bool contains(std::string_view term) const {
        bool found = false;
        for_each(term, [&](const Entry&) { found = true; });
        return found;
    }

    std::size_t size() const { return entries_.size(); }
    const Entry* data() const { return entries_.data(); }

private:
    // One of 64, by the length and the first bytes.
    static std::uint64_t bit_of(std::string_view term) {
        const auto byte = [&](std::size_t at) { return at < term.size() ? static_cast<unsigned char>(term[at]) : 0u; };
        return std::uint64_t{1} << ((term.size() * 5 + byte(0) * 7 + byte(1) * 3 + byte(2)) & 63);
    }

    std::vector<Entry> entries_;  // in order
    std::uint64_t seen_ = 0;      // the bits of all terms
};

}  // namespace kwic
