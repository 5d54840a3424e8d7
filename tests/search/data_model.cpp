// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/data_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kwic::test {
namespace {

using Kind = Query::Kind;

const std::vector<std::string> names = {"n", "when", "tag", "flag", "any", "Título", "a.b:c"};

// A long double of x86 holds all 64-bit integers and all doubles.
static_assert(std::numeric_limits<long double>::digits >= 64);

}  // namespace

std::map<std::string, std::int64_t> DataModel::instants() const {
    std::map<std::string, std::int64_t> instants;
    for (const auto& [text, period] : periods_) instants[text] = period.first;
    return instants;
}

FieldValue DataModel::number() {
    switch (random_() % 6) {
        case 0:
            return static_cast<double>(static_cast<int>(random_() % 41) - 20) / 4;
        case 1:
            return std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(random_() % 3);
        case 2:
            return 9007199254740992 + static_cast<std::int64_t>(random_() % 4);
        case 3:
            return random_() % 2 ? 9223372036854775808.0 : -1e300;
        default:
            return static_cast<std::int64_t>(random_() % 9) - 4;
    }
}

std::string DataModel::number_text(const FieldValue& number) {
    std::string text;
    long double exact = 0;
    if (const auto* integer = std::get_if<std::int64_t>(&number)) {
        text = random_() % 4 == 0 && *integer > -100 && *integer < 100 ? fmt::format("{}.0", *integer)
                                                                       : fmt::format("{}", *integer);
        exact = static_cast<long double>(*integer);
    } else {
        const double real = std::get<double>(number);
        text = fmt::format("{}", real);
        exact = static_cast<long double>(real);
    }
    numbers_[text] = exact;
    return text;
}

// Returns a month, a day, a minute or a second in the year 2024.
std::string DataModel::date() {
    using namespace std::chrono;
    const auto month_number = static_cast<unsigned>(1 + random_() % 3);
    const auto day_number = static_cast<unsigned>(1 + random_() % 4);
    const int hour = static_cast<int>(random_() % 3) * 11;
    const int minute = static_cast<int>(random_() % 2) * 30;
    const auto second_of = [](year_month_day day) {
        return duration_cast<seconds>(sys_days(day).time_since_epoch()).count();
    };
    const std::int64_t day = second_of(year(2024) / month_number / day_number);
    const std::string day_text = fmt::format("2024-{:02}-{:02}", month_number, day_number);
    std::string text;
    Period period{};
    switch (random_() % 4) {
        case 0:
            text = fmt::format("2024-{:02}", month_number);
            period = {second_of(year(2024) / month_number / 1), second_of(year(2024) / (month_number + 1) / 1) - 1};
            break;
        case 1:
            text = day_text;
            period = {day, day + 86'399};
            break;
        case 2: {
            const int zone = static_cast<int>(random_() % 3) - 1;
            text = fmt::format("{}T{:02}:{:02}:00{}", day_text, hour, minute,
                               zone == 0 ? "Z" : fmt::format("{}{:02}:30", zone < 0 ? '-' : '+', 2));
            period.first = period.last = day + hour * 3600 + minute * 60 - zone * (2 * 3600 + 1800);
            break;
        }
        default:
            text = fmt::format("{}T{:02}:{:02}", day_text, hour, minute);
            period.first = day + hour * 3600 + minute * 60;
            period.last = period.first + 59;
    }
    periods_[text] = period;
    return text;
}

std::string DataModel::word() {
    static const std::vector<std::string> words = {"red", "Red", "blue", "dark red", "C++", "ÉTÉ", "été", "true"};
    return words[random_() % words.size()];
}

FieldValue DataModel::value(const std::string& field) {
    if (field == "n") return number();
    if (field == "when") return date();
    if (field == "flag") return random_() % 2 == 0;
    if (field != "any") return word();
    switch (random_() % 4) {
        case 0:
            return number();
        case 1:
            return date();
        case 2:
            return random_() % 2 == 0;
        default:
            return word();
    }
}

std::vector<Field> DataModel::fields() {
    std::vector<Field> fields;
    for (const std::string& name : names)
        for (auto count = random_() % 2 * (random_() % 4); count > 0; --count) fields.push_back({name, value(name)});
    return fields;
}

// Returns the text of a random value, which may be of another kind than the values of the field.
std::string DataModel::value_for_query(const std::string& field) {
    const std::string& of = random_() % 8 == 0 ? names[random_() % names.size()] : field;
    const FieldValue found = value(of);
    if (const auto* text = std::get_if<std::string>(&found)) return *text;
    if (const auto* boolean = std::get_if<bool>(&found)) return *boolean ? "true" : "false";
    return number_text(found);
}

Query DataModel::leaf() {
    const std::string& field = names[random_() % names.size()];
    switch (random_() % 5) {
        case 0:
            return Query::exact(value_for_query(field), field);
        case 1:
            return Query::exists(field);
        default:
            break;
    }
    const bool has_dates = field == "when" || (field == "any" && random_() % 2 == 0);
    if (field != "n" && field != "any" && !has_dates) return Query::exact(value_for_query(field), field);
    const auto bound = [&] { return random_() % 5 == 0 ? "" : has_dates ? date() : number_text(number()); };
    if (field != "any" && random_() % 4 == 0)  // the exact number or date
        return Query::word(has_dates ? date() : number_text(number()), field);
    Query range = Query::range(field, bound(), bound());
    if (range.text.empty() && range.upper.empty()) range.text = has_dates ? date() : number_text(number());
    range.excludes_lower = random_() % 2 == 0;
    range.excludes_upper = random_() % 2 == 0;
    return range;
}

Query DataModel::query(int depth) {
    if (depth == 0 || random_() % 3 == 0) return leaf();
    std::vector<Query> parts;
    for (auto count = 1 + random_() % 3; count > 0; --count) parts.push_back(query(depth - 1));
    switch (random_() % 3) {
        case 0:
            return Query::all_of(std::move(parts));
        case 1:
            return Query::any_of(std::move(parts));
        default:
            return Query::without(std::move(parts[0]));
    }
}

bool DataModel::is_in_range(const Query& range, const FieldValue& value) const {
    const auto compare = [&](auto value_first, auto below, auto above) {
        if (!range.text.empty() && !below(value_first)) return false;
        return range.upper.empty() || above(value_first);
    };
    const bool is_date_range = periods_.contains(range.text) || periods_.contains(range.upper);
    if (const auto* text = std::get_if<std::string>(&value)) {
        const auto period = periods_.find(*text);
        if (!is_date_range || period == periods_.end()) return false;
        return compare(
            period->second.first,
            [&](std::int64_t first) {
                const Period& lower = periods_.at(range.text);
                return range.excludes_lower ? first > lower.last : first >= lower.first;
            },
            [&](std::int64_t first) {
                const Period& upper = periods_.at(range.upper);
                return range.excludes_upper ? first < upper.first : first <= upper.last;
            });
    }
    if (is_date_range || std::holds_alternative<bool>(value)) return false;
    const auto* integer = std::get_if<std::int64_t>(&value);
    return compare(
        integer ? static_cast<long double>(*integer) : static_cast<long double>(std::get<double>(value)),
        [&](long double number) {
            const long double lower = numbers_.at(range.text);
            return range.excludes_lower ? number > lower : number >= lower;
        },
        [&](long double number) {
            const long double upper = numbers_.at(range.upper);
            return range.excludes_upper ? number < upper : number <= upper;
        });
}

bool DataModel::leaf_matches(const Query& leaf, const FieldValue& value) const {
    switch (leaf.kind) {
        case Kind::exists:
            return true;
        case Kind::range:
            return is_in_range(leaf, value);
        case Kind::word: {
            Query range = leaf;
            range.upper = range.text;
            return is_in_range(range, value);
        }
        default:
            break;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        const auto folded = [](std::string word) {
            std::transform(word.begin(), word.end(), word.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
            return word == "ÉtÉ" ? std::string("été") : word;  // `ÉTÉ` with an ASCII T in lower case
        };
        return folded(*text) == folded(leaf.text);
    }
    if (const auto* boolean = std::get_if<bool>(&value)) return leaf.text == (*boolean ? "true" : "false");
    const auto wanted = numbers_.find(leaf.text);
    if (wanted == numbers_.end()) return false;
    const auto* integer = std::get_if<std::int64_t>(&value);
    return wanted->second ==
           (integer ? static_cast<long double>(*integer) : static_cast<long double>(std::get<double>(value)));
}

bool DataModel::matches(const Query& query, const std::vector<Field>& fields) const {
    const auto is_match = [&](const Query& part) { return matches(part, fields); };
    switch (query.kind) {
        case Kind::all_of:
            return std::all_of(query.children.begin(), query.children.end(), is_match);
        case Kind::any_of:
            return std::any_of(query.children.begin(), query.children.end(), is_match);
        case Kind::negation:
            return !matches(query.children[0], fields);
        default:
            return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
                return field.name == query.field && leaf_matches(query, field.value);
            });
    }
}

}  // namespace kwic::test
