// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Query: a query as a tree of plain values, and the functions that convert query strings to trees and back. An
/// application may also build a tree without a string. The functions here do not know the index: a tree holds words as
/// typed, and the search splits them into tokens, folds them and expands them to their variants.
///
/// The query language (kwic-query(7) describes it for users):
///
///     query   = or { "AND"? or }                        all of them
///     or      = unary { ("OR" | "|") unary }            any of them
///     unary   = { "-" | "NOT" } near                    without it
///     near    = boosted { "NEAR" ["/" number] boosted } at most that many words apart, in any order
///     boosted = primary [ "^" number ]
///     primary = "(" query ")" | [ field ":" ] ( phrase | word | "(" query ")" )
///     phrase  = '"' text '"' [ "~" number ]             in this order, * as in a word; one word: exactly as typed
///     word    = text | text with * or ? | text "~" [ number ] | "*"
///     date    = "date:" day [ ".." day ] | "date:" (">" | "<" | ">=" | "<=") day
///
/// Threads: every function may be called from several threads at once.
///
/// Failures: none.
#pragma once

#include <kwic/api.h>
#include <kwic/span.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

/// A query, or a part of one: a node of the tree with everything below it. Example:
///
///     Query::all_of({Query::word("harbour"), Query::without(Query::phrase("old talks", "title"))})
struct Query {
    /// The kind of a node, which determines the members that it uses.
    enum class Kind {
        nothing,     ///< matches no document; as a part of another node it is ignored
        everything,  ///< matches every document
        word,        ///< `text` in any of its variants; several words: side by side; in path, ext and lang: the value
        phrase,      ///< the words of `text` in this order; a single word: exactly as typed
        wildcard,    ///< words that match `text`, in which * stands for any letters and ? for one letter
        fuzzy,       ///< words within an edit distance of `distance` letters of `text`
        range,       ///< values of `field` from `text` to `upper`, both included; an empty bound is open
        all_of,      ///< documents that match every one of `children`
        any_of,      ///< documents that match at least one of `children`
        near,        ///< matches of `children` at most `distance` words apart, in any order
        negation,    ///< documents that do not match `children[0]`
    };

    Kind kind = Kind::nothing;  ///< kind of this node
    std::string field = {};     ///< of a leaf: the field; empty: the text; an unknown field is read as words
    std::string text = {};      ///< of a leaf: the text as typed
    std::string upper = {};     ///< of a range: its upper bound
    unsigned distance = 0;      ///< see Kind; of a phrase: how many other words may come between its words, in all
    double boost = 1;           ///< factor of the score; finite and not negative
    std::vector<Query> children = {};  ///< the parts of all_of, any_of, near and negation
    Span source = {};                  ///< the part of the query string that this node was read from; not compared

    /// Returns a query for every document.
    static Query everything() { return {.kind = Kind::everything}; }
    /// Returns a query for no document. As a part of another query it is ignored.
    static Query nothing() { return {}; }
    /// Returns a query for the word in any of its variants.
    static Query word(std::string text, std::string field = {}) {
        return {.kind = Kind::word, .field = std::move(field), .text = std::move(text)};
    }
    /// Returns a query for these words in this order, or for a single word exactly as typed.
    static Query phrase(std::string text, std::string field = {}, unsigned distance = 0) {
        return {.kind = Kind::phrase, .field = std::move(field), .text = std::move(text), .distance = distance};
    }
    /// Returns a query for words that match `pattern`.
    static Query wildcard(std::string pattern, std::string field = {}) {
        return {.kind = Kind::wildcard, .field = std::move(field), .text = std::move(pattern)};
    }
    /// Returns a query for words within an edit distance of `distance` letters.
    static Query fuzzy(std::string text, unsigned distance = 1, std::string field = {}) {
        return {.kind = Kind::fuzzy, .field = std::move(field), .text = std::move(text), .distance = distance};
    }
    /// Returns a query for a range of numbers or, in the field `date`, of periods such as `2023-07`. The search ignores
    /// a range with a bound that is neither.
    static Query range(std::string field, std::string lower, std::string upper) {
        return {.kind = Kind::range, .field = std::move(field), .text = std::move(lower), .upper = std::move(upper)};
    }
    /// Returns a query for documents that match all parts.
    static Query all_of(std::vector<Query> parts) { return {.kind = Kind::all_of, .children = std::move(parts)}; }
    /// Returns a query for documents that match at least one part.
    static Query any_of(std::vector<Query> parts) { return {.kind = Kind::any_of, .children = std::move(parts)}; }
    /// Returns a query for matches of all parts at most `distance` words apart, in any order.
    static Query near(std::vector<Query> parts, unsigned distance) {
        return {.kind = Kind::near, .distance = distance, .children = std::move(parts)};
    }
    /// Returns a query for documents that do not match the part.
    static Query without(Query part) {
        Query query{.kind = Kind::negation};
        query.children.push_back(std::move(part));
        return query;
    }

    /// Compares all members except `source`.
    friend bool operator==(const Query& a, const Query& b) {
        return a.kind == b.kind && a.field == b.field && a.text == b.text && a.upper == b.upper &&
               a.distance == b.distance && a.boost == b.boost && a.children == b.children;
    }
};

/// The result of parse_query().
struct ParsedQuery {
    Query query;                             ///< the meaning of the string
    std::vector<std::string> warnings = {};  ///< one for every part that was not read as typed
};

/// Parses a query string, which may be any bytes. `fields` are the names of the further fields of the index, ascending;
/// an unknown field is read as words.
KWIC_API ParsedQuery parse_query(std::string_view text, const std::vector<std::string>& fields = {});

/// Reads a string, which may be any bytes, as words without operators.
KWIC_API ParsedQuery plain_query(std::string_view text);

/// Writes a query in the query language. For every query that the parser returns,
/// `parse_query(to_string(query)).query == query`, except that the string may be longer and more deeply nested than the
/// limits of the language allow. A word that an application made of several words, or of characters that are operators,
/// is written so that it is read as the same words side by side: `ferry-inquiry`.
KWIC_API std::string to_string(const Query& query);

/// Returns the query that SearchOptions::typing searches: it matches the last word of `query` also as the beginning of
/// a word, if the user may still be typing it. `harbour tal` becomes `harbour (tal OR tal*)`. Words of one letter,
/// excluded words and words with operators stay as typed.
KWIC_API std::string as_typed(std::string_view query);

}  // namespace kwic
