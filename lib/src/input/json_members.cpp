// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/json_members.hpp"

#include "base/iso_time.hpp"
#include "base/value_text.hpp"
#include "input/json_kind.hpp"
#include "input/member_names.hpp"
#include "schema/field_values.hpp"
#include "schema/fields.hpp"
#include "text/dates/date.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

namespace json = simdjson::ondemand;

// Values that are nested more deeply are ignored.
constexpr int max_depth = 500;

// Returns the number as an integer if it is written as one and has at most 64 bits, otherwise as a real number.
FieldValue number_in(json::value value) {
    std::int64_t integer = 0;
    if (value.get_int64().get(integer) == simdjson::SUCCESS) return integer;
    return double(value.get_double());
}

std::string_view trimmed(std::string_view text) { return text.substr(0, text.find_last_not_of(" \t\r\n") + 1); }

// Converts a number of seconds or, if it is large, of milliseconds since 1970 to a date and a time.
std::optional<std::string> date_of_number(const FieldValue& value) {
    constexpr double min_milliseconds = 1e11;     // as seconds, this number would be in the year 5138
    constexpr double max_seconds = 253402300799;  // in the year 9999
    const auto number = number_of(value);
    if (!number) return {};
    double seconds = std::visit([](auto n) { return static_cast<double>(n); }, *number);
    if (seconds >= min_milliseconds) seconds /= 1000;
    if (seconds < 0 || seconds > max_seconds) return {};
    return fmt::format("{:%FT%TZ}", fmt::gmtime(static_cast<std::time_t>(std::floor(seconds))));
}

// Appends `line` to `text`, on a line of its own.
void append_line(std::string& text, std::string_view line) {
    if (!text.empty()) text += '\n';
    text += line;
}

}  // namespace

void JsonMembers::add(Member& member, const std::string& name, json::value value, int depth) const {
    const JsonKind kind = kind_of(value);
    if (kind == JsonKind::array || kind == JsonKind::object) {
        if (depth == 0) {
            member.is_too_deep = true;
        } else if (kind == JsonKind::object) {
            for (json::field inner : value.get_object()) {
                const std::string_view key = inner.unescaped_key();
                add(member, name + "." + std::string(key), inner.value(), depth - 1);
            }
        } else {
            bool is_empty = true;
            for (json::value element : value.get_array()) {
                is_empty = false;
                member.has_members |= depth == max_depth && kind_of(element) == JsonKind::object;
                if (kind_of(element) != JsonKind::null)
                    add(member, name, element, depth - 1);
                else
                    check_null(element);
            }
            if (is_empty) member.cleared.push_back(name);
        }
        return;
    }
    FieldValue read;
    if (kind == JsonKind::string) {
        read = std::string(std::string_view(value.get_string()));
    } else if (kind == JsonKind::number) {
        member.number = trimmed(value.raw_json_token());
        read = number_in(value);
        const auto& strings = options_.string_fields;
        if (std::find(strings.begin(), strings.end(), name) != strings.end()) read = member.number;
    } else if (kind == JsonKind::boolean) {
        read = bool(value.get_bool());
    } else {
        check_null(value);
        member.cleared.push_back(name);
        return;
    }
    if (schema::is_field_name(name))
        member.fields.push_back({name, std::move(read)});
    else
        member.unfit_names.push_back(name);
}

void JsonMembers::read(json::object object) {
    std::size_t order = 0;
    for (json::field field : object) {
        current_ = std::string_view(field.unescaped_key());
        Member member;
        member.order = order++;
        // A member with a `\` before a reserved name is a custom field with this name.
        std::string name = current_;
        const std::size_t letters = std::min(name.find_first_not_of('\\'), name.size());
        if (letters > 0 && is_reserved_member(std::string_view(name).substr(letters), options_)) name.erase(0, 1);
        json::value value = field.value();
        const JsonKind kind = kind_of(value);
        member.is_list = kind == JsonKind::array;
        member.name = name;
        add(member, name, value, max_depth);
        member.has_members |= kind == JsonKind::object;
        members_.insert_or_assign(current_, std::move(member));
    }
}

// Moves the string or number of the member `name` to `text`. Returns false if the member has another value; the member
// is then left as it is. Returns true if the member is absent.
bool JsonMembers::take_text(std::string_view name, std::string& text) {
    const auto found = members_.find(name);
    if (found == members_.end()) return true;
    Member& member = found->second;
    const bool is_empty = member.fields.empty() && member.unfit_names.empty() && !member.is_too_deep;
    const bool is_scalar = member.fields.size() == 1 && member.fields[0].name == name && member.unfit_names.empty();
    if (!is_empty) {
        if (!is_scalar || std::holds_alternative<bool>(member.fields[0].value)) return false;
        auto* const string = std::get_if<std::string>(&member.fields[0].value);
        text = string ? std::move(*string) : std::move(member.number);
    }
    members_.erase(found);
    return true;
}

// Returns the value of the member `name`, which must be a boolean, and removes the member. If the member has another
// value, sets the cause of `line`.
bool JsonMembers::take_flag(std::string_view name, JsonLine& line) {
    const auto found = members_.find(name);
    if (found == members_.end()) return false;
    const std::vector<Field> fields = std::move(found->second.fields);
    members_.erase(found);
    if (fields.empty()) return false;
    const bool* const flag = std::get_if<bool>(&fields[0].value);
    if (!flag || fields.size() > 1) line.cause = fmt::format("'{}' is not a boolean", name);
    return flag && *flag;
}

// Sets the date of the document. A member that is not a date becomes a custom field.
void JsonMembers::take_date(Document& document, JsonLine& line) {
    const std::string name = date_member(options_);
    const auto found = members_.find(name);
    if (found == members_.end()) return;
    const std::vector<Field>& fields = found->second.fields;
    if (fields.empty() && found->second.unfit_names.empty()) return void(members_.erase(found));
    std::optional<std::string> date;
    if (fields.size() == 1) {
        if (const auto* text = std::get_if<std::string>(&fields[0].value)) {
            if (text->empty() || parse_given_date(*text))
                date = *text;
            else if (const auto found_date = find_date(*text, ""))
                date = to_string(*found_date);
        } else if (!options_.date_field.empty()) {
            date = date_of_number(fields[0].value);
        }
    }
    if (!date) {
        line.notes.push_back(fmt::format("the member '{}' is not a date: it became a custom field", name));
        return;
    }
    document.date = std::move(*date);
    members_.erase(found);
}

// Removes the member `name`. Returns its values, each on a line.
std::string JsonMembers::values_of(std::string_view name) {
    std::string text;
    const auto found = members_.find(name);
    if (found == members_.end()) return text;
    Member& member = found->second;
    if (member.fields.size() == 1 && std::holds_alternative<std::string>(member.fields[0].value))
        text = std::move(std::get<std::string>(member.fields[0].value));
    else
        for (const Field& field : member.fields) append_line(text, value_text(field.value));
    members_.erase(found);
    return text;
}

// Returns the strings of all members in the order of the object, each on a line.
std::string JsonMembers::all_strings() const {
    std::map<std::size_t, const Member*> ordered;
    for (const auto& [name, member] : members_) ordered[member.order] = &member;
    std::string text;
    for (const auto& [order, member] : ordered)
        for (const Field& field : member->fields)
            if (const auto* string = std::get_if<std::string>(&field.value)) append_line(text, *string);
    return text;
}

void JsonMembers::take_fields(Document& document, JsonLine& line) {
    for (auto& [name, member] : members_) {
        for (Field& field : member.fields) document.fields.push_back(std::move(field));
        for (const std::string& unfit : member.unfit_names)
            line.notes.push_back(fmt::format("ignored member '{}': a field cannot have this name", unfit));
        if (member.is_too_deep)
            line.notes.push_back(fmt::format("ignored parts of '{}': nested more than {} deep", name, max_depth));
    }
    // The order of the members of an object has no meaning, so it must not change the content hash.
    std::stable_sort(document.fields.begin(), document.fields.end(),
                     [](const Field& a, const Field& b) { return a.name < b.name; });
}

// Makes a patch remove the parts of the object that was the earlier value of the member, if the new value is an object,
// a list with an object, an empty list or null. Another value keeps fields whose names begin with the name and a dot.
void JsonMembers::clear_parts(const Member& member, JsonLine& line) {
    const bool is_cleared = member.cleared == std::vector<std::string>{member.name};
    if (!is_cleared && !member.has_members) return;
    for (const std::string& name : {member.name, member.name + ".*"}) {
        const bool is_known = std::find(line.cleared.begin(), line.cleared.end(), name) != line.cleared.end();
        if (!is_known && schema::is_field_name(name)) line.cleared.push_back(name);
    }
}

void JsonMembers::fill(JsonLine& line) {
    Document document;
    const std::string id = id_member(options_);
    if (const auto member = members_.find(id);
        (member != members_.end() && member->second.is_list) || !take_text(id, document.id))
        line.cause = fmt::format("'{}' is not a string or a number", id);
    const bool is_removal = take_flag(delete_member, line);
    const bool is_patch = take_flag(patch_member, line);
    if (is_removal && is_patch) line.cause = fmt::format("both '{}' and '{}' are true", delete_member, patch_member);
    if (!line.cause.empty()) return;
    if (is_removal) {
        line.action = JsonLine::Action::remove;
    } else if (is_patch) {
        line.action = JsonLine::Action::patch;
        for (const auto& [name, member] : members_) {
            if (name.find_first_not_of('\\') == 0 && is_reserved_member(name, options_)) {
                line.cause = fmt::format("a patch cannot change '{}'", name);
                return;
            }
            line.cleared.insert(line.cleared.end(), member.cleared.begin(), member.cleared.end());
            clear_parts(member, line);
        }
        take_fields(document, line);
        std::erase_if(line.cleared, [&](const std::string& name) {
            return std::any_of(document.fields.begin(), document.fields.end(),
                               [&](const Field& field) { return field.name == name; });
        });
    } else {
        take_text(title_member(options_), document.title);
        take_text(language_member, document.language);
        take_date(document, line);
        bool has_text = !options_.text_fields.empty();
        for (const std::string& name : text_members(options_)) {
            const auto found = members_.find(name);
            if (found == members_.end() || (found->second.fields.empty() && !found->second.cleared.empty())) continue;
            has_text = true;
            const std::string values = values_of(name);
            if (!values.empty()) append_line(document.text, values);
        }
        if (!has_text) document.text = all_strings();
        take_fields(document, line);
    }
    line.document = std::move(document);
}

}  // namespace kwic
