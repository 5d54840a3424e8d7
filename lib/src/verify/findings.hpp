// SPDX-License-Identifier: GPL-2.0-or-later
// Findings collects the defects that a check finds, as lines of text in bounded memory.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace kwic::verify {

// For each kind, keeps the max_lines lines that are first in byte order, and counts the other lines. Thread-safe.
class Findings {
public:
    static constexpr std::size_t max_lines = 20;

    // `kind` is a noun, such as "documents". lines() uses the noun in lines such as `and 5 more documents`.
    void add(const std::string& kind, const std::string& line);

    // Returns the lines that were kept, grouped by kind. If more than max_lines lines of a kind were added, the last
    // line of the kind states how many lines were not kept.
    std::vector<std::string> lines() const;

private:
    struct Kind {
        std::set<std::string> lines;
        std::size_t dropped = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Kind> kinds_;
};

}  // namespace kwic::verify
