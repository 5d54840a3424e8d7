// SPDX-License-Identifier: GPL-2.0-or-later
#include "hit_text.hpp"

#include "printer.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr Style bold = "1", dim = "2", cyan = "36", match = "1;33", plain = "";

// Returns the digits of `number` in groups of three, such as `1,234,567`.
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, 1, ',');
    return digits;
}

}  // namespace

std::vector<Run> numbered_title(const Hit& hit) {
    std::vector<Run> runs = {{fmt::format("{}. ", hit.rank), dim}};
    const std::vector<Run> title = paragraph(hit.title, hit.title_highlights, bold, match);
    runs.insert(runs.end(), title.begin(), title.end());
    return runs;
}

std::vector<Run> hit_location(const Hit& hit, bool names_index) {
    std::vector<Run> runs = {{printable(location(hit.id, hit.path)), cyan}};
    if (!hit.path.empty() && !hit.snippets.empty()) runs.push_back({fmt::format(":{}", hit.snippets[0].line), dim});
    if (!hit.date.empty()) {
        runs.push_back({"  ", plain});
        runs.push_back({printable(hit.date), dim});
    }
    if (names_index) runs.push_back({"  [" + printable(hit.index) + "]", dim});
    return runs;
}

std::vector<Run> snippet_runs(const Snippet& snippet, bool is_first) {
    std::vector<Run> runs;
    if (!is_first) runs.push_back({fmt::format("line {}: ", snippet.line), dim});
    if (snippet.cut_before) runs.push_back({"… ", plain});
    const std::vector<Run> text =
        (snippet.has_lines ? kept_lines : paragraph)(snippet.text, snippet.highlights, plain, match);
    runs.insert(runs.end(), text.begin(), text.end());
    if (snippet.cut_after) runs.push_back({" …", plain});
    return runs;
}

std::vector<Run> field_match(const FieldMatch& field) {
    std::vector<Run> runs = {{printable(field.name) + ": ", dim}};
    const std::vector<Run> value = paragraph(field.value, field.highlights, plain, match);
    runs.insert(runs.end(), value.begin(), value.end());
    return runs;
}

std::vector<Run> near_documents(const std::vector<NearDocument>& near) {
    constexpr std::size_t max_named = 3;
    std::vector<Run> runs = {{fmt::format("+{} more: ", grouped(near.size())), dim}};
    for (std::size_t i = 0; i < std::min(near.size(), max_named); ++i) {
        if (i > 0) runs.push_back({", ", dim});
        runs.push_back({printable(location(near[i].id, near[i].path)), cyan});
    }
    if (near.size() > max_named) runs.push_back({", …", dim});
    return runs;
}

std::string total(const Results& results) {
    return fmt::format("{}{} {} ({:.1f} ms)", results.total.exact ? "" : "about ", grouped(results.total.value),
                       results.total.value == 1 ? "document" : "documents", results.took_ms);
}

}  // namespace kwic::searcher
