// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answer_model.hpp"

#include "text/collation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kwic::test {
namespace {

using By = FacetRequest::By;

std::optional<long double> number_of(const FieldValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<long double>(*integer);
    if (const auto* real = std::get_if<double>(&value)) return static_cast<long double>(*real);
    return {};
}

bool is_integer(long double number) { return number == std::floor(number) && std::abs(number) < 9.3e18L; }

std::string text_of(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* boolean = std::get_if<bool>(&value)) return *boolean ? "true" : "false";
    const long double number = *number_of(value);
    if (is_integer(number) && number >= -9223372036854775808.0L && number < 9223372036854775808.0L)
        return fmt::format("{}", static_cast<std::int64_t>(number));
    return fmt::format("{}", static_cast<double>(number));
}

// Returns the label of a second since 1970. The dates of the model are in the years 2023 and 2024.
std::string period(std::int64_t second, By by) {
    using namespace std::chrono;
    const auto day = floor<days>(sys_seconds(seconds(second)));
    const year_month_day date(day);
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    if (by == By::year) return fmt::format("{}", year);
    if (by == By::month) return fmt::format("{}-{:02}", year, month);
    if (by == By::day) return fmt::format("{}-{:02}-{:02}", year, month, static_cast<unsigned>(date.day()));
    // Both the year 2024 and its first week begin on Monday, 1 January.
    const auto first_week = sys_days(std::chrono::year(2024) / 1 / 1);
    const auto week = floor<weeks>(day - first_week).count();
    return week < 0 ? fmt::format("2023-W{:02}", 53 + week) : fmt::format("2024-W{:02}", week + 1);
}

}  // namespace

void AnswerModel::put(const std::vector<Field>& fields) {
    for (const Field& field : fields) {
        Kinds& kinds = kinds_[field.name];
        const auto* text = std::get_if<std::string>(&field.value);
        if (number_of(field.value))
            kinds.numbers = true;
        else if (text && instants_.contains(*text))
            kinds.dates = true;
        else
            kinds.strings = true;
    }
}

Strings AnswerModel::names() const {
    Strings names;
    for (const auto& [name, kinds] : kinds_) names.push_back(name);
    return names;
}

bool AnswerModel::is_date(const std::string& name) const { return kinds_.at(name).dates && !kinds_.at(name).strings; }
bool AnswerModel::has_dates(const std::string& name) const { return kinds_.at(name).dates; }
bool AnswerModel::has_numbers(const std::string& name) const { return kinds_.at(name).numbers; }

AnswerModel::Key AnswerModel::key(const FieldValue& value, bool is_date) const {
    if (const auto number = number_of(value)) return {1, *number};
    const std::string text = text_of(value);
    if (is_date) return {2, static_cast<long double>(instants_.at(text))};
    return {3, 0, collation_key(text)};
}

std::vector<AnswerModel::Key> AnswerModel::keys(const ModelDocument& document, const std::string& name) const {
    std::vector<Key> keys;
    for (const Field& field : document.fields)
        if (field.name == name) keys.push_back(key(field.value, is_date(name)));
    return keys;
}

Strings AnswerModel::sorted(std::vector<ModelDocument> documents, const Strings& sort) const {
    for (auto each = sort.rbegin(); each != sort.rend(); ++each) {
        const bool is_descending = each->starts_with('-');
        const std::string name = each->substr(is_descending);
        std::stable_sort(documents.begin(), documents.end(), [&](const ModelDocument& a, const ModelDocument& b) {
            const auto left = keys(a, name), right = keys(b, name);
            if (left.empty() || right.empty()) return right.empty() && !left.empty();
            if (is_descending)
                return *std::max_element(left.begin(), left.end()) > *std::max_element(right.begin(), right.end());
            return *std::min_element(left.begin(), left.end()) < *std::min_element(right.begin(), right.end());
        });
    }
    Strings ids;
    for (const ModelDocument& document : documents) ids.push_back(document.id);
    return ids;
}

Facet AnswerModel::facet(const std::vector<ModelDocument>& documents, const FacetRequest& request) const {
    Facet facet{.field = to_string(request)};
    std::map<std::string, std::size_t> counts;
    std::set<std::string> distinct;
    std::vector<std::size_t> in_range(request.ranges.size());
    std::vector<long double> numbers, dates;
    for (const ModelDocument& document : documents) {
        std::set<std::string> labels;
        std::set<std::size_t> ranges;
        std::set<long double> document_numbers, document_dates;
        bool has_value = false;
        for (const Field& field : document.fields) {
            if (field.name != request.field) continue;
            const auto number = number_of(field.value);
            const std::string text = text_of(field.value);
            const auto instant =
                std::holds_alternative<std::string>(field.value) ? instants_.find(text) : instants_.end();
            const bool is_date = instant != instants_.end();
            if (is_date && request.by != By::ranges) document_dates.insert(static_cast<long double>(instant->second));
            if (number && (request.by == By::value || request.by == By::ranges)) document_numbers.insert(*number);
            if (request.by == By::value) {
                labels.insert(text);
                distinct.insert(text);
                has_value = true;
            } else if (request.by == By::ranges) {
                if (!number) continue;
                has_value = true;
                distinct.insert(text);
                for (std::size_t i = 0; i < request.ranges.size(); ++i) {
                    const auto& [from, to] = request.ranges[i];
                    if ((from.empty() || *number >= std::stold(from)) && (to.empty() || *number < std::stold(to)))
                        ranges.insert(i);
                }
            } else if (is_date) {
                has_value = true;
                distinct.insert(std::to_string(instant->second));
                labels.insert(period(instant->second, request.by));
            }
        }
        for (const std::string& label : labels) ++counts[label];
        for (const std::size_t range : ranges) ++in_range[range];
        facet.none += !has_value;
        numbers.insert(numbers.end(), document_numbers.begin(), document_numbers.end());
        dates.insert(dates.end(), document_dates.begin(), document_dates.end());
    }
    for (std::size_t i = 0; i < in_range.size(); ++i)
        facet.values.push_back({request.ranges[i].from + ".." + request.ranges[i].to, in_range[i]});
    for (const auto& [label, count] : counts) facet.values.push_back({label, count});
    if (request.by == By::value)
        std::stable_sort(facet.values.begin(), facet.values.end(),
                         [](const Facet::Value& a, const Facet::Value& b) { return a.count > b.count; });
    facet.distinct = distinct.size();
    const auto statistics = [](const std::vector<long double>& values) {
        FacetStatistics made{.count = values.size()};
        made.min = static_cast<double>(*std::min_element(values.begin(), values.end()));
        made.max = static_cast<double>(*std::max_element(values.begin(), values.end()));
        return made;
    };
    if (!numbers.empty()) facet.numbers = statistics(numbers);
    if (!dates.empty()) facet.dates = statistics(dates);
    return facet;
}

}  // namespace kwic::test
