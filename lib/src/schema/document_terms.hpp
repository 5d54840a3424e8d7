// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentTerms derives the terms, positions and values of a document from its record and the tokens of its text. Both
// indexing and `kwic-indexer --check` use DocumentTerms, so both derive the same data.
#pragma once

#include "schema/fields.hpp"
#include "schema/posting_sink.hpp"
#include "schema/schema.hpp"
#include "schema/stored_document.hpp"
#include "schema/written_words.hpp"
#include "text/analyzer.hpp"
#include "text/blocks.hpp"
#include "text/fingerprint.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The number of positions between the text and a title that is not part of the text, and between consecutive values of
// a field. No phrase spans this many positions.
inline constexpr Xapian::termpos title_gap = 100'000;

// The gap that replaces title_gap between two values of a field from position 2^29 on. With title_gap alone, a field
// could not have more than about 10,000 values. No phrase spans this many positions.
inline constexpr Xapian::termpos small_gap = 1'000;

// The number that each occurrence of a word in the title adds to the within-document frequency of the word. Each
// occurrence elsewhere in the text adds 1.
inline constexpr Xapian::termcount title_weight = 3;

// The number that each occurrence of a word in the name of a file adds to the within-document frequency of the word.
inline constexpr Xapian::termcount file_name_weight = 2;

// title_position() returns the position of the first word of a title that is not part of the text. file_name_position()
// returns the position of the first word of the name of a file. `words` is the number of words of the text.
inline constexpr Xapian::termpos title_position(std::uint64_t words) {
    return static_cast<Xapian::termpos>(words) + title_gap;
}
inline constexpr Xapian::termpos file_name_position(std::uint64_t words) { return title_position(words) + title_gap; }

class DocumentTerms {
public:
    // `sink` and `written` must outlive this object. If `positions` is false, terms are added without positions. If
    // `written` is not null, the identifiers in the text, in a separate title and in a file name are added to
    // `written`, and the words of a separate title and of a file name are counted as neutral (see CapitalCounter). A
    // separate title is a title that is not part of the text. A title that is part of the text adds nothing to
    // `written`, because this title may be cut within a word. A file name that is part of the title adds nothing
    // either.
    DocumentTerms(PostingSink& sink, bool positions, WrittenWords* written = nullptr)
        : sink_(sink), positions_(positions), written_(written) {}

    // Adds the terms of the block `text`, which begins at `start` in the document's text. `tokens` and `broken_words`
    // (see text/broken_words.hpp) are the words of the block. Words in the byte range `title` of the document's text
    // have title_weight; see title_line(). Throws Error (invalid_argument) if a word has position 2^30 - 1 or higher.
    void block(std::string_view text, std::span<const Token> tokens, std::span<const BrokenWord> broken_words,
               const TextPosition& start, Span title);

    // Adds the fingerprint of the text. Must be called after the last block.
    void end_text();

    // Adds the terms and values that do not depend on the text, and the broken words of the text. `entries` has one
    // element for each field of the record: its entry in the index. Must be called last.
    void record(const StoredDocument& stored, std::span<const schema::FieldEntry> entries, Analyzer& analyzer);

    // Adds a posting that a document keeps when its fields are replaced: a position of a word that is not in a field.
    // Adds 0 to the within-document frequency of the word.
    void keep(std::string_view term, Xapian::termpos position);

    // Adds the terms and values of the fields of the record; see record(). Must be called after the last keep(),
    // instead of the other functions.
    void field_terms(const StoredDocument& stored, std::span<const schema::FieldEntry> entries, Analyzer& analyzer);

private:
    void word(std::string_view prefix, std::string_view word, Xapian::termpos position, Xapian::termcount count);
    void words(std::string_view prefix, std::span<const Token> tokens, Xapian::termpos first,
               Xapian::termcount count = 1);
    void hold_broken_words(std::string_view prefix, std::span<const BrokenWord> words, Xapian::termpos first);
    void add_broken_words();
    void keyword(std::string_view prefix, std::string_view value);
    void collect(std::string_view text, std::span<const Token> tokens);
    void title(const StoredDocument& stored, Analyzer& analyzer);
    void path(std::string_view path, Analyzer& analyzer);
    void date(const FoundDate& found);
    void fields(const StoredDocument& stored, std::span<const schema::FieldEntry> entries, Analyzer& analyzer);

    PostingSink& sink_;
    bool positions_;
    WrittenWords* written_;
    Fingerprinter fingerprinter_;

    // The broken words that add_broken_words() will add. Broken words are added last, because the positions of each
    // term must ascend.
    struct HeldWord {
        std::string term;
        std::optional<Xapian::termpos> position;
        Xapian::termcount count = 1;
    };
    std::vector<HeldWord> broken_words_;
};

// Returns the byte range that begins at the first occurrence of `title` in `head` and ends at the end of the line.
// `head` is the beginning of a text. A space of the title stands for any white space, which may contain a line feed,
// because a headline may have several lines. Only spaces, carriage returns, colons and the marks of headings (`#`, `=`,
// `*`, `_`) may follow the title on its line. Returns an empty span if other characters follow, or if `head` lacks the
// title or the end of its line.
Span title_line(std::string_view head, std::string_view title);

// Returns the position where the line after the title begins. `title` is a non-empty result of title_line(), and
// `first` are the tokens of the first block of the text.
TextPosition body_of(std::string_view head, Span title, std::span<const Token> first);

// Returns the name of the file with this path, as valid UTF-8 and without the endings that describe the format of the
// file: `pump_manual` for `notes/pump_manual.md.gz`. First, removes a final `.gz`, `.zst`, `.xz` or `.bz2` if
// another extension precedes this ending. Second, removes the last full stop and the characters after it if these
// characters contain a letter and no white space. A full stop at the beginning of the name is not removed.
std::string file_title(std::string_view path);

// Returns whether the title of the document is its name; see is_titled_by_name(). Such a title is not in the text.
bool is_name_title(const StoredDocument& stored);

// Returns the words of the file name that indexing adds to the words of the document. Returns none if the document is
// not a file, or if `title` contains the words of the file name and is not the file name. `title` holds the words of
// the title, which `analyzer` must have returned; this call invalidates `title`. Sets `name` to the file_title() of the
// document. The result refers to `name`, and is valid until the next call of analyzer.analyze().
std::span<const Token> file_name_words(const StoredDocument& stored, std::span<const Token> title, Analyzer& analyzer,
                                       std::string& name);

// Returns the value for schema::date_slot. If only the date is known, the value is YYYYMMDD, where a missing month or
// day is 00. If the time is known too, the value is YYYYMMDDHHMMSS and up to four decimal places of the second, without
// final zeros. The time is the local time that the document states; its zone is ignored. Returns an empty string if
// there is no date.
inline constexpr std::size_t max_date_value_bytes = 18;
std::string date_value(const FoundDate& found);

// Calls function(block, tokens) for each block of `text`.
template <class Function>
void for_each_block(std::string_view text, Escapes escapes, Analyzer& analyzer, Function function) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = block_end(text, begin, analyzer.segmenter());
        const auto block = text.substr(begin, end - begin);
        function(block, analyzer.analyze(block, escapes));
        begin = end;
    }
}

}  // namespace kwic
