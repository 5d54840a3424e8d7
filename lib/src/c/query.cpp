// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/query.hpp"

#include "c/answer.hpp"
#include "c/arguments.hpp"
#include "query/limits.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace kwic::c;
using kwic::Query;

namespace {

using Owned = std::unique_ptr<kwic_query>;

template <class Make>
kwic_query* made(Make make) noexcept {
    kwic_query* query = nullptr;
    hand_out(&query, [&] { return new kwic_query{make()}; });
    return query;
}

Query taken(kwic_query* part) {
    const Owned owned(part);
    require(part, "a part of the query");
    return std::move(part->query);
}

// Returns the depth of the tree. The recursion is bounded, because the depth of each part was checked when the part was
// made.
std::size_t depth_of(const Query& query) {
    std::size_t deepest = 0;
    for (const Query& child : query.children) deepest = std::max(deepest, depth_of(child));
    return deepest + 1;
}

// Makes a query from parts. Frees the parts, even if the query cannot be made.
template <class Make>
kwic_query* made_of(kwic_query* const* parts, std::size_t count, Make make) noexcept {
    return made([&] {
        require(parts, count, "parts");
        std::vector<Query> all;
        std::exception_ptr failure;
        for (std::size_t i = 0; i < count; ++i) {
            if (std::find(parts, parts + i, parts[i]) != parts + i && parts[i]) {
                failure = std::make_exception_ptr(
                    kwic::Error(kwic::ErrorCode::invalid_argument, "a part of the query is given twice"));
                continue;
            }
            try {
                all.push_back(taken(parts[i]));
            } catch (...) {
                failure = std::current_exception();
            }
        }
        if (failure) std::rethrow_exception(failure);
        Query query = make(std::move(all));
        if (depth_of(query) > kwic::limits::tree_depth)
            throw kwic::Error(
                kwic::ErrorCode::invalid_argument,
                "the query is nested more than " + std::to_string(kwic::limits::tree_depth) + " levels deep");
        return query;
    });
}

std::string string(const kwic_string& given, const char* name) { return std::string(view(given, name)); }

template <class Parse>
kwic_status parse(kwic_query** out, kwic_warnings** warnings, Parse parse) noexcept {
    if (warnings) *warnings = nullptr;
    return hand_out(out, [&] {
        kwic::ParsedQuery parsed = parse();
        Owned query(new kwic_query{std::move(parsed.query)});
        if (warnings) *warnings = make_warnings(std::move(parsed.warnings));
        return query.release();
    });
}

}  // namespace

kwic_query* kwic_query_everything(void) {
    return made([] { return Query{.kind = Query::Kind::everything}; });
}

kwic_query* kwic_query_word(kwic_string given, const char* field) {
    return made([&] { return Query::word(string(given, "text"), text(field)); });
}

kwic_query* kwic_query_phrase(kwic_string given, const char* field, unsigned distance) {
    return made([&] { return Query::phrase(string(given, "text"), text(field), distance); });
}

kwic_query* kwic_query_wildcard(kwic_string pattern, const char* field) {
    return made([&] { return Query::wildcard(string(pattern, "pattern"), text(field)); });
}

kwic_query* kwic_query_fuzzy(kwic_string given, const char* field, unsigned distance) {
    return made([&] { return Query::fuzzy(string(given, "text"), distance, text(field)); });
}

kwic_query* kwic_query_literal(kwic_string given) {
    return made([&] { return Query::literal(string(given, "text")); });
}

kwic_query* kwic_query_range(const char* field, const char* lower, const char* upper) {
    return made([&] {
        require(field, "field");
        return Query::range(field, text(lower), text(upper));
    });
}

kwic_query* kwic_query_exact(kwic_string value, const char* field) {
    return made([&] {
        require(field, "field");
        return Query::exact(string(value, "value"), text(field));
    });
}

kwic_query* kwic_query_exists(const char* field) {
    return made([&] {
        require(field, "field");
        return Query::exists(text(field));
    });
}

kwic_query* kwic_query_ids(const kwic_string* ids, size_t count) {
    return made([&] {
        require(ids, count, "ids");
        std::vector<std::string> all;
        for (std::size_t i = 0; i < count; ++i) all.push_back(string(ids[i], "ids"));
        return Query::ids(std::move(all));
    });
}

kwic_query* kwic_query_all_of(kwic_query* const* parts, size_t count) {
    return made_of(parts, count, [](std::vector<Query> all) { return Query::all_of(std::move(all)); });
}

kwic_query* kwic_query_any_of(kwic_query* const* parts, size_t count) {
    return made_of(parts, count, [](std::vector<Query> all) { return Query::any_of(std::move(all)); });
}

kwic_query* kwic_query_near(kwic_query* const* parts, size_t count, unsigned distance) {
    return made_of(parts, count, [&](std::vector<Query> all) { return Query::near(std::move(all), distance); });
}

kwic_query* kwic_query_without(kwic_query* part) {
    return made_of(&part, 1, [](std::vector<Query> all) { return Query::without(std::move(all[0])); });
}

kwic_query* kwic_query_boost(kwic_query* part, double factor) {
    return made([&] {
        Query query = taken(part);
        query.boost = factor;
        return query;
    });
}

void kwic_query_free(kwic_query* query) { delete query; }

kwic_status kwic_query_parse(kwic_string given, const char* const* fields, size_t field_count, kwic_query** out,
                             kwic_warnings** warnings) {
    return parse(out, warnings,
                 [&] { return kwic::parse_query(view(given, "text"), texts(fields, field_count, "fields")); });
}

kwic_status kwic_query_plain(kwic_string given, kwic_query** out, kwic_warnings** warnings) {
    return parse(out, warnings, [&] { return kwic::plain_query(view(given, "text")); });
}

kwic_status kwic_query_to_string(const kwic_query* query, char** out, size_t* size) {
    return hand_out_string(out, size, [&] {
        require(query, "query");
        return kwic::to_string(query->query);
    });
}

kwic_status kwic_as_typed(kwic_string query, char** out, size_t* size) {
    return hand_out_string(out, size, [&] { return kwic::as_typed(view(query, "query")); });
}
