// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/literal_targets.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

bool are_apart(const TextSpan& a, const TextSpan& b, std::uint64_t distance) {
    return a.end + distance <= b.begin || b.end + distance <= a.begin;
}

std::vector<TextSpan> places_of(const Literal& literal, const DocumentReader& reader, const StoredDocument& document,
                                std::size_t max_count, std::uint64_t distance) {
    std::vector<TextSpan> places;
    std::optional<TextSpan> in_title;
    const auto add = [&](const TextSpan& place) {
        if (place.begin < document.body.offset)
            in_title = in_title.value_or(place);
        else if (places.empty() || are_apart(places.back(), place, distance))
            places.push_back(place);
        return places.size() < max_count;
    };
    for_each_place(literal, reader, document, add, [] { return false; });
    if (places.empty() && in_title) places = {*in_title};
    return places;
}

}  // namespace

std::vector<TextSpan> literal_targets(const std::vector<Literal>& literals, const DocumentReader& reader,
                                      const StoredDocument& document, std::size_t max_count, std::uint64_t distance) {
    std::vector<std::vector<TextSpan>> places;
    for (const Literal& literal : literals) places.push_back(places_of(literal, reader, document, max_count, distance));
    std::size_t rounds = 0;
    for (const std::vector<TextSpan>& own : places) rounds = std::max(rounds, own.size());
    std::vector<TextSpan> targets;
    for (std::size_t round = 0; round < rounds; ++round)
        for (const std::vector<TextSpan>& own : places)
            if (round < own.size() && targets.size() < max_count &&
                std::all_of(targets.begin(), targets.end(),
                            [&](const TextSpan& other) { return are_apart(other, own[round], distance); }))
                targets.push_back(own[round]);
    std::sort(targets.begin(), targets.end(), [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
    return targets;
}

void add_literals(const std::vector<Literal>& literals, std::string_view text, std::vector<Span>& highlights) {
    if (literals.empty()) return;
    for (const Literal& literal : literals) {
        std::size_t searched = 0;
        while (const auto place = literal.find(text, searched)) {
            highlights.push_back(*place);
            searched = place->end;
        }
    }
    join_overlapping(highlights);
}

void join_overlapping(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Span> joined;
    for (const Span& span : spans) {
        if (!joined.empty() && span.begin < joined.back().end)
            joined.back().end = std::max(joined.back().end, span.end);
        else
            joined.push_back(span);
    }
    spans = std::move(joined);
}

}  // namespace kwic
