// SPDX-License-Identifier: GPL-2.0-or-later
#include "results_printer.hpp"

#include "printer.hpp"
#include "terminal.hpp"

#include <kwic/json.hpp>
#include <kwic/printable.hpp>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

namespace kwic::searcher {
namespace {

// Returns the id of a query as a cell.
std::string id_cell(std::string_view id, Format format) {
    std::string cell = printable(id);
    std::replace(cell.begin(), cell.end(), '\t', ' ');
    if (format != Format::csv || cell.find_first_of(",\"") == cell.npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

// Prints `lines`, of which each ends with `end`, with `prefix` before each line.
void print_prefixed(std::ostream& out, std::string_view lines, std::string_view prefix, char end) {
    while (!lines.empty()) {
        const std::size_t size = std::min(lines.find(end), lines.size() - 1) + 1;
        out << prefix << lines.substr(0, size);
        lines.remove_prefix(size);
    }
}

}  // namespace

void print_results(std::ostream& out, const Results& results, const Options& options) {
    if (options.count) {
        out << (options.is_json() ? to_json(results) : std::to_string(results.total.value)) << '\n';
        return;
    }
    switch (options.format) {
        case Format::text:
            return print_text(out, results, {colors_wanted(options.color), line_width(), has_utf8_locale()});
        case Format::json:
        case Format::jsonl:
            out << to_json(results) << '\n';
            return;
        case Format::html:
            return print_html(out, results);
        case Format::md:
            return print_markdown(out, results);
        case Format::tsv:
            return print_tsv(out, results, options.columns);
        case Format::csv:
            return print_csv(out, results, options.columns);
        case Format::grep:
            return print_grep(out, results, options.search.context > 0);
        case Format::trec:
            return print_trec(out, results);
        case Format::paths:
            return print_paths(out, results, options.null);
    }
}

void print_batch_results(std::ostream& out, const Results& results, std::string_view query_id, const Options& options) {
    if (options.is_json()) {
        out << to_json(results, query_id) << '\n';
    } else if (options.format == Format::trec) {
        print_trec(out, results, query_id);
    } else if (options.is_list()) {
        std::ostringstream lines = answer_stream();
        print_results(lines, results, options);
        std::string printed = lines.str();
        // A cell never has a line end, so the first line is the head.
        if (options.format == Format::csv) printed.erase(0, printed.find('\n') + 1);
        print_prefixed(out, printed, id_cell(query_id, options.format) + (options.format == Format::csv ? ',' : '\t'),
                       options.null ? '\0' : '\n');
    } else {
        out << (options.format == Format::md ? "## " : "") << printable(query_id) << ": " << printable(results.query)
            << "\n\n";
        print_results(out, results, options);
        if (!results.hits.empty() || options.format == Format::md) out << '\n';
    }
}

void print_batch_head(std::ostream& out, const Options& options) {
    if (options.format != Format::csv) return;
    out << "query,";
    print_csv(out, {}, options.columns);
}

}  // namespace kwic::searcher
