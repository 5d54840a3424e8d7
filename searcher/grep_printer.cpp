// SPDX-License-Identifier: GPL-2.0-or-later
// Prints the lines of matches, as grep does.
#include "printer.hpp"

#include <kwic/printable.hpp>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace kwic::searcher {
namespace {

// Prints a line with its tabs, and replaces other control characters.
void print_line(std::ostream& out, std::string_view line) {
    for (;;) {
        const std::size_t tab = std::min(line.find('\t'), line.size());
        out << printable(line.substr(0, tab));
        if (tab == line.size()) break;
        out << '\t';
        line.remove_prefix(tab + 1);
    }
    out << '\n';
}

void print_lines(std::ostream& out, const std::string& path, const Snippet& snippet) {
    auto match = snippet.highlights.begin();
    std::size_t begin = 0;
    for (std::uint64_t line = snippet.line; begin <= snippet.text.size(); ++line) {
        const std::size_t end = std::min(snippet.text.find('\n', begin), snippet.text.size());
        while (match != snippet.highlights.end() && match->end <= begin) ++match;
        if (match != snippet.highlights.end() && match->begin < end)
            out << path << ':' << line << ':' << std::max(match->begin, begin) - begin + 1 << ':';
        else
            out << path << '-' << line << '-';
        std::string_view text = std::string_view(snippet.text).substr(begin, end - begin);
        if (text.ends_with('\r')) text.remove_suffix(1);
        print_line(out, text);
        begin = end + 1;
    }
}

}  // namespace

void print_grep(std::ostream& out, const Results& results, bool has_context) {
    bool is_first = true;
    for (const Hit& hit : results.hits) {
        const std::string path = printable(location(hit.id, hit.path));
        for (const Snippet& snippet : hit.snippets) {
            if (has_context && !is_first) out << "--\n";
            is_first = false;
            print_lines(out, path, snippet);
        }
    }
}

}  // namespace kwic::searcher
