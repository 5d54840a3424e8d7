// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that any text is read as the file sources.json of an index or refused, and that the file is unchanged when it
// is written and read again.
#include "fuzz/fuzz.hpp"

#include <indexer/sources.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

using namespace kwic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::as_text(data, size));
    const auto sources = indexer::parse_sources_text(text, "/folder/.kwic");
    if (!sources) return 0;
    const std::string written = indexer::write_sources_text(*sources, "/folder/.kwic");
    fuzz::require(indexer::parse_sources_text(written, "/folder/.kwic") == sources);
    return 0;
}
