// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/matching_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace kwic {
namespace {

// A sequence of lines: its bytes without the last LF, and the number of its first line.
struct Lines {
    Span bytes;
    std::uint64_t first = 1;
};

// Returns the beginning of the line that contains byte `at`.
std::size_t line_begin(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

// Returns the index of the LF after byte `at`, or the length of the text.
std::size_t line_end(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

// Adds `context` lines before and after `lines`, but no line before byte `min_begin`.
Span with_context(std::string_view text, Span lines, std::size_t context, std::size_t min_begin) {
    for (std::size_t i = 0; i < context && lines.begin > min_begin; ++i)
        lines.begin = line_begin(text, lines.begin - 1);
    // There is no line after an LF at the end of the text.
    for (std::size_t i = 0; i < context && lines.end + 1 < text.size(); ++i) lines.end = line_end(text, lines.end + 1);
    return lines;
}

Snippet snippet_of(std::string_view text, const Lines& lines, const std::vector<Span>& matches) {
    const auto [begin, end] = lines.bytes;
    Snippet snippet;
    snippet.text = text.substr(begin, end - begin);
    if (snippet.text.ends_with('\r')) snippet.text.pop_back();
    snippet.offset = begin;
    snippet.line = lines.first;
    snippet.has_lines = true;
    auto match = std::lower_bound(matches.begin(), matches.end(), begin,
                                  [](const Span& a, std::size_t b) { return a.end <= b; });
    for (; match != matches.end() && match->begin < end; ++match) {
        const std::size_t match_begin = std::max(match->begin, begin) - begin;
        const std::size_t match_end = std::min(match->end - begin, snippet.text.size());
        if (match_begin < match_end) snippet.highlights.push_back({match_begin, match_end});
    }
    return snippet;
}

}  // namespace

std::vector<Snippet> matching_lines(std::string_view text, const std::vector<Span>& matches, std::size_t context,
                                    std::size_t max_count) {
    std::vector<Lines> found;
    std::size_t searched = 0;  // the lines before this byte are known
    for (const Span& match : matches) {
        if (match.end <= searched) continue;
        searched = line_end(text, std::max(match.end, match.begin + 1) - 1);
        const std::size_t min_begin = found.empty() ? 0 : found.back().bytes.end;
        const Span bytes = with_context(text, {line_begin(text, match.begin), searched}, context, min_begin);
        if (!found.empty() && bytes.begin <= min_begin + 1) {
            found.back().bytes.end = std::max(min_begin, bytes.end);
            continue;
        }
        if (found.size() == max_count) break;
        const std::size_t counted = found.empty() ? 0 : found.back().bytes.begin;
        const std::string_view before = text.substr(counted, bytes.begin - counted);
        const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
        found.push_back({bytes, (found.empty() ? 1 : found.back().first) + lines});
    }
    std::vector<Snippet> snippets;
    for (const Lines& lines : found) snippets.push_back(snippet_of(text, lines, matches));
    return snippets;
}

std::vector<Snippet> with_file_lines(const std::vector<Snippet>& snippets, const StoredDocument& document) {
    if (document.lines.empty()) return snippets;
    std::vector<Snippet> found;
    for (const Snippet& snippet : snippets) {
        const std::string_view text = snippet.text;
        std::vector<Lines> parts;
        std::int64_t last_shift = 0;
        std::uint64_t line = snippet.line;
        for (std::size_t begin = 0; begin <= text.size(); ++line) {
            const std::size_t end = line_end(text, begin);
            const std::int64_t shift = line_shift_at(document, snippet.offset + begin);
            if (parts.empty() || shift != last_shift)
                parts.push_back({{begin, end}, line + static_cast<std::uint64_t>(shift)});
            else
                parts.back().bytes.end = end;
            last_shift = shift;
            begin = end + 1;
        }
        for (const Lines& part : parts) {
            found.push_back(snippet_of(text, part, snippet.highlights));
            found.back().offset += snippet.offset;
        }
    }
    return found;
}

}  // namespace kwic
