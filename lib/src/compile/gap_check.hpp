// SPDX-License-Identifier: GPL-2.0-or-later
// GapCheck checks whether a text contains given words in order, with given punctuation between the words. A GapCheck
// reads the stored texts, because the terms of the index have no punctuation. For example, the query `*.js` finds
// `node.js`, but not `plain js`.
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
        std::vector<std::string> terms;  // the case-folded words of a text that match this word of the query
        bool is_any = false;             // any word matches
        std::string gap = {};            // the text between the previous word and this word; unused for the first word
    };

    // `words` has at most max_words elements. `field` is the field that is read. If `field` is empty, the text and the
    // title of the document are read.
    GapCheck(const std::vector<Word>& words, std::string field);

    // Returns whether the words follow each other in the document, or true if the index does not store the text of the
    // document. Once `time` is over, reads no more of the text.
    bool is_in(const StoredDocument& document, const DocumentReader& reader, Analyzer& analyzer,
               const TimeLimit& time) const;

private:
    class Progress;

    bool is_in_body(const StoredDocument& document, const DocumentReader& reader, Analyzer& analyzer,
                    const TimeLimit& time) const;
    bool is_in_text(std::string_view text, Analyzer& analyzer) const;

    using WordSet = std::uint64_t;                    // bit i is set if word i of the query is in the set
    std::unordered_map<std::string, WordSet> terms_;  // for each term, the words of the query that the term matches
    WordSet any_ = 0;                                 // the words of the query that every term matches
    std::vector<std::string> gaps_;                   // Word::gap of each word
    std::string field_;
};

}  // namespace kwic
