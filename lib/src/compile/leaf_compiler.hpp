// SPDX-License-Identifier: GPL-2.0-or-later
// Leaves of a query tree (words, phrases, wildcards, fuzzy words, names, ranges) -> Xapian queries.
#pragma once

#include "compile/compiler.hpp"
#include "compile/expander.hpp"
#include "compile/position_filter.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// A part of the query: what it matches, and whether it ranks or only filters.
struct Part {
    Xapian::Query query;
    bool is_filter = false;
    bool is_left_out = false;  // nothing searchable in it; as if it had not been typed
    // Its words, where some of the query's words are enough; empty: `query` is one.
    std::vector<Xapian::Query> some = {};
    std::optional<ProximityQuery> together = {};  // `query`, where nothing else is in it
    Xapian::doccount documents = 0;               // so many match at least
};

inline Part left_out() { return {Xapian::Query::MatchNothing, false, true}; }

class LeafCompiler {
public:
    LeafCompiler(const QueryContext& context, std::vector<std::string>& warnings)
        : context_(context),
          warnings_(warnings),
          expander_(context.database, context.tables, context.word_variants, context.vocabulary, context.time,
                    warnings) {}

    Part build(const Query& leaf);

    // For NEAR: each word as a term or alternatives of terms, and what else must hold, such as a phrase.
    void add_sides(const Query& leaf, std::vector<Xapian::Query>& sides, std::vector<Xapian::Query>& demands);

    // Into a negation, and out of it: words that a document must not have are not highlighted.
    void turn() { is_positive_ = !is_positive_; }

    void warn(std::string warning);  // once

    // Something is searched by the positions of words.
    void need_positions() { needs_positions_ = true; }
    bool needs_positions() const { return needs_positions_; }

    // The sides in any order, none further than `window` - 1 from another.
    ProximityQuery near(const std::vector<Xapian::Query>& sides, Xapian::termpos window) const;

    std::vector<QueryTerm> take_query_terms() { return std::move(query_terms_); }
    std::vector<std::string> take_expansions() { return std::move(expansion_texts_); }
    std::vector<NameVariants> take_name_variants() { return std::move(name_variants_); }
    std::vector<FieldCondition> take_field_conditions() { return std::move(field_conditions_); }

private:
    using XQuery = Xapian::Query;

    Part words(const Query& query, bool is_quoted);
    Part run(const Query& query, const std::vector<std::string>& tokens);
    XQuery ranked(const Expansion& group, const Query& query, const std::string& token);
    // The sides in this order, with at most `distance` words between them in all.
    ProximityQuery phrase(const std::vector<XQuery>& sides, unsigned distance) const;
    ProximityQuery side_by_side(const std::vector<Expansion>& groups, unsigned distance);
    void add_joined(const Query& query, const std::string& joined, std::vector<XQuery>& readings);
    void add_split(const Query& query, const std::string& token, std::vector<XQuery>& readings);
    void add_parts(const Query& query, const std::string& token, std::vector<XQuery>& readings);
    Part wildcard(const Query& query);
    Expansion pattern(const Query& query, const std::string& folded);
    Part fuzzy(const Query& query);
    Part group_part(const std::string& typed, const Query& query, const Expansion& group);
    Part name(const Query& query);
    Part range(const Query& query);

    Expansion group_of(const Query& query, const std::string& token, bool is_quoted);
    bool is_run(const std::string& text);
    std::vector<std::string> tokens_of(const std::string& text, std::size_t most = limits::phrase_words);
    std::vector<std::string> tokens_of_phrase(const std::string& text);
    void add_names(const Query& query, const std::string& token, Expansion& group);
    void note(const std::string& word, const std::string& field, const Expansion& group);

    const QueryContext& context_;
    std::vector<std::string>& warnings_;
    Expander expander_;
    std::vector<QueryTerm> query_terms_;
    std::vector<std::string> expansion_texts_;
    std::vector<NameVariants> name_variants_;
    std::vector<FieldCondition> field_conditions_;
    std::size_t typed_words_ = 0;
    bool needs_positions_ = false;
    bool is_positive_ = true;
};

}  // namespace kwic
