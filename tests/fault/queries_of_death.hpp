// SPDX-License-Identifier: GPL-2.0-or-later
// Queries that are designed to take much time or memory, or to crash the parser.
#pragma once

#include <string>
#include <vector>

namespace kwic::fault {

struct QueryOfDeath {
    std::string name;  // for messages
    std::string text;
};

const std::vector<QueryOfDeath>& queries_of_death();

}  // namespace kwic::fault
