// SPDX-License-Identifier: GPL-2.0-or-later
// Prints results as a numbered list in Markdown (CommonMark).
#include "paragraph.hpp"
#include "printer.hpp"

#include <kwic/markup.hpp>
#include <kwic/printable.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr Style plain = "", match = "b";

// Returns `text` with a backslash before each character that Markdown may read as markup.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("\\`*_{}[]<>()#+-.!|~&").find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    return result;
}

// Returns the text on one line, with the highlighted parts in bold.
std::string marked(std::string_view text, const std::vector<Span>& highlights) {
    std::string result;
    for (const Run& run : paragraph(text, highlights, plain, match)) {
        const bool is_match = run.style == match;
        result += (is_match ? "**" : "") + escaped(run.text) + (is_match ? "**" : "");
    }
    return result;
}

void print_hit(std::ostream& out, const Hit& hit) {
    const std::string place = printable(location(hit.id, hit.path));
    const std::string title = hit.title.empty() ? escaped(place) : marked(hit.title, hit.title_highlights);
    out << hit.rank << ". ";
    if (hit.path.starts_with('/'))
        out << '[' << title << "](<" << file_url(hit.path) << ">)";
    else
        out << title;
    if (!hit.title.empty()) out << " — " << escaped(place);
    if (!hit.snippets.empty()) out << ", line " << hit.snippets.front().line;
    if (!hit.date.empty()) out << ", " << escaped(printable(hit.date));
    for (const std::string& word : hit.missing_words)
        out << (&word == &hit.missing_words.front() ? " (without " : ", ") << escaped(printable(word))
            << (&word == &hit.missing_words.back() ? ")" : "");
    out << '\n';
    for (const Snippet& snippet : hit.snippets)
        out << "\n   > " << (snippet.cut_before ? "… " : "") << marked(snippet.text, snippet.highlights)
            << (snippet.cut_after ? " …" : "") << '\n';
}

}  // namespace

void print_markdown(std::ostream& out, const Results& results) {
    for (const Hit& hit : results.hits) {
        if (&hit != &results.hits.front()) out << '\n';
        print_hit(out, hit);
    }
}

}  // namespace kwic::searcher
