// SPDX-License-Identifier: GPL-2.0-or-later
// ExpectedDocument holds the terms and values that a document must have according to its record and text, and a sum of
// hashes of the positions.
#pragma once

#include "schema/posting_sink.hpp"
#include "verify/content_check.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kwic::verify {

// A PostingSink that stores the terms and values that DocumentTerms passes to it, and adds up hashes of the positions.
class ExpectedDocument final : public PostingSink {
public:
    ExpectedDocument(const State& state, Xapian::docid document) : state_(state), document_(document) {}

    void posting(std::string_view text, Xapian::termpos position, Xapian::termcount count) override {
        term(text, count);
        positions += hash_of(position_hash(state_, text), document_, position);
    }
    void term(std::string_view term, Xapian::termcount count) override {
        auto at = terms.find(term);
        if (at == terms.end()) at = terms.emplace(term, 0).first;
        at->second += count;
    }
    void value(Xapian::valueno slot, std::string_view value) override { values[slot] = value; }
    void metadata(std::string_view, std::string_view) override {}
    void data(std::string_view) override {}

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view term) const { return std::hash<std::string_view>()(term); }
    };
    // The within-document frequency of each term.
    std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>> terms;
    std::map<Xapian::valueno, std::string> values;
    std::uint64_t positions = 0;  // sum of the hashes for State::positions

private:
    const State& state_;
    Xapian::docid document_;
};

}  // namespace kwic::verify
