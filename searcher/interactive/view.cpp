// SPDX-License-Identifier: GPL-2.0-or-later
#include "view.hpp"

#include "../characters.hpp"
#include "../hit_text.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr Style plain = "", bold = "1", dim = "2", warning = "33";
constexpr std::string_view prompt = "Search: ";
constexpr std::string_view keys = "Up/Down choose  PgUp/PgDn page  Enter open  Tab complete  Esc leave";
constexpr std::size_t fixed_lines = 4;  // one line each for the query, the total, the warnings and the keys
constexpr std::size_t snippet_lines = 2;
constexpr std::size_t lines_per_hit = 2 + snippet_lines;  // one line each for the title and the location
constexpr std::size_t indent = 5;

using Line = std::vector<Run>;

// Returns the line of the query. A long query is shifted to the left, so that the cursor stays on the screen.
Line query_line(const State& state, std::size_t width, std::size_t& cursor_column) {
    const std::string_view text = state.line.text();
    const std::string_view before = text.substr(0, state.line.cursor());
    const std::size_t room = width > prompt.size() + 1 ? width - prompt.size() - 1 : 1;
    std::size_t cursor = width_of(before);
    std::size_t cut = 0;
    while (cursor > room ||
           (cut > 0 && cut < before.size() && columns(first_character(before.substr(cut)).code) == 0)) {
        const Character first = first_character(before.substr(cut));
        cut += first.length;
        cursor -= columns(first.code);
    }
    cursor_column = prompt.size() + cursor;
    Line line = {{std::string(prompt), bold}, {std::string(text.substr(cut)), plain}};
    if (state.line.is_at_end()) line.push_back({printable(state.completion), dim});
    return line;
}

Line status_line(const State& state) {
    if (!state.has_query()) return {{"type words to search for", dim}};
    const Results& results = state.results;
    Line line = {{results.hits.empty() && results.total.value == 0
                      ? fmt::format("nothing found ({:.1f} ms)", results.took_ms)
                      : total(results),
                  dim}};
    if (state.suggestion) {
        line.push_back({"  did you mean: ", plain});
        line.push_back({printable(*state.suggestion), bold});
        line.push_back({" (Tab)", plain});
    }
    return line;
}

Line warning_line(const Results& results) {
    std::string text;
    for (const Warning& each : results.warnings) text += (text.empty() ? "" : "; ") + printable(each.message);
    return {{text, warning}};
}

// Returns the line with the location of a hit. If the line is longer than `width` columns, the beginning of the path is
// cut off, because the end of the path and the line number are more useful.
Line clipped_location(const Hit& hit, bool names_index, std::size_t width) {
    Line line = hit_location(hit, names_index);
    if (!hit.near.empty()) line.push_back({fmt::format("  +{} more", hit.near.size()), dim});
    if (hit.partial) line.push_back({"  some of the words", dim});
    std::size_t all = 0;
    for (const Run& run : line) all += width_of(run.text);
    std::string& path = line.front().text;
    std::size_t cut = 0;
    while (all + (cut > 0) > width && cut < path.size()) {
        const Character first = first_character(std::string_view(path).substr(cut));
        cut += first.length;
        all -= columns(first.code);
    }
    if (cut > 0) path.replace(0, cut, "…");
    return line;
}

Line indented(Line line) {
    line.insert(line.begin(), Run{std::string(indent, ' '), plain});
    return line;
}

// Appends the lines of a hit. Every hit has the same number of lines, so that a new search does not shift the hits on
// the screen.
void add_hit(std::vector<Line>& lines, const Hit& hit, bool is_selected, bool names_index, std::size_t width) {
    Line title = numbered_title(hit);
    title.insert(title.begin(), Run{is_selected ? "> " : "  ", bold});
    lines.push_back(std::move(title));

    const std::size_t room = width > indent ? width - indent : 1;
    lines.push_back(indented(clipped_location(hit, names_index, room)));

    std::vector<Line> text;
    if (!hit.snippets.empty())
        text = wrapped(snippet_runs(hit.snippets[0], true), room);
    else if (!hit.field_matches.empty())
        text = wrapped(field_match(hit.field_matches[0]), room);
    if (text.size() > snippet_lines) {
        text.resize(snippet_lines);
        text.back().push_back({" …", plain});
        text.back() = clipped(text.back(), room);
    }
    text.resize(snippet_lines);
    for (Line& line : text) lines.push_back(indented(std::move(line)));
}

}  // namespace

std::size_t hits_that_fit(const ScreenSize& size) {
    return size.rows > fixed_lines + lines_per_hit ? (size.rows - fixed_lines) / lines_per_hit : 1;
}

std::size_t snippet_length(const ScreenSize& size) {
    constexpr std::size_t min_length = 40;
    constexpr std::size_t ellipsis_bytes = 8;  // `… ` before and ` …` after the text
    const std::size_t room = snippet_lines * (size.columns - std::min(size.columns, indent));
    return std::max(room, min_length + ellipsis_bytes) - ellipsis_bytes;
}

Picture draw(const State& state, const ScreenSize& size) {
    Picture picture;
    picture.lines.push_back(query_line(state, size.columns, picture.cursor_column));
    picture.lines.push_back(status_line(state));
    picture.lines.push_back(warning_line(state.results));
    for (const Hit& hit : state.results.hits)
        add_hit(picture.lines, hit, &hit == &state.results.hits[state.selected], !state.results.indexes.empty(),
                size.columns);
    picture.lines.resize(size.rows > 0 ? size.rows - 1 : 0);
    picture.lines.push_back(state.notice.empty() ? Line{{std::string(keys), dim}}
                                                 : Line{{printable(state.notice), warning}});
    picture.lines.resize(size.rows);
    for (Line& line : picture.lines) line = clipped(line, size.columns);
    picture.cursor_column = std::min(picture.cursor_column, size.columns > 0 ? size.columns - 1 : 0);
    return picture;
}

}  // namespace kwic::searcher
