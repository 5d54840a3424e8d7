// SPDX-License-Identifier: GPL-2.0-or-later
// SnippetMaker: makes the snippets and highlights of hits. For a text of several frames, it reads the occurrences from
// the positions that the index stores, and then only the frames around the snippets. It analyzes the text instead if
// the text has a single frame or if IndexSet::reads_positions() is false. The latter is the case for an index without
// positions and for a short text of a remote index.
//
// The places of literals, which are found in the text, are shown before those of words.
#pragma once

#include "compile/compiler.hpp"
#include "match/analyzed_range.hpp"
#include "match/occurrences.hpp"
#include "schema/stored_text.hpp"
#include "snippet/windows.hpp"
#include "text/analyzer.hpp"
#include "text/literal.hpp"

#include <kwic/results.hpp>

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

struct SnippetOptions {
    std::size_t max_count = 1;  // maximum number of snippets per document
    std::size_t length = 240;   // approximate length of a snippet in bytes
};

class SnippetMaker {
public:
    // All arguments but `options` must outlive the SnippetMaker.
    SnippetMaker(const Xapian::Database& database, const std::vector<QueryTerm>& query_terms,
                 const std::vector<Literal>& literals, Analyzer& analyzer, const SnippetOptions& options);

    // Returns snippets in the order of the text. If neither a literal nor a query term occurs in the text, returns the
    // beginning of the text. If the index stores no texts, returns nothing. `reader` must belong to the index that
    // holds the document; for `reads_positions` see IndexSet::reads_positions().
    std::vector<Snippet> snippets(const DocumentReader& reader, Xapian::docid id, const StoredDocument& document,
                                  bool reads_positions);

    // Returns the words and literals of `text`, such as a title, that match the query.
    std::vector<Span> highlights(std::string_view text);

private:
    std::vector<Snippet> literal_snippets(const DocumentReader& reader, const StoredDocument& document);
    std::vector<Snippet> word_snippets(const DocumentReader& reader, Xapian::docid id, const StoredDocument& document,
                                       bool reads_positions);
    std::vector<Occurrence> occurrences_in(const DocumentReader& reader, Xapian::docid id,
                                           const StoredDocument& document, bool reads_positions);
    std::vector<Window> windows_of(const std::vector<Occurrence>& occurrences) const;
    AnalyzedRange read_frames(const DocumentReader& reader, const StoredDocument& document, std::size_t first,
                              std::size_t last);
    AnalyzedRange read_around(const DocumentReader& reader, const StoredDocument& document, Window& window);
    std::optional<Snippet> snippet_of(const StoredDocument& document, AnalyzedRange& text, const Window& window,
                                      std::uint64_t min_offset);
    std::optional<Snippet> snippet_at(const StoredDocument& document, AnalyzedRange& text, Span target,
                                      std::uint64_t min_offset);
    Snippet beginning(const StoredDocument& document, AnalyzedRange& text);
    Snippet snippet_around(AnalyzedRange& text, Span target, std::size_t min_begin);

    const Xapian::Database& database_;
    const std::vector<QueryTerm>& query_terms_;
    const std::vector<Literal>& literals_;
    Analyzer& analyzer_;
    SnippetOptions options_;
    std::vector<double> weights_;  // weight of each query term
    QueryTermIndex terms_;
};

}  // namespace kwic
