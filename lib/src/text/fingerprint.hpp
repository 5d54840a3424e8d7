// SPDX-License-Identifier: GPL-2.0-or-later
// Fingerprinter computes the fingerprint of a text: at most 20 bytes that are similar for texts that are almost the
// same; see sketch.hpp.
//
// A text is represented by the set of pairs of adjacent words in its sentences (Broder, "On the resemblance and
// containment of documents", 1997). Accents are ignored. Web pages contain more than prose, so a word sequence is
// included only if it ends with a full stop or is long, as in the corpus C4 (Raffel et al., "Exploring the limits of
// transfer learning with a unified text-to-text transformer", JMLR 2020). If less than a quarter of a text is prose, as
// in a table, other word sequences are included too. Short notices, such as those about cookies or newsletters, are
// excluded unless nearly the whole text consists of them.
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

// Computes the fingerprint of one text. Call add() for each block in order, then finish().
class Fingerprinter {
public:
    Fingerprinter();

    // Adds the next block and its tokens.
    void add(std::string_view block, std::span<const Token> tokens);

    // Returns the fingerprint, which are_near() compares: Sketch::bits() of the included word pairs, Sketch::exact() if
    // the text has fewer than 12 of them, or an empty string if it has none.
    std::string finish();

private:
    void look_between(std::string_view gap);
    void end_sentence(bool is_ended);
    void end_paragraph();
    void settle();

    Sketch prose_, fragments_, notices_;
    std::vector<std::uint64_t> paragraph_;  // hashes of pairs of the current paragraph that are not yet in a sketch
    std::size_t sentence_ = 0;              // index in paragraph_ of the first pair of the current sentence
    std::size_t words_ = 0;                 // number of words in the current sentence
    std::uint64_t last_ = 0;                // hash of the previous word
    bool last_is_number_ = false;
    bool is_notice_ = false;  // the current paragraph contains © or a word that is frequent in notices
};

}  // namespace kwic
