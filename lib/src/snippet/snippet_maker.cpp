// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/snippet_maker.hpp"

#include "snippet/snippet_range.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <limits>

namespace kwic {
namespace {

// A word that stands more often than this in one document is not worth reading further.
constexpr std::size_t max_positions = 2000;

// Shorter quotations would hold no words.
constexpr std::size_t min_length = 20;

// A word with the space after it, about.
constexpr std::size_t bytes_per_word = 7;

// The title is shown anyway, so its words are quoted only where the body has none.
void prefer_body(std::vector<Occurrence>& found, const StoredDocument& document) {
    if (found.empty() || found.back().position < document.body.position) return;
    std::erase_if(found, [&](const Occurrence& o) { return o.position < document.body.position; });
}

// Where the last of the quotations ends in the text.
std::uint64_t end_of(const std::vector<Snippet>& snippets) {
    return snippets.empty() ? 0 : snippets.back().offset + snippets.back().text.size();
}

}  // namespace

SnippetMaker::SnippetMaker(const Xapian::Database& database, const std::vector<QueryTerm>& query_terms,
                           Analyzer& analyzer, const ExcerptOptions& options)
    : database_(database), query_terms_(query_terms), analyzer_(analyzer), options_(options) {
    options_.length = std::max(options_.length, min_length);
    weights_ = weights_of(query_terms, database.get_doccount());
    terms_ = terms_of(query_terms, std::numeric_limits<std::size_t>::max());
}

std::vector<Snippet> SnippetMaker::excerpts(const DocumentReader& reader, Xapian::docid id,
                                            const StoredDocument& document, bool reads_positions) {
    if (!document.has_text || document.frames.empty() || options_.count == 0) return {};
    if (document.frames.size() == 1) return excerpts_of_frame(reader, document);
    PositionCodes codes;
    if (reads_positions) codes = codes_of(database_, id);
    std::vector<Occurrence> found =
        codes.low_bytes.empty()
            ? occurrences_in_text(reader, document, terms_, max_positions, analyzer_)
            : occurrences(TermPositions(database_, id, codes), query_terms_, {terms_.size(), max_positions});
    std::erase_if(found, [&](const Occurrence& o) { return o.position >= document.end.position; });  // of the title
    prefer_body(found, document);
    if (found.empty()) return {beginning(reader, document)};
    std::vector<Snippet> snippets;
    for (const Window& window : windows_of(found))
        if (auto snippet = quote(reader, document, window, end_of(snippets))) snippets.push_back(*std::move(snippet));
    return snippets;
}

// A short text is analyzed once, for the places and for the quotations.
std::vector<Snippet> SnippetMaker::excerpts_of_frame(const DocumentReader& reader, const StoredDocument& document) {
    TextRange range;
    range.append(reader.frame(document, 0));
    Words words(range, analyzer_, terms_);
    std::vector<Occurrence> found = words.occurrences();
    prefer_body(found, document);
    if (found.empty()) return {beginning(document, range, words)};
    std::vector<Snippet> snippets;
    for (const Window& window : windows_of(found))
        if (auto snippet = quote(document, range, words, window, end_of(snippets)))
            snippets.push_back(*std::move(snippet));
    return snippets;
}

std::vector<Window> SnippetMaker::windows_of(const std::vector<Occurrence>& found) const {
    const std::uint64_t width = std::max<std::uint64_t>(options_.length / bytes_per_word, 4);
    return choose_windows(found, weights_, width, options_.count);
}

std::optional<Snippet> SnippetMaker::quote(const DocumentReader& reader, const StoredDocument& document, Window window,
                                           std::uint64_t quoted_to) {
    // The frames of the window, and those beside it that the quotation may reach into.
    std::size_t first = frame_of(document, window.first);
    std::size_t last = frame_of(document, window.last);
    if (last > first + 1) last = first, window.last = window.first;  // few words, but very much between them
    const Frame frame = reader.frame(document, first);
    const bool is_near_begin =
        frame.blocks.size() < 2 || window.first - frame.place.position < frame.blocks[1].position;
    TextRange range;
    if (first > 0 && is_near_begin) range.append(reader.frame(document, first - 1));
    range.append(frame);
    while (++first <= last) range.append(reader.frame(document, first));
    if (last + 1 < document.frames.size()) range.append(reader.frame(document, last + 1));
    Words words(range, analyzer_, terms_);
    return quote(document, range, words, window, quoted_to);
}

std::optional<Snippet> SnippetMaker::quote(const StoredDocument& document, const TextRange& range, Words& words,
                                           const Window& window, std::uint64_t quoted_to) {
    const Span place = {words.at(window.first - range.place.position).begin,
                        words.at(window.last - range.place.position).end};
    const auto in_stretch = [&](std::uint64_t offset) {
        return static_cast<std::size_t>(offset - std::min(offset, range.place.offset));
    };
    if (place.begin < in_stretch(quoted_to)) return {};  // it is in the quotation before
    // A quotation from the body does not begin with the title, which is shown already.
    const std::size_t body = in_stretch(document.body.offset);
    return cut_out(range, words, place, std::max(in_stretch(quoted_to), place.begin >= body ? body : 0));
}

Snippet SnippetMaker::cut_out(const TextRange& range, Words& words, Span place, std::size_t floor) {
    const std::size_t from = place.begin - std::min(place.begin, options_.length);
    const auto around = words.between(from, place.begin + 2 * options_.length);
    const QuoteRange quoted = quote_range(range.text, place, options_.length, around.words, floor);
    const auto [begin, end] = quoted.range;
    Snippet snippet;
    snippet.text = range.text.substr(begin, end - begin);
    snippet.cut_before = quoted.cut_before || (begin == 0 && range.place.offset > 0);
    snippet.cut_after = quoted.cut_after;
    snippet.offset = range.place.offset + begin;
    snippet.line = range.line_of(begin);
    for (const Span& span : around.marked)
        if (span.begin >= begin && span.end <= end)
            snippet.highlights.push_back({span.begin - begin, span.end - begin});
    return snippet;
}

Snippet SnippetMaker::beginning(const DocumentReader& reader, const StoredDocument& document) {
    TextRange range;
    range.append(reader.frame(document, 0));
    Words words(range, analyzer_, terms_);
    return beginning(document, range, words);
}

Snippet SnippetMaker::beginning(const StoredDocument& document, const TextRange& range, Words& words) {
    std::size_t body = std::min<std::size_t>(document.body.offset, range.text.size());
    if (range.text.find_first_not_of(" \t\r\n", body) == std::string::npos) body = 0;  // a title and nothing more
    return cut_out(range, words, {body, body}, body);
}

std::vector<Span> SnippetMaker::highlights(std::string_view text) {
    std::vector<Span> spans;
    for (const Token& token : analyzer_.analyze(text))
        if (terms_.contains(token.term)) spans.push_back({token.begin, token.end});
    return spans;
}

}  // namespace kwic
