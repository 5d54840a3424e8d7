// SPDX-License-Identifier: GPL-2.0-or-later
// The step from tokens in the order of the text to postings in the order of the terms.
#pragma once

#include "base/term_interner.hpp"
#include "glass/deflater.hpp"
#include "glass/segment.hpp"
#include "glass/termlist.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace kwic::glass {

// A term at a position, or so many occurrences more or less without one.
struct Occurrence {
    std::uint32_t term;  // number in the vocabulary
    std::uint32_t code;  // the position, or without_position and 31 bits, signed
};

inline constexpr std::uint32_t without_position = 0x80000000u;

// The documents of a segment, before they are inverted.
struct Tokens {
    TermInterner vocabulary;
    std::vector<Occurrence> occurrences;
    std::vector<std::uint32_t> document_ends;   // in `occurrences`
    std::vector<std::uint32_t> distinct_terms;  // of each document
};

// Keeps its working memory from one segment to the next.
class Inversion {
public:
    // Of the complete documents: postings and termlists go into the segment. `tokens.vocabulary` is used up.
    void invert(Tokens& tokens, Segment& segment);

    // Of a part of one document, which is all the tokens. It has no termlist yet.
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
    void encode_posting(std::span<const DocumentOccurrence> places, std::uint32_t& occurrences, bool is_part);
    void append_positions(bool is_part);
    void encode_termlists(const Tokens& tokens, Segment& segment);

    std::vector<TermInterner::Ranked> order_;
    std::unique_ptr<DocumentOccurrence[]> places_;  // of all occurrences, by term
    std::size_t places_capacity_ = 0;
    const DocumentOccurrence* next_ = nullptr;  // of the term to encode
    std::vector<DocumentTerm> terms_;           // of all documents, by document, then by term
    std::vector<std::size_t> next_of_terms_;    // where the next term of each document goes in terms_
    std::vector<std::uint32_t> positions_;
    std::string key_;
    Buffer payload_;
    Buffer tag_;
    Deflater deflater_;
};

}  // namespace kwic::glass
