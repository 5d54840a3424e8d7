// SPDX-License-Identifier: GPL-2.0-or-later
// Where the query's words stand in a document -> quotations of those places. TermOccurrences come from the index's
// position lists, so that only the frames that are quoted are read, however long the text is.
#pragma once

#include "compile/compiler.hpp"
#include "match/occurrences.hpp"
#include "match/text_range.hpp"
#include "match/words.hpp"
#include "schema/stored_text.hpp"
#include "text/analyzer.hpp"

#include <kwic/results.hpp>

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

struct ExcerptOptions {
    std::size_t count = 1;     // at most
    std::size_t length = 240;  // bytes of each, about
};

// A range of text that holds occurrences close to each other.
struct Window {
    std::uint64_t first = 0;  // positions of its first and last occurrence
    std::uint64_t last = 0;
};

// The best windows of at most `width` positions: those that cover most of the words, rare words counting more, then
// the shortest, then the earliest; words that an earlier choice covers count less. In the order of the text.
// `occurrences` ascend by position; `weights` are indexed by query term.
std::vector<Window> choose_windows(const std::vector<Occurrence>& occurrences, const std::vector<double>& weights,
                                   std::uint64_t width, std::size_t count);

class SnippetMaker {
public:
    // All but the options must outlive it.
    SnippetMaker(const Xapian::Database& database, const std::vector<QueryTerm>& query_terms, Analyzer& analyzer,
                 const ExcerptOptions& options);

    // Quotations in the order of the text; the beginning of the text where none of the words is in it; none where the
    // index keeps no texts. `reader`: of the document's index; `reads_positions`: see IndexSet.
    std::vector<Snippet> excerpts(const DocumentReader& reader, Xapian::docid id, const StoredDocument& document,
                                  bool reads_positions);

    // What is highlighted in a text of its own, such as a title.
    std::vector<Span> highlights(std::string_view text);

private:
    std::vector<Snippet> excerpts_of_frame(const DocumentReader& reader, const StoredDocument& document);
    std::vector<Window> windows_of(const std::vector<Occurrence>& found) const;

    // Nothing where the window begins before `quoted_to`, the end of the quotation before in bytes of the text.
    std::optional<Snippet> quote(const DocumentReader& reader, const StoredDocument& document, Window window,
                                 std::uint64_t quoted_to);
    std::optional<Snippet> quote(const StoredDocument& document, const TextRange& range, Words& words,
                                 const Window& window, std::uint64_t quoted_to);
    Snippet cut_out(const TextRange& range, Words& words, Span place, std::size_t floor);
    Snippet beginning(const DocumentReader& reader, const StoredDocument& document);
    Snippet beginning(const StoredDocument& document, const TextRange& range, Words& words);

    const Xapian::Database& database_;
    const std::vector<QueryTerm>& query_terms_;
    Analyzer& analyzer_;
    ExcerptOptions options_;
    std::vector<double> weights_;
    QueryTermIndex terms_;
};

}  // namespace kwic
