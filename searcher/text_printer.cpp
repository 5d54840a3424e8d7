// SPDX-License-Identifier: GPL-2.0-or-later
// Results -> text for people: for each hit a heading, with the snippets indented below it, and at the end
// how many documents there are.
//
//     1. Envoys resume harbour talks  a/talks.txt:17  2023-07-19
//       … said that the harbour talks would go on …
#include "paragraph.hpp"
#include "printer.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace kwic::searcher {
namespace {

constexpr Style bold = "1", dim = "2", cyan = "36", match = "1;33", plain = "";

// 1234567 -> 1,234,567
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, 1, ',');
    return digits;
}

// `names_index`: where there are several.
std::vector<Run> heading(const Hit& hit, bool names_index) {
    std::vector<Run> runs = {{fmt::format("{}. ", hit.rank), dim}};
    const std::vector<Run> title = paragraph(hit.title, hit.title_highlights, bold, match);
    runs.insert(runs.end(), title.begin(), title.end());
    if (!title.empty()) runs.push_back({"  ", plain});
    runs.push_back({printable(location(hit.id, hit.path)), cyan});
    if (!hit.path.empty() && !hit.snippets.empty()) runs.push_back({fmt::format(":{}", hit.snippets[0].line), dim});
    if (!hit.date.empty()) {
        runs.push_back({"  ", plain});
        runs.push_back({printable(hit.date), dim});
    }
    if (names_index) runs.push_back({"  [" + printable(hit.index) + "]", dim});
    runs.push_back({"\n", plain});
    return runs;
}

// The first snippet's line stands in the heading, as editors take it; further ones name theirs.
std::vector<Run> quotation(const Snippet& snippet, bool first) {
    std::vector<Run> runs;
    if (!first) runs.push_back({fmt::format("line {}: ", snippet.line), dim});
    if (snippet.cut_before) runs.push_back({"… ", plain});
    const std::vector<Run> text = paragraph(snippet.text, snippet.highlights, plain, match);
    runs.insert(runs.end(), text.begin(), text.end());
    if (snippet.cut_after) runs.push_back({" …", plain});
    return runs;
}

// `+3 more: a/talks.txt, b/talks.txt, …`
std::vector<Run> others(const std::vector<NearDocument>& near) {
    constexpr std::size_t most_named = 3;
    std::vector<Run> runs = {{fmt::format("+{} more: ", grouped(near.size())), dim}};
    for (std::size_t i = 0; i < std::min(near.size(), most_named); ++i) {
        if (i > 0) runs.push_back({", ", dim});
        runs.push_back({printable(location(near[i].id, near[i].path)), cyan});
    }
    if (near.size() > most_named) runs.push_back({", …", dim});
    return runs;
}

// Fields stand in no text, and so in no quotation.
std::vector<Run> field_match(const FieldMatch& field) {
    std::vector<Run> runs = {{printable(field.name) + ": ", dim}};
    const std::vector<Run> value = paragraph(field.value, field.highlights, plain, match);
    runs.insert(runs.end(), value.begin(), value.end());
    return runs;
}

}  // namespace

void print_text(std::ostream& out, const Results& results, const TextLayout& layout) {
    if (results.total.value == 0 && results.hits.empty()) return;
    const bool airy =
        std::any_of(results.hits.begin(), results.hits.end(), [](const Hit& hit) { return !hit.snippets.empty(); });
    bool partial = false;
    for (const Hit& hit : results.hits) {
        if (hit.partial && !partial) write(out, {{"With some of the words:", dim}, {"\n", plain}}, layout.color);
        partial = hit.partial;
        write(out, heading(hit, !results.indexes.empty()), layout.color);
        for (const Snippet& snippet : hit.snippets)
            write_wrapped(out, quotation(snippet, &snippet == &hit.snippets.front()), layout.width, 2, layout.color);
        for (const FieldMatch& field : hit.fields)
            write_wrapped(out, field_match(field), layout.width, 2, layout.color);
        if (!hit.near.empty()) write_wrapped(out, others(hit.near), layout.width, 2, layout.color);
        if (airy) out << '\n';
    }
    const std::string total =
        fmt::format("{}{} {} ({:.1f} ms)", results.total.exact ? "" : "about ", grouped(results.total.value),
                    results.total.value == 1 ? "document" : "documents", results.took_ms);
    write(out, {{total, dim}, {"\n", plain}}, layout.color);
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
        out << (clause.is_met ? "yes  " : "no   ") << printable(clause.query) << '\n';
        for (const std::string& word : clause.words) out << "       " << printable(word) << '\n';
    }
}

}  // namespace kwic::searcher
