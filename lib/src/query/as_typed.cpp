// SPDX-License-Identifier: GPL-2.0-or-later
// as_typed() extends a query that is still being typed, so that the query also finds the completions of its last
// word.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "query/scanner.hpp"

#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;

// Returns the last leaf of `query` if the leaf is a word or phrase, otherwise null. Also returns null if the leaf is a
// part of a negation or NEAR, because alternatives to the leaf could change the meaning of the query.
const Query* last_leaf(const Query& query) {
    if (query.kind == Kind::word || query.kind == Kind::phrase) return &query;
    if (query.kind != Kind::all_of && query.kind != Kind::any_of) return nullptr;
    return query.children.empty() ? nullptr : last_leaf(query.children.back());
}

// Returns whether the word has at least two characters and consists only of ASCII letters, ASCII digits and characters
// outside ASCII. A single letter would have too many completions.
bool is_plain_word(std::string_view word) {
    const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || !is_ascii(c); };
    std::size_t first = 0;
    if (!word.empty()) next_character(word, first);
    return first < word.size() && std::all_of(word.begin(), word.end(), is_plain);
}

// Returns whether the query ends within a phrase that lacks its closing quotation mark.
bool ends_within_phrase(std::string_view query) {
    std::vector<Warning> unused;
    const std::vector<Lexeme> lexemes = scan_query(clean_query(query, unused), unused);
    return lexemes.size() > 1 && lexemes[lexemes.size() - 2].is_open;
}

}  // namespace

std::string as_typed(std::string_view query) {
    const Query tree = parse_query(query).query;
    const Query* last = last_leaf(tree);
    if (!last || last->boost != 1 || last->source.end != query.size()) return std::string(query);
    const std::string before(query.substr(0, last->source.begin));
    const std::string word(query.substr(last->source.begin));
    if (last->kind == Kind::phrase) {
        const bool is_open = ends_within_phrase(query) && query.back() != ' ';
        const auto space = last->text.rfind(' ');
        const bool is_completed = is_open && space != last->text.npos && is_plain_word(last->text.substr(space + 1));
        return before + word + (is_completed ? "*" : "");
    }
    const std::string typed = word.starts_with("title:") ? word.substr(6) : word;
    if (!is_plain_word(typed)) return std::string(query);
    return before + "(" + word + " OR " + word + "*)";
}

}  // namespace kwic
