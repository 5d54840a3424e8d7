// SPDX-License-Identifier: GPL-2.0-or-later
// The letters that take the place of each other in the Latin spellings of a name, and the risk of each alternation: how
// often different names differ in it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kwic::names {

// Where in the words an alternation occurs.
enum class Where : std::uint8_t {
    anywhere,
    first,   // at the beginning of both words
    inside,  // neither at the beginning nor at the end of both words
    last,    // at the end of both words
};

// An alternation in one direction: `from` in the first word and `to` in the second. Either may be empty. The capitals
// stand for letters with marks, see latin_letters().
struct Alternation {
    std::string_view from, to;
    std::uint8_t one_language, languages;  // the risk within one language and between languages
    Where where = Where::anywhere;
};

// Returns the alternations in which `from` begins with `letter`, or in which `from` is empty if `letter` is 0.
std::span<const Alternation> alternations_from(char letter);

}  // namespace kwic::names
