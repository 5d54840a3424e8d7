// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/place_finder.hpp"

#include "schema/term_positions.hpp"
#include "snippet/occurrence_lists.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Maximum number of positions that step 1 (see the header) reads from each position list.
constexpr std::size_t first_positions = 2'000;

// Maximum number of positions that are read from all position lists of a document together. Reading a position takes
// about 40 ns.
constexpr std::size_t max_positions = 32'000;

// Maximum number of windows around which a call of analyze() analyzes the text. The analysis around one window takes
// about 0.1 ms.
constexpr std::size_t max_analyzed_windows = 8;

// Maximum number of occurrences of a term that in_first_frames() finds in a text.
constexpr std::size_t max_in_text = 2'000;

bool is_same(const Occurrence& a, const Occurrence& b) { return !is_before(a, b) && !is_before(b, a); }

}  // namespace

std::vector<ItemSpan> PlaceFinder::in_text(AnalyzedRange& text) const {
    return items_.places(text.occurrences(), width_);
}

std::vector<ItemSpan> PlaceFinder::in_document(const DocumentReader& reader, Xapian::docid id,
                                               const StoredDocument& document, bool reads_positions,
                                               bool is_single) const {
    const Source source{reader, id, document};
    PositionCodes codes;
    if (reads_positions) codes = codes_of(opened_, id);
    if (codes.low_bytes.empty()) return in_first_frames(source);
    if (codes == PositionCodes::lists()) return in_lists(source, is_single);
    return in_codes(source, codes);
}

std::vector<ItemSpan> PlaceFinder::in_codes(const Source& source, const PositionCodes& codes) const {
    return places_of(source, occurrences_in_codes(codes, items_.terms()), {});
}

std::vector<ItemSpan> PlaceFinder::in_first_frames(const Source& source) const {
    Analyzed analyzed;
    if (source.document.frames.size() > max_text_frames) analyze(source, phrase_windows(source), analyzed);
    return places_of(
        source, occurrences_in_text(source.reader, source.document, items_.terms(), max_in_text, analyzer_), analyzed);
}

std::vector<ItemSpan> PlaceFinder::in_lists(const Source& source, bool is_single) const {
    OccurrenceLists lists(opened_.database, source.id, items_.terms());
    Analyzed analyzed;
    std::size_t limit = std::min(first_positions, max_positions / std::max<std::size_t>(lists.lists(), 1));
    lists.read(limit, max_positions);
    if (is_single && !lists.is_complete()) {
        std::vector<ItemSpan> places = places_of(source, lists.occurrences(), analyzed);
        if (are_enough(source, places)) return places;
        if (analyze(source, promising_windows(source, places, lists.incomplete()), analyzed)) {
            places = places_of(source, lists.occurrences(), analyzed);
            if (are_enough(source, places)) return places;
        }
    }
    while (!lists.is_complete() && lists.size() < max_positions) lists.read(limit *= 2, max_positions);
    std::vector<ItemSpan> places = places_of(source, lists.occurrences(), analyzed);
    if (!lists.is_complete() && analyze(source, promising_windows(source, places, lists.incomplete()), analyzed))
        places = places_of(source, lists.occurrences(), analyzed);
    return places;
}

// Returns the places of `occurrences` and of `analyzed.occurrences`, except places after the end of the text.
std::vector<ItemSpan> PlaceFinder::places_of(const Source& source, std::vector<Occurrence> occurrences,
                                             const Analyzed& analyzed) const {
    if (!analyzed.occurrences.empty()) {
        const auto known = static_cast<std::ptrdiff_t>(occurrences.size());
        occurrences.insert(occurrences.end(), analyzed.occurrences.begin(), analyzed.occurrences.end());
        std::sort(occurrences.begin() + known, occurrences.end(), is_before);
        std::inplace_merge(occurrences.begin(), occurrences.begin() + known, occurrences.end(), is_before);
        occurrences.erase(std::unique(occurrences.begin(), occurrences.end(), is_same), occurrences.end());
    }
    std::erase_if(occurrences, [&](const Occurrence& o) { return o.position >= source.document.end.position; });
    return items_.places(occurrences, width_);
}

// Returns whether the best window after the title shows all phrases of the query and all words that have an element in
// `places`. If `places` has the typed form of a word, the window must show the typed form.
bool PlaceFinder::are_enough(const Source& source, std::vector<ItemSpan> places) const {
    std::erase_if(places, [&](const ItemSpan& place) { return place.first < source.document.body.position; });
    const std::vector<WindowItem> items = items_.weighted(places);
    const auto best = best_window(places, items, width_);
    return best && items_.is_complete(*best, items) && items_.is_as_typed(*best, places, items, width_);
}

// Returns windows at the phrases that the search has found.
std::vector<Window> PlaceFinder::phrase_windows(const Source& source) const {
    std::vector<Window> windows;
    const auto number_in_index = static_cast<Xapian::docid>((source.id - 1) / opened_.database.size() + 1);
    for (const std::uint64_t position : items_.known_phrases(number_in_index))
        if (position < source.document.end.position) windows.push_back({position, position});
    return windows;
}

// Returns windows at the phrases that the search has found, and the best windows of the words whose position lists are
// complete.
std::vector<Window> PlaceFinder::promising_windows(const Source& source, const std::vector<ItemSpan>& places,
                                                   const std::set<std::size_t>& incomplete) const {
    std::vector<WindowItem> items = items_.weighted(places);
    for (WindowItem& item : items) item.repeat_weight = item.weight;
    std::vector<Window> windows = phrase_windows(source);
    for (const RatedWindow& each :
         best_windows(items_.complete_places(places, incomplete), std::move(items), width_, max_analyzed_windows))
        windows.push_back(each.window);
    return windows;
}

// Analyzes the text around the first max_analyzed_windows of `windows` that are not yet analyzed. Adds these windows,
// and the occurrences around them, to `analyzed`. Returns false if all windows were analyzed before.
bool PlaceFinder::analyze(const Source& source, const std::vector<Window>& windows, Analyzed& analyzed) const {
    const std::size_t analyzed_before = analyzed.windows.size();
    for (Window window : windows) {
        if (analyzed.windows.size() == analyzed_before + max_analyzed_windows) break;
        const auto has_window = [&](const Window& other) {
            return other.first <= window.first && window.last <= other.last;
        };
        if (std::any_of(analyzed.windows.begin(), analyzed.windows.end(), has_window)) continue;
        AnalyzedRange text = read_around(source.reader, source.document, window);
        analyzed.windows.push_back(window);
        const std::uint64_t start = text.range().start.position;
        const std::uint64_t first = window.first - std::min(window.first - start, width_);
        for (Occurrence each : text.occurrences_between(first - start, window.last + width_ - start)) {
            each.position += start;
            analyzed.occurrences.push_back(each);
        }
    }
    return analyzed.windows.size() > analyzed_before;
}

AnalyzedRange PlaceFinder::read_frames(const DocumentReader& reader, const StoredDocument& document, std::size_t first,
                                       std::size_t last) const {
    TextRange range;
    for (std::size_t number = first; number <= last; ++number) range.append(reader.frame(document, number));
    return {std::move(range), escapes_of(document.id), analyzer_, items_.terms()};
}

AnalyzedRange PlaceFinder::read_around(const DocumentReader& reader, const StoredDocument& document,
                                       Window& window) const {
    std::size_t first = frame_of(document, window.first);
    std::size_t last = frame_of(document, window.last);
    if (last > first + 1) last = first, window.last = window.first;
    const Frame frame = reader.frame(document, first);
    const bool is_in_first_block =
        frame.blocks.size() < 2 || window.first - frame.start.position < frame.blocks[1].position;
    TextRange range;
    if (first > 0 && is_in_first_block) range.append(reader.frame(document, first - 1));
    range.append(frame);
    for (std::size_t number = first + 1; number <= std::min(last + 1, document.frames.size() - 1); ++number)
        range.append(reader.frame(document, number));
    return {std::move(range), escapes_of(document.id), analyzer_, items_.terms()};
}

}  // namespace kwic
