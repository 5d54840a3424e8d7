// SPDX-License-Identifier: GPL-2.0-or-later
// Random queries, and a check that to_string() of a query is parsed as the same query.
#pragma once

#include <kwic/query.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::fuzz {

// Returns a string of random operators, fields and words of the query language.
inline std::string random_query(std::mt19937_64& random) {
    static constexpr std::array pieces = {"\"",         "(",
                                          ")",          "-",
                                          "*",          "?",
                                          "~",          "~2",
                                          "^",          "^2",
                                          ":",          " ",
                                          " ",          " ",
                                          " OR ",       " | ",
                                          "NOT ",       " NEAR ",
                                          " NEAR/3 ",   " AND ",
                                          "title:",     "date:",
                                          "ext:",       "lang:",
                                          "path:",      "..",
                                          ">",          "<=",
                                          "2021",       "2021-03-12",
                                          "1..9",       "harbour",
                                          "talk",       "é",
                                          "東京",       "ท่าเรือ",
                                          "السيسي",     "'",
                                          "’",          "“",
                                          "«",          "\xff",
                                          "\\",         "+",
                                          "a",          "b",
                                          "the",        "U.S.",
                                          "AT&T",       "C++",
                                          "yesterday",  "last-week",
                                          "2021-W10",   "\n",
                                          "😀",          "-i",
                                          "--list",     "::",
                                          "27\"",       "*.js",
                                          "wi-f*",      "CAPITAL WORDS ",
                                          "literal:",   "literal:\"",
                                          "source:=",   "source:*",
                                          "source:=\"", "=",
                                          "\\title:",   "a\\ b:"};
    std::string query;
    for (std::size_t i = 1 + random() % 16; i > 0; --i) query += pieces[random() % pieces.size()];
    return query;
}

// Returns whether the output of to_string() for the query is parsed as the same query. Also returns true if the output
// exceeds the maximum length or depth of a query. The output can be longer and deeper than the query, because
// to_string() writes more brackets than necessary.
inline bool reads_as_written(std::string_view text, const std::vector<std::string>& fields) {
    const Query query = parse_query(text, fields).query;
    const ParsedQuery again = parse_query(to_string(query), fields);
    return again.query == query ||
           std::any_of(again.warnings.begin(), again.warnings.end(), [](const Warning& warning) {
               return warning.message.find("brackets deeper") != std::string::npos ||
                      warning.message.find("was cut") != std::string::npos;
           });
}

}  // namespace kwic::fuzz
