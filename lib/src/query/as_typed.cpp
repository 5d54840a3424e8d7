// SPDX-License-Identifier: GPL-2.0-or-later
// as_typed(): a query that is still being typed -> a query that also finds the completions of its last word.
#include "base/utf8.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

using Kind = Query::Kind;

// Returns the last word or phrase, or null if replacing it by alternatives would change the meaning of the query.
const Query* last_leaf(const Query& query) {
    if (query.kind == Kind::word || query.kind == Kind::phrase) return &query;
    if (query.kind != Kind::all_of && query.kind != Kind::any_of) return nullptr;
    return query.children.empty() ? nullptr : last_leaf(query.children.back());
}

// Returns whether the word consists of letters and digits, at least two in all. A single letter would have too many
// completions.
bool is_plain_word(std::string_view word) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
    };
    std::size_t first = 0;
    if (!word.empty()) next_character(word, first);
    return first < word.size() && std::all_of(word.begin(), word.end(), is_plain);
}

}  // namespace

std::string as_typed(std::string_view query) {
    const Query tree = parse_query(query).query;
    const Query* last = last_leaf(tree);
    if (!last || last->boost != 1 || last->source.end != query.size()) return std::string(query);
    const std::string before(query.substr(0, last->source.begin));
    const std::string word(query.substr(last->source.begin));
    if (last->kind == Kind::phrase) {
        // The last word of the phrase begins here. The phrase may lack its closing quotation mark.
        const std::size_t begin = word.find_last_of(" \"") + 1;
        const bool is_open = word.find(' ') != word.npos && is_plain_word(std::string_view(word).substr(begin));
        return before + word + (is_open ? "*" : "");
    }
    const std::string typed = word.starts_with("title:") ? word.substr(6) : word;
    if (!is_plain_word(typed)) return std::string(query);
    return before + "(" + word + " OR " + word + "*)";
}

}  // namespace kwic
