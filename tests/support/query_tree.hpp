// SPDX-License-Identifier: GPL-2.0-or-later
// Writes query trees as text, and compares parsed queries with such texts.
#pragma once

#include <kwic/query.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic::test {

// The custom fields in the tests of the parser.
inline const std::vector<std::string> query_fields = {"pages", "source"};

// Returns `query` as text in prefix notation. (& a b) is all_of, (| a b) is any_of, (|= a b) is synonyms, (- a) is a
// negation, and (~5 a b) is near with the distance 5.
inline std::string tree(const Query& query) {
    using Kind = Query::Kind;
    std::string text;
    const std::string field = query.field.empty() ? "" : query.field + ":";
    const auto list = [&](const std::string& name) {
        text = "(" + name;
        for (const Query& child : query.children) text += " " + tree(child);
        text += ")";
    };
    switch (query.kind) {
        case Kind::nothing:
            text = "nothing";
            break;
        case Kind::everything:
            text = "everything";
            break;
        case Kind::word:
            text = field + query.text;
            break;
        case Kind::phrase:
            text = field + "'" + query.text + "'" + (query.distance ? std::to_string(query.distance) : "");
            break;
        case Kind::wildcard:
            text = "w:" + field + query.text;
            break;
        case Kind::fuzzy:
            text = "f" + std::to_string(query.distance) + ":" + field + query.text;
            break;
        case Kind::literal:
            text = "=" + query.text;
            break;
        case Kind::range:
            text = field + "[" + (query.excludes_lower ? ">" : "") + query.text + " " +
                   (query.excludes_upper ? "<" : "") + query.upper + "]";
            break;
        case Kind::all_of:
            list("&");
            break;
        case Kind::any_of:
            list("|");
            break;
        case Kind::synonyms:
            list("|=");
            break;
        case Kind::near:
            list("~" + std::to_string(query.distance));
            break;
        case Kind::negation:
            list("-");
            break;
        case Kind::exact:
            text = field + "=" + query.text;
            break;
        case Kind::exists:
            text = field + "*";
            break;
        case Kind::ids:
            list("ids");
            break;
    }
    return query.boost == 1 ? text : text + "^" + std::to_string(static_cast<int>(query.boost));
}

// A query, its tree, and the number of its warnings.
struct QueryCase {
    const char* text;
    const char* tree;
    std::size_t warnings = 0;
};

inline void check_trees(const std::vector<QueryCase>& cases) {
    for (const QueryCase& c : cases) {
        CAPTURE(std::string(c.text));
        const ParsedQuery parsed = parse_query(c.text, query_fields);
        CHECK(tree(parsed.query) == c.tree);
        std::string warnings;
        for (const Warning& warning : parsed.warnings) warnings += warning.message + "; ";
        CAPTURE(warnings);
        CHECK(parsed.warnings.size() == c.warnings);
    }
}

}  // namespace kwic::test
