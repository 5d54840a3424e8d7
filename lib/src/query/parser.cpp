// SPDX-License-Identifier: GPL-2.0-or-later
// parse_query(): a recursive-descent parser that reads the lexemes of the scanner. The grammar is in kwic/query.hpp.
// Syntax that does not fit the grammar is ignored or read as words, in most cases with a warning.
#include "query/parser.hpp"
#include "query/headline.hpp"
#include "query/known_field.hpp"
#include "query/limits.hpp"
#include "query/literal_syntax.hpp"
#include "query/range.hpp"
#include "query/scanner.hpp"
#include "query/tree.hpp"
#include "query/word_syntax.hpp"

#include <kwic/query.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
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
           std::vector<std::string>& warnings, Reading reading)
        : text_(text),
          typed_(typed),
          fields_(fields),
          warnings_(warnings),
          is_strict_(reading == Reading::strict),
          lexemes_(scan_query(text, warnings, reading)) {
        if (!is_strict_) read_headline_as_words(lexemes_, fields);
    }

    Query parse() {
        std::vector<Query> all;
        while (peek().kind != LexemeKind::end) {
            all.push_back(parse_all(""));
            if (peek().kind == LexemeKind::close) {
                warn("ignored a closing bracket without an opening one");
                next();
            }
        }
        Query query = limit_depth(joined(Kind::all_of, std::move(all)), warnings_);
        const bool is_blank = text_.find_first_not_of(' ') == text_.npos;
        if (query.kind == Kind::nothing && warnings_.empty() && (is_strict_ || !is_blank))
            warn("there is nothing to search for");
        return query;
    }

private:
    const Lexeme& peek() const { return lexemes_[at_]; }
    const Lexeme& next() { return lexemes_[at_ + 1 < lexemes_.size() ? at_++ : at_]; }

    void warn(std::string warning) {
        if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end())
            warnings_.push_back(std::move(warning));
    }

    void warn_if_strict(std::string warning) {
        if (is_strict_) warn(std::move(warning));
    }

    bool at_end() const { return peek().kind == LexemeKind::end || peek().kind == LexemeKind::close; }

    Query parse_all(const std::string& field) {
        std::vector<Query> children;
        while (!at_end()) {
            if (peek().kind == LexemeKind::both) {
                next();
                if (children.empty() || at_end()) warn("ignored AND: it needs a word on each side");
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
                warn("ignored OR: it needs a word on each side");
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
                    warn(std::string("ignored ") + (is_word ? "NOT" : "-") + ": it needs a word after it");
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
                warn("the largest distance of NEAR is " + std::to_string(limits::distance) + " words");
            Query right;
            if (peek().kind == LexemeKind::word || peek().kind == LexemeKind::phrase ||
                peek().kind == LexemeKind::literal || peek().kind == LexemeKind::open)
                right = parse_primary(field);
            if (left.kind == Kind::nothing || right.kind == Kind::nothing) {
                warn("ignored NEAR: it needs a word on each side");
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
                return parse_phrase(lexeme, field);
            case LexemeKind::literal:
                return count_word(parse_literal(lexeme, field));
            case LexemeKind::word:
                return count_word(parse_word(lexeme, field));
            case LexemeKind::near:
                warn("ignored NEAR: it needs a word on each side");
                return {};
            default:
                return {};
        }
    }

    Query parse_group(const Lexeme& open, const std::string& outer) {
        std::vector<Query> parts;
        std::string field = outer;
        if (!open.field.empty()) {
            if (const auto known = named_field(open.field))
                field = *known;
            else
                parts.push_back(unknown_field_word(open));
        }
        if (++depth_ > limits::query_depth) {
            warn("ignored brackets nested deeper than " + std::to_string(limits::query_depth));
            --depth_;
            // The parser continues after the opening bracket, so the closing bracket ends the group around the pair.
            return joined(Kind::all_of, std::move(parts));
        }
        if (at_end()) warn_if_strict("a pair of brackets has no words");
        Query inside = parse_all(field);
        --depth_;
        inside.source.begin = open.source.begin;
        if (peek().kind == LexemeKind::close) {
            const Lexeme& close = next();
            inside.source.end = close.source.end;
            const bool is_ranked = inside.kind != Kind::nothing && inside.kind != Kind::range;
            if (is_ranked) inside.boost = std::clamp(inside.boost * close.boost, 0.0, limits::boost);
        } else {
            warn("a bracket was not closed: it was read as closed at the end");
        }
        parts.push_back(std::move(inside));
        return joined(Kind::all_of, std::move(parts));
    }

    Query parse_literal(const Lexeme& lexeme, const std::string& outer) {
        if (!outer.empty()) warn("a literal is searched in the text, not in the field '" + outer + "'");
        Query literal = Query::literal(typed_literal(typed_, *scan_literal(text_, lexeme.source.begin)));
        literal.boost = std::min(lexeme.boost, limits::boost);
        literal.source = lexeme.source;
        return literal;
    }

    Query parse_phrase(const Lexeme& lexeme, const std::string& outer) {
        std::string field = outer;
        std::vector<Query> parts;
        if (!lexeme.field.empty()) {
            if (const auto known = named_field(lexeme.field))
                field = *known;
            else
                parts.push_back(unknown_field_word(lexeme));
        }
        std::string text = lexeme.text;
        text.erase(0, text.find_first_not_of(' '));
        text.erase(text.find_last_not_of(' ') + 1);
        if (text.empty()) warn_if_strict("a phrase has no words");
        if (!text.empty() && field == "date") {
            parts.push_back(count_word(date(Query::phrase(text, field), lexeme.source)));
        } else if (!text.empty()) {
            Query phrase{.kind = Kind::phrase,
                         .field = field,
                         .text = text,
                         .boost = std::min(lexeme.boost, limits::boost),
                         .source = lexeme.source};
            if (lexeme.has_distance) {
                phrase.distance = std::min(lexeme.distance, limits::distance);
                if (lexeme.distance > limits::distance)
                    warn("the largest distance of a phrase is " + std::to_string(limits::distance) + " words");
            }
            parts.push_back(count_word(std::move(phrase)));
        }
        return joined(Kind::all_of, std::move(parts));
    }

    Query parse_word(const Lexeme& lexeme, const std::string& outer) {
        std::string text = lexeme.text;
        std::string field = outer;
        // The word `:x` in `title:(:x)` is the word `x` in the field `title`. (`title::x` is a word without a field.)
        if (!field.empty() && text[0] == ':') {
            text.erase(0, text.find_first_not_of(':'));
            if (text.empty()) {
                warn("ignored ':': no letters or digits");
                return {};
            }
        }
        const auto colon = text.find(':');
        if (colon != text.npos && colon > 0 && !text.substr(colon).starts_with("::")) {
            const auto known = named_field(text.substr(0, colon));
            if (known && colon + 1 < text.size()) {
                field = *known;
                text.erase(0, colon + 1);
            } else if (known) {
                warn("'" + text + "' has no value" + (is_strict_ ? "" : ": searched as a word"));
                text.pop_back();
            } else if (looks_like_field(text)) {
                warn(unknown_field_warning(text.substr(0, colon)));
            }
        }
        const WordSuffixes suffixes = take_word_suffixes(text);
        if (field == "date") return date(Query::word(text, field), lexeme.source);
        if (is_custom_field(field))
            if (auto range = value_range(field, text, lexeme.source, warnings_)) return *range;
        return parse_text(field, std::move(text), suffixes, lexeme.source);
    }

    // Returns the range of dates that `leaf` denotes, or `leaf` itself if its text is not a range of dates. The search
    // then lets the leaf match nothing.
    Query date(Query leaf, Span source) {
        Query range = date_range(leaf.text, source, warnings_);
        if (range.kind != Kind::nothing) return range;
        leaf.source = source;
        return leaf;
    }

    Query parse_text(const std::string& field, std::string text, const WordSuffixes& suffixes, Span source) {
        Query word{.kind = Kind::word, .field = field, .boost = suffixes.boost, .source = source};
        const bool has_wildcard = is_wildcard(text);
        if (has_wildcard && suffixes.is_fuzzy)
            warn("ignored the ~ of '" + text + "~': a word with a wildcard has no spelling variants");
        if (suffixes.is_fuzzy && suffixes.distance > 0 && !has_wildcard) {
            word.kind = Kind::fuzzy;
            if (suffixes.distance > 2) warn("the largest distance of a fuzzy word is 2 letters");
            word.distance = std::min(suffixes.distance, 2u);
        } else if (text.find_first_not_of('*') == text.npos) {
            if (!field.empty()) {
                warn("ignored '" + field + ":*': a field needs a word");
                return {};
            }
            word.kind = Kind::everything;
            return word;
        } else if (has_wildcard) {
            word.kind = Kind::wildcard;
            text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '*' && b == '*'; }),
                       text.end());
        }
        word.text = std::move(text);
        return word;
    }

    // Returns the name of the field that `name` denotes, or nothing if `name` is to be read as a word.
    std::optional<std::string> named_field(const std::string& name) const {
        auto known = known_field(name, fields_);
        if (!known && is_strict_) known = name;
        return known;
    }

    static bool is_custom_field(const std::string& field) { return !field.empty() && !known_field(field, {}); }

    Query unknown_field_word(const Lexeme& lexeme) {
        warn(unknown_field_warning(lexeme.field));
        return count_word(parse_word({.kind = LexemeKind::word, .text = lexeme.field, .source = lexeme.source}, ""));
    }

    Query count_word(Query leaf) {
        if (leaf.kind == Kind::nothing || ++words_ <= limits::query_words) return leaf;
        warn("only the first " + std::to_string(limits::query_words) + " words of the query were used");
        return {};
    }

    std::string_view text_;
    std::string_view typed_;
    const std::vector<std::string>& fields_;
    std::vector<std::string>& warnings_;
    const bool is_strict_;
    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t words_ = 0;
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
