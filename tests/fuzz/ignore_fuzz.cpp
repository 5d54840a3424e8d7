// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the beginning of the input as an ignore file and as a glob of --exclude, and compares paths with the patterns.
// The input consists of the ignore file, a zero byte and a path. Checks that a line decides about a path as the last
// matching line alone does.
#include "fuzz/fuzz.hpp"

#include <indexer/exclude.hpp>
#include <indexer/ignore_patterns.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace kwic;

namespace {

// Returns the decision of the last line of `lines` that matches, with a list for each line.
std::optional<bool> decision_of_single_lines(std::string_view lines, std::string_view path, bool folder) {
    std::optional<bool> decision;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        indexer::IgnorePatterns one;
        one.add_lines(lines.substr(begin, end - begin));
        if (const auto found = one.match(path, folder)) decision = found;
        begin = end + 1;
    }
    return decision;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const std::size_t zero = std::min(text.find('\0'), text.size());
    const std::string_view lines = text.substr(0, zero);
    const std::string_view path = text.substr(std::min(zero + 1, text.size()));
    indexer::IgnorePatterns patterns;
    patterns.add_lines(lines);
    for (const bool folder : {false, true}) {
        // A byte-order mark counts only at the beginning of the file, so it cannot be compared line by line.
        if (lines.find('\xef') == std::string_view::npos)
            fuzz::require(patterns.match(path, folder) == decision_of_single_lines(lines, path, folder));
        fuzz::accepts([&] {
            const indexer::Excludes excludes({std::string(lines)});
            (void)excludes.match_with_parents(std::string(path), folder);
        });
    }
    return 0;
}
