// SPDX-License-Identifier: GPL-2.0-or-later
// Query tree -> what Xapian's matcher runs, and what is to be highlighted.
#pragma once

#include "compile/document_lengths.hpp"
#include "compile/expander.hpp"
#include "compile/position_filter.hpp"
#include "schema/schema.hpp"
#include "text/analyzer.hpp"

#include <kwic/query.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace kwic {

// One word of the query with the index terms that match it, for highlighting and for ranking by proximity.
struct QueryTerm {
    std::vector<std::string> terms;  // index terms of text and title, without prefix
    Xapian::doccount documents = 0;  // upper bound on the number of documents with one of the terms
    std::size_t word = 0;            // number of the typed word; its other spellings are separate query terms
};

// The values that a query searches for in a field other than the text and the title: words, or a range of numbers.
struct FieldCondition {
    std::string prefix;              // prefix of the field's terms
    std::vector<std::string> terms;  // words without the prefix; empty if the query names a range of numbers
    double min = -std::numeric_limits<double>::infinity();  // inclusive bounds of that range
    double max = std::numeric_limits<double>::infinity();
};

// A word of the query that may be a name, and what else was searched for it.
struct NameVariants {
    std::string text;  // as the word was typed
    std::string field;
    std::vector<std::string> names;
};

// Documents with words that pass the filters: faster where these are asked last. See CompiledQuery::all.
struct PostFilteredQuery {
    Xapian::Query words;
    std::vector<std::shared_ptr<PositionFilter>> places;  // empty: there is no such form
};

struct CompiledQuery {
    Xapian::Query all;          // documents with every word
    Xapian::Query any;          // documents with at least one, under the same filters
    bool any_is_wider = false;  // there is more than one word to choose from
    std::vector<QueryTerm> query_terms;
    std::vector<std::string> groups;  // for people: a word and the terms it stands for
    std::vector<NameVariants> names;
    bool needs_positions = false;  // words of it stand side by side, or near each other
    std::vector<FieldCondition> field_conditions;
    PostFilteredQuery late;          // `all` in another form
    Xapian::doccount any_least = 0;  // so many documents match `any` at least
};

struct QueryContext {
    const Xapian::Database& database;
    const WordTables& tables;
    WordForms& words;
    const WordLookupSource& vocabulary;
    const schema::FieldSlots& fields;
    Analyzer& analyzer;
    bool checks_places;  // it can be known where words stand
    Variants variants = Variants::names;
    TimeLimit time = {};
    DocumentLengths* lengths = nullptr;  // of the database, if it is one and here
    Span beginning = {};  // where a pattern stands that was not typed, of which nothing is warned; empty: nowhere
};

// The query with its words' name_variants beside them, to be shown.
Query with_names(const Query& query, const std::vector<NameVariants>& names);

// Appends to `warnings` what was left out. Never throws for anything in the query.
CompiledQuery compile_query(const Query& query, const QueryContext& context, std::vector<std::string>& warnings);

// A filter on the document's date; empty strings are open ends. What is no period matches nothing.
Xapian::Query date_filter(const std::string& since, const std::string& until);

// The query with such a filter, if there is a bound. Throws Error (invalid_argument) for a bound that is no period.
Xapian::Query within_dates(Xapian::Query query, const std::string& since, const std::string& until);

}  // namespace kwic
