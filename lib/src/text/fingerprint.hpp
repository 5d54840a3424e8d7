// SPDX-License-Identifier: GPL-2.0-or-later
// Text -> fingerprint: a few bytes by which texts that are almost the same know each other (see sketch.hpp).
//
// A text is the set of its pairs of neighbouring words, without accents and within a sentence (Broder, "On the
// resemblance and containment of documents", 1997). Pages put other things around a text, so that only prose counts:
// sentences that end as such or are long, as in C4 (Raffel et al., "Exploring the limits of transfer learning with a
// unified text-to-text transformer", JMLR 2020), in paragraphs that do not speak of cookies, newsletters and the like.
// Where that is less than a quarter of a text, such as a table, fragments count as well.
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

// Of one text. Usage: add() each block in order, then finish().
class Fingerprinter {
public:
    Fingerprinter();

    // `tokens` are those of the block.
    void add(std::string_view block, std::span<const Token> tokens);

    // For are_near(). Empty for a text of less than two words; exact for one of a few.
    std::string finish();

private:
    void look_between(std::string_view gap);
    void end_sentence(bool is_ended);
    void end_paragraph();
    void settle();

    Sketch prose_, fragments_, notices_;
    std::vector<std::uint64_t> paragraph_;  // its pairs, of sentences that count
    std::size_t sentence_ = 0;              // where those of the last sentence begin
    std::size_t words_ = 0;                 // of that sentence
    std::uint64_t last_ = 0;                // hash of its last word
    bool last_is_number_ = false;
    bool is_notice_ = false;  // the paragraph is about the page
};

}  // namespace kwic
