// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/compiler.hpp"

#include "compile/compile_notes.hpp"
#include "compile/conjunction.hpp"
#include "compile/id_filter.hpp"
#include "compile/leaf_compiler.hpp"
#include "compile/literal_compiler.hpp"
#include "compile/phrase_compiler.hpp"
#include "compile/plan.hpp"
#include "query/known_field.hpp"
#include "query/limits.hpp"
#include "query/tree.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;

// Maximum score of a synonym, relative to the maximum score of the typed words.
constexpr double synonym_weight = 0.7;

class Compiler {
public:
    Compiler(const QueryContext& context, std::vector<Warning>& warnings)
        : context_(context),
          notes_(warnings),
          leaves_(context, notes_),
          phrases_(context, notes_),
          literals_(context, notes_) {}

    CompiledQuery compile(const Query& query) {
        const bool is_list = query.kind == Kind::all_of && query.boost == 1;
        Conjunction parts;
        leaves_.set_query(query);
        if (is_list)
            add_all(query.children, parts);
        else
            add(query, parts);
        return compiled(parts);
    }

    std::vector<CompiledQuery> compile_operands(const std::vector<Query>& queries) {
        const std::vector<JoinedWords> spellings = leaves_.joined_neighbors(queries);
        std::vector<CompiledQuery> operands;
        for (std::size_t i = 0; i < queries.size(); ++i) {
            Conjunction parts;
            add_operand(queries, i, spellings, parts);
            operands.push_back(compiled(parts));
        }
        return operands;
    }

private:
    // Adds `queries`, the operands of an AND, to `parts`.
    void add_all(const std::vector<Query>& queries, Conjunction& parts) {
        const std::vector<JoinedWords> spellings = leaves_.joined_neighbors(queries);
        for (std::size_t i = 0; i < queries.size(); ++i) add_operand(queries, i, spellings, parts);
    }

    // Adds queries[i], an operand of an AND, to `parts`. Each of `spellings` joins several adjacent operands into one
    // word. A document that has this word matches all of these operands.
    void add_operand(const std::vector<Query>& queries, std::size_t i, const std::vector<JoinedWords>& spellings,
                     Conjunction& parts) {
        std::vector<Plan> joined;
        for (const JoinedWords& each : spellings)
            if (each.first <= i && i < each.first + each.count) joined.push_back(each.plan);
        add(queries[i], parts, joined);
        for (const JoinedWords& each : spellings)
            if (each.first == i) notes_.add_expansion(each.joined, each.field, each.expansion);
    }

    // Adds `query`, an operand of an AND, to `parts`. A document that matches one of `spellings` also matches the
    // operand.
    void add(const Query& query, Conjunction& parts, const std::vector<Plan>& spellings = {}) {
        if (query.kind == Kind::negation && !query.children.empty()) {
            notes_.toggle_negation();
            Part part = build(query.children[0]);
            notes_.toggle_negation();
            parts.excluded.push_back(std::move(part.plan));
            return;
        }
        Part part = build(query);
        for (const Plan& spelling : spellings) part.plan = Plan::any_of({part.plan, spelling});
        if (!part.is_filter && !part.is_mandatory) {
            Query unboosted = query;
            unboosted.boost = 1;
            parts.optional.push_back({to_string(unboosted), part.plan.unscored()});
        }
        parts.add(std::move(part));
    }

    // Returns the compiled query of a conjunction. Moves the notes into the compiled query.
    CompiledQuery compiled(Conjunction& parts) {
        return {parts.plan(parts.required),     parts.plan(parts.any()),      parts.words.size() > 1,
                notes_.take_query_terms(),      notes_.take_searched_words(), notes_.take_name_variants(),
                notes_.needs_positions(),       notes_.needs_texts(),         notes_.take_literals(),
                notes_.take_field_conditions(), parts.post_filtered(),        parts.min_any_matches(),
                notes_.take_phrases(),          notes_.take_missing(),        notes_.take_mistakes(),
                notes_.take_rest_terms(),       std::move(parts.optional)};
    }

    Part build(const Query& query) {
        Part part = build_unboosted(query);
        part.is_mandatory = part.is_filter || searches_fields_only(query);
        if (query.boost == 1 || part.is_filter) return part;
        part.max_score *= query.boost;
        const auto boost = [&](Plan& boosted) { boosted = boosted.scaled(query.boost); };
        boost(part.plan);
        if (part.filtered) boost(part.filtered->words);
        std::for_each(part.words.begin(), part.words.end(), boost);
        return part;
    }

    Part build_unboosted(const Query& query) {
        switch (query.kind) {
            case Kind::nothing:
                return match_nothing();
            case Kind::everything:
                return {Plan::everything(), true};
            case Kind::word:
            case Kind::phrase:
            case Kind::wildcard:
            case Kind::fuzzy:
            case Kind::range:
            case Kind::exact:
            case Kind::exists:
                return leaves_.build(query);
            case Kind::ids:
                return {id_filter(query.document_ids, context_.tables), true};
            case Kind::literal:
                return literals_.build(query);
            case Kind::all_of:
                return all_of(query);
            case Kind::any_of:
                return any_of(query);
            case Kind::synonyms:
                return synonyms(query);
            case Kind::near:
                return near(query);
            case Kind::negation:
                return query.children.empty() ? match_nothing() : negation(query);
        }
        return match_nothing();
    }

    Part all_of(const Query& query) {
        Conjunction parts;
        add_all(query.children, parts);
        if (parts.empty()) return match_nothing();
        Part part{parts.plan(parts.required), parts.required.empty()};
        part.max_score = parts.max_score;
        return part;
    }

    Part any_of(const Query& query) {
        std::vector<Plan> children;
        bool is_filter = true;
        for (const Query& child : query.children) {
            Part part = build(child);
            is_filter &= part.is_filter;
            if (part.plan.empty()) continue;
            children.push_back(part.is_filter ? part.plan.unscored() : part.plan);
        }
        if (children.empty()) return match_nothing();
        return {Plan::any_of(children), is_filter};
    }

    // Compiles a node of the kind `synonyms`. The score of a document is the score that the first matching child gives
    // it. Each child after the first is scaled so that its maximum score is at most synonym_weight times the maximum
    // score of the first child. Otherwise, a rare synonym or a synonym of several words would outweigh the typed words.
    Part synonyms(const Query& query) {
        std::vector<Plan> children;
        double typed_score = 0;
        for (const Query& child : query.children) {
            const bool is_typed = &child == &query.children[0];
            if (!is_typed) notes_.toggle_synonyms();
            Part part = build(child);
            if (!is_typed) notes_.toggle_synonyms();
            if (is_typed) typed_score = part.max_score;
            if (part.plan.empty()) continue;
            const bool is_higher = typed_score > 0 && part.max_score > typed_score;
            const double weight = synonym_weight * (is_higher ? typed_score / part.max_score : 1);
            children.push_back(is_typed ? part.plan : part.plan.scaled(weight));
        }
        if (children.empty()) return match_nothing();
        Part part{Plan::first_of(std::move(children))};
        part.max_score = typed_score;
        return part;
    }

    Part negation(const Query& query) {
        Conjunction parts;
        add(query, parts);
        return {parts.plan(parts.required), true};
    }

    // Compiles a NEAR to a plan for documents that have the words of all children within a window of positions, in any
    // order. The words of a child that is a phrase must also form this phrase in the document.
    Part near(const Query& query) {
        if (has_different_fields(query.children)) {
            notes_.warn(WarningCode::syntax, "'" + to_string(query) +
                                                 "' matches nothing: words in different fields "
                                                 "are not near each other");
            return match_nothing();
        }
        const std::size_t first_word = notes_.next_word();
        std::vector<Plan> sides;
        std::vector<Plan> conditions;
        std::size_t children = 0;  // number of children that add any of the first near_words elements of `sides`
        for (const Query& child : query.children) {
            const std::size_t before = sides.size();
            const std::size_t conditions_before = conditions.size();
            add_near_sides(child, sides, conditions);
            if (sides.size() > before && before < limits::near_words) ++children;
            const bool is_empty = sides.size() == before && conditions.size() == conditions_before;
            if (is_empty) conditions.emplace_back();  // a node without parts matches nothing
        }
        if (sides.empty() && conditions.empty()) return match_nothing();
        if (sides.size() > 1) notes_.need_positions();
        if (sides.size() > limits::near_words) {
            notes_.warn(WarningCode::query_limit, "only the first " + std::to_string(limits::near_words) +
                                                      " words of NEAR must be near each other");
            const auto others = sides.begin() + static_cast<std::ptrdiff_t>(limits::near_words);
            conditions.insert(conditions.end(), others, sides.end());
            sides.erase(others, sides.end());
        }
        if (sides.size() > 1 && context_.can_check_positions) {
            // The last position minus the first position is at most window - 1. Each pair of adjacent children adds
            // query.distance to this bound, and each pair of adjacent words within a child adds 1.
            const std::size_t window = query.distance * (children - 1) + 1 + (sides.size() - children);
            notes_.begin_phrases_at(first_word);
            ProximityPlan proximity = phrases_.near(sides, static_cast<Xapian::termpos>(window));
            if (conditions.empty()) return {proximity.plan, false, false, {}, std::move(proximity)};
            conditions.push_back(std::move(proximity.plan));
        } else {
            if (sides.size() > 1)
                notes_.warn(WarningCode::no_positions,
                            "the index has neither positions nor texts: NEAR was searched as words");
            conditions.insert(conditions.end(), sides.begin(), sides.end());
        }
        return {Plan::all_of(conditions)};
    }

    // Returns whether two of `operands` are words, wildcards or phrases in different fields, each of which has its own
    // positions.
    static bool has_different_fields(const std::vector<Query>& operands) {
        const Query* first = nullptr;
        for (const Query& each : operands) {
            const bool has_positions =
                each.kind == Kind::word || each.kind == Kind::phrase || each.kind == Kind::wildcard;
            if (!has_positions || is_keyword_field(each.field)) continue;
            if (first && first->field != each.field) return true;
            first = &each;
        }
        return false;
    }

    // Appends the words of an operand of NEAR to `sides`, and the other conditions of the operand to `conditions`.
    void add_near_sides(const Query& query, std::vector<Plan>& sides, std::vector<Plan>& conditions) {
        switch (query.kind) {
            case Kind::word:
            case Kind::phrase:
            case Kind::wildcard:
                return leaves_.add_near_sides(query, sides, conditions);
            case Kind::any_of:
            case Kind::synonyms: {
                std::vector<Plan> choices;
                std::vector<Plan> ignored;
                for (const Query& child : query.children) {
                    const std::size_t before = choices.size();
                    add_near_sides(child, choices, ignored);
                    if (choices.size() > before + 1)
                        notes_.warn(WarningCode::syntax, "NEAR reads the words of a nested group as alternatives");
                }
                if (choices.empty())
                    conditions.emplace_back();  // a plan that matches nothing
                else
                    sides.push_back(Plan::any_of(choices));
                return;
            }
            case Kind::all_of:
            case Kind::near:
                for (const Query& child : query.children) add_near_sides(child, sides, conditions);
                return;
            default: {
                Part part = build(query);
                notes_.warn(WarningCode::syntax, "NEAR takes only words and phrases: '" + to_string(query) +
                                                     "' may be anywhere in the document");
                conditions.push_back(part.plan);
            }
        }
    }

    const QueryContext& context_;
    CompileNotes notes_;
    LeafCompiler leaves_;
    PhraseCompiler phrases_;
    LiteralCompiler literals_;
};

}  // namespace

CompiledQuery compile_query(const Query& query, const QueryContext& context, std::vector<Warning>& warnings) {
    return Compiler(context, warnings).compile(query);
}

std::vector<CompiledQuery> compile_operands(const std::vector<Query>& queries, const QueryContext& context,
                                            std::vector<Warning>& warnings) {
    return Compiler(context, warnings).compile_operands(queries);
}

}  // namespace kwic
