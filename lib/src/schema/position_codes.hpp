// SPDX-License-Identifier: GPL-2.0-or-later
// Position codes store the word at each position of a document, in three or four bytes per word. Searches use position
// codes to check phrases and to find words that are close together.
//
// The code of a word is part of a hash of its term:
//
//     code(term) = top 8 * width bits of (hash(term) * factor mod 2^64),  width = 3 or 4 bytes
//
// The factor is chosen for each document from a fixed sequence, so that no two terms of the document share a code
// (multiplicative hashing: Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair problem",
// J. Algorithms 1997). The positions of a term that the document contains are exact, unless another term of the
// document has the same 64-bit hash. A term that the document does not contain may have the code of a term of the
// document; the probability is about 2^(-8 * width) for each term of the document. A search must first find out from
// the postings whether the document contains the term.
//
// The low byte of each code is stored separately from the other bytes. In most documents the low bytes suffice to show
// that words are not adjacent, and reading only the low bytes is three times as fast as reading the complete codes.
//
//     low_bytes     width, number of the factor in the sequence, number of runs; for each run, its first position and
//                   its number of words (all are varints); then one byte for each word
//     high_bytes    width - 1 bytes for each word
//
// A run is a sequence of words at consecutive positions. A broken word (see text/broken_words.hpp) has a position of
// 2^30 or more (see schema/word_position.hpp), so a broken word and its parts are in different runs.
//
// Xapian's position lists take about sixteen bytes for a word that occurs once in a document, but a search can read the
// positions of one word without those of the other words. Long documents therefore have position lists instead of
// position codes.
#pragma once

#include "base/term_interner.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A document whose text, title and string fields have more bytes than this in total has position lists.
inline constexpr std::size_t max_coded_bytes = 32 * 1024;

// The position codes of a document, stored as two values. Both values are empty if the index stores no positions, or if
// the document is short enough for position codes but has no words.
struct PositionCodes {
    std::string low_bytes;   // header, and the low byte of each code
    std::string high_bytes;  // the other bytes of each code

    // Returns the value that a document with position lists stores instead of codes.
    static PositionCodes lists() { return {std::string(1, '\0'), {}}; }

    // Returns whether `low_bytes` are those of lists().
    static bool are_lists(std::string_view low_bytes) { return low_bytes == std::string_view("\0", 1); }

    friend bool operator==(const PositionCodes&, const PositionCodes&) = default;
};

// Encodes the words of a document and their positions as position codes.
class PositionEncoder {
public:
    // Adds a word. A position other than the previous position + 1 begins a new run; runs may be added in any order.
    // `count` is added to the within-document frequency of the term.
    void add(std::string_view term, Xapian::termpos position, Xapian::termcount count = 1);

    // Returns the distinct terms with their counts. The result is valid until the next add().
    std::vector<CountedTerm> terms() const;

    // Returns the codes of all words that were added.
    PositionCodes encode() const;

private:
    struct Run {
        Xapian::termpos first;
        std::size_t size;
    };

    TermInterner terms_;                // the distinct terms, with their counts
    std::vector<std::uint32_t> words_;  // for each word, in the order of add(): the number of its term in terms_
    std::vector<Run> runs_;
};

// The words of a sequence. Each word has one or several alternatives, which are hashes of terms.
struct HashSequence {
    std::vector<std::vector<std::uint64_t>> words;
    // The index of the first word of the pair, which consists of two adjacent words of the sequence. The search is
    // fastest if few documents contain the words of the pair side by side.
    std::size_t pair = 0;
};

// Finds terms in the position codes of a document. The bytes of the codes must stay valid while the decoder is used.
class PositionDecoder {
public:
    // decode() must be called before the other functions.
    PositionDecoder() = default;

    explicit PositionDecoder(std::string_view low_bytes) { decode(low_bytes); }
    PositionDecoder(std::string_view low_bytes, std::string_view high_bytes) {
        decode(low_bytes);
        add_high_bytes(high_bytes);
    }

    // Reads the codes of a document, which replace the codes that were read before. `low_bytes` is a member of a
    // PositionCodes that is neither empty nor lists(). Until add_high_bytes() is called, the decoder confuses terms
    // whose codes have the same low byte. Throws Error (corrupt) for damaged codes.
    void decode(std::string_view low_bytes);

    // Adds the high bytes of the PositionCodes whose low bytes were passed to decode(). Throws Error (corrupt) for
    // damaged codes.
    void add_high_bytes(std::string_view high_bytes);

    // Appends the first `max_count` positions of a term to `found`. The positions of a term without a prefix ascend.
    // The positions of a term with a prefix ascend within each run, but not always from run to run.
    void positions(std::string_view term, std::size_t max_count, std::vector<Xapian::termpos>& found) const;

    // Returns whether an alternative of each word occurs at consecutive positions, in the order of the sequence, which
    // must have at least two words. The document must contain the term of each word that has only one alternative. If
    // the document may lack alternatives of other words, pass `is_present`: is_present(word, alternative), whose
    // arguments are indexes, must return whether the document contains the alternative.
    bool has_sequence(const HashSequence& sequence,
                      const std::function<bool(std::size_t, std::size_t)>& is_present = {}) const;

    // Returns whether one of the alternatives in the sequence is a broken word of the document.
    bool has_broken_word(const HashSequence& sequence) const;

    // Returns the number of broken words.
    std::size_t broken_words() const;

    // A word of the document: the number of its term in the argument of postings(), and its position.
    struct Posting {
        std::size_t term;
        Xapian::termpos position;
    };

    // Returns the words whose terms are in `terms`, in the order in which the words were encoded. The document must
    // contain all of `terms`.
    std::vector<Posting> postings(std::span<const std::string> terms) const;

    static std::uint64_t hash_of(std::string_view term);

    // Returns the number of words that have a code.
    std::size_t size() const { return low_.size(); }

private:
    struct Run {
        Xapian::termpos first;
        std::size_t begin, end;  // the run holds the words with the numbers [begin, end)
    };

    std::uint32_t code_of(std::uint64_t hash) const;
    std::uint32_t code_at(std::size_t word) const;
    bool has(std::size_t word, std::uint32_t code) const;

    unsigned width_ = 0;  // bytes of a code
    std::uint64_t factor_ = 0;
    std::vector<Run> runs_;
    bool has_broken_runs_ = false;
    std::string_view low_;   // the low byte of each code
    std::string_view high_;  // the other bytes of each code, or empty if they are not given
};

}  // namespace kwic
