// SPDX-License-Identifier: GPL-2.0-or-later
#include "exclusion_note.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Kind = kwic::Query::Kind;

bool is_word(const kwic::Query& query) { return query.kind == Kind::word && query.field.empty() && query.boost == 1; }

// Returns whether `query` may be an argument of a command: a word, a word with wildcards, or a phrase.
bool is_argument(const kwic::Query& query) {
    const bool is_leaf = query.kind == Kind::word || query.kind == Kind::phrase || query.kind == Kind::wildcard;
    return is_leaf && query.field.empty() && query.boost == 1;
}

// Returns whether `query` excludes a word that may be an option of a command.
bool is_option(const kwic::Query& query, std::string_view text) {
    if (query.kind != Kind::negation || !is_word(query.children[0])) return false;
    const std::string_view typed = text.substr(std::min(query.source.begin, text.size()));
    const std::string& word = query.children[0].text;
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return typed.starts_with("-" + word) && std::all_of(word.begin(), word.end(), is_plain);
}

}  // namespace

std::optional<std::string> exclusion_note(std::string_view query) {
    const kwic::Query tree = kwic::parse_query(query).query;
    if (tree.kind != Kind::all_of || !is_word(tree.children[0])) return {};
    std::string words;
    std::string first;
    for (const kwic::Query& child : tree.children) {
        if (is_argument(child)) continue;
        if (!is_option(child, query)) return {};
        const std::string& word = child.children[0].text;
        words += (words.empty() ? "'" : " or '") + word + "'";
        if (first.empty()) first = word;
    }
    if (words.empty()) return {};
    return "documents with " + words + " are left out; to search for the word, write \"-" + first + "\"";
}
