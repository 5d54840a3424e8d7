// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/compiler.hpp"

#include "compile/expansion_query.hpp"
#include "compile/leaf_compiler.hpp"
#include "query/limits.hpp"
#include "query/period.hpp"

#include <kwic/error.hpp>

#include <algorithm>

namespace kwic {
namespace {

using Kind = Query::Kind;
using XQuery = Xapian::Query;

class Compiler {
public:
    Compiler(const QueryContext& context, std::vector<std::string>& warnings)
        : can_check_positions_(context.can_check_positions), leaves_(context, warnings) {}

    CompiledQuery compile(const Query& query) {
        const bool is_list = query.kind == Kind::all_of && query.boost == 1;
        Parts parts;
        for (const Query& part : is_list ? query.children : std::vector<Query>{query}) sort_out(part, parts);
        PostFilteredQuery late;
        if (!parts.places.empty()) late = {assemble(XQuery::OP_AND, parts.late_words, parts), std::move(parts.places)};
        return {assemble(XQuery::OP_AND, parts.words, parts),
                assemble(XQuery::OP_OR, parts.some, parts),
                parts.some.size() > 1,
                leaves_.take_query_terms(),
                leaves_.take_expansions(),
                leaves_.take_name_variants(),
                leaves_.needs_positions(),
                leaves_.take_field_conditions(),
                std::move(late),
                parts.filters.empty() && parts.excluded.empty() ? parts.documents : 0};
    }

private:
    // Of a list.
    struct Parts {
        std::vector<XQuery> words;  // each of which a document must have
        std::vector<XQuery> some;   // the same, of which some are enough
        std::vector<XQuery> filters;
        std::vector<XQuery> excluded;
        std::vector<XQuery> late_words;  // as `words`, but that some of them stand together is asked for apart:
        std::vector<std::shared_ptr<PositionFilter>> places;
        Xapian::doccount documents = 0;  // so many match one of the words at least
        bool empty() const { return words.empty() && filters.empty() && excluded.empty(); }
    };

    void sort_out(const Query& query, Parts& parts) {
        if (query.kind == Kind::negation && !query.children.empty()) {
            leaves_.turn();
            Part part = build(query.children[0]);
            leaves_.turn();
            if (!part.is_left_out) parts.excluded.push_back(std::move(part.query));
            return;
        }
        Part part = build(query);
        if (part.is_left_out) return;
        if (part.is_filter) return parts.filters.push_back(std::move(part.query));
        parts.documents = std::max(parts.documents, part.documents);
        if (part.some.empty()) part.some = {part.query};
        parts.some.insert(parts.some.end(), part.some.begin(), part.some.end());
        const bool is_late = part.together && part.together->places;
        parts.late_words.push_back(is_late ? std::move(part.together->words) : part.query);
        if (is_late) parts.places.push_back(std::move(part.together->places));
        parts.words.push_back(std::move(part.query));
    }

    // `words` are one of the two lists of the parts.
    static XQuery assemble(XQuery::op op, const std::vector<XQuery>& words, const Parts& parts) {
        if (parts.empty()) return XQuery::MatchNothing;
        const auto& filters = parts.filters;
        const auto& excluded = parts.excluded;
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
        if (query.boost == 1 || part.is_filter || part.is_left_out) return part;
        const auto boost = [&](XQuery& boosted) { boosted = XQuery(XQuery::OP_SCALE_WEIGHT, boosted, query.boost); };
        boost(part.query);
        if (part.together) boost(part.together->words);
        std::for_each(part.some.begin(), part.some.end(), boost);
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
            case Kind::range:
                return leaves_.build(query);
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

    Part all_of(const Query& query) {
        Parts parts;
        for (const Query& child : query.children) sort_out(child, parts);
        if (parts.empty()) return left_out();
        return {assemble(XQuery::OP_AND, parts.words, parts), parts.words.empty()};
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
        Parts parts;
        sort_out(query, parts);
        if (parts.excluded.empty()) return left_out();
        return {assemble(XQuery::OP_AND, parts.words, parts), true};
    }

    // Words, phrases and alternatives of words within some words of one another. A phrase must be there as such, and
    // each of its words be near.
    Part near(const Query& query) {
        std::vector<XQuery> sides;
        std::vector<XQuery> demands;
        for (const Query& child : query.children) add_side(child, sides, demands);
        if (sides.empty()) return left_out();
        if (sides.size() > 1) leaves_.need_positions();
        std::size_t children = query.children.size();
        if (sides.size() > limits::near_words) {
            leaves_.warn("only the first " + std::to_string(limits::near_words) + " words of NEAR must be near");
            const auto others = sides.begin() + static_cast<std::ptrdiff_t>(limits::near_words);
            demands.insert(demands.end(), others, sides.end());
            sides.erase(others, sides.end());
            children = std::min(children, sides.size());
        }
        if (sides.size() > 1 && can_check_positions_) {
            const std::size_t window = query.distance * (children - 1) + 1 + (sides.size() - children);
            ProximityQuery together = leaves_.near(sides, static_cast<Xapian::termpos>(window));
            if (demands.empty()) return {together.query, false, false, {}, std::move(together)};
            demands.push_back(std::move(together.query));
        } else {
            if (sides.size() > 1) leaves_.warn("the index has neither positions nor texts: NEAR was searched as words");
            demands.insert(demands.end(), sides.begin(), sides.end());
        }
        return {combine(XQuery::OP_AND, demands)};
    }

    void add_side(const Query& query, std::vector<XQuery>& sides, std::vector<XQuery>& demands) {
        switch (query.kind) {
            case Kind::word:
            case Kind::phrase:
            case Kind::wildcard:
                return leaves_.add_sides(query, sides, demands);
            case Kind::any_of: {
                std::vector<XQuery> choices;
                std::vector<XQuery> nested;
                for (const Query& child : query.children) {
                    const std::size_t before = choices.size();
                    add_side(child, choices, nested);
                    if (choices.size() > before + 1) leaves_.warn("NEAR reads a group as words");
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
                leaves_.warn("NEAR takes words and phrases: '" + to_string(query) + "' was searched without it");
                if (!part.is_left_out) demands.push_back(part.query);
            }
        }
    }

    bool can_check_positions_;
    LeafCompiler leaves_;
};

// Whether anything counts more than is usual. Then words are asked for by Xapian's own operators: a ExpansionSource
// leaves out what counts too little, and does not know that its weights are made larger.
bool is_raised(const Query& query) {
    return query.boost > 1 || std::any_of(query.children.begin(), query.children.end(), is_raised);
}

}  // namespace

Query with_name_variants(const Query& query, const std::vector<NameVariants>& name_variants) {
    Query result = query;
    for (Query& child : result.children) child = with_name_variants(child, name_variants);
    if (query.kind != Kind::word) return result;
    const auto own = std::find_if(name_variants.begin(), name_variants.end(), [&](const NameVariants& each) {
        return each.text == query.text && each.field == query.field;
    });
    if (own == name_variants.end()) return result;
    Query any = Query::any_of({result});
    for (const std::string& spelling : own->spellings) {
        any.children.push_back(Query::word(spelling, query.field));
        any.children.back().boost = name_variant_weight;
    }
    return any;
}

CompiledQuery compile_query(const Query& query, const QueryContext& context, std::vector<std::string>& warnings) {
    if (!is_raised(query)) return Compiler(context, warnings).compile(query);
    QueryContext plain = context;
    plain.lengths = nullptr;
    return Compiler(plain, warnings).compile(query);
}

Xapian::Query within_dates(Xapian::Query query, const std::string& since, const std::string& until) {
    if (since.empty() && until.empty()) return query;
    for (const std::string* bound : {&since, &until})
        if (!bound->empty() && !parse_period(*bound))
            throw Error(ErrorCode::invalid_argument, "'" + *bound + "' is no date");
    return {XQuery::OP_FILTER, query, date_filter(since, until)};
}

}  // namespace kwic
