// SPDX-License-Identifier: GPL-2.0-or-later
// Findings: what a check has found to be wrong, a line each, however much it is.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace kwic::verify {

// Thread-safe. Of each kind the first max_lines lines, in the order of their bytes, are kept and the rest counted.
class Findings {
public:
    static constexpr std::size_t max_lines = 20;

    // `kind`: what lines are counted together, in the plural, such as "documents".
    void add(const std::string& kind, const std::string& line);

    // Grouped by kind; where there were more, a line says how many.
    std::vector<std::string> lines() const;

private:
    struct Group {
        std::set<std::string> lines;
        std::size_t dropped = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Group> groups_;
};

}  // namespace kwic::verify
