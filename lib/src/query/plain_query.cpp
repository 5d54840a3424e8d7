// SPDX-License-Identifier: GPL-2.0-or-later
// plain_query() returns a query for the words of a string. Operators in the string are read as words.
#include "query/limits.hpp"
#include "query/scanner.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

using Kind = Query::Kind;

ParsedQuery plain_query(std::string_view text) {
    ParsedQuery parsed;
    const std::string clean = clean_query(text, parsed.warnings);
    std::vector<Query> words;
    for (std::size_t begin = 0; begin < clean.size();) {
        const std::size_t end = std::min(clean.find(' ', begin), clean.size());
        if (end > begin && words.size() < limits::query_words)
            words.push_back({.kind = Kind::word, .text = clean.substr(begin, end - begin), .source = {begin, end}});
        begin = end + 1;
    }
    if (words.size() == 1) parsed.query = std::move(words[0]);
    if (words.size() > 1)
        parsed.query = {.kind = Kind::all_of, .children = std::move(words), .source = {0, clean.size()}};
    return parsed;
}

}  // namespace kwic
