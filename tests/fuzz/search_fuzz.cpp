// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that a search for any bytes in a small index ends without an error, and that the highlights of the hits are
// valid.
#include "fuzz/fuzz.hpp"
#include "fuzz/small_index.hpp"

#include <kwic/searcher.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const kwic::fuzz::SmallIndex index;
    static kwic::Searcher searcher(index.path());
    const std::string_view query = kwic::fuzz::as_text(data, size);
    for (const kwic::Match match : {kwic::Match::automatic, kwic::Match::any})
        kwic::fuzz::check_highlights(searcher.search(query, {.match = match, .snippets = 2}));
    (void)searcher.explain(query);
    (void)searcher.complete(query);
    return 0;
}
