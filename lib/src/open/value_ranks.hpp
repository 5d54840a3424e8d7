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
    // Returns the number of a value, from 1. For a new value, key_of(value) returns its key, or nothing if documents
    // with this value are sorted last.
    template <class KeyOf>
    std::uint32_t number(const std::string& value, KeyOf key_of) {
        const auto [found, is_new] = numbers_.try_emplace(value, static_cast<std::uint32_t>(keys_.size() + 1));
        if (is_new) keys_.push_back(key_of());
        return found->second;
    }

    // Returns the number of the value of a document, or 0 if it is not known yet. The caller may set it.
    std::uint32_t& number_of(std::size_t document) {
        if (document >= by_document_.size()) by_document_.resize(document + 1);
        return by_document_[document];
    }

    // Returns the rank of a key, which is odd if no value has the key. The ranks ascend with the keys.
    std::uint64_t rank_of_key(const std::string& key);

    // Returns the rank of the value with this number, which is positive, or 0 if its documents are sorted last. The
    // rank may change if a value is added.
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
