// SPDX-License-Identifier: GPL-2.0-or-later
// Lists alternations: letters that replace each other in the Latin spellings of a name, such as k and c. Each
// alternation has a risk, which is higher if different names often differ in this alternation.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kwic::names {

// The places in two words at which an alternation is allowed.
enum class Where : std::uint8_t {
    anywhere,
    first,   // at the beginning of both words
    inside,  // not at the beginning of either word, and not at the end of both words
    last,    // at the end of both words
};

// An alternation in one direction: the first word has the letters `from` where the second word has the letters `to`.
// Either `from` or `to` may be empty. Capitals stand for letters with marks; see latin_letters().
struct Alternation {
    std::string_view from, to;
    std::uint8_t one_language, languages;  // risks for words of one language and of different languages
    Where where = Where::anywhere;
};

// Returns the alternations whose `from` begins with `letter`. If `letter` is 0, returns those whose `from` is empty.
std::span<const Alternation> alternations_from(char letter);

}  // namespace kwic::names
