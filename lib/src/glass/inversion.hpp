// SPDX-License-Identifier: GPL-2.0-or-later
// Inversion sorts the tokens of a segment's documents (see segment.hpp) by term and encodes the tokens as postings and
// termlists.
#pragma once

#include "base/term_interner.hpp"
#include "glass/deflater.hpp"
#include "glass/segment.hpp"
#include "glass/termlist.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kwic::glass {

// An occurrence of a term at a position, or a correction. A correction is a number that is added to the number of
// occurrences of the term in the document. A correction has no position.
struct Occurrence {
    std::uint32_t term;  // number of the term in the vocabulary
    std::uint32_t code;  // the position, or without_position | (correction as a signed 31-bit number)
};

inline constexpr std::uint32_t without_position = 0x80000000u;

// The tokens of documents that are not inverted yet.
struct Tokens {
    TermInterner vocabulary;
    std::vector<Occurrence> occurrences;
    std::vector<std::uint32_t> document_ends;   // for each document, the end of its range in `occurrences`
    std::vector<std::uint32_t> distinct_terms;  // for each document, the number of its distinct terms
};

// An Inversion should be reused for many segments, because it keeps its working memory.
class Inversion {
public:
    // invert() and invert_part() overwrite TermInterner::Entry::last_document of all terms in `tokens.vocabulary`.

    // Adds the postings and termlists of complete documents to the segment.
    void invert(Tokens& tokens, Segment& segment);

    // Adds the postings of a part of a document to the segment. `tokens` must hold only tokens of this part. The
    // termlist of the document is made when the parts are joined.
    void invert_part(Tokens& tokens, Segment& segment);

private:
    struct DocumentOccurrence {
        std::uint32_t document;
        std::uint32_t code;
    };
    struct DocumentTerm {
        std::uint32_t term;
        std::uint32_t occurrences;
    };

    void sort(Tokens& tokens);
    void encode_term(const TermInterner& vocabulary, std::uint32_t term, Segment& segment, bool is_part);
    void encode_posting(std::span<const DocumentOccurrence> occurrences_in_document, std::uint32_t& occurrences,
                        bool is_part);
    void append_positions(bool is_part);
    void encode_termlists(const Tokens& tokens, Segment& segment);

    std::vector<TermInterner::Ranked> order_;
    std::unique_ptr<DocumentOccurrence[]> sorted_;  // occurrences of all terms, grouped by term
    std::size_t sorted_capacity_ = 0;
    const DocumentOccurrence* next_ = nullptr;  // first occurrence in sorted_ of the term that is encoded next
    std::vector<DocumentTerm> terms_;           // terms of all documents, sorted by document, then by term
    std::vector<std::size_t> next_of_terms_;    // for each document, the index in terms_ of its next term
    std::vector<std::uint32_t> positions_;
    std::string key_;
    Buffer payload_;
    Buffer tag_;
    Deflater deflater_;
};

}  // namespace kwic::glass
