// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Query: a query as a tree of plain values, and the functions that convert query strings to trees and back. The
/// functions do not use an index: a tree holds words as typed. The search splits these words into tokens, folds the
/// tokens and expands the tokens to their variants. An application may also build a tree without a string.
///
/// The manual page kwic-query(7) describes the query language for users, with the rules for pasted text such as
/// `sed -i`. The language has this grammar:
///
///     query   = or { "AND"? or }                        all operands match
///     or      = unary { ("OR" | "|") unary }            at least one operand matches
///     unary   = { "-" | "NOT" } near                    the operand does not match
///     near    = boosted { "NEAR" ["/" number] boosted } operands at most that number of words apart, in any order
///     boosted = primary [ "^" number ]
///     primary = "(" query ")" | [ field ":" ] ( phrase | word | "(" query ")" ) | literal | date | value
///     phrase  = '"' text '"' [ "~" number ]             words in order, * as in a word; one word: exactly as typed
///     word    = text | text with * or ? | text "~" [ number ] | "*"
///     literal = "literal:" ( '"' text '"' | text )      exactly these characters; "" in quotation marks stands for "
///     date    = "date:" ( period | range )
///     value   = field ":" ( range | "=" exact | "*" )   values of a custom field: in a range, equal, or any
///     exact   = '"' text '"' | text                     "" in quotation marks stands for "
///     range   = [ ">" ] bound ".." [ "<" ] bound | bound ".." | ".." bound | ( ">" | ">=" | "<" | "<=" ) bound
///     bound   = period | number                         period: 2023, 2023-07, 2023-07-19, 2023-W29, last-week
///     field   = name                                    "\" makes the next character a part of the name
///
/// Threads: every function may be called from several threads at once.
///
/// Failures: none; these functions accept every string and every tree. A search, however, rejects trees with boosts
/// that are negative or not finite.
#pragma once

#include <kwic/api.h>
#include <kwic/span.hpp>
#include <kwic/warning.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

/// A query or a part of a query: a node of the tree, with its descendants. For example:
///
///     Query::all_of({Query::word("harbour"), Query::without(Query::phrase("old talks", "title"))})
struct Query {
    /// The kind of a node, which determines the members that the node uses.
    enum class Kind {
        nothing,     ///< matches no document
        everything,  ///< matches every document
        /// A word in any of its variants. If `text` has several words, they must be adjacent. In the fields ext and
        /// lang, `text` is the value of the field. In the field path, `text` is the path of a file or folder, or
        /// contains words of a path.
        word,
        phrase,  ///< the words of `text` in this order; a single word: exactly as typed
        /// Words that match the pattern `text`: * matches zero or more characters, and ? matches one character. If
        /// `text` has several words, they must be adjacent. A * beside a punctuation mark, but not beside a letter or
        /// digit, matches any word.
        wildcard,
        fuzzy,    ///< words whose edit distance from `text` is at most `distance` letters
        literal,  ///< documents whose text contains exactly the characters of `text`, see literal()
        range,    ///< values of `field` from `text` to `upper`; an empty string means no bound
        all_of,   ///< documents that match every one of `children`
        any_of,   ///< documents that match at least one of `children`
        /// Documents that match at least one of `children`. The first child is the query as the user typed it, and the
        /// other children are its synonyms. The score of a document comes from the first child that matches. If two
        /// documents have the same length, an occurrence of a synonym gives a lower score than an occurrence of the
        /// first child.
        synonyms,
        /// Documents in which all n `children` match near each other, in any order. The children have w words in total.
        /// If the first of these words is at position p and the last is at position q, then
        /// q - p <= `distance` * (n - 1) + w - n.
        near,
        negation,  ///< documents that do not match `children[0]`
        exact,     ///< documents with the value `text` in `field`; see exact()
        exists,    ///< documents with a value in `field`
        ids,       ///< documents whose id is one of `document_ids`; see ids()
    };

    Kind kind = Kind::nothing;  ///< kind of this node
    /// The name of the field that a leaf searches. If the name is empty, text and title are searched. A `\` before the
    /// name denotes a custom field that has the name of a built-in field, or whose name begins with `\`. If no field
    /// has the name, the leaf matches no document, and the search gives a warning.
    std::string field = {};
    std::string text = {};        ///< of a leaf: the text as typed
    std::string upper = {};       ///< of a range: the upper bound
    bool excludes_lower = false;  ///< of a range: true if the value `text` is not in the range
    bool excludes_upper = false;  ///< of a range: true if the value `upper` is not in the range
    unsigned distance = 0;        ///< see Kind; of a phrase: maximum number of other words between its words, in total
    double boost = 1;             ///< factor of the score; finite and not negative
    /// The parts of all_of, any_of, synonyms, near and negation. A node of these kinds without parts matches no
    /// document.
    std::vector<Query> children = {};
    std::vector<std::string> document_ids = {};  ///< of a node of kind ids: ids of documents, in any order
    Span source = {};  ///< the part of the query string from which this node was parsed; not compared by ==

    /// Returns a query that matches every document.
    static Query everything() { return {.kind = Kind::everything}; }
    /// Returns a query that matches no document.
    static Query nothing() { return {}; }
    /// Returns a query for the word in any of its variants.
    static Query word(std::string text, std::string field = {}) {
        return {.kind = Kind::word, .field = std::move(field), .text = std::move(text)};
    }
    /// Returns a query for the words of `text` in this order. If `text` is a single word, it matches exactly as typed.
    static Query phrase(std::string text, std::string field = {}, unsigned distance = 0) {
        return {.kind = Kind::phrase, .field = std::move(field), .text = std::move(text), .distance = distance};
    }
    /// Returns a query for words that match `pattern`.
    static Query wildcard(std::string pattern, std::string field = {}) {
        return {.kind = Kind::wildcard, .field = std::move(field), .text = std::move(pattern)};
    }
    /// Returns a query for words whose edit distance from `text` is at most `distance` letters.
    static Query fuzzy(std::string text, unsigned distance = 1, std::string field = {}) {
        return {.kind = Kind::fuzzy, .field = std::move(field), .text = std::move(text), .distance = distance};
    }
    /// Returns a query for documents whose text contains exactly the characters of `text`, including white space and
    /// punctuation. Titles and fields are not searched. If `text` has no uppercase letter, its letters match in both
    /// cases. The first and the last word of `text` may be incomplete. If `text` has neither a letter nor a digit, or
    /// if no searched index stores texts, the query matches nothing, and the search gives a warning.
    static Query literal(std::string text) { return {.kind = Kind::literal, .text = std::move(text)}; }
    /// Returns a query for a range of numbers or, in the field `date`, of periods such as `2023-07`. If a bound is not
    /// valid, the range matches no document, and the search gives a warning.
    static Query range(std::string field, std::string lower, std::string upper) {
        return {.kind = Kind::range, .field = std::move(field), .text = std::move(lower), .upper = std::move(upper)};
    }
    /// Returns a query for documents that match all parts.
    static Query all_of(std::vector<Query> parts) { return {.kind = Kind::all_of, .children = std::move(parts)}; }
    /// Returns a query for documents that match at least one part.
    static Query any_of(std::vector<Query> parts) { return {.kind = Kind::any_of, .children = std::move(parts)}; }
    /// Returns a query for documents that match at least one part. The first part is a query, and the other parts are
    /// its synonyms.
    static Query synonyms(std::vector<Query> parts) { return {.kind = Kind::synonyms, .children = std::move(parts)}; }
    /// Returns a query for matches of all parts near each other, in any order; for `distance` see Kind::near.
    static Query near(std::vector<Query> parts, unsigned distance) {
        return {.kind = Kind::near, .distance = distance, .children = std::move(parts)};
    }
    /// Returns a query for documents that do not match the part.
    static Query without(Query part) {
        Query query{.kind = Kind::negation};
        query.children.push_back(std::move(part));
        return query;
    }

    /// Returns a query for documents with the value `text` in `field`. A string or a boolean (`true`, `false`) matches
    /// if it is equal to `text` apart from upper and lower case. A number matches if it is equal to the number in
    /// `text`.
    static Query exact(std::string text, std::string field) {
        return {.kind = Kind::exact, .field = std::move(field), .text = std::move(text)};
    }
    /// Returns a query for documents with a value in `field`.
    static Query exists(std::string field) { return {.kind = Kind::exists, .field = std::move(field)}; }
    /// Returns a query for the documents with these ids. The list may have 100,000 ids and more. Ids that no document
    /// has are ignored. A query string cannot express this query.
    static Query ids(std::vector<std::string> ids) {
        Query query{.kind = Kind::ids};
        query.document_ids = std::move(ids);
        return query;
    }

    /// Compares all members except `source`.
    friend bool operator==(const Query& a, const Query& b) {
        return a.kind == b.kind && a.field == b.field && a.text == b.text && a.upper == b.upper &&
               a.excludes_lower == b.excludes_lower && a.excludes_upper == b.excludes_upper &&
               a.distance == b.distance && a.boost == b.boost && a.children == b.children &&
               a.document_ids == b.document_ids;
    }
};

/// The result of parse_query().
struct ParsedQuery {
    Query query;                         ///< the tree
    std::vector<Warning> warnings = {};  ///< about parts that were ignored, cut, or not read as typed
};

/// Parses a query string, which may be any bytes. `fields` are the names of the custom fields of the index, ascending.
/// If a field name in `text` is neither in `fields` nor built in, the name is read as a word.
KWIC_API ParsedQuery parse_query(std::string_view text, const std::vector<std::string>& fields = {});

/// Returns a query for all words of a string, which may be any bytes. Reads operators and names of fields as words.
KWIC_API ParsedQuery plain_query(std::string_view text);

/// Returns `query` in the query language. For every query that `parse_query(text, fields)` returns,
/// `parse_query(to_string(query), fields).query == query`, unless the string exceeds the limits of the language for
/// length and nesting. An application may make a node of kind `word` from several words or from a text with operators.
/// In the string of such a node, hyphens replace the spaces and operators, so that the parser reads the same adjacent
/// words: `ferry-inquiry`. A part that no string of the language expresses, such as Query::nothing(), is written as
/// `-*`, which matches nothing. A list of ids is written as its length, such as `ids:3`, which parse_query() does not
/// convert back to the list.
KWIC_API std::string to_string(const Query& query);

/// Returns the query that a search for `query` with SearchOptions::typing uses. In this query, the last word also
/// matches words that begin with the last word: `harbour tal` becomes `harbour (tal OR tal*)`. Returns `query`
/// unchanged unless `query` ends with a word or within a phrase. The last word remains unchanged if it has only one
/// character, is the first word of a phrase, is part of an operand of NEAR, NOT or `-`, directly follows the name of a
/// field other than the title, or contains ASCII punctuation such as `~`.
KWIC_API std::string as_typed(std::string_view query);

}  // namespace kwic
