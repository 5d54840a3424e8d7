// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Query: what a query string means, as a tree of plain values. The parser makes one; an application can
/// build one without a string. Nothing here knows the index: words are as typed, and are cut into tokens,
/// folded and expanded when the query is run.
///
/// The language (see the README for people's view of it):
///
///     query   = or { "AND"? or }                        all of them
///     or      = unary { ("OR" | "|") unary }            any of them
///     unary   = { "-" | "NOT" } near                    without it
///     near    = boosted { "NEAR" ["/" number] boosted } within so many words of each other, in any order
///     boosted = primary [ "^" number ]
///     primary = "(" query ")" | [ field ":" ] ( phrase | word | "(" query ")" )
///     phrase  = '"' text '"' [ "~" number ]             in this order, * as in a word; alone: exactly this form
///     word    = text | text with * or ? | text "~" [ number ] | "*"
///     date    = "date:" day [ ".." day ] | "date:" (">" | "<" | ">=" | "<=") day
#pragma once

#include <kwic/api.h>
#include <kwic/span.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

/// A query, or a part of one with all that is below it. An application may write
///
///     Query::all_of({Query::word("harbour"), Query::without(Query::phrase("old talks", "title"))})
struct Query {
    /// Which members mean something, and what.
    enum class Kind {
        nothing,     ///< matches no document; a part of a query is left out
        everything,  ///< matches every document
        word,        ///< `text` in any of its forms; several words: side by side; in path, ext and lang: that name
        phrase,      ///< the words of `text` in this order; a single word: exactly this form
        wildcard,    ///< words like `text`, in which * stands for any letters and ? for one
        fuzzy,       ///< words at most `distance` letters away from `text`
        range,       ///< values of `field` from `text` to `upper`, both included; empty: open
        all_of,      ///< `children`: every one
        any_of,      ///< `children`: at least one
        near,        ///< `children` within `distance` words of each other, in any order
        negation,    ///< not `children[0]`
    };

    Kind kind = Kind::nothing;         ///< of this part
    std::string field = {};            ///< of a leaf; empty: the text; one of no known name is read as words
    std::string text = {};             ///< of a leaf: as typed
    std::string upper = {};            ///< of a range: its upper end
    unsigned distance = 0;             ///< a phrase: words that may come between, in all
    double boost = 1;                  ///< factor of the score: finite, not negative
    std::vector<Query> children = {};  ///< parts that it joins
    Span source = {};                  ///< where in the query string it stood; not compared

    /// Every document.
    static Query everything() { return {.kind = Kind::everything}; }
    /// No document; as a part it is as if it were not there.
    static Query nothing() { return {}; }
    /// The word, in any of its forms.
    static Query word(std::string text, std::string field = {}) {
        return {.kind = Kind::word, .field = std::move(field), .text = std::move(text)};
    }
    /// These words in this order; one word alone in exactly this form.
    static Query phrase(std::string text, std::string field = {}, unsigned distance = 0) {
        return {.kind = Kind::phrase, .field = std::move(field), .text = std::move(text), .distance = distance};
    }
    /// Words like `pattern`.
    static Query wildcard(std::string pattern, std::string field = {}) {
        return {.kind = Kind::wildcard, .field = std::move(field), .text = std::move(pattern)};
    }
    /// Words at most `distance` letters away.
    static Query fuzzy(std::string text, unsigned distance = 1, std::string field = {}) {
        return {.kind = Kind::fuzzy, .field = std::move(field), .text = std::move(text), .distance = distance};
    }
    /// Of numbers or, in the field `date`, of periods such as `2023-07`. With a bound that is neither it is left out.
    static Query range(std::string field, std::string lower, std::string upper) {
        return {.kind = Kind::range, .field = std::move(field), .text = std::move(lower), .upper = std::move(upper)};
    }
    /// Every one of them.
    static Query all_of(std::vector<Query> parts) { return {.kind = Kind::all_of, .children = std::move(parts)}; }
    /// At least one of them.
    static Query any_of(std::vector<Query> parts) { return {.kind = Kind::any_of, .children = std::move(parts)}; }
    /// Within `distance` words of each other, in any order.
    static Query near(std::vector<Query> parts, unsigned distance) {
        return {.kind = Kind::near, .distance = distance, .children = std::move(parts)};
    }
    /// No document that this part finds.
    static Query without(Query part) {
        Query query{.kind = Kind::negation};
        query.children.push_back(std::move(part));
        return query;
    }

    /// All but `source` is compared.
    friend bool operator==(const Query& a, const Query& b) {
        return a.kind == b.kind && a.field == b.field && a.text == b.text && a.upper == b.upper &&
               a.distance == b.distance && a.boost == b.boost && a.children == b.children;
    }
};

/// What parse_query() has read.
struct ParsedQuery {
    Query query;                             ///< what the string means
    std::vector<std::string> warnings = {};  ///< every reading that differs from what was typed
};

/// Reads any bytes as a query; never fails. `fields` are the names of further fields that the index has,
/// ascending; a field of no known name is read as words.
KWIC_API ParsedQuery parse_query(std::string_view text, const std::vector<std::string>& fields = {});

/// Reads any bytes as words, with no operators.
KWIC_API ParsedQuery plain_query(std::string_view text);

/// The query in the query language: parse_query(to_string(q)).query == q for every q that the parser made,
/// but for the limits of a query: the written form may be longer and have more brackets. A word that an application
/// made of several, or of marks of the language, is written so that it reads as the same words side by side:
/// `ferry-inquiry`.
KWIC_API std::string to_string(const Query& query);

/// What SearchOptions::typing makes of a query: its last word, if that may still go on, is the word or the beginning of
/// one. `harbour tal` becomes `harbour (tal OR tal*)`. Words of one letter, excluded words, and whatever has operators
/// of its own stay as typed.
KWIC_API std::string as_typed(std::string_view query);

}  // namespace kwic
