// SPDX-License-Identifier: GPL-2.0-or-later
// The terms, positions and values of a document, as its record and the tokens of its text give them. Indexing and the
// check of an index both ask here, and so agree.
#pragma once

#include "schema/posting_sink.hpp"
#include "schema/schema.hpp"
#include "schema/stored_document.hpp"
#include "text/analyzer.hpp"
#include "text/blocks.hpp"
#include "text/fingerprint.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace kwic {

// A title that is not part of the text has its tokens after the text's, with a gap that no phrase bridges.
inline constexpr Xapian::termpos title_gap = 100'000;

// A word of the title is worth so many in the text.
inline constexpr Xapian::termcount title_weight = 3;

class DocumentTerms {
public:
    DocumentTerms(PostingSink& sink, bool positions) : sink_(sink), positions_(positions) {}

    // A block of the text, its tokens and its place; `title`: bytes of the text whose words weigh more, see
    // title_line().
    void block(std::string_view text, std::span<const Token> tokens, const TextPosition& place, Span title);

    // What the blocks give together: the text's fingerprint.
    void end_text();

    // All that does not depend on the text. `slots`: of each of the record's fields.
    void record(const StoredDocument& stored, std::span<const schema::FieldSlot> slots, Analyzer& analyzer);

private:
    void word(std::string_view prefix, std::string_view word, Xapian::termpos position, Xapian::termcount count);
    void words(std::string_view prefix, std::span<const Token> tokens, Xapian::termpos first,
               Xapian::termcount count = 1);
    void name(std::string_view prefix, std::string_view name);
    void path(std::string_view path, Analyzer& analyzer);
    void date(const FoundDate& found);
    void fields(const StoredDocument& stored, std::span<const schema::FieldSlot> slots, Analyzer& analyzer);

    PostingSink& sink_;
    bool positions_;
    Fingerprinter fingerprinter_;
};

// Where in the head of a text the title has a line of its own; empty if it has none.
Span title_line(std::string_view head, std::string_view title);

// Where the text goes on after the line of the title. `first`: the tokens of the first block.
TextPosition body_of(std::string_view head, Span title, std::span<const Token> first);

// What documents of that date have at schema::date_slot; empty for none.
std::string day_value(const FoundDate& found);

// Whether a string of a field is counted as a name.
bool is_name(std::string_view text);

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
