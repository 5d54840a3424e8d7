// SPDX-License-Identifier: GPL-2.0-or-later
// SnippetMaker: makes the snippets and highlights of hits. Snippets for words are made only if there are fewer than
// SnippetOptions::max_count snippets for literals (see text/literal.hpp). SnippetMaker searches the text for literals.
// PlaceFinder finds the places of words, without reading a long text completely.
#pragma once

#include "compile/compiler.hpp"
#include "glass/open_database.hpp"
#include "match/analyzed_range.hpp"
#include "schema/stored_text.hpp"
#include "snippet/place_finder.hpp"
#include "snippet/query_items.hpp"
#include "snippet/windows.hpp"
#include "text/analyzer.hpp"

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
    bool lines = false;         // see SearchOptions::lines
    std::size_t context = 0;    // see SearchOptions::context
};

class SnippetMaker {
public:
    // `opened`, `compiled` and `analyzer` must outlive the SnippetMaker.
    SnippetMaker(const glass::OpenDatabase& opened, const CompiledQuery& compiled, Analyzer& analyzer,
                 const SnippetOptions& options);

    // Returns snippets in the order of the text. For SnippetOptions::lines see matching_lines(). Otherwise, if neither
    // a literal nor a query term occurs in the text, returns the beginning of the text. If the index stores no texts,
    // returns nothing. `reader` must belong to the index that holds the document; for `reads_positions` see
    // IndexSet::reads_positions().
    std::vector<Snippet> snippets(const DocumentReader& reader, Xapian::docid id, const StoredDocument& document,
                                  bool reads_positions);

    // Returns the spans of `text` in which words or literals match the query. `text` may be, for example, a title.
    std::vector<Span> highlights(std::string_view text);

private:
    std::vector<Snippet> line_snippets(const DocumentReader& reader, const StoredDocument& document);
    std::vector<Snippet> literal_snippets(const DocumentReader& reader, const StoredDocument& document);
    std::vector<Snippet> word_snippets(const DocumentReader& reader, Xapian::docid id, const StoredDocument& document,
                                       bool reads_positions);
    void prefer_body(std::vector<ItemSpan>& places, const StoredDocument& document) const;
    std::optional<Snippet> snippet_of(const StoredDocument& document, AnalyzedRange& text, const Window& window,
                                      std::uint64_t min_offset);
    std::optional<Snippet> snippet_at(const StoredDocument& document, AnalyzedRange& text, Span target,
                                      std::uint64_t min_offset);
    Span target_of(AnalyzedRange& text, const Window& window);
    Snippet beginning(const StoredDocument& document, AnalyzedRange& text);
    Snippet snippet_around(const StoredDocument& document, AnalyzedRange& text, Span target, std::size_t min_begin);

    const CompiledQuery& compiled_;
    Analyzer& analyzer_;
    SnippetOptions options_;
    QueryItems items_;
    PlaceFinder finder_;
};

}  // namespace kwic
