// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/snippet_maker.hpp"

#include "snippet/literal_targets.hpp"
#include "snippet/snippet_range.hpp"
#include "text/line_breaks.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Maximum number of positions that are read for an index term of a document. More occurrences hardly improve the
// snippets.
constexpr std::size_t max_positions = 2000;

// Minimum length in bytes. A shorter snippet could be too short for a word.
constexpr std::size_t min_length = 20;

// Approximate length of a word with the space after it.
constexpr std::size_t bytes_per_word = 7;

// Removes occurrences in the title if there are occurrences in the body, because the hit shows the title anyway.
void prefer_body(std::vector<Occurrence>& occurrences, const StoredDocument& document) {
    if (occurrences.empty() || occurrences.back().position < document.body.position) return;
    std::erase_if(occurrences, [&](const Occurrence& o) { return o.position < document.body.position; });
}

// Returns the end of the last snippet, in bytes of the document's text.
std::uint64_t end_of(const std::vector<Snippet>& snippets) {
    return snippets.empty() ? 0 : snippets.back().offset + snippets.back().text.size();
}

// Returns the number of the frame that holds byte `offset` of the text, or of the last frame if the text ends before.
std::size_t frame_at(const StoredDocument& document, std::uint64_t offset) {
    const auto after = std::upper_bound(document.frames.begin(), document.frames.end(), offset,
                                        [](std::uint64_t o, const TextPosition& frame) { return o < frame.offset; });
    return static_cast<std::size_t>(after - document.frames.begin()) - 1;
}

// Adds to `snippets` those of `others` that have highlights and overlap no other snippet, up to `max_count` in all.
void add_others(std::vector<Snippet> others, std::size_t max_count, std::vector<Snippet>& snippets) {
    const auto overlaps = [](const Snippet& a, const Snippet& b) {
        return a.offset < b.offset + b.text.size() && b.offset < a.offset + a.text.size();
    };
    for (Snippet& other : others) {
        const bool is_shown = std::any_of(snippets.begin(), snippets.end(),
                                          [&](const Snippet& snippet) { return overlaps(snippet, other); });
        if (snippets.size() < max_count && !is_shown && !other.highlights.empty()) snippets.push_back(std::move(other));
    }
    std::sort(snippets.begin(), snippets.end(), [](const Snippet& a, const Snippet& b) { return a.offset < b.offset; });
}

// Removes line breaks between letters of Han, Hiragana or Katakana.
void unwrap(Snippet& snippet) {
    if (snippet.text.find('\n') != snippet.text.npos)
        snippet.text = without_breaks_between_letters(snippet.text, snippet.highlights);
}

}  // namespace

SnippetMaker::SnippetMaker(const Xapian::Database& database, const std::vector<QueryTerm>& query_terms,
                           const std::vector<Literal>& literals, Analyzer& analyzer, const SnippetOptions& options)
    : database_(database), query_terms_(query_terms), literals_(literals), analyzer_(analyzer), options_(options) {
    options_.length = std::max(options_.length, min_length);
    weights_ = weights_of(query_terms, database.get_doccount());
    terms_ = index_of_terms(query_terms, std::numeric_limits<std::size_t>::max());
}

std::vector<Snippet> SnippetMaker::snippets(const DocumentReader& reader, Xapian::docid id,
                                            const StoredDocument& document, bool reads_positions) {
    if (!document.has_text || document.frames.empty() || options_.max_count == 0) return {};
    std::vector<Snippet> snippets = literal_snippets(reader, document);
    const bool are_enough = snippets.size() == options_.max_count || query_terms_.empty();
    if (snippets.empty())
        snippets = word_snippets(reader, id, document, reads_positions);
    else if (!are_enough)
        add_others(word_snippets(reader, id, document, reads_positions), options_.max_count, snippets);
    std::for_each(snippets.begin(), snippets.end(), unwrap);
    return snippets;
}

// Returns a snippet for each place of literal_targets() that no other snippet shows.
std::vector<Snippet> SnippetMaker::literal_snippets(const DocumentReader& reader, const StoredDocument& document) {
    std::vector<Snippet> snippets;
    for (const TextSpan& place : literal_targets(literals_, reader, document, options_.max_count, options_.length)) {
        const std::uint64_t first = place.begin - std::min<std::uint64_t>(place.begin, options_.length);
        AnalyzedRange text = read_frames(reader, document, frame_at(document, first),
                                         frame_at(document, place.end + 2 * options_.length));
        const std::uint64_t start = text.range().start.offset;
        const Span target{static_cast<std::size_t>(place.begin - start), static_cast<std::size_t>(place.end - start)};
        auto snippet = snippet_at(document, text, target, end_of(snippets));
        if (!snippet) continue;
        // The snippet may show only a part of a long literal.
        const std::uint64_t end = std::min(place.end, snippet->offset + snippet->text.size());
        const std::uint64_t begin = std::max(place.begin, snippet->offset);
        if (begin < end)
            snippet->highlights.push_back(
                {static_cast<std::size_t>(begin - snippet->offset), static_cast<std::size_t>(end - snippet->offset)});
        join_overlapping(snippet->highlights);
        snippets.push_back(*std::move(snippet));
    }
    return snippets;
}

// Returns snippets for the words of the query or, if none occurs in the text, the beginning of the text.
std::vector<Snippet> SnippetMaker::word_snippets(const DocumentReader& reader, Xapian::docid id,
                                                 const StoredDocument& document, bool reads_positions) {
    std::optional<AnalyzedRange> text;  // the complete text if it has a single frame, so that it is analyzed only once
    if (document.frames.size() == 1) text.emplace(read_frames(reader, document, 0, 0));
    std::vector<Occurrence> occurrences =
        text ? text->occurrences() : occurrences_in(reader, id, document, reads_positions);
    prefer_body(occurrences, document);
    if (occurrences.empty()) {
        if (!text) text.emplace(read_frames(reader, document, 0, 0));
        return {beginning(document, *text)};
    }
    std::vector<Snippet> snippets;
    for (Window window : windows_of(occurrences)) {
        std::optional<AnalyzedRange> around;
        if (!text) around.emplace(read_around(reader, document, window));
        if (auto snippet = snippet_of(document, text ? *text : *around, window, end_of(snippets)))
            snippets.push_back(*std::move(snippet));
    }
    return snippets;
}

// Returns the occurrences in the text of a document, without those in a title outside the text.
std::vector<Occurrence> SnippetMaker::occurrences_in(const DocumentReader& reader, Xapian::docid id,
                                                     const StoredDocument& document, bool reads_positions) {
    PositionCodes codes;
    if (reads_positions) codes = codes_of(database_, id);
    std::vector<Occurrence> found =
        codes.low_bytes.empty()
            ? occurrences_in_text(reader, document, terms_, max_positions, analyzer_)
            : occurrences(TermPositions(database_, id, codes), query_terms_, {terms_.size(), max_positions});
    std::erase_if(found, [&](const Occurrence& o) { return o.position >= document.end.position; });
    return found;
}

std::vector<Window> SnippetMaker::windows_of(const std::vector<Occurrence>& occurrences) const {
    const std::uint64_t width = std::max<std::uint64_t>(options_.length / bytes_per_word, 4);
    return choose_windows(occurrences, weights_, width, options_.max_count);
}

AnalyzedRange SnippetMaker::read_frames(const DocumentReader& reader, const StoredDocument& document, std::size_t first,
                                        std::size_t last) {
    TextRange range;
    for (std::size_t number = first; number <= last; ++number) range.append(reader.frame(document, number));
    return {std::move(range), analyzer_, terms_};
}

// Reads the frames of the window and the adjacent frames into which the snippet may extend. A window of more than two
// frames, which has much text between few occurrences, is reduced to its first occurrence.
AnalyzedRange SnippetMaker::read_around(const DocumentReader& reader, const StoredDocument& document, Window& window) {
    const std::size_t first = frame_of(document, window.first);
    std::size_t last = frame_of(document, window.last);
    if (last > first + 1) last = first, window.last = window.first;
    const Frame frame = reader.frame(document, first);
    const bool is_in_first_block =
        frame.blocks.size() < 2 || window.first - frame.start.position < frame.blocks[1].position;
    TextRange range;
    if (first > 0 && is_in_first_block) range.append(reader.frame(document, first - 1));
    range.append(frame);
    for (std::size_t number = first + 1; number <= std::min(last + 1, document.frames.size() - 1); ++number)
        range.append(reader.frame(document, number));
    return {std::move(range), analyzer_, terms_};
}

// Returns the snippet for a window, or nothing if the window begins before `min_offset`, the end of the previous
// snippet in bytes of the document's text.
std::optional<Snippet> SnippetMaker::snippet_of(const StoredDocument& document, AnalyzedRange& text,
                                                const Window& window, std::uint64_t min_offset) {
    const std::uint64_t start = text.range().start.position;
    return snippet_at(document, text, {text.word_at(window.first - start).begin, text.word_at(window.last - start).end},
                      min_offset);
}

// Returns the snippet for a target, in bytes of the range, or nothing if the target begins before `min_offset`.
std::optional<Snippet> SnippetMaker::snippet_at(const StoredDocument& document, AnalyzedRange& text, Span target,
                                                std::uint64_t min_offset) {
    const TextPosition& start = text.range().start;
    const auto offset_in_range = [&](std::uint64_t offset) {
        return static_cast<std::size_t>(offset - std::min(offset, start.offset));
    };
    const std::size_t previous_end = offset_in_range(min_offset);
    if (target.begin < previous_end) return {};
    // A snippet of the body does not extend into the title, because the hit shows the title anyway.
    const std::size_t body = offset_in_range(document.body.offset);
    return snippet_around(text, target, std::max(previous_end, target.begin >= body ? body : 0));
}

// Returns a snippet at the beginning of the body, or of the whole text if the body is blank.
Snippet SnippetMaker::beginning(const StoredDocument& document, AnalyzedRange& text) {
    const std::string& bytes = text.range().text;
    std::size_t body = std::min<std::size_t>(document.body.offset, bytes.size());
    if (bytes.find_first_not_of(" \t\r\n", body) == std::string::npos) body = 0;
    return snippet_around(text, {body, body}, body);
}

// Makes a snippet that contains `target` and does not begin before `min_begin`. Both are in bytes of the range.
Snippet SnippetMaker::snippet_around(AnalyzedRange& text, Span target, std::size_t min_begin) {
    const TextRange& range = text.range();
    const std::size_t words_begin = target.begin - std::min(target.begin, options_.length);
    const auto words = text.words_between(words_begin, target.begin + 2 * options_.length);
    const SnippetRange shown = snippet_range(range.text, target, options_.length, words.all, min_begin);
    const auto [begin, end] = shown.bytes;
    Snippet snippet;
    snippet.text = range.text.substr(begin, end - begin);
    snippet.cut_before = shown.cut_before || (begin == 0 && range.start.offset > 0);
    snippet.cut_after = shown.cut_after;
    snippet.offset = range.start.offset + begin;
    snippet.line = range.line_of(begin);
    for (const Span& word : words.highlights)
        if (word.begin >= begin && word.end <= end)
            snippet.highlights.push_back({word.begin - begin, word.end - begin});
    add_literals(literals_, snippet.text, snippet.highlights);
    return snippet;
}

std::vector<Span> SnippetMaker::highlights(std::string_view text) {
    std::vector<Span> highlights;
    const std::span<const Token> tokens = analyzer_.analyze(text);
    for (const std::size_t token :
         wanted_tokens(tokens, analyzer_.broken_words(), [&](std::string_view term) { return terms_.contains(term); }))
        highlights.push_back({tokens[token].begin, tokens[token].end});
    add_literals(literals_, text, highlights);
    return highlights;
}

}  // namespace kwic
