// SPDX-License-Identifier: GPL-2.0-or-later
#include "verify/findings.hpp"

#include <iterator>
#include <mutex>
#include <string>
#include <vector>

namespace kwic::verify {

void Findings::add(const std::string& kind, const std::string& line) {
    const std::lock_guard lock(mutex_);
    Kind& lines_of_kind = kinds_[kind];
    if (!lines_of_kind.lines.insert(line).second || lines_of_kind.lines.size() <= max_lines) return;
    lines_of_kind.lines.erase(std::prev(lines_of_kind.lines.end()));
    ++lines_of_kind.dropped;
}

std::vector<std::string> Findings::lines() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> lines;
    for (const auto& [name, kind] : kinds_) {
        lines.insert(lines.end(), kind.lines.begin(), kind.lines.end());
        if (kind.dropped > 0) lines.push_back("and " + std::to_string(kind.dropped) + " more " + name);
    }
    return lines;
}

}  // namespace kwic::verify
