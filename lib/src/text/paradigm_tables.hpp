// SPDX-License-Identifier: GPL-2.0-or-later
// Lists the paradigms of languages (see text/paradigms.hpp).
#pragma once

#include <span>
#include <string_view>

namespace kwic {

// Endings that are a word of `first` followed by a word of `second`. `first` and `second` are word lists (see
// text/word_list.hpp) in which `-` stands for nothing.
struct Endings {
    static constexpr std::string_view nothing = " - ";

    std::string_view first;
    std::string_view second = nothing;
};

// The endings of the forms of a word, and the minimum number of letters of the stem before them.
struct Paradigm {
    unsigned min_letters;
    std::span<const Endings> endings;
    bool doubles = false;  // whether the stem may double its last letter before an ending in e: net, nette
};

// The endings of German words after a stem without umlaut and after the same stem with umlaut: Haus, Häuser.
struct UmlautParadigm {
    unsigned min_letters;
    std::span<const Endings> plain;
    std::span<const Endings> changed;
};

std::span<const UmlautParadigm> umlaut_paradigms();

// Returns the paradigms of the language, or an empty span if there are none.
std::span<const Paradigm> paradigms(std::string_view language);

}  // namespace kwic
