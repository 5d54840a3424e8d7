// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/occurrence_lists.hpp"

#include "schema/position_codes.hpp"
#include "schema/word_position.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Calls function(entries) for the entries of each term.
template <class Function>
void for_each_term_of(const QueryTermIndex& terms, Function function) {
    const std::span<const QueryTermIndex::Entry> all = terms.entries();
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin + 1;
        while (end < all.size() && all[end].term == all[begin].term) ++end;
        function(all.subspan(begin, end - begin));
        begin = end;
    }
}

// Collects ascending lists of occurrences, and merges the lists into one ascending list.
class Merger {
public:
    // `positions` must ascend. Broken words (text/broken_words.hpp) are stored at the end of a position list, but may
    // occur anywhere in the text.
    void add(const std::vector<Xapian::termpos>& positions, std::span<const QueryTermIndex::Entry> entries) {
        const auto broken = std::lower_bound(positions.begin(), positions.end(), min_broken_position);
        add(std::span(positions.begin(), broken), entries);
        if (broken == positions.end()) return;
        const auto begin = static_cast<std::ptrdiff_t>(all_.size());
        add(std::span(broken, positions.end()), entries);
        std::sort(all_.begin() + begin, all_.end(), is_before);
    }

    std::vector<Occurrence> merged() {
        while (ends_.size() > 1) merge_pairs();
        return std::move(all_);
    }

private:
    void add(std::span<const Xapian::termpos> positions, std::span<const QueryTermIndex::Entry> entries) {
        for (const Xapian::termpos stored : positions) {
            const auto [first, last] = word_position(stored);
            for (const QueryTermIndex::Entry& entry : entries)
                all_.push_back({first - 1, entry.query_term, entry.is_typed, static_cast<std::uint8_t>(last - first)});
        }
        ends_.push_back(all_.size());
    }

    void merge_pairs() {
        const auto at = [&](std::size_t offset) { return all_.begin() + static_cast<std::ptrdiff_t>(offset); };
        std::vector<std::size_t> ends;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < ends_.size(); i += 2) {
            const std::size_t end = i + 1 < ends_.size() ? ends_[i + 1] : ends_[i];
            std::inplace_merge(at(begin), at(ends_[i]), at(end), is_before);
            ends.push_back(begin = end);
        }
        ends_ = std::move(ends);
    }

    std::vector<Occurrence> all_;
    std::vector<std::size_t> ends_;  // the end of each list in all_
};

}  // namespace

bool is_before(const Occurrence& a, const Occurrence& b) {
    return std::tie(a.position, a.query_term, a.further_parts) < std::tie(b.position, b.query_term, b.further_parts);
}

OccurrenceLists::OccurrenceLists(const Xapian::Database& database, Xapian::docid document,
                                 const QueryTermIndex& terms) {
    for_each_term_of(terms, [&](std::span<const QueryTermIndex::Entry> entries) {
        const std::string term(entries[0].term);
        List list{entries, database.positionlist_begin(document, term), database.positionlist_end(document, term), {}};
        if (list.next == list.end) return;
        lists_.push_back(std::move(list));
    });
    open_lists_ = lists_.size();
}

void OccurrenceLists::read(std::size_t max_positions, std::size_t max_total) {
    for (List& list : lists_) {
        if (list.next == list.end) continue;
        while (list.positions.size() < max_positions && size_ < max_total && list.next != list.end) {
            list.positions.push_back(*list.next);
            ++list.next;
            ++size_;
        }
        if (list.next == list.end) --open_lists_;
    }
}

std::set<std::size_t> OccurrenceLists::incomplete() const {
    std::set<std::size_t> query_terms;
    for (const List& list : lists_)
        if (list.next != list.end)
            for (const QueryTermIndex::Entry& entry : list.entries) query_terms.insert(entry.query_term);
    return query_terms;
}

std::vector<Occurrence> OccurrenceLists::occurrences() const {
    Merger merger;
    for (const List& list : lists_) merger.add(list.positions, list.entries);
    return merger.merged();
}

std::vector<Occurrence> occurrences_in_codes(const PositionCodes& codes, const QueryTermIndex& terms) {
    const PositionDecoder decoder(codes.low_bytes, codes.high_bytes);
    Merger merger;
    std::vector<Xapian::termpos> positions;
    for_each_term_of(terms, [&](std::span<const QueryTermIndex::Entry> entries) {
        positions.clear();
        decoder.positions(entries[0].term, std::numeric_limits<std::size_t>::max(), positions);
        std::sort(positions.begin(), positions.end());
        merger.add(positions, entries);
    });
    return merger.merged();
}

}  // namespace kwic
