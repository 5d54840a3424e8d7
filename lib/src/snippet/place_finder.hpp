// SPDX-License-Identifier: GPL-2.0-or-later
// PlaceFinder: finds the places in a document that its snippets may show.
//
// If a text has one frame, PlaceFinder analyzes the text. If a text has several frames, PlaceFinder reads the positions
// that the index stores or, if IndexSet::reads_positions() is false, analyzes the first frames of the text.
//
// The position lists of a long document may be very long. Therefore PlaceFinder works in steps:
//
//   1. Reads the first positions of each list, up to the same limit for every list. The lists of rare words are then
//      complete.
//   2. If only the best window is wanted, analyzes the text around the phrases that the search has found, and around
//      the best windows of the words whose lists are complete. The analysis also finds the words whose lists are
//      incomplete.
//   3. Reads more positions, up to a limit for the document. If a list is still incomplete, analyzes text as in step 2.
//
// If only the best window is wanted, PlaceFinder stops as soon as a window shows all phrases of the query and all words
// that were found. If the typed form of a word was found, the window must show the typed form.
#pragma once

#include "glass/open_database.hpp"
#include "match/analyzed_range.hpp"
#include "match/occurrences.hpp"
#include "schema/position_codes.hpp"
#include "schema/stored_text.hpp"
#include "snippet/query_items.hpp"
#include "snippet/windows.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace kwic {

class PlaceFinder {
public:
    // All arguments but `width` must outlive the PlaceFinder. `width` is the maximum length of a window in positions.
    PlaceFinder(const glass::OpenDatabase& opened, const QueryItems& items, Analyzer& analyzer, std::uint64_t width)
        : opened_(opened), items_(items), analyzer_(analyzer), width_(width) {}

    // Returns the places in `text`, which is the complete text of a document.
    std::vector<ItemSpan> in_text(AnalyzedRange& text) const;

    // Returns places in the text of a document whose text has several frames. Returns no places in a title that is not
    // part of the text. `is_single` states whether only the best window is wanted.
    std::vector<ItemSpan> in_document(const DocumentReader& reader, Xapian::docid id, const StoredDocument& document,
                                      bool reads_positions, bool is_single) const;

    // Returns frames `first` to `last` of the document.
    AnalyzedRange read_frames(const DocumentReader& reader, const StoredDocument& document, std::size_t first,
                              std::size_t last) const;

    // Returns the frames of the window and the adjacent frames into which a snippet may extend. Reduces a window that
    // extends over more than two frames to its first position.
    AnalyzedRange read_around(const DocumentReader& reader, const StoredDocument& document, Window& window) const;

private:
    struct Source {
        const DocumentReader& reader;
        Xapian::docid id;
        const StoredDocument& document;
    };

    // The windows around which analyze() has analyzed the text, and the occurrences there.
    struct Analyzed {
        std::vector<Window> windows;
        std::vector<Occurrence> occurrences;
    };

    std::vector<ItemSpan> in_lists(const Source& source, bool is_single) const;
    std::vector<ItemSpan> in_codes(const Source& source, const PositionCodes& codes) const;
    std::vector<ItemSpan> in_first_frames(const Source& source) const;
    std::vector<ItemSpan> places_of(const Source& source, std::vector<Occurrence> occurrences,
                                    const Analyzed& analyzed) const;
    bool are_enough(const Source& source, std::vector<ItemSpan> places) const;
    std::vector<Window> phrase_windows(const Source& source) const;
    std::vector<Window> promising_windows(const Source& source, const std::vector<ItemSpan>& places,
                                          const std::set<std::size_t>& incomplete) const;
    bool analyze(const Source& source, const std::vector<Window>& windows, Analyzed& analyzed) const;

    const glass::OpenDatabase& opened_;
    const QueryItems& items_;
    Analyzer& analyzer_;
    std::uint64_t width_;
};

}  // namespace kwic
