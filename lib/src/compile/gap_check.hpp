// SPDX-License-Identifier: GPL-2.0-or-later
// GapCheck: whether words follow each other in a text with given punctuation between them. The index has no
// punctuation, so the texts are read. It distinguishes `node.js`, which the query `*.js` finds, from `plain js`.
#pragma once

#include "base/time_limit.hpp"
#include "schema/stored_text.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

class GapCheck {
public:
    static constexpr std::size_t max_words = 64;

    struct Word {
        std::vector<std::string> terms;  // the words of texts that match this word
        bool is_any = false;             // any word matches
        std::string gap = {};            // the text between this word and the word before; not used for the first word
    };

    // `field` is the field of which the text is read; if empty, the text of the document and its title.
    GapCheck(const std::vector<Word>& words, std::string field);

    // Returns whether the words follow each other in the document, or true if the index has no texts. Once `time` is
    // over, returns false.
    bool is_in(const StoredDocument& document, const DocumentReader& reader, Analyzer& analyzer,
               const TimeLimit& time) const;

private:
    class Progress;

    bool is_in_body(const StoredDocument& document, const DocumentReader& reader, Analyzer& analyzer,
                    const TimeLimit& time) const;
    bool is_in_text(std::string_view text, Analyzer& analyzer) const;

    using WordSet = std::uint64_t;                    // bit i is set if word i of the query is in the set
    std::unordered_map<std::string, WordSet> terms_;  // the words that match each term
    WordSet any_ = 0;                                 // the words that match every term
    std::vector<std::string> gaps_;                   // by word
    std::string field_;
};

}  // namespace kwic
