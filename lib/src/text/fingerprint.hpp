// SPDX-License-Identifier: GPL-2.0-or-later
// Fingerprinter computes the fingerprint of a text: a few bytes that are similar for texts that are almost the same;
// see sketch.hpp.
//
// A text is represented by the set of pairs of adjacent words in its sentences; accents are ignored (Broder, "On the
// resemblance and containment of documents", 1997). A web page contains other material than its text, so only prose is
// included: sentences that end with a full stop or are long, as in C4 (Raffel et al., "Exploring the limits of transfer
// learning with a unified text-to-text transformer", JMLR 2020), in paragraphs that are not notices about cookies,
// newsletters and so on. If less than a quarter of a text is prose, as in a table, other word sequences are included
// too.
#pragma once

#include "text/analyzer.hpp"
#include "text/sketch.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Fingerprints one text. Usage: add() each block in order, then finish().
class Fingerprinter {
public:
    Fingerprinter();

    // Adds the next block and its tokens.
    void add(std::string_view block, std::span<const Token> tokens);

    // Returns the fingerprint, which are_near() compares. It is empty for a text of less than two words, and
    // Sketch::exact() for a text of few words.
    std::string finish();

private:
    void look_between(std::string_view gap);
    void end_sentence(bool is_ended);
    void end_paragraph();
    void settle();

    Sketch prose_, fragments_, notices_;
    std::vector<std::uint64_t> paragraph_;  // hashes of the pairs in the current paragraph, without fragments
    std::size_t sentence_ = 0;              // index in paragraph_ of the first pair of the current sentence
    std::size_t words_ = 0;                 // number of words in the current sentence
    std::uint64_t last_ = 0;                // hash of the previous word
    bool last_is_number_ = false;
    bool is_notice_ = false;  // the current paragraph contains a word that is frequent in notices
};

}  // namespace kwic
