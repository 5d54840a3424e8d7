// SPDX-License-Identifier: GPL-2.0-or-later
// Prints results as text for people: a heading and indented snippets for each hit, then the number of documents and the
// facets.
//
//     1. Envoys resume harbour talks  a/talks.txt:17  2023-07-19
//       … said that the harbour talks would go on …
#include "base/value_text.hpp"
#include "hit_text.hpp"
#include "printer.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr Style dim = "2", plain = "";

// Returns the first line of a hit. The line contains the name of the index if `names_index` is true, and ends with the
// words of the query that the document lacks.
std::vector<Run> heading(const Hit& hit, bool names_index) {
    std::vector<Run> runs = numbered_title(hit);
    if (runs.size() > 1) runs.push_back({"  ", plain});  // there is a title
    const std::vector<Run> location = hit_location(hit, names_index);
    runs.insert(runs.end(), location.begin(), location.end());
    for (const std::string& word : hit.missing_words)
        runs.push_back({(&word == &hit.missing_words.front() ? "  without " : ", ") + printable(word), dim});
    runs.push_back({"\n", plain});
    return runs;
}

// Returns whether the values of the field are printed because Hit::fields has them.
bool is_shown(const Hit& hit, const FieldMatch& match) {
    return std::any_of(hit.fields.begin(), hit.fields.end(),
                       [&](const Field& field) { return field.name == match.name; });
}

}  // namespace

void print_text(std::ostream& out, const Results& results, const TextLayout& layout) {
    if (results.total.value == 0 && results.hits.empty()) return;
    const bool is_spaced =
        std::any_of(results.hits.begin(), results.hits.end(), [](const Hit& hit) { return !hit.snippets.empty(); });
    bool partial = false;
    for (const Hit& hit : results.hits) {
        if (hit.partial && !partial) write(out, {{"With some of the words:", dim}, {"\n", plain}}, layout.color);
        partial = hit.partial;
        write(out, heading(hit, !results.indexes.empty()), layout.color);
        for (const Snippet& snippet : hit.snippets)
            write_wrapped(out, snippet_runs(snippet, &snippet == &hit.snippets.front()), layout.width, 2, layout.color);
        for (const Field& field : hit.fields)
            write_wrapped(out, field_match({field.name, value_text(field.value), {}}), layout.width, 2, layout.color);
        for (const FieldMatch& field : hit.field_matches)
            if (!is_shown(hit, field)) write_wrapped(out, field_match(field), layout.width, 2, layout.color);
        if (!hit.near.empty()) write_wrapped(out, near_documents(hit.near), layout.width, 2, layout.color);
        if (is_spaced) out << '\n';
    }
    write(out, {{total(results), dim}, {"\n", plain}}, layout.color);
    print_facets(out, results.facets, layout);
}

// Prints `text` with its line ends and tabs, and a line end after the last line. Replaces other control characters.
void print_lines(std::ostream& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
        out << printable(text.substr(0, end)) << (end < text.size() ? text[end] : '\n');
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void print_explanation(std::ostream& out, const QueryExplanation& explanation) {
    print_lines(out, to_string(explanation));
    out << '\n';
}

void print_document(std::ostream& out, const IndexedDocument& found) {
    const auto print_member = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) out << printable(name) << ": " << printable(value) << '\n';
    };
    const Document& document = found.document;
    print_member("id", document.id);
    print_member("path", found.path);
    print_member("title", document.title);
    print_member("date", document.date);
    print_member("language", document.language);
    for (const Field& field : document.fields) print_member(field.name, value_text(field.value));
    out << '\n';
    print_lines(out, document.text);
}

void print_why(std::ostream& out, const Explanation& explanation, bool names_index) {
    if (names_index) out << "index: " << printable(explanation.index) << '\n';
    out << (explanation.is_found ? "found: it meets every part of the query\n"
                                 : "not found: it does not meet every part of the query\n");
    for (const Explanation::Clause& clause : explanation.clauses) {
        out << (clause.is_met ? "yes  " : "no   ") << (clause.is_filter ? "filter: " : "") << printable(clause.query)
            << '\n';
        for (const SearchedWord& word : clause.words) out << "       " << printable(to_string(word)) << '\n';
    }
}

}  // namespace kwic::searcher
