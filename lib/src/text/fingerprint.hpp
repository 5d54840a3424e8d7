// SPDX-License-Identifier: GPL-2.0-or-later
// Fingerprinter computes the fingerprint of a text: at most 20 bytes that are similar for texts that are almost the
// same; see sketch.hpp.
//
// A text is represented by the set of pairs of adjacent words in its sentences (Broder, "On the resemblance and
// containment of documents", 1997). Accents are ignored. A word sequence counts as a sentence only if it is long or
// ends with a full stop, because web pages also contain text that is not prose, such as menus. The corpus C4 was made
// by a similar rule (Raffel et al., "Exploring the limits of transfer learning with a unified text-to-text
// transformer", JMLR 2020). If less than a quarter of a text is prose, as in a table, the other word sequences are
// included too. Short notices, such as notices about cookies or newsletters, are excluded unless nearly the whole text
// consists of notices.
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

    // Returns the fingerprint; compare fingerprints with are_near(). The fingerprint is Sketch::bits() of the included
    // word pairs, or Sketch::exact() if there are fewer than 12 pairs. The fingerprint of a text without pairs is
    // empty.
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
