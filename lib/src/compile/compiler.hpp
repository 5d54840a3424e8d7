// SPDX-License-Identifier: GPL-2.0-or-later
// compile_query() compiles a query tree to the plans that are run, and to the terms to highlight in the results.
#pragma once

#include "compile/expander.hpp"
#include "compile/plan.hpp"
#include "compile/position_filter.hpp"
#include "query/range.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"
#include "text/analyzer.hpp"
#include "text/literal.hpp"

#include <kwic/query.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// The index terms that match a word of the query, for highlighting and for ranking by proximity.
struct QueryTerm {
    std::vector<std::string> terms;  // index terms of text and title, without prefix
    Xapian::doccount documents = 0;  // upper bound on the number of documents with one of the terms
    std::size_t word = 0;            // number of the typed word; other spellings of this word are separate query terms
    std::string typed = {};          // the typed word, folded; empty if the query term is another spelling
};

// Words of the query that must stand near each other: the words of a phrase or of NEAR, words typed without a space
// between them, or the parts of a word that was split.
struct QueryPhrase {
    std::shared_ptr<const PositionFilter> filter;  // the words and their distance
    std::size_t word = 0;                          // number of the last typed word of the phrase
    std::size_t first_word = 0;                    // number of the first typed word of the phrase
};

// The values that a query searches for in a field other than the text and the title: words, a complete value, or
// ranges of numbers and dates.
struct FieldCondition {
    std::string prefix;              // prefix of the field's terms
    std::vector<std::string> terms;  // words without the prefix
    std::string value = {};          // a complete value, folded; empty if there is none
    std::optional<KeyRange> numbers = {};
    std::optional<KeyRange> dates = {};
};

// A word of the query that may be a proper name, and its other spellings, which are searched too.
struct NameVariants {
    std::string text;  // the word as typed
    std::string field;
    std::vector<std::string> spellings;
};

// CompiledQuery::all in two parts: a plan for the words, and the filters of phrases, NEAR and literals (PositionFilter,
// LiteralFilter). A matcher that sorts by relevance can apply the filters only to documents that rank high enough to be
// shown or counted. Such a matcher is faster than a matcher that runs `all`, because a filter reads positions or texts.
struct PostFilteredPlan {
    Plan words;
    std::vector<std::shared_ptr<DocumentFilter>> filters;  // if empty, `all` is not split and `words` is not set
};

// The terms of a query word that its QueryTerm or FieldCondition leaves out because there may be very many of them,
// such as the rare words that match a wildcard. After the match, add_terms_of_hits() (search/rest_terms.hpp) adds to
// the QueryTerm or FieldCondition the terms that the hits contain.
struct RestTerms {
    std::vector<std::string> terms;  // with the prefix of the field, ascending
    std::size_t prefix_bytes;        // size of the prefix
    bool is_condition;               // whether `owner` is an index in CompiledQuery::field_conditions
    std::size_t owner;               // index in CompiledQuery::query_terms or CompiledQuery::field_conditions
};

// An operand of the query, as text, and a plan for the documents that match it.
struct WordPlan {
    std::string text;
    Plan plan;
};

struct CompiledQuery {
    Plan all;                   // documents that match the query
    Plan any;                   // documents with any query word that pass the field filters and exclusions of `all`
    bool any_is_wider = false;  // whether `any` may match documents that `all` does not match
    std::vector<QueryTerm> query_terms;
    std::vector<SearchedWord> searched_words;
    std::vector<NameVariants> name_variants;
    bool needs_positions = false;   // whether a part of the query depends on word positions
    bool needs_texts = false;       // whether a part of the query is a literal
    std::vector<Literal> literals;  // the literals that the query does not exclude
    std::vector<FieldCondition> field_conditions;
    PostFilteredPlan post_filtered;
    Xapian::doccount min_any_matches = 0;  // lower bound on the number of documents that match `any`
    std::vector<QueryPhrase> phrases = {};
    // Warnings that CompileNotes has recorded about leaves that match nothing. `missing` are the warnings about fields
    // that no document has. `mistakes` are the warnings for which a filter is rejected.
    std::vector<std::string> missing = {};
    std::vector<std::string> mistakes = {};
    std::vector<RestTerms> rest_terms = {};
    std::vector<WordPlan> words = {};  // the operands that a match of `any` may lack, in the order of the query
};

// The indexes and the options that a query is compiled for. All referenced objects must outlive the compilation.
struct QueryContext {
    const Xapian::Database& database;
    const WordTables& tables;
    WordVariants& word_variants;
    const WordLookupSource& vocabulary;
    const schema::FieldEntries& fields;
    Analyzer& analyzer;
    bool can_check_positions;  // whether at least one index has positions or texts
    Variants variants = Variants::names;
    TimeLimit time = {};
    bool has_texts = true;                                    // whether at least one index stores texts
    std::shared_ptr<const glass::Tables> opened_tables = {};  // null unless `database` is a single local index
    Span incomplete_word = {};  // Query::source of the pattern that completes the last word; empty if there is none

    glass::OpenDatabase opened() const { return {database, opened_tables}; }
};

// Returns `query` with the name variants of its words as alternatives. The result is shown to the user, not searched.
Query with_name_variants(const Query& query, const std::vector<NameVariants>& name_variants);

// Compiles a query. For each part that is left out or cut, appends the reason to `warnings`. query/limits.hpp lists the
// limits that cause no warning.
CompiledQuery compile_query(const Query& query, const QueryContext& context, std::vector<Warning>& warnings);

// Compiles each operand of an AND to a separate CompiledQuery. If a document contains several adjacent query words
// joined to one word, the document matches the operands of all these words.
std::vector<CompiledQuery> compile_operands(const std::vector<Query>& queries, const QueryContext& context,
                                            std::vector<Warning>& warnings);

}  // namespace kwic
