// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/field_filters.hpp"

#include "compile/expansion_plan.hpp"
#include "compile/term_union.hpp"
#include "query/known_field.hpp"
#include "query/period.hpp"
#include "query/range.hpp"
#include "schema/terms.hpp"
#include "schema/value_key.hpp"
#include "text/fold.hpp"
#include "text/language/language_code.hpp"

#include <kwic/error.hpp>
#include <kwic/warning.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns an unscored plan for documents with at least one of the terms. The list of terms may be long.
Plan any_term(std::vector<std::string> terms, const QueryContext& context, const CompileNotes& notes) {
    if (terms.empty()) return {};
    if (context.tables.has_remote) return Plan::any_term(terms).unscored();
    return Plan::source(term_union(std::move(terms), context, notes));
}

// Returns an unscored plan for documents with a term that consists of `prefix` and a text that matches `pattern`.
Plan any_keyword(std::string_view prefix, const std::string& pattern, Expander& expander, const QueryContext& context,
                 const CompileNotes& notes) {
    std::vector<std::string> terms;
    for (Variant& each : expander.keyword_terms(prefix, pattern)) terms.push_back(std::move(each.term));
    return any_term(std::move(terms), context, notes);
}

Plan path_filter(const std::string& path, QueryTokenizer& tokenizer) {
    const Plan whole = Plan::term(schema::keyword_term(schema::path_prefix, path));
    if (path.ends_with('/')) return whole;
    const Plan folder = Plan::term(schema::keyword_term(schema::path_prefix, path + "/"));
    std::vector<Plan> words;
    for (const std::string& token : tokenizer.tokens(schema::path_words(path)))
        words.push_back(Plan::term(schema::keyword_term(schema::path_prefix, token)));
    std::vector<Plan> readings = {whole, folder};
    if (path.find('/') == path.npos && !words.empty()) readings.push_back(Plan::all_of(words));
    return Plan::any_of(readings);
}

// Returns a plan for documents with a key in `range`. The smallest key of a document is in the slot `slot`, and each
// other key has a term that begins with `prefix`.
Plan values_between(const KeyRange& range, Xapian::valueno slot, const std::string& prefix, const QueryContext& context,
                    const CompileNotes& notes) {
    const Plan smallest = Plan::values(slot, range.first, range.last);
    std::vector<std::string> further;
    const auto end = context.database.allterms_end(prefix);
    auto term = context.database.allterms_begin(prefix);
    if (term != end) term.skip_to(prefix + range.first);
    for (; term != end && range.contains(std::string_view(*term).substr(prefix.size())); ++term)
        further.push_back(*term);
    if (further.empty()) return smallest;
    return Plan::any_of({smallest, any_term(std::move(further), context, notes)});
}

// Returns a plan for documents with a date in `range` in the custom field `name`, whose entry is `entry`.
Plan dates_between(const KeyRange& range, const std::string& name, const schema::FieldEntry& entry,
                   const QueryContext& context, const CompileNotes& notes) {
    return values_between(range, entry.slot(schema::FieldSlot::date), schema::further_date_term(name, ""), context,
                          notes);
}

// Adds the plan for documents with `number` in the custom field `name` to `readings`, and adds `number` to `condition`.
void add_number(const Number& number, const std::string& name, FieldCondition& condition, std::vector<Plan>& readings) {
    const std::string key = number_key(number);
    condition.numbers = KeyRange{key, key};
    readings.push_back(Plan::term(schema::exact_number_term(name, key)));
}

// Returns a plan for documents with a word in the title.
Plan title_filter(const QueryContext& context, const CompileNotes& notes) {
    std::vector<std::string> terms;
    for_each_term(context.database, std::string(schema::title_prefix),
                  [&](const std::string& term, const Xapian::TermIterator&) { terms.push_back(term); });
    return any_term(std::move(terms), context, notes);
}

}  // namespace

Plan keyword_filter(const Query& leaf, Expander& expander, QueryTokenizer& tokenizer, const QueryContext& context,
                    const CompileNotes& notes) {
    const bool is_exact = leaf.kind == Query::Kind::exact;
    std::string text = fold(leaf.text);
    if (leaf.field == "path") {
        if (is_exact) return Plan::term(schema::keyword_term(schema::path_prefix, text));
        if (text.starts_with("./")) text.erase(0, 2);
        if (text.find_first_of("*?") != text.npos)
            return any_keyword(schema::path_prefix, text, expander, context, notes);
        return path_filter(text, tokenizer);
    }
    if (leaf.field == "ext" && text.starts_with('.')) text.erase(0, 1);
    const std::string_view prefix = leaf.field == "ext" ? schema::extension_prefix : schema::language_prefix;
    if (text.find('*') != text.npos && !is_exact) return any_keyword(prefix, text, expander, context, notes);
    if (leaf.field == "lang") text = fold(language_tag(text));
    return Plan::term(schema::keyword_term(prefix, text));
}

Plan range_filter(const Query& leaf, const QueryContext& context, CompileNotes& notes) {
    if (leaf.field == "date") return date_filter(leaf.text, leaf.upper);
    const std::string name = custom_name(leaf.field);
    const auto field = context.fields.find(name);
    const schema::FieldEntry entry = field == context.fields.end() ? schema::FieldEntry() : field->second;
    FieldCondition condition{field_term_prefix(leaf.field), {}};
    if (entry.has_numbers()) condition.numbers = number_keys(leaf);
    if (entry.has_date_values()) condition.dates = date_keys(leaf);
    std::vector<Plan> kinds;
    if (condition.numbers)
        kinds.push_back(values_between(*condition.numbers, entry.slot(schema::FieldSlot::number),
                                       schema::further_number_term(name, ""), context, notes));
    if (condition.dates) kinds.push_back(dates_between(*condition.dates, name, entry, context, notes));
    const bool has_type =
        entry.type == FieldType::integer || entry.type == FieldType::real || entry.type == FieldType::date;
    if (kinds.empty() && has_type) return {};  // no document has a value yet
    if (kinds.empty()) {
        notes.warn_missing(WarningCode::wrong_value,
                           "the field '" + leaf.field + "' has no " +
                               (number_keys(leaf) ? date_keys(leaf) ? "numbers and no dates" : "numbers" : "dates"));
        return {};
    }
    notes.add_condition(std::move(condition));
    return Plan::any_of(kinds);
}

bool has_words(const schema::FieldEntry& entry) {
    return entry.type != FieldType::keyword && (entry.kinds & (schema::has_strings | schema::has_booleans)) != 0;
}

std::optional<Plan> value_filter(const Query& leaf, const QueryContext& context, CompileNotes& notes) {
    const std::string name = custom_name(leaf.field);
    const auto field = context.fields.find(name);
    if (field == context.fields.end()) return {};
    const schema::FieldEntry& entry = field->second;
    FieldCondition condition{field_term_prefix(leaf.field), {}};
    std::vector<Plan> kinds;
    if (const auto number = parse_number(leaf.text); number && entry.has_numbers())
        add_number(*number, name, condition, kinds);
    if (entry.has_date_values() && !leaf.text.empty()) {
        const Query period = {.kind = Query::Kind::range, .field = leaf.field, .text = leaf.text, .upper = leaf.text};
        condition.dates = date_keys(period);
        if (condition.dates) kinds.push_back(dates_between(*condition.dates, name, entry, context, notes));
    }
    if (kinds.empty()) return {};
    notes.add_condition(std::move(condition));
    return Plan::any_of(kinds);
}

Plan exact_filter(const Query& leaf, CompileNotes& notes) {
    FieldCondition condition{field_term_prefix(leaf.field), {}, fold(leaf.text)};
    const std::string name = custom_name(leaf.field);
    std::vector<Plan> readings = {Plan::term(schema::exact_term(name, leaf.text))};
    if (const auto number = parse_number(leaf.text)) add_number(*number, name, condition, readings);
    notes.add_condition(std::move(condition));
    return Plan::any_of(readings);
}

Plan whole_value_filter(const Query& leaf, Expander& expander, const QueryContext& context, CompileNotes& notes) {
    if (leaf.kind != Query::Kind::wildcard) return exact_filter(leaf, notes);
    const std::string prefix = schema::field_prefix(custom_name(leaf.field)) + schema::exact_mark;
    return any_keyword(prefix, fold(leaf.text), expander, context, notes);
}

Plan exists_filter(const Query& leaf, const QueryContext& context, const CompileNotes& notes) {
    if (leaf.field == "title") return title_filter(context, notes);
    if (!is_built_in(leaf.field)) return Plan::term(schema::presence_term(custom_name(leaf.field)));
    const schema::Slot slot = leaf.field == "date"   ? schema::date_slot
                              : leaf.field == "lang" ? schema::language_slot
                              : leaf.field == "ext"  ? schema::extension_slot
                                                     : schema::folder_slot;
    return Plan::values(slot, std::string(1, '\x01'));  // excludes documents with an empty value
}

// This character sorts after all digits. At the end of an upper bound such as `20240520`, this character includes the
// values of schema::date_slot with a time on this day.
constexpr char after_digits = '9' + 1;

Plan date_filter(const std::string& since, const std::string& until) {
    const auto first = parse_period(since);
    const auto last = parse_period(until);
    if ((!since.empty() && !first) || (!until.empty() && !last)) return {};
    // The lower bound excludes documents without a date, whose value is empty and less than "0".
    const std::string lower = first ? first->first : "0";
    return Plan::values(schema::date_slot, lower, last ? last->last + after_digits : "");
}

Plan within_dates(Plan plan, const std::string& since, const std::string& until) {
    if (since.empty() && until.empty()) return plan;
    for (const std::string* bound : {&since, &until})
        if (!bound->empty() && !parse_period(*bound))
            throw Error(
                ErrorCode::invalid_argument,
                "'" + *bound +
                    (parse_iso_time(*bound) ? "' has a time: the built-in date is searched by days, without a time"
                                            : "' is not a date"));
    return plan.filtered(date_filter(since, until));
}

}  // namespace kwic
