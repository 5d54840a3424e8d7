// SPDX-License-Identifier: GPL-2.0-or-later
// Synonyms adds alternatives to the words of a query, from groups of synonyms that the user gives.
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>
#include <kwic/searcher.hpp>
#include <kwic/span.hpp>
#include <kwic/warning.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace kwic {

class Synonyms {
public:
    // A function that returns the keys of a folded word. Words that share a key are forms of each other.
    using Keys = std::function<std::vector<std::string>(const std::string&)>;

    // Each group lists entries with the same meaning. An entry consists of one or more words. `analyzer` must outlive
    // the object.
    Synonyms(const SynonymGroups& groups, Keys keys, Analyzer& analyzer);

    // Returns `query` with synonyms. Replaces adjacent words of the query that are forms of the words of an entry by a
    // node of the kind `synonyms`. The children of this node are the words as typed, and the other entries of all
    // groups that have an entry with these forms. In a script without spaces, an entry may also be a part of a typed
    // sequence of characters. The children of the node then are the typed sequence, and sequences in which other
    // entries replace this part. Operands of NEAR get only synonyms of one word. Phrases, patterns, negations, and
    // words in fields other than the title are not replaced. Adds a warning if there are more than
    // limits::synonyms_per_query synonyms.
    Query expand(const Query& query, std::vector<Warning>& warnings);

private:
    using Words = std::vector<std::string>;

    struct Entry {
        std::size_t group;
        std::string text;
        Words words;
    };

    // The folded words of a leaf, and the spans of these words in the text of the leaf.
    struct Leaf {
        Words words;
        std::vector<Span> spans;
    };

    // State of one call of expand().
    struct Run {
        std::vector<Warning>& warnings;
        std::size_t left;  // number of synonyms that may still be added
        bool is_near = false;
    };

    Leaf read(const std::string& text);
    Words words_of(const std::string& text) { return read(text).words; }
    bool share_key(const std::string& a, const std::string& b) const;
    std::vector<std::size_t> entries_like(std::span<const std::string> words) const;
    std::vector<const Entry*> synonyms_of(std::span<const std::string> words, bool is_single) const;
    Query expanded(const Query& query, Run& run);
    Query expanded_all(const Query& query, Run& run);
    Query with_alternatives(Query typed, std::vector<Query> alternatives, Run& run) const;
    Query replaced(std::span<const Query> typed, Run& run);
    Query replaced_within(const Query& typed, const Leaf& leaf, Run& run) const;

    Keys keys_;
    Analyzer& analyzer_;
    std::vector<Entry> entries_;
    std::vector<Span> groups_;                                                 // the range of each group in entries_
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;  // key of the first word -> indexes
    std::size_t longest_ = 0;                                                  // number of words of the longest entry
};

}  // namespace kwic
