// SPDX-License-Identifier: GPL-2.0-or-later
// The text of the README and the queries in its table.
#pragma once

#include "support/temp_dir.hpp"

#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace kwic::test {

inline std::string readme() { return read_file(std::filesystem::path(KWIC_SOURCE_DIR) / "README.md"); }

// Returns the queries in the first column of the table of the query language.
inline std::vector<std::string> tabled_queries() {
    static const std::regex code("`([^`]+)`");
    std::vector<std::string> queries;
    bool inside = false;
    std::istringstream lines(readme());
    for (std::string line; std::getline(lines, line);) {
        inside = line.starts_with("| Query ") || (inside && line.starts_with("|"));
        const std::string column = inside ? line.substr(1, line.find('|', 1)) : "";
        for (std::sregex_iterator match(column.begin(), column.end(), code), end; match != end; ++match)
            queries.push_back((*match)[1]);
    }
    return queries;
}

}  // namespace kwic::test
