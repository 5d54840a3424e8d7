// SPDX-License-Identifier: GPL-2.0-or-later
// StringLevel: the level of a sort by a custom field that has strings (see match/sort_level.hpp).
//
// Making the sort key of a string takes as long as reading ten values. If the documents have few distinct strings, the
// level makes the key of each string once and keeps the ranks of the strings until the index changes. If the documents
// have many distinct strings, the level keeps the strings that may be on the page. The level compares each further
// string with the last of the kept strings, which rules out nearly all documents, and sorts only the remaining strings.
#pragma once

#include "match/deadline.hpp"
#include "match/field_key.hpp"
#include "match/sort_level.hpp"
#include "match/sort_order.hpp"
#include "open/index_set.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kwic {

class StringLevel final : public SortLevel {
public:
    // `indexes` and `deadline` must outlive the level.
    StringLevel(const SortKey& key, IndexSet& indexes, Deadline& deadline)
        : key_(key), keys_(key), indexes_(indexes), deadline_(deadline) {}

    std::uint64_t read(std::span<SortedEntry> entries, std::size_t wanted, const LastDocument* last) override;

private:
    // A document that may be one of the first.
    struct Candidate {
        std::size_t entry;  // its index in the entries
        std::string text;
    };

    bool read_ranks(std::span<SortedEntry> entries, std::size_t max_values, ValueRanks& ranks);
    void select(std::span<SortedEntry> entries, std::size_t wanted);
    std::vector<Candidate> candidates_of(std::span<SortedEntry> entries, std::size_t step, std::size_t wanted,
                                         std::optional<std::string> last);
    void drop_last(std::vector<Candidate>& candidates, std::size_t wanted) const;
    std::uint64_t compare(std::span<SortedEntry> entries, const std::string& last);
    std::optional<std::string> text_of(const LastDocument& last) const;
    std::uint64_t number(std::uint64_t rank) const;

    SortKey key_;
    FieldKeys keys_;
    IndexSet& indexes_;
    Deadline& deadline_;
};

}  // namespace kwic
