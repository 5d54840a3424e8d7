// SPDX-License-Identifier: GPL-2.0-or-later
#include "verify/findings.hpp"

#include <iterator>

namespace kwic::verify {

void Findings::add(const std::string& kind, const std::string& line) {
    const std::lock_guard lock(mutex_);
    Group& group = groups_[kind];
    if (!group.lines.insert(line).second || group.lines.size() <= max_lines) return;
    group.lines.erase(std::prev(group.lines.end()));
    ++group.dropped;
}

std::vector<std::string> Findings::lines() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> lines;
    for (const auto& [kind, group] : groups_) {
        lines.insert(lines.end(), group.lines.begin(), group.lines.end());
        if (group.dropped > 0) lines.push_back("and " + std::to_string(group.dropped) + " more " + kind);
    }
    return lines;
}

}  // namespace kwic::verify
