// SPDX-License-Identifier: GPL-2.0-or-later
// Prints results as text for people: a heading and indented snippets for each hit, then the number of documents and the
// facets.
//
//     1. Envoys resume harbour talks  a/talks.txt:17  2023-07-19
//       … said that the harbour talks would go on …
#include "hit_text.hpp"
#include "printer.hpp"

#include <kwic/printable.hpp>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr Style dim = "2", plain = "";

// Returns the first line of a hit. The line ends with the name of the index if `names_index` is true.
std::vector<Run> heading(const Hit& hit, bool names_index) {
    std::vector<Run> runs = numbered_title(hit);
    if (runs.size() > 1) runs.push_back({"  ", plain});  // there is a title
    const std::vector<Run> location = hit_location(hit, names_index);
    runs.insert(runs.end(), location.begin(), location.end());
    runs.push_back({"\n", plain});
    return runs;
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
        for (const FieldMatch& field : hit.fields)
            write_wrapped(out, field_match(field), layout.width, 2, layout.color);
        if (!hit.near.empty()) write_wrapped(out, near_documents(hit.near), layout.width, 2, layout.color);
        if (is_spaced) out << '\n';
    }
    write(out, {{total(results), dim}, {"\n", plain}}, layout.color);
    print_facets(out, results.facets, layout);
}

void print_explanation(std::ostream& out, std::string_view explanation) {
    while (!explanation.empty()) {
        const std::size_t end = std::min(explanation.find('\n'), explanation.size());
        out << printable(explanation.substr(0, end)) << '\n';
        explanation.remove_prefix(std::min(end + 1, explanation.size()));
    }
    out << '\n';
}

void print_why(std::ostream& out, const Explanation& explanation, bool names_index) {
    if (names_index) out << "index: " << printable(explanation.index) << '\n';
    out << (explanation.is_found ? "found: it meets every part of the query\n"
                                 : "not found: it does not meet every part of the query\n");
    for (const Explanation::Clause& clause : explanation.clauses) {
        out << (clause.is_met ? "yes  " : "no   ") << (clause.is_filter ? "filter: " : "") << printable(clause.query)
            << '\n';
        for (const std::string& word : clause.words) out << "       " << printable(word) << '\n';
    }
}

}  // namespace kwic::searcher
