// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/compiler.hpp"

#include "index/schema.hpp"
#include "query/group_query.hpp"
#include "query/limits.hpp"
#include "query/period.hpp"
#include "query/range.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kwic {
namespace {

using Kind = Query::Kind;
using XQuery = Xapian::Query;

// A part of the query: what it matches, and whether it ranks or only filters.
struct Part {
    XQuery query;
    bool is_filter = false;
    bool is_left_out = false;  // nothing searchable in it; as if it had not been typed
};

Part left_out() { return {XQuery::MatchNothing, false, true}; }

class Compiler {
public:
    Compiler(const QueryContext& context, std::vector<std::string>& warnings)
        : context_(context), warnings_(warnings), expander_(context.database, context.stemmers, context.vocabulary, warnings) {}

    CompiledQuery compile(const Query& query) {
        const bool is_list = query.kind == Kind::all_of && query.boost == 1;
        std::vector<XQuery> words;
        std::vector<XQuery> filters;
        std::vector<XQuery> excluded;
        for (const Query& part : is_list ? query.children : std::vector<Query>{query})
            sort_out(part, words, filters, excluded);
        result_.all = assemble(XQuery::OP_AND, words, filters, excluded);
        result_.any = assemble(XQuery::OP_OR, words, filters, excluded);
        result_.any_is_wider = words.size() > 1;
        return std::move(result_);
    }

private:
    void warn(std::string warning) {
        if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end())
            warnings_.push_back(std::move(warning));
    }

    void sort_out(const Query& query, std::vector<XQuery>& words, std::vector<XQuery>& filters,
                  std::vector<XQuery>& excluded) {
        if (query.kind == Kind::negation && !query.children.empty()) {
            const bool was_positive = std::exchange(is_positive_, !is_positive_);
            Part part = build(query.children.at(0));
            is_positive_ = was_positive;
            if (!part.is_left_out) excluded.push_back(std::move(part.query));
            return;
        }
        Part part = build(query);
        if (part.is_left_out) return;
        (part.is_filter ? filters : words).push_back(std::move(part.query));
    }

    static XQuery assemble(XQuery::op op, const std::vector<XQuery>& words, const std::vector<XQuery>& filters,
                           const std::vector<XQuery>& excluded) {
        if (words.empty() && filters.empty() && excluded.empty()) return XQuery::MatchNothing;
        XQuery query;
        if (!words.empty()) query = combine(op, words);
        if (!filters.empty()) {
            const XQuery filter = combine(XQuery::OP_AND, filters);
            query =
                words.empty() ? XQuery(XQuery::OP_SCALE_WEIGHT, filter, 0.0) : XQuery(XQuery::OP_FILTER, query, filter);
        }
        if (!excluded.empty()) {
            if (words.empty() && filters.empty()) query = XQuery::MatchAll;
            query = XQuery(XQuery::OP_AND_NOT, query, combine(XQuery::OP_OR, excluded));
        }
        return query;
    }

    Part build(const Query& query) {
        Part part = build_plain(query);
        if (query.boost != 1 && !part.is_filter && !part.is_left_out)
            part.query = XQuery(XQuery::OP_SCALE_WEIGHT, part.query, query.boost);
        return part;
    }

    Part build_plain(const Query& query) {
        switch (query.kind) {
            case Kind::nothing:
                return left_out();
            case Kind::everything:
                return {XQuery::MatchAll, true};
            case Kind::word:
            case Kind::phrase:
            case Kind::wildcard:
            case Kind::fuzzy:
                return leaf(query);
            case Kind::range:
                return range(query);
            case Kind::all_of:
                return all_of(query);
            case Kind::any_of:
                return any_of(query);
            case Kind::near:
                return near(query);
            case Kind::negation:
                return query.children.empty() ? left_out() : negation(query);
        }
        return left_out();
    }

    Part leaf(const Query& query) {
        if (query.field == "path" || query.field == "ext" || query.field == "lang") return name(query);
        Part part = query.kind == Kind::wildcard ? wildcard(query)
                    : query.kind == Kind::fuzzy  ? fuzzy(query)
                                                 : words(query, query.kind == Kind::phrase);
        part.is_filter = !query.field.empty() && query.field != "title";
        return part;
    }

    Part all_of(const Query& query) {
        std::vector<XQuery> words, filters, excluded;
        for (const Query& child : query.children) sort_out(child, words, filters, excluded);
        if (words.empty() && filters.empty() && excluded.empty()) return left_out();
        return {assemble(XQuery::OP_AND, words, filters, excluded), words.empty()};
    }

    Part any_of(const Query& query) {
        std::vector<XQuery> children;
        bool is_filter = true;
        for (const Query& child : query.children) {
            Part part = build(child);
            if (part.is_left_out) continue;
            is_filter &= part.is_filter;
            children.push_back(part.is_filter ? XQuery(XQuery::OP_SCALE_WEIGHT, part.query, 0.0) : part.query);
        }
        if (children.empty()) return left_out();
        return {combine(XQuery::OP_OR, children), is_filter};
    }

    Part negation(const Query& query) {
        std::vector<XQuery> words, filters, excluded;
        sort_out(query, words, filters, excluded);
        if (excluded.empty()) return left_out();
        return {assemble(XQuery::OP_AND, words, filters, excluded), true};
    }

    std::string prefix_of(const std::string& field) const {
        if (field.empty()) return "";
        if (field == "title") return std::string(schema::title_prefix);
        return schema::field_prefix(field);
    }

    // Words that were typed together: one token is a group of forms; several, such as `el-Masri`, stand side by side.
    Part words(const Query& query, bool is_quoted) {
        const auto tokens = tokens_of(query.text);
        if (tokens.empty()) {
            warn("'" + query.text + "' has no letters or digits: left out");
            return left_out();
        }
        const std::string prefix = prefix_of(query.field);
        std::vector<XQuery> sides;
        for (const std::string& token : tokens) {
            const Group group = is_quoted ? expander_.exact(prefix, token) : expander_.forms(prefix, token);
            note(token, query.field, group);
            sides.push_back(tokens.size() == 1 ? ranked(group, prefix + token) : alternatives(group));
        }
        if (sides.size() == 1) return {sides[0]};
        if (!context_.has_positions) {
            warn("the index has no positions: phrases were searched as words");
            return {combine(XQuery::OP_AND, sides)};
        }
        return {phrase(sides, query.distance)};
    }

    std::vector<std::string> tokens_of(const std::string& text) {
        std::vector<std::string> tokens;
        for (const Token& token : context_.analyzer.analyze(text)) {
            if (tokens.size() == limits::phrase_words) {
                warn("only the first " + std::to_string(limits::phrase_words) + " words of a phrase were used");
                break;
            }
            tokens.emplace_back(token.term);
        }
        return tokens;
    }

    Part wildcard(const Query& query) {
        return group_part(query.text, query, expander_.wildcard(prefix_of(query.field), fold(query.text)));
    }

    Part fuzzy(const Query& query) {
        const auto tokens = tokens_of(query.text);
        if (tokens.size() == 1)
            return group_part(tokens[0], query, expander_.fuzzy(prefix_of(query.field), tokens[0], query.distance));
        warn("'" + query.text + "~' is not one word: searched without spelling variants");
        return words(query, false);
    }

    Part group_part(const std::string& typed, const Query& query, const Group& group) {
        note(typed, query.field, group);
        return {ranked(group, prefix_of(query.field) + fold(typed))};
    }

    // Filters by names: not words, and not ranked.
    Part name(const Query& query) {
        std::string text = fold(query.text);
        if (query.field == "lang") return {XQuery(schema::boolean_term(schema::language_prefix, text)), true};
        if (query.field == "ext") {
            if (text.starts_with('.')) text.erase(0, 1);
            return {XQuery(schema::boolean_term(schema::extension_prefix, text)), true};
        }
        if (text.starts_with("./")) text.erase(0, 2);
        if (text.find_first_of("*?") != text.npos)
            return {alternatives(expander_.names(schema::path_prefix, text)), true};
        const XQuery whole(schema::boolean_term(schema::path_prefix, text));
        if (text.ends_with('/')) return {whole, true};
        const XQuery folder(schema::boolean_term(schema::path_prefix, text + "/"));
        std::vector<XQuery> parts;
        for (const std::string& token : tokens_of(schema::path_words(text)))
            parts.emplace_back(schema::boolean_term(schema::path_prefix, token));
        std::vector<XQuery> readings = {whole, folder};
        if (text.find('/') == text.npos && !parts.empty()) readings.push_back(combine(XQuery::OP_AND, parts));
        return {combine(XQuery::OP_OR, readings), true};
    }

    Part range(const Query& query) {
        if (query.field == "date") return {date_filter(query.text, query.upper), true};
        for (const std::string* bound : {&query.text, &query.upper})
            if (!bound->empty() && std::isnan(to_number(*bound))) {
                warn("'" + *bound + "' is no number: left out");
                return left_out();
            }
        const auto field = context_.fields.find(query.field);
        if (field == context_.fields.end() || field->second == 0) {
            warn("the field '" + query.field + "' has no numbers");
            return {XQuery::MatchNothing, true};
        }
        const auto bound = [](const std::string& text) { return Xapian::sortable_serialise(to_number(text)); };
        if (query.upper.empty()) return {XQuery(XQuery::OP_VALUE_GE, field->second, bound(query.text)), true};
        const std::string lower = query.text.empty() ? std::string() : bound(query.text);
        // Documents without the number have an empty value, which is below every number's.
        return {
            XQuery(XQuery::OP_VALUE_RANGE, field->second, std::max(lower, std::string(1, '\0')), bound(query.upper)),
            true};
    }

    // Words, phrases and alternatives of words within some words of one another. A phrase must be there as such, and
    // each of its words be near.
    Part near(const Query& query) {
        std::vector<XQuery> sides;
        std::vector<XQuery> demands;
        for (const Query& child : query.children) add_side(child, sides, demands);
        if (sides.empty()) return left_out();
        if (sides.size() > 1 && context_.has_positions) {
            const bool is_missing =
                std::any_of(sides.begin(), sides.end(), [](const XQuery& side) { return side.empty(); });
            const auto window = static_cast<Xapian::termcount>(query.distance * (query.children.size() - 1) + 1 +
                                                               (sides.size() - query.children.size()));
            demands.push_back(is_missing ? XQuery::MatchNothing
                                         : XQuery(XQuery::OP_NEAR, sides.begin(), sides.end(), window));
        } else {
            if (sides.size() > 1) warn("the index has no positions: NEAR was searched as words");
            demands.insert(demands.end(), sides.begin(), sides.end());
        }
        return {combine(XQuery::OP_AND, demands)};
    }

    void add_side(const Query& query, std::vector<XQuery>& sides, std::vector<XQuery>& demands) {
        const std::string prefix = prefix_of(query.field);
        switch (query.kind) {
            case Kind::word:
            case Kind::phrase: {
                const auto tokens = tokens_of(query.text);
                std::vector<XQuery> own;
                for (const std::string& token : tokens) {
                    const Group group =
                        query.kind == Kind::phrase ? expander_.exact(prefix, token) : expander_.forms(prefix, token);
                    note(token, query.field, group);
                    own.push_back(alternatives(group));
                }
                if (own.size() > 1 && context_.has_positions) demands.push_back(phrase(own, query.distance));
                sides.insert(sides.end(), own.begin(), own.end());
                return;
            }
            case Kind::wildcard: {
                const Group group = expander_.wildcard(prefix, fold(query.text));
                note(query.text, query.field, group);
                sides.push_back(alternatives(group));
                return;
            }
            case Kind::any_of: {
                std::vector<XQuery> choices;
                std::vector<XQuery> nested;
                for (const Query& child : query.children) {
                    const std::size_t before = choices.size();
                    add_side(child, choices, nested);
                    if (choices.size() > before + 1) warn("NEAR reads a group as words");
                }
                if (!choices.empty()) sides.push_back(combine(XQuery::OP_OR, choices));
                return;
            }
            case Kind::all_of:
            case Kind::near:
                for (const Query& child : query.children) add_side(child, sides, demands);
                return;
            default: {
                Part part = build(query);
                warn("NEAR takes words and phrases: '" + to_string(query) + "' was searched without it");
                if (!part.is_left_out) demands.push_back(part.query);
            }
        }
    }

    // For highlighting and for people. Words that a document must not have are not highlighted.
    void note(const std::string& word, const std::string& field, const Group& group) {
        const std::size_t prefix = prefix_of(field).size();
        std::string line = (field.empty() ? "" : field + ":") + word + " =";
        Mark mark;
        for (const Form& form : group) {
            const std::string term = form.term.substr(prefix);
            line += " " + term + " (" + std::to_string(form.documents) + ")";
            if (field.empty() || field == "title") mark.terms.push_back(term);
            mark.documents += form.documents;
        }
        result_.groups.push_back(group.empty() ? line + " not in the index" : line);
        if (is_positive_ && !mark.terms.empty()) result_.marks.push_back(std::move(mark));
    }

    const QueryContext& context_;
    std::vector<std::string>& warnings_;
    Expander expander_;
    CompiledQuery result_;
    bool is_positive_ = true;
};

}  // namespace

CompiledQuery compile_query(const Query& query, const QueryContext& context, std::vector<std::string>& warnings) {
    return Compiler(context, warnings).compile(query);
}

Xapian::Query date_filter(const std::string& since, const std::string& until) {
    const auto first = parse_period(since);
    const auto last = parse_period(until);
    // Documents without a date have an empty value, which is below every day.
    if ((!since.empty() && !first) || (!until.empty() && !last)) return XQuery::MatchNothing;
    const std::string lower = first ? first->first : "0";
    if (!last) return {XQuery::OP_VALUE_GE, schema::date_slot, lower};
    return {XQuery::OP_VALUE_RANGE, schema::date_slot, lower, last->last};
}

}  // namespace kwic
