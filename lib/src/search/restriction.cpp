// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/restriction.hpp"

#include "base/bytes.hpp"
#include "compile/document_set.hpp"
#include "compile/expansion_plan.hpp"
#include "compile/field_filters.hpp"
#include "match/deadline.hpp"
#include "match/ranker.hpp"
#include "query/filter.hpp"
#include "query/period.hpp"
#include "query/tree.hpp"
#include "schema/schema.hpp"
#include "search/lookup.hpp"
#include "search/request.hpp"

#include <kwic/error.hpp>
#include <kwic/warning.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

// Returns a key for FilterCache. The documents that match a filter also depend on SearchOptions::variants and, because
// of periods such as `last-week`, on the current day.
std::string cache_key(const Filter& filter, Variants variants) {
    std::string key = bytes_of(filter);
    append_varint(key, static_cast<std::uint64_t>(variants));
    return key + parse_period("today")->first;
}

// Returns the documents that match `plan`, or null if the time is over before all are found.
std::shared_ptr<const DocumentSet> documents_of(const Plan& plan, const TimeLimit& time, const ScoredIndex& index) {
    Deadline deadline(time);
    auto documents = std::make_shared<DocumentSet>(index.opened.database.get_lastdocid());
    Ranker(plan.unscored(), index, deadline).visit_all([&](Xapian::docid document, double) {
        documents->add(document);
    });
    if (deadline.is_finite() && deadline.check_time()) return nullptr;
    return documents;
}

}  // namespace

std::string bytes_of(const Filter& filter) {
    const auto* const query = std::get_if<Query>(&filter);
    return query ? 't' + bytes_of(*query) : 's' + std::get<std::string>(filter);
}

Query read_filter(const Filter& filter, const IndexSet& indexes) {
    const auto* const query = std::get_if<Query>(&filter);
    const std::vector<std::string> fields = field_names(indexes);
    return query ? checked_filter(*query, fields) : parse_filter(std::get<std::string>(filter), fields);
}

CompiledQuery compile_filter(const Query& filter, const QueryContext& context, std::vector<Warning>& warnings) {
    std::vector<Warning> own;
    CompiledQuery compiled = compile_query(filter, context, own);
    if (!compiled.mistakes.empty()) throw filter_error(to_string(filter), compiled.mistakes[0]);
    for (const Warning& warning : own) {
        const auto& missing = compiled.missing;
        const bool is_missing = std::find(missing.begin(), missing.end(), warning.message) != missing.end();
        if (!is_missing && !context.time.is_over()) throw filter_error(to_string(filter), warning.message);
        warnings.push_back(warning);
    }
    // After the time limit, the words of a pattern may be incomplete, so a negation might exclude too few documents.
    if (context.time.is_over()) compiled.all = Plan();
    return compiled;
}

Restriction::Restriction(const SearchOptions& options, const TimeLimit& time, IndexSet& indexes) {
    for (const Filter& filter : options.filter) add_filter(filter, options, time, indexes);
    if (!options.like_id.empty() && !options.filter.empty()) refuse_excluded(options.like_id, indexes.database());
    if (!options.since.empty() || !options.until.empty())
        add(within_dates(Plan::everything(), options.since, options.until), indexes.database());
    if (options.like_id.empty()) return;
    excluded_.push_back(id_plan(options.like_id));
    max_excluded_ = indexes.database().get_doccount();
}

// Throws Error (not_found) if the filters exclude the document with this id. Without this check, a search for similar
// documents would reveal the content of a document that the filters hide.
void Restriction::refuse_excluded(const std::string& id, const Xapian::Database& database) const {
    if (matching_documents(database, id_plan(id)).empty()) return;  // the search reports the unknown id
    if (matching_documents(database, applied_to(id_plan(id))).empty())
        throw Error(ErrorCode::not_found, "no document with the id '" + id + "' matches the filters");
}

// A filter that was used before in the same state of the index is cached as a set of documents.
void Restriction::add_filter(const Filter& filter, const SearchOptions& options, const TimeLimit& time,
                             IndexSet& indexes) {
    const auto index = scored_index(indexes);
    const std::string key = index ? cache_key(filter, options.variants) : "";
    const FilterCache::Result* known = key.empty() ? nullptr : indexes.filters().find(key);
    if (known) return add(*known, indexes.database());
    FilterCache::Result result;
    const CompiledQuery compiled =
        compile_filter(read_filter(filter, indexes), indexes.context(options, time), result.warnings);
    if (index && indexes.filters().is_repeated(key)) result.documents = documents_of(compiled.all, time, *index);
    if (result.documents) {
        add(result, indexes.database());
        return indexes.filters().add(key, std::move(result));
    }
    needs_positions_ |= compiled.needs_positions;
    needs_texts_ |= compiled.needs_texts;
    warnings_.insert(warnings_.end(), result.warnings.begin(), result.warnings.end());
    add(compiled.all, indexes.database());
}

void Restriction::add(const FilterCache::Result& result, const Xapian::Database& database) {
    warnings_.insert(warnings_.end(), result.warnings.begin(), result.warnings.end());
    const Xapian::doccount excluded = database.get_doccount() - result.documents->count();
    max_excluded_ += std::min(excluded, database.get_doccount() - max_excluded_);
    if (excluded > 0) required_.push_back(Plan::source(std::make_shared<DocumentSetFilter>(result.documents)));
}

// Adds an exclusion to `excluded_`, so that applied_to() puts it at the top of the plan. If an index is remote, the
// matcher handles only an exclusion at the top separately from the rest of the plan (see Matcher::confirmed_matches()).
void Restriction::add(const Plan& plan, const Xapian::Database& database) {
    max_excluded_ = database.get_doccount();
    if (plan.op() != Plan::Op::except) return required_.push_back(plan);
    required_.push_back(plan.children()[0]);
    excluded_.push_back(plan.children()[1]);
}

Plan Restriction::applied_to(const Plan& plan) const {
    if (required_.empty() && excluded_.empty()) return plan;
    const bool has_exclusion = plan.op() == Plan::Op::except;
    Plan allowed = has_exclusion ? plan.children()[0] : plan;
    std::vector<Plan> excluded = excluded_;
    if (has_exclusion) excluded.push_back(plan.children()[1]);
    if (!required_.empty()) allowed = allowed.filtered(Plan::all_of(required_));
    if (!excluded.empty()) allowed = allowed.except(Plan::any_of(excluded));
    return allowed;
}

}  // namespace kwic
