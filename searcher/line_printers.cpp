// SPDX-License-Identifier: GPL-2.0-or-later
// Prints results for scripts, one line per hit, in the formats `tsv`, `csv`, `trec` and `paths`.
#include "base/ascii_case.hpp"
#include "base/backslashes.hpp"
#include "base/json_fields.hpp"
#include "base/json_writer.hpp"
#include "base/value_text.hpp"
#include "characters.hpp"
#include "paragraph.hpp"
#include "printer.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace kwic::searcher {
namespace {

// Returns true if the character has the Unicode property White_Space or is a control character below U+0020.
bool white_space(char32_t code) {
    return code <= ' ' || code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

// Percent-encodes white space and the characters that must not be written to a terminal. `%` and all other
// characters remain unchanged, so that most ids are printed exactly as in a file of relevance judgments.
std::string percent_encoded(std::string_view id) {
    std::string result;
    while (!id.empty()) {
        const Character next = first_character(id);
        const std::string_view bytes = id.substr(0, next.length);
        if (white_space(next.code) || harmful(bytes)) {
            for (const char byte : bytes) result += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
        } else {
            result += bytes;
        }
        id.remove_prefix(next.length);
    }
    return result;
}

std::string without_controls(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
    return text;
}

std::string one_line(std::string_view text) {
    std::string result;
    for (const Run& run : paragraph(without_controls(std::string(text)), {}, {}, {})) result += run.text;
    return result;
}

// Joins the non-blank lines of `text` by ` / `. `text` belongs to a snippet whose `has_lines` is true.
std::string joined_lines(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::string printed = one_line(line);
        if (!result.empty() && !printed.empty()) result += " / ";
        result += printed;
    }
    return result;
}

std::string joined_snippets(const Hit& hit) {
    std::string result;
    for (const Snippet& snippet : hit.snippets) {
        if (!result.empty()) result += " … ";
        result += snippet.has_lines ? joined_lines(snippet.text) : one_line(snippet.text);
    }
    return result;
}

// Returns the fields of a hit as a JSON object in which each name has a list of values.
std::string json_of(const std::vector<Field>& fields) {
    JsonWriter json;
    write_fields(json, fields);
    return json.take();
}

// Returns the values of the field `name` or, if the hit has no such field, of fields whose names differ in case only.
std::string joined_values(const Hit& hit, const std::string& name) {
    std::string joined;
    const auto add = [&](const auto& is_wanted) {
        for (const Field& field : hit.fields)
            if (is_wanted(field.name)) joined += (joined.empty() ? "" : "; ") + one_line(value_text(field.value));
    };
    add([&](const std::string& other) { return other == name; });
    std::string lower = name;
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (joined.empty()) add([&](const std::string& other) { return equals_in_any_case(other, lower); });
    return joined;
}

const std::vector<std::string>& default_columns() {
    static const std::vector<std::string> columns = {"rank", "score", "id", "title", "snippet"};
    return columns;
}

std::string cell(const Hit& hit, const std::string& column) {
    if (column == "rank") return std::to_string(hit.rank);
    if (column == "score") return fmt::format("{:.6f}", hit.score);
    if (column == "id") return printable(without_controls(hit.id));
    if (column == "path") return printable(without_controls(location(hit.id, hit.path)));
    if (column == "title") return printable(without_controls(hit.title));
    if (column == "date") return printable(hit.date);
    if (column == "language") return printable(hit.language);
    if (column == "snippet") return joined_snippets(hit);
    return column == "*" ? json_of(hit.fields) : joined_values(hit, without_backslashes(column));
}

// Returns the cells of the line of a hit in the formats `tsv` and `csv`.
std::vector<std::string> cells_of(const Hit& hit, const std::vector<std::string>& columns) {
    std::vector<std::string> cells;
    for (const std::string& column : columns) cells.push_back(cell(hit, column));
    return cells;
}

// Prints a line as RFC 4180 describes, but with a line feed as the line end. A cell that spreadsheets could read as a
// formula is not changed.
void print_csv_line(std::ostream& out, const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) out << ',';
        if (cell.find_first_of(",\"\r\n") == cell.npos) {
            out << cell;
            continue;
        }
        out << '"';
        for (const char c : cell) out << (c == '"' ? "\"\"" : std::string(1, c));
        out << '"';
    }
    out << '\n';
}

}  // namespace

bool is_built_in_column(std::string_view column) {
    constexpr std::string_view columns[] = {"rank", "score", "id", "path", "title", "date", "language", "snippet"};
    return std::find(std::begin(columns), std::end(columns), column) != std::end(columns);
}

void print_tsv(std::ostream& out, const Results& results, const std::vector<std::string>& columns) {
    for (const Hit& hit : results.hits) {
        const std::vector<std::string> cells = cells_of(hit, columns.empty() ? default_columns() : columns);
        for (const std::string& cell : cells) out << (&cell == &cells.front() ? "" : "\t") << cell;
        out << '\n';
    }
}

void print_csv(std::ostream& out, const Results& results, const std::vector<std::string>& columns) {
    const std::vector<std::string>& wanted = columns.empty() ? default_columns() : columns;
    std::vector<std::string> names;
    for (const std::string& column : wanted)
        names.push_back(column == "*" ? "fields" : printable(without_backslashes(column)));
    print_csv_line(out, names);
    for (const Hit& hit : results.hits) print_csv_line(out, cells_of(hit, wanted));
}

void print_trec(std::ostream& out, const Results& results, std::string_view query_id) {
    const std::string query = percent_encoded(query_id);
    for (const Hit& hit : results.hits)
        out << fmt::format("{} Q0 {} {} {:.6f} kwic\n", query, percent_encoded(hit.id), hit.rank, hit.score);
}

void print_paths(std::ostream& out, const Results& results, bool null) {
    for (const Hit& hit : results.hits) {
        if (null) {
            out << location(hit.id, hit.path) << '\0';
        } else {
            out << printable(location(hit.id, hit.path)) << '\n';
        }
    }
}

bool has_matches(const Results& results, const SearchOptions& options) {
    const bool is_first_page = options.offset == 0 && options.after.empty() && options.limit > 0;
    return !results.hits.empty() || (!is_first_page && results.total.value > 0);
}

std::string location(const std::string& id, const std::string& path) {
    if (path.empty()) return id;
    std::error_code removed;
    std::string folder = std::filesystem::current_path(removed).string();
    if (removed) return path;
    if (folder.back() != '/') folder += '/';
    if (path.size() <= folder.size() || !path.starts_with(folder)) return path;
    const std::string relative = path.substr(folder.size());
    return relative[0] == '-' ? "./" + relative : relative;  // commands would read the path as an option
}

}  // namespace kwic::searcher
