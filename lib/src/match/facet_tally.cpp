// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facet_tally.hpp"

#include "base/bytes.hpp"
#include "base/iso_time.hpp"
#include "schema/field_reference.hpp"
#include "schema/field_values.hpp"
#include "schema/schema.hpp"

#include <kwic/error.hpp>
#include <kwic/fields.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

using By = FacetRequest::By;
using Kind = FacetSlot::Kind;
using schema::FieldSlot;

bool is_period(By by) { return by == By::day || by == By::week || by == By::month || by == By::year; }

// Returns the instant of a value at schema::date_slot, which has the form YYYYMMDD or YYYYMMDDHHMMSS with further
// digits of the second. The month 00 stands for January, and the day 00 for the first day of the month.
Instant instant_of_day(std::string_view day) {
    std::string text =
        std::string(day.substr(0, 4)) + '-' + std::string(day.substr(4, 2)) + '-' + std::string(day.substr(6, 2));
    for (const std::size_t unknown : {std::size_t{5}, std::size_t{8}})
        if (text.substr(unknown, 2) == "00") text[unknown + 1] = '1';
    if (day.size() > 8) {
        text.append("T").append(day.substr(8, 2)).append(":").append(day.substr(10, 2));
        text.append(":").append(day.substr(12, 2));
        if (day.size() > 14) text.append(".").append(day.substr(14));
    }
    const auto range = parse_iso_time(text);
    return range ? range->first : Instant{};
}

std::optional<std::string> key_of_bound(const std::string& bound, bool is_date) {
    if (bound.empty()) return "";
    if (!is_date) {
        const auto number = parse_number(bound);
        return number ? std::optional(number_key(*number)) : std::nullopt;
    }
    const auto range = parse_iso_time(bound);
    return range ? std::optional(date_key(range->first)) : std::nullopt;
}

// Returns the ranges as ranges of keys, or nothing if a bound is not a number or date.
std::optional<std::vector<KeyRange>> key_ranges(const FacetRequest& request, bool is_date) {
    std::vector<KeyRange> ranges;
    for (const FacetRequest::Range& range : request.ranges) {
        const auto first = key_of_bound(range.from, is_date), end = key_of_bound(range.to, is_date);
        if (!first || !end) return {};
        if (!first->empty() && !end->empty() && *first >= *end)
            throw Error(ErrorCode::invalid_argument, "the range " + range.from + ".." + range.to + " of '" +
                                                         request.field + "' is empty: its end is not in the range");
        KeyRange keys;
        if (!first->empty()) keys.first = *first;
        if (!end->empty()) keys.last = before_key(*end);
        ranges.push_back(std::move(keys));
    }
    return ranges;
}

[[noreturn]] void refuse(const FacetRequest& request, const std::string& cause) {
    throw Error(ErrorCode::invalid_argument, "cannot count '" + to_string(request) + "': " + cause);
}

void plan_built_in_date(const FacetRequest& request, FacetPlan& plan) {
    plan.slots = {{Kind::day, schema::date_slot}};
    if (plan.by != By::ranges) return;
    const auto ranges = key_ranges(request, true);
    if (!ranges) refuse(request, "a bound is not a date");
    plan.ranges = *ranges;
}

void plan_field(const FacetRequest& request, const schema::FieldEntry& entry, FacetPlan& plan) {
    const auto add = [&](Kind kind, FieldSlot slot) { plan.slots.push_back({kind, entry.slot(slot)}); };
    const auto add_numbers = [&] {
        add(Kind::number, FieldSlot::number);
        add(Kind::numbers, FieldSlot::further_numbers);
    };
    const auto add_dates = [&] {
        add(Kind::date, FieldSlot::date);
        add(Kind::dates, FieldSlot::further_dates);
    };
    if (entry.type == FieldType::text || entry.type == FieldType::stored)
        refuse(request, "its type is " + std::string(field_type_name(entry.type)));
    if (is_period(plan.by)) {
        if (!entry.has_date_values()) refuse(request, "the field has no dates");
        return add_dates();
    }
    if (plan.by == By::value) {
        if (entry.kinds & (schema::has_strings | schema::has_booleans | schema::has_dates) || !entry.has_numbers())
            add(Kind::texts, FieldSlot::strings);
        if (entry.has_numbers()) add_numbers();
        if (entry.has_date_values()) add_dates();
        return;
    }
    if (!entry.has_numbers() && !entry.has_date_values()) refuse(request, "the field has neither numbers nor dates");
    for (const bool is_date : {false, true}) {
        if (!(is_date ? entry.has_date_values() : entry.has_numbers())) continue;
        auto ranges = key_ranges(request, is_date);
        if (!ranges) continue;
        plan.ranges = std::move(*ranges);
        return is_date ? add_dates() : add_numbers();
    }
    refuse(request, entry.has_numbers() ? "a bound is not a number" : "a bound is not a date");
}

}  // namespace

FacetPlan plan_facet(const FacetRequest& request, const schema::FieldEntries& fields) {
    FacetPlan plan{.by = request.by};
    const FieldReference reference = read_field_reference(request.field);
    if (reference.may_be_built_in) {
        if (reference.is("ext")) plan.slots = {{Kind::text, schema::extension_slot}};
        if (reference.is("lang")) plan.slots = {{Kind::text, schema::language_slot}};
        if (reference.is("folder")) plan.slots = {{Kind::text, schema::folder_slot}};
        if (!plan.slots.empty() && plan.by != By::value) refuse(request, "the field has neither numbers nor dates");
        if (reference.is("month") || reference.is("year")) {
            if (plan.by != By::value) refuse(request, "'" + reference.name + "' is a period itself");
            plan.by = reference.is("month") ? By::month : By::year;
        }
        if (reference.is("date") || plan.by != request.by) plan_built_in_date(request, plan);
        if (!plan.slots.empty()) return plan;
    }
    const auto entry = named_field(reference.name, fields);
    if (entry == fields.end())
        throw Error(ErrorCode::invalid_argument, "the index has no field '" + reference.name +
                                                     "' to count: use one of " +
                                                     known_names("ext, lang, folder, date, month, year", fields));
    plan_field(request, entry->second, plan);
    return plan;
}

FacetTally::FacetTally(const FacetRequest& request, const FacetPlan& plan)
    : request_(request), plan_(plan), range_counts_(plan.ranges.size()) {}

std::optional<std::string> FacetTally::period(const Date& date) const {
    switch (plan_.by) {
        case By::day:
            return date.day ? std::optional(to_string(date)) : std::nullopt;
        case By::week:
            return date.day ? std::optional(iso_week(date)) : std::nullopt;
        case By::month:
            return date.month ? std::optional(to_string(Date{date.year, date.month, 0})) : std::nullopt;
        case By::year:
            return to_string(Date{date.year, 0, 0});
        case By::value:
        case By::ranges:
            break;
    }
    return to_string(date);
}

void FacetTally::add_to_ranges(std::string_view key) {
    for (std::size_t i = 0; i < plan_.ranges.size(); ++i)
        if (plan_.ranges[i].contains(key)) ranges_.insert(i);
}

void FacetTally::add_number(std::string_view key, std::size_t documents) {
    const Number number = number_of_key(key);
    has_value_ = true;
    add_to_ranges(key);
    distinct_.insert("number " + std::string(key));
    if (plan_.by == By::value) add_label(number_text(number));
    if (numbers_.count == 0 || key < numbers_.min) numbers_.min = key;
    if (numbers_.count == 0 || key > numbers_.max) numbers_.max = key;
    numbers_.count += documents;
    if (const auto* integer = std::get_if<std::int64_t>(&number)) {
        numbers_.total += static_cast<double>(*integer) * static_cast<double>(documents);
        std::int64_t product = 0, sum = 0;
        if (numbers_.integers && !__builtin_mul_overflow(*integer, static_cast<std::int64_t>(documents), &product) &&
            !__builtin_add_overflow(*numbers_.integers, product, &sum))
            numbers_.integers = sum;
        else
            numbers_.integers.reset();
    } else {
        numbers_.total += std::get<double>(number) * static_cast<double>(documents);
        numbers_.integers.reset();
    }
}

void FacetTally::add_date(std::string_view key, std::size_t documents) {
    if (dates_.count == 0 || key < dates_.min) dates_.min = key;
    if (dates_.count == 0 || key > dates_.max) dates_.max = key;
    dates_.count += documents;
    if (plan_.by == By::value) return;  // the date is already counted as a string
    has_value_ = true;
    distinct_.emplace(key);
    add_to_ranges(key);
    if (is_period(plan_.by)) add_label(*period(day_of(instant_of_key(key))));
}

void FacetTally::add_day(std::string_view day) {
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : day.substr(at, size)) value = value * 10 + (c - '0');
        return value;
    };
    const Date date{number(0, 4), number(4, 2), number(6, 2)};
    distinct_.emplace(day);
    if (plan_.by == By::ranges) {
        has_value_ = true;
        return add_to_ranges(date_key(instant_of_day(day)));
    }
    if (auto label = period(date)) {
        has_value_ = true;
        add_label(std::move(*label));
    }
}

void FacetTally::add_value(Kind kind, std::string_view value, std::size_t documents) {
    const auto for_each = [&](auto function) {
        for (ByteReader reader(value); !reader.rest().empty();) function(reader.string());
    };
    switch (kind) {
        case Kind::text:
            has_value_ = true;
            distinct_.emplace(value);
            return add_label(std::string(value));
        case Kind::texts:
            has_value_ = true;
            return for_each([&](std::string_view text) {
                if (!is_facet_value(text)) return;
                distinct_.insert("text " + std::string(text));
                add_label(std::string(text));
            });
        case Kind::number:
            return add_number(value, documents);
        case Kind::numbers:
            return for_each([&](std::string_view key) { add_number(key, documents); });
        case Kind::date:
            return add_date(value, documents);
        case Kind::dates:
            return for_each([&](std::string_view key) { add_date(key, documents); });
        case Kind::day:
            return add_day(value);
    }
}

void FacetTally::add(const std::vector<std::string_view>& values, std::size_t documents) {
    labels_.clear();
    ranges_.clear();
    has_value_ = false;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!values[i].empty()) add_value(plan_.slots[i].kind, values[i], documents);
    for (const std::string& label : labels_) counts_[label] += documents;
    for (const std::size_t range : ranges_) range_counts_[range] += documents;
    if (!has_value_) none_ += documents;
}

void FacetTally::write(Facet& facet) const {
    for (std::size_t i = 0; i < range_counts_.size(); ++i)
        facet.values.push_back({request_.ranges[i].from + ".." + request_.ranges[i].to, range_counts_[i]});
    for (const auto& [label, documents] : counts_) facet.values.push_back({label, documents});
    if (plan_.by == By::value)
        std::stable_sort(facet.values.begin(), facet.values.end(),
                         [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
    facet.none = none_;
    facet.distinct = distinct_.size();
    if (numbers_.count > 0) {
        const Number sum = numbers_.integers ? Number(*numbers_.integers) : Number(numbers_.total);
        facet.numbers = {numbers_.count, value_of(number_of_key(numbers_.min)), value_of(number_of_key(numbers_.max)),
                         numbers_.total / static_cast<double>(numbers_.count), value_of(sum)};
    }
    if (dates_.count > 0)
        facet.dates = {
            dates_.count, to_string(instant_of_key(dates_.min)), to_string(instant_of_key(dates_.max)), 0, {}};
}

}  // namespace kwic
