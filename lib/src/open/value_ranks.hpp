// SPDX-License-Identifier: GPL-2.0-or-later
// ValueRanks: the ranks of documents in a sort by the strings of a custom field. Making the sort key of a string takes
// as long as reading ten values, so the key of each distinct value is made once and kept until the index changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {

class ValueRanks {
public:
    // Returns the number of `value`, which is at least 1. If `value` is new, calls key_of(). key_of() must return the
    // key of `value`, or nothing if documents with this value are sorted last.
    template <class KeyOf>
    std::uint32_t number(const std::string& value, KeyOf key_of) {
        const auto [found, is_new] = numbers_.try_emplace(value, static_cast<std::uint32_t>(keys_.size() + 1));
        if (is_new) keys_.push_back(key_of());
        return found->second;
    }

    // Returns a reference to the number of the value of a document. The number is 0 until the caller sets it.
    std::uint32_t& number_of(std::size_t document) {
        if (document >= by_document_.size()) by_document_.resize(document + 1);
        return by_document_[document];
    }

    // Returns the rank of `key`. The rank is odd if no value has this key. The greater of two keys has the greater
    // rank.
    std::uint64_t rank_of_key(const std::string& key);

    // Returns the rank of the value with the number `number`. The rank is positive, or 0 if documents with this value
    // are sorted last. The rank may change if a value is added.
    std::uint64_t rank(std::uint32_t number);

    std::size_t size() const { return keys_.size(); }  // number of values

private:
    void update();

    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::optional<std::string>> keys_;  // by number - 1
    std::vector<std::uint32_t> by_document_;
    std::vector<std::uint64_t> ranks_;   // by number - 1
    std::vector<std::size_t> distinct_;  // an index in keys_ for each distinct key, in the order of the keys
};

}  // namespace kwic
