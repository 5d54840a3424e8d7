// SPDX-License-Identifier: GPL-2.0-or-later
// Word codes: which word stands where in a document, in two to four bytes for each word. Phrases are checked by them,
// and words that stand close together found.
//
// A code is a part of the hash of the word's term, under a factor that is chosen for each document so that no two of
// its words share a code (Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair problem",
// J. Algorithms 1997: multiplicative hashing). So the places of a word that is in the document are exact. For a word
// that is not, the code of another may be taken, once in 2^16 words of the document: whoever cannot bear that asks the
// list of postings whether it is there.
//
// Xapian's own lists of positions take some sixteen bytes for a word that stands once in a document, but those of a
// word are found without looking at the others: long documents have these.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Documents with more than this in text, title and fields have lists of positions.
inline constexpr std::size_t most_coded_bytes = 32 * 1024;

// Instead of codes: the document has lists of positions.
inline constexpr std::string_view coded_as_lists("\0", 1);

class WordCoder {
public:
    // In the order of their positions, except where a run of words begins anew.
    void add(std::string_view term, Xapian::termpos position);

    // The codes of all words that were added; empty if there were none.
    std::string encode() const;

private:
    struct Run {
        Xapian::termpos first;
        std::size_t size;
    };

    std::vector<std::uint64_t> hashes_;  // of the words, one after the other
    std::vector<Run> runs_;
};

// Borrows the bytes.
class WordCodes {
public:
    // `bytes`: by WordCoder, not empty and not coded_as_lists. Throws Error (corrupt).
    explicit WordCodes(std::string_view bytes);

    // Appends the positions that a term has in the document, if it is there, the first `most` of them: ascending within
    // each run of words, and everywhere for terms of the text.
    void positions(std::string_view term, std::size_t most, std::vector<Xapian::termpos>& found) const;

    // How many words have a code.
    std::size_t size() const { return size_; }

private:
    struct Run {
        Xapian::termpos first;
        std::size_t begin, end;  // numbers of words
    };

    template <class Read>
    void find(std::uint64_t code, std::size_t most, std::vector<Xapian::termpos>& found, Read read) const;

    unsigned width_ = 0;  // bytes of a code
    std::uint64_t factor_ = 0;
    std::vector<Run> runs_;
    std::size_t size_ = 0;
    std::string_view codes_;
};

}  // namespace kwic
