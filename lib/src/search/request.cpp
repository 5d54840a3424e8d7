// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/request.hpp"

#include "compile/literal_compiler.hpp"
#include "query/check_tree.hpp"
#include "query/wordless.hpp"
#include "search/lookup.hpp"
#include "search/similar.hpp"
#include "text/literal.hpp"

#include <kwic/decode.hpp>
#include <kwic/error.hpp>
#include <kwic/warning.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

Query similarity_to_document(const std::string& id, const IndexSet& indexes) {
    const auto found = matching_documents(indexes.database(), id_plan(id));
    if (found.empty()) throw Error(ErrorCode::not_found, "the index has no document '" + id + "'");
    indexes.check_terms(found.front());
    return like_document(indexes.database(), found.front());
}

// Returns the query that searches for `text` as a literal; see SearchOptions::literal.
ParsedQuery literal_query(std::string_view text, const IndexSet& indexes) {
    const Literal literal(text);
    if (const std::string cause = literal_refusal(literal, indexes.stores_texts()); !cause.empty())
        throw Error(ErrorCode::invalid_argument, "'" + shown_literal(literal.text()) + "': " + cause);
    ParsedQuery query{Query::literal(literal.text())};
    if (literal.text() != text)
        query.warnings.push_back({WarningCode::replaced_bytes, "bytes that are not UTF-8 were replaced"});
    return query;
}

}  // namespace

std::vector<std::string> field_names(const IndexSet& indexes) {
    std::vector<std::string> names;
    for (const auto& [name, slots] : indexes.fields()) names.push_back(name);
    return names;
}

Request read_request(std::string_view text, const SearchOptions& options, IndexSet& indexes) {
    const std::vector<std::string> fields = field_names(indexes);
    ParsedQuery typed = options.literal ? literal_query(text, indexes)
                        : options.plain ? plain_query(text)
                                        : parse_query(text, fields);
    typed.query = without_wordless(std::move(typed.query), indexes.analyzer(), typed.warnings);
    Request request{typed.query, std::move(typed.query), std::move(typed.warnings)};
    request.is_empty = request.query.kind == Query::Kind::nothing;
    if (options.literal || options.plain || !options.typing) return request;
    const std::string completed = as_typed(text);
    if (completed == text) return request;
    std::vector<Warning> unused;
    request.query = without_wordless(parse_query(completed, fields).query, indexes.analyzer(), unused);
    const Query* last = &request.query;
    while (!last->children.empty()) last = &last->children.back();
    request.incomplete_word = last->source;
    return request;
}

Request read_request(const Query& query, const IndexSet& indexes) {
    ParsedQuery checked = check_tree(query, field_names(indexes));
    return {checked.query, checked.query, std::move(checked.warnings)};
}

Query query_with_synonyms(const Query& query, const SearchOptions& options, IndexSet& indexes,
                          std::vector<Warning>& warnings) {
    return options.synonyms.empty() ? query : indexes.synonyms(options).expand(query, warnings);
}

Query expanded_query(const Request& request, const SearchOptions& options, IndexSet& indexes,
                     std::vector<Warning>& warnings) {
    Query expanded = query_with_synonyms(request.query, options, indexes, warnings);
    if (!has_similarity(options)) return expanded;
    Query similar =
        options.like_id.empty()
            ? like_text(indexes.database(), decode_text(options.like_text, "UTF-8").text, indexes.analyzer())
            : similarity_to_document(options.like_id, indexes);
    if (request.is_empty || similar.kind == Query::Kind::nothing) return similar;
    return Query::all_of({std::move(expanded), std::move(similar)});
}

bool has_similarity(const SearchOptions& options) { return !options.like_id.empty() || !options.like_text.empty(); }

}  // namespace kwic
