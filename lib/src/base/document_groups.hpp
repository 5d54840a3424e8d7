// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentGroups divides the documents of a database into at most 64 groups.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// A set of groups: bit i stands for group i.
using GroupSet = std::uint64_t;
inline constexpr GroupSet all_groups = ~GroupSet{0};

class DocumentGroups {
public:
    // Moves the document from its former group, if it has one, to `group` (0 to 63).
    void set(std::uint32_t document, unsigned group) {
        if (document >= groups_.size()) groups_.resize(2 * std::size_t{document} + 1, none);
        groups_[document] = static_cast<std::uint8_t>(group + 1);
    }

    // Returns the group of the document, or all_groups if the document is in no group.
    GroupSet of(std::uint32_t document) const {
        const std::uint8_t group = document < groups_.size() ? groups_[document] : none;
        return group == none ? all_groups : GroupSet{1} << (group - 1);
    }

private:
    static constexpr std::uint8_t none = 0;

    std::vector<std::uint8_t> groups_;  // for each document: 1 + its group, or `none`
};

}  // namespace kwic
