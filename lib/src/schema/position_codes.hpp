// SPDX-License-Identifier: GPL-2.0-or-later
// Word codes: which word stands where in a document, in three or four bytes for each word. Phrases are checked by them,
// and words that stand close together found.
//
// A code is a part of the hash of the word's term, under a factor that is chosen for each document so that no two of
// its words share a code (Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair problem",
// J. Algorithms 1997: multiplicative hashing). So the places of a word that is in the document are exact. For a word
// that is not, the code of another may be taken, once in 2^24 words of the document: whoever cannot bear that asks the
// list of postings whether it is there.
//
// The first byte of each code is kept apart from the others: it suffices to see that words do not stand together in
// most of the documents that have them, and they are read three times as fast.
//
// Xapian's own lists of positions take some sixteen bytes for a word that stands once in a document, but those of a
// word are found without looking at the others: long documents have these.
#pragma once

#include "base/term_interner.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Documents with more than this in text, title and fields have lists of positions.
inline constexpr std::size_t max_coded_bytes = 32 * 1024;

// The codes of a document, as it has them in two of its values. Both are empty where nothing is known of its words'
// places, or it has no words.
struct PositionCodes {
    std::string low_bytes;   // how the codes are made, which positions have words, and the first byte of each code
    std::string high_bytes;  // the other bytes

    // Instead of codes: the document has lists of positions.
    static PositionCodes lists() { return {std::string(1, '\0'), {}}; }

    friend bool operator==(const PositionCodes&, const PositionCodes&) = default;
};

class WordCoder {
public:
    // In the order of their positions, except where a run of words begins anew. `count`: how much the term's weight in
    // the document grows.
    void add(std::string_view term, Xapian::termpos position, Xapian::termcount count = 1);

    // The different terms with their counts. Borrowed until the next is added.
    std::vector<CountedTerm> terms() const;

    // The codes of all words that were added.
    PositionCodes encode() const;

private:
    struct Run {
        Xapian::termpos first;
        std::size_t size;
    };

    TermInterner terms_;                // with their counts
    std::vector<std::uint32_t> words_;  // the numbers of their terms, one after the other
    std::vector<Run> runs_;
};

// Borrows the bytes.
class WordCodes {
public:
    // `low_bytes`, `high_bytes`: of PositionCodes, not empty and not lists(). Without `high_bytes`, terms are taken for
    // each other that share the first byte of their codes. Throws Error (corrupt).
    explicit WordCodes(std::string_view low_bytes);
    WordCodes(std::string_view low_bytes, std::string_view high_bytes);

    // Appends the positions that a term has in the document, if it is there, the first `most` of them: ascending within
    // each run of words, and everywhere for terms of the text.
    void positions(std::string_view term, std::size_t most, std::vector<Xapian::termpos>& found) const;

    // Whether the terms with these hashes stand one right after the other. There are two at least, all of them terms of
    // the document.
    bool has_sequence(std::span<const std::uint64_t> hashes) const;

    static std::uint64_t hash_of(std::string_view term);

    // How many words have a code.
    std::size_t size() const { return first_.size(); }

private:
    struct Run {
        Xapian::termpos first;
        std::size_t begin, end;  // numbers of words
    };

    std::uint32_t code_of(std::uint64_t hash) const;
    bool has(std::size_t word, std::uint32_t code) const;

    unsigned width_ = 0;  // bytes of a code
    std::uint64_t factor_ = 0;
    std::vector<Run> runs_;
    std::string_view first_;  // a byte a word
    std::string_view rest_;   // the other bytes of each code; empty: not known
};

}  // namespace kwic
