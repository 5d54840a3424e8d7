// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/snippet_maker.hpp"

#include "snippet/line_layout.hpp"
#include "snippet/literal_targets.hpp"
#include "snippet/matching_lines.hpp"
#include "snippet/snippet_range.hpp"
#include "text/line_breaks.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The minimum of SnippetOptions::length, in bytes. A smaller length could be too short for a word.
constexpr std::size_t min_length = 20;

// Approximate length of a word with the space after it, in bytes.
constexpr std::size_t bytes_per_word = 7;

SnippetOptions checked(SnippetOptions options) {
    options.length = std::max(options.length, min_length);
    return options;
}

// Returns the maximum length of a window in positions.
std::uint64_t window_width(const SnippetOptions& options) {
    return std::max<std::uint64_t>(options.length / bytes_per_word, 4);
}

// Returns the end of the last snippet, in bytes of the document's text, or 0 if there is no snippet.
std::uint64_t end_of(const std::vector<Snippet>& snippets) {
    return snippets.empty() ? 0 : snippets.back().offset + snippets.back().text.size();
}

// Returns the number of the frame that holds byte `offset` of the text, or of the last frame if the text is too short.
std::size_t frame_at(const StoredDocument& document, std::uint64_t offset) {
    const auto after = std::upper_bound(document.frames.begin(), document.frames.end(), offset,
                                        [](std::uint64_t o, const TextPosition& frame) { return o < frame.offset; });
    return static_cast<std::size_t>(after - document.frames.begin()) - 1;
}

// Adds each snippet of `others` that has highlights and does not overlap a snippet in `snippets`, until `snippets` has
// `max_count` elements. Then sorts `snippets` in the order of the text.
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

// Removes line breaks between letters of Han, Hiragana or Katakana, unless the snippet keeps its lines.
void unwrap(Snippet& snippet) {
    if (!snippet.has_lines && snippet.text.find('\n') != snippet.text.npos)
        snippet.text = without_breaks_between_letters(snippet.text, snippet.highlights);
}

}  // namespace

SnippetMaker::SnippetMaker(const glass::OpenDatabase& opened, const CompiledQuery& compiled, Analyzer& analyzer,
                           const SnippetOptions& options)
    : compiled_(compiled),
      analyzer_(analyzer),
      options_(checked(options)),
      items_(compiled, opened.database.get_doccount()),
      finder_(opened, items_, analyzer, window_width(options_)) {}

std::vector<Snippet> SnippetMaker::snippets(const DocumentReader& reader, Xapian::docid id,
                                            const StoredDocument& document, bool reads_positions) {
    if (!document.has_text || document.frames.empty() || options_.max_count == 0) return {};
    if (options_.lines) return line_snippets(reader, document);
    std::vector<Snippet> snippets = literal_snippets(reader, document);
    const bool are_enough = snippets.size() == options_.max_count || compiled_.query_terms.empty();
    if (snippets.empty())
        snippets = word_snippets(reader, id, document, reads_positions);
    else if (!are_enough)
        add_others(word_snippets(reader, id, document, reads_positions), options_.max_count, snippets);
    std::for_each(snippets.begin(), snippets.end(), unwrap);
    return snippets;
}

std::vector<Snippet> SnippetMaker::line_snippets(const DocumentReader& reader, const StoredDocument& document) {
    AnalyzedRange text = finder_.read_frames(reader, document, 0, document.frames.size() - 1);
    std::vector<Span> words;
    for (const std::uint64_t position : items_.matching_positions(text.occurrences()))
        words.push_back(text.word_at(position));
    std::vector<Span> matches;
    // The highlights in a broken word are the parts of it that match.
    auto word = words.begin();
    for (const Span& highlight : text.words_between(0, text.range().text.size()).highlights) {
        while (word != words.end() && word->end <= highlight.begin) ++word;
        if (word != words.end() && word->begin < highlight.end) matches.push_back(highlight);
    }
    add_literals(compiled_.literals, text.range().text, matches);
    join_overlapping(matches);
    return with_file_lines(matching_lines(text.range().text, matches, options_.context, options_.max_count), document);
}

// Returns a snippet for each place that literal_targets() returns. Skips a place that begins in the previous snippet.
std::vector<Snippet> SnippetMaker::literal_snippets(const DocumentReader& reader, const StoredDocument& document) {
    std::vector<Snippet> snippets;
    for (const TextSpan& place :
         literal_targets(compiled_.literals, reader, document, options_.max_count, options_.length)) {
        const std::uint64_t first = place.begin - std::min<std::uint64_t>(place.begin, options_.length);
        AnalyzedRange text = finder_.read_frames(reader, document, frame_at(document, first),
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

// Returns snippets for the words of the query or, if no word occurs in the text, a snippet at the beginning of the
// text.
std::vector<Snippet> SnippetMaker::word_snippets(const DocumentReader& reader, Xapian::docid id,
                                                 const StoredDocument& document, bool reads_positions) {
    std::optional<AnalyzedRange> text;  // the complete text, if the text has only one frame
    if (document.frames.size() == 1) text.emplace(finder_.read_frames(reader, document, 0, 0));
    std::vector<ItemSpan> places =
        text ? finder_.in_text(*text)
             : finder_.in_document(reader, id, document, reads_positions, options_.max_count == 1);
    prefer_body(places, document);
    if (places.empty()) {
        if (!text) text.emplace(finder_.read_frames(reader, document, 0, 0));
        return {beginning(document, *text)};
    }
    std::vector<Snippet> snippets;
    for (Window window : choose_windows(places, items_.weighted(places), window_width(options_), options_.max_count)) {
        std::optional<AnalyzedRange> around;
        if (!text) around.emplace(finder_.read_around(reader, document, window));
        if (auto snippet = snippet_of(document, text ? *text : *around, window, end_of(snippets)))
            snippets.push_back(*std::move(snippet));
    }
    return snippets;
}

// Removes the places in the title if there are places in the body, because the hit shows the title anyway. Removes no
// places if the title contains a phrase of the query and the body contains none.
void SnippetMaker::prefer_body(std::vector<ItemSpan>& places, const StoredDocument& document) const {
    if (places.empty() || places.back().last < document.body.position) return;
    const auto is_in_title = [&](const ItemSpan& place) { return place.first < document.body.position; };
    const auto is_phrase = [&](const ItemSpan& place) { return items_.is_phrase(place.item); };
    const bool has_phrase = std::any_of(places.begin(), places.end(), is_phrase);
    const bool body_has_phrase = has_phrase && std::any_of(places.begin(), places.end(), [&](const ItemSpan& place) {
                                     return is_phrase(place) && !is_in_title(place);
                                 });
    if (has_phrase == body_has_phrase) std::erase_if(places, is_in_title);
}

// Returns the snippet for a window, or nothing if the window begins before `min_offset`. `min_offset` is the end of the
// previous snippet, in bytes of the document's text.
std::optional<Snippet> SnippetMaker::snippet_of(const StoredDocument& document, AnalyzedRange& text,
                                                const Window& window, std::uint64_t min_offset) {
    const std::uint64_t start = text.range().start.position;
    return snippet_at(document, text, target_of(text, {window.first - start, window.last - start}), min_offset);
}

// Returns the snippet for `target`, or nothing if `target` begins before `min_offset`. `target` is in bytes of
// text.range().
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
    return snippet_around(document, text, target, std::max(previous_end, target.begin >= body ? body : 0));
}

// Returns the bytes of a window, whose positions are relative to text.range(). If the window has several words and is
// longer than a snippet, returns the bytes of the best part that fits.
Span SnippetMaker::target_of(AnalyzedRange& text, const Window& window) {
    const Span whole = {text.word_at(window.first).begin, text.word_at(window.last).end};
    if (whole.end - whole.begin <= options_.length || window.first == window.last) return whole;
    std::vector<ItemSpan> places =
        items_.places(text.occurrences_between(window.first, window.last), window.last - window.first + 1);
    const std::vector<WindowItem> items = items_.weighted(places);
    for (ItemSpan& place : places) {
        const Span bytes = {text.word_at(place.first).begin, text.word_at(place.last).end};
        const bool fits = bytes.end - bytes.begin <= options_.length;
        place.first = bytes.begin;
        place.last = fits ? bytes.end - 1 : bytes.begin;
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const ItemSpan& a, const ItemSpan& b) { return a.last < b.last; });
    const auto best = best_window(places, items, options_.length);
    if (!best) return whole;
    return {static_cast<std::size_t>(best->window.first), static_cast<std::size_t>(best->window.last) + 1};
}

// Returns a snippet at the beginning of the body, or of the whole text if the body is blank.
Snippet SnippetMaker::beginning(const StoredDocument& document, AnalyzedRange& text) {
    const std::string& bytes = text.range().text;
    std::size_t begin = bytes.find_first_not_of(" \t\r\n", std::min<std::size_t>(document.body.offset, bytes.size()));
    if (begin == bytes.npos) begin = bytes.find_first_not_of(" \t\r\n");
    if (begin == bytes.npos) begin = 0;
    return snippet_around(document, text, {begin, begin}, begin);
}

// Makes a snippet that shows `target` and does not begin before `min_begin`. `target` and `min_begin` are in bytes of
// text.range().
Snippet SnippetMaker::snippet_around(const StoredDocument& document, AnalyzedRange& text, Span target,
                                     std::size_t min_begin) {
    const TextRange& range = text.range();
    const std::size_t words_begin = target.begin - std::min(target.begin, options_.length);
    const auto words = text.words_between(words_begin, target.begin + 2 * options_.length);
    Snippet snippet;
    snippet.has_lines = keeps_lines(range.text, target.begin);
    const SnippetRange shown =
        (snippet.has_lines ? lines_range : snippet_range)(range.text, target, options_.length, words.all, min_begin);
    const auto [begin, end] = shown.bytes;
    snippet.text = range.text.substr(begin, end - begin);
    snippet.cut_before = shown.cut_before || (begin == 0 && range.start.offset > 0);
    snippet.cut_after = shown.cut_after;
    snippet.offset = range.start.offset + begin;
    snippet.line = range.line_of(begin) + static_cast<std::uint64_t>(line_shift_at(document, snippet.offset));
    for (const Span& word : words.highlights)
        if (word.begin >= begin && word.end <= end)
            snippet.highlights.push_back({word.begin - begin, word.end - begin});
    add_literals(compiled_.literals, snippet.text, snippet.highlights);
    return snippet;
}

std::vector<Span> SnippetMaker::highlights(std::string_view text) {
    std::vector<Span> highlights;
    const std::span<const Token> tokens = analyzer_.analyze(text);
    const auto is_wanted = [&](std::string_view term) { return items_.terms().contains(term); };
    for (const std::size_t token : wanted_tokens(tokens, analyzer_.broken_words(), is_wanted))
        highlights.push_back({tokens[token].begin, tokens[token].end});
    add_literals(compiled_.literals, text, highlights);
    return highlights;
}

}  // namespace kwic
