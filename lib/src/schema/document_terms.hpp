// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentTerms derives the terms, positions and values of a document from its record and the tokens of its text. Both
// indexing and `kwic-indexer --check` use DocumentTerms, so both derive the same data.
#pragma once

#include "schema/posting_sink.hpp"
#include "schema/schema.hpp"
#include "schema/stored_document.hpp"
#include "text/analyzer.hpp"
#include "text/blocks.hpp"
#include "text/fingerprint.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// The number of positions between the text and a title that is not part of the text, and between consecutive values of
// a field. No phrase spans this many positions.
inline constexpr Xapian::termpos title_gap = 100'000;

// The number that each occurrence of a word in the title adds to the within-document frequency of the word. Every other
// occurrence adds 1.
inline constexpr Xapian::termcount title_weight = 3;

class DocumentTerms {
public:
    // `sink` must outlive this object. If `positions` is false, terms are added without positions.
    DocumentTerms(PostingSink& sink, bool positions) : sink_(sink), positions_(positions) {}

    // Adds the terms of one block of the document's text. The block begins at `start`, has the bytes `text`, and
    // consists of `tokens`. `title` is the byte range of the title in the document's text, see title_line(); words in
    // this range have title_weight.
    void block(std::string_view text, std::span<const Token> tokens, const TextPosition& start, Span title);

    // Adds the fingerprint of the text. Must be called after the last block.
    void end_text();

    // Adds the terms and values of the record: title, id, language, date, custom fields and, for a file, path, time and
    // size. `slots` has one element for each field of the record, in the same order.
    void record(const StoredDocument& stored, std::span<const schema::FieldSlot> slots, Analyzer& analyzer);

private:
    void word(std::string_view prefix, std::string_view word, Xapian::termpos position, Xapian::termcount count);
    void words(std::string_view prefix, std::span<const Token> tokens, Xapian::termpos first,
               Xapian::termcount count = 1);
    void keyword(std::string_view prefix, std::string_view value);
    void path(std::string_view path, Analyzer& analyzer);
    void date(const FoundDate& found);
    void fields(const StoredDocument& stored, std::span<const schema::FieldSlot> slots, Analyzer& analyzer);

    PostingSink& sink_;
    bool positions_;
    Fingerprinter fingerprinter_;
};

// Returns the byte range from the first occurrence of `title` in `head`, the beginning of a text, to the end of the
// line. Returns an empty span unless only spaces and carriage returns are between that occurrence and the next line
// feed.
Span title_line(std::string_view head, std::string_view title);

// Returns the position where the line after the title begins. `title` is a non-empty result of title_line(), and
// `first` are the tokens of the first block of the text.
TextPosition body_of(std::string_view head, Span title, std::span<const Token> first);

// Returns the value for schema::date_slot, which is empty if there is no date.
std::string day_value(const FoundDate& found);

// Returns whether facets count this value of a field: it must not be empty or longer than max_facet_value_bytes.
bool is_facet_value(std::string_view text);

// Calls function(block, tokens) for each block of `text`.
template <class Function>
void for_each_block(std::string_view text, Analyzer& analyzer, Function function) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = block_end(text, begin, analyzer.segmenter());
        const auto block = text.substr(begin, end - begin);
        function(block, analyzer.analyze(block));
        begin = end;
    }
}

}  // namespace kwic
