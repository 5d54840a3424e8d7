// SPDX-License-Identifier: GPL-2.0-or-later
// parse_query(): a recursive-descent parser that reads the lexemes of the scanner. The grammar is in kwic/query.hpp.
// Syntax that does not fit the grammar is ignored or read as words, in most cases with a warning.
#include "query/parser.hpp"

#include "query/headline.hpp"
#include "query/leaf_parser.hpp"
#include "query/limits.hpp"
#include "query/scanner.hpp"
#include "query/tree.hpp"
#include "query/warn_once.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;
using LexemeKind = Lexeme::Kind;

class Parser {
public:
    // `text` is clean_query(typed).
    Parser(std::string_view text, std::string_view typed, const std::vector<std::string>& fields,
           std::vector<Warning>& warnings, Reading reading)
        : text_(text),
          warnings_(warnings),
          is_strict_(reading == Reading::strict),
          leaves_(text, typed, fields, warnings, reading),
          lexemes_(scan_query(text, warnings, reading)) {
        if (!is_strict_) read_headline_as_words(lexemes_, fields);
    }

    Query parse() {
        std::vector<Query> all;
        while (peek().kind != LexemeKind::end) {
            all.push_back(parse_all(""));
            if (peek().kind == LexemeKind::close) {
                warn(WarningCode::syntax, "ignored a closing bracket without an opening one");
                next();
            }
        }
        Query query = limit_depth(joined(Kind::all_of, std::move(all)), warnings_);
        const bool is_blank = text_.find_first_not_of(' ') == text_.npos;
        if (query.kind == Kind::nothing && warnings_.empty() && (is_strict_ || !is_blank))
            warn(WarningCode::no_words, "there is nothing to search for");
        return query;
    }

private:
    const Lexeme& peek() const { return lexemes_[at_]; }
    const Lexeme& next() { return lexemes_[at_ + 1 < lexemes_.size() ? at_++ : at_]; }

    void warn(WarningCode code, std::string message) { warn_once(warnings_, {code, std::move(message)}); }

    void warn_if_strict(WarningCode code, std::string message) {
        if (is_strict_) warn(code, std::move(message));
    }

    bool at_end() const { return peek().kind == LexemeKind::end || peek().kind == LexemeKind::close; }

    Query parse_all(const std::string& field) {
        std::vector<Query> children;
        while (!at_end()) {
            if (peek().kind == LexemeKind::both) {
                next();
                if (children.empty() || at_end())
                    warn(WarningCode::syntax, "ignored AND: it needs a word on each side");
                continue;
            }
            children.push_back(parse_any(field));
        }
        return joined(Kind::all_of, std::move(children));
    }

    Query parse_any(const std::string& field) {
        std::vector<Query> children;
        if (peek().kind != LexemeKind::either) children.push_back(parse_unary(field));
        while (peek().kind == LexemeKind::either) {
            next();
            if (at_end() || peek().kind == LexemeKind::either || children.empty())
                warn(WarningCode::syntax, "ignored OR: it needs a word on each side");
            if (!at_end() && peek().kind != LexemeKind::either && peek().kind != LexemeKind::both)
                children.push_back(parse_unary(field));
        }
        return joined(Kind::any_of, std::move(children));
    }

    Query parse_unary(const std::string& field) {
        bool is_negated = false;
        const std::size_t begin = peek().source.begin;
        while (peek().kind == LexemeKind::minus || peek().kind == LexemeKind::without) {
            const bool is_word = next().kind == LexemeKind::without;
            if (at_end() || peek().kind == LexemeKind::either || peek().kind == LexemeKind::both) {
                if (is_word || is_strict_)
                    warn(WarningCode::syntax,
                         std::string("ignored ") + (is_word ? "NOT" : "-") + ": it needs a word after it");
                return {};
            }
            is_negated = !is_negated;
        }
        Query operand = parse_near(field);
        if (!is_negated || operand.kind == Kind::nothing) return operand;
        if (operand.kind == Kind::negation) return std::move(operand.children[0]);
        const Span source = {begin, operand.source.end};
        Query negation{.kind = Kind::negation, .source = source};
        negation.children.push_back(std::move(operand));
        return negation;
    }

    Query parse_near(const std::string& field) {
        Query left = parse_primary(field);
        while (peek().kind == LexemeKind::near) {
            const unsigned typed = std::max(next().distance, 1u);
            const unsigned distance = std::min(typed, limits::distance);
            if (typed > distance)
                warn(WarningCode::query_limit,
                     "the largest distance of NEAR is " + std::to_string(limits::distance) + " words");
            Query right;
            if (peek().kind == LexemeKind::word || peek().kind == LexemeKind::phrase ||
                peek().kind == LexemeKind::literal || peek().kind == LexemeKind::exact ||
                peek().kind == LexemeKind::open)
                right = parse_primary(field);
            if (left.kind == Kind::nothing || right.kind == Kind::nothing) {
                warn(WarningCode::syntax, "ignored NEAR: it needs a word on each side");
                if (left.kind == Kind::nothing) left = std::move(right);
                continue;
            }
            if (left.kind == Kind::near && left.distance == distance && left.boost == 1) {
                left.source.end = right.source.end;
                left.children.push_back(std::move(right));
            } else {
                const Span source = {left.source.begin, right.source.end};
                Query near{.kind = Kind::near, .distance = distance, .source = source};
                near.children.push_back(std::move(left));
                near.children.push_back(std::move(right));
                left = std::move(near);
            }
        }
        return left;
    }

    Query parse_primary(const std::string& field) {
        const Lexeme& lexeme = next();
        switch (lexeme.kind) {
            case LexemeKind::open:
                return parse_group(lexeme, field);
            case LexemeKind::phrase:
                return leaves_.phrase(lexeme, field);
            case LexemeKind::exact:
                return leaves_.exact(lexeme, field);
            case LexemeKind::literal:
                return leaves_.literal(lexeme, field);
            case LexemeKind::word:
                return leaves_.word(lexeme, field);
            case LexemeKind::near:
                warn(WarningCode::syntax, "ignored NEAR: it needs a word on each side");
                return {};
            default:
                return {};
        }
    }

    Query parse_group(const Lexeme& open, const std::string& outer) {
        std::vector<Query> parts;
        const std::string field = leaves_.field_of(open, outer, parts);
        if (++depth_ > limits::query_depth) {
            warn(WarningCode::query_limit,
                 "ignored brackets nested deeper than " + std::to_string(limits::query_depth));
            --depth_;
            // The parser continues after the opening bracket, so the closing bracket ends the group around the pair.
            return joined(Kind::all_of, std::move(parts));
        }
        if (at_end()) warn_if_strict(WarningCode::no_words, "a pair of brackets has no words");
        Query inside = parse_all(field);
        --depth_;
        inside.source.begin = open.source.begin;
        if (peek().kind == LexemeKind::close) {
            const Lexeme& close = next();
            inside.source.end = close.source.end;
            // A date that cannot be read is a node of kind word or phrase. A date has no boost, whether or not it can
            // be read.
            const bool is_ranked = inside.kind != Kind::nothing && inside.kind != Kind::range &&
                                   inside.kind != Kind::exact && inside.kind != Kind::exists && inside.field != "date";
            if (is_ranked) inside.boost = std::clamp(inside.boost * close.boost, 0.0, limits::boost);
        } else {
            warn(WarningCode::syntax, "a bracket was not closed: it was read as closed at the end");
        }
        parts.push_back(std::move(inside));
        return joined(Kind::all_of, std::move(parts));
    }

    std::string_view text_;
    std::vector<Warning>& warnings_;
    const bool is_strict_;
    LeafParser leaves_;
    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const std::vector<std::string>& fields) {
    return parse_query(text, fields, Reading::forgiving);
}

ParsedQuery parse_query(std::string_view text, const std::vector<std::string>& fields, Reading reading) {
    ParsedQuery parsed;
    const std::string clean = clean_query(text, parsed.warnings);
    parsed.query = Parser(clean, text, fields, parsed.warnings, reading).parse();
    return parsed;
}

}  // namespace kwic
