// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/capital_counter.hpp"

#include "base/utf8.hpp"
#include "text/language/language_code.hpp"

#include <unicode/uchar.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Returns whether a sentence may begin between two words. `between` holds the bytes between them.
bool may_begin_sentence(std::string_view between) {
    return between.find_first_not_of(" ,-'()/&") != between.npos || between.empty();
}

// Returns whether the first character of the word is a capital letter and is followed by a character that is not a
// capital letter.
bool is_capitalized(std::string_view word) {
    if (is_ascii(word[0]))
        return word[0] >= 'A' && word[0] <= 'Z' && word.size() > 1 && !(word[1] >= 'A' && word[1] <= 'Z');
    std::size_t at = 0;
    if (!u_isUUppercase(next_character(word, at)) || at == word.size()) return false;
    return !u_isUUppercase(next_character(word, at));
}

}  // namespace

void CapitalCounter::count(std::string_view text, std::span<const Token> tokens, std::string_view language) {
    const std::string base = base_language(language);
    const bool is_german = base == "de" || base == "lb";
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const auto written = text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
        if (!is_capitalized(written)) continue;
        const std::size_t before = tokens[i - 1].end;
        if (may_begin_sentence(text.substr(before, tokens[i].begin - before))) continue;
        Count& counts = of(tokens[i].term);
        ++(is_german ? counts.german : counts.significant);
    }
}

CapitalCounter::Count& CapitalCounter::of(std::string_view word) {
    const std::uint32_t number = words_.intern(word);
    if (number == counts_.size()) counts_.emplace_back();
    return counts_[number];
}

const CapitalCounter::Count* CapitalCounter::find(std::string_view word) const {
    const auto number = words_.find(word);
    return number ? &counts_[*number] : nullptr;
}

const CapitalCounter::Count* CapitalCounter::find_next(std::string_view word,
                                                       std::optional<std::size_t>& cursor) const {
    const auto number = words_.find_next(word, order_, cursor);
    return number ? &counts_[*number] : nullptr;
}

void CapitalCounter::add(const CapitalCounter& other) {
    other.for_each([&](std::string_view word, const Count& count) {
        Count& sum = of(word);
        sum.significant += count.significant;
        sum.german += count.german;
    });
}

}  // namespace kwic
