// SPDX-License-Identifier: GPL-2.0-or-later
// Parses a line with simdjson's on-demand API, which visits the values of the line once, in order. Copies only the
// values that become parts of the document.
#include "input/json_line.hpp"

#include "base/date.hpp"
#include "input/json_escapes.hpp"

#include <kwic/decode.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <bit>
#include <cctype>
#include <cstddef>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace json = simdjson::ondemand;

static_assert(JsonLineParser::padding >= simdjson::SIMDJSON_PADDING);

// Ignored values are checked down to this nesting depth.
constexpr int checked_depth = 500;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string field_name(std::string_view member) {
    std::string name;
    for (const char c : member) {
        const bool allowed = is_letter(c) || is_digit(c) || c == '-' || c == '_';
        name += allowed ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : '_';
    }
    if (name.empty() || !is_letter(name[0])) name.insert(0, "x");
    return name;
}

void require(simdjson::error_code error) {
    if (error) throw simdjson::simdjson_error(error);
}

// The kind of a JSON value. Every JSON value has one of these kinds, so a switch needs no default.
enum class Kind { array, object, string, number, boolean, null };

// Returns the kind of `value`, as determined by the first byte of `value`. Throws simdjson_error if no JSON value
// begins with this byte. In this case, value.type() of simdjson 3 throws, but value.type() of simdjson 4 returns
// `unknown`.
template <typename Value>
Kind kind_of(Value& value) {
    constexpr std::array kinds = {
        std::pair(json::json_type::array, Kind::array),     std::pair(json::json_type::object, Kind::object),
        std::pair(json::json_type::string, Kind::string),   std::pair(json::json_type::number, Kind::number),
        std::pair(json::json_type::boolean, Kind::boolean), std::pair(json::json_type::null, Kind::null),
    };
    const json::json_type type = value.type();
    for (const auto& [known, kind] : kinds) {
        if (type == known) return kind;
    }
    throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
}

// Throws simdjson_error if the value is not valid JSON. Checks values down to a nesting depth of `depth`. The check
// is needed for ignored values, which simdjson does not check.
void check(json::value value, int depth) {
    switch (kind_of(value)) {
        case Kind::array:
            if (depth == 0) return;
            for (json::value element : value.get_array()) check(element, depth - 1);
            return;
        case Kind::object:
            if (depth == 0) return;
            for (json::field member : value.get_object()) {
                member.unescaped_key().value();
                check(member.value(), depth - 1);
            }
            return;
        case Kind::string:
            value.get_string().value();
            return;
        case Kind::number:
            value.get_double().value();
            return;
        case Kind::boolean:
            value.get_bool().value();
            return;
        case Kind::null:
            value.is_null().value();
            return;
    }
}

// The fields made from a member of the JSON object.
struct Member {
    std::vector<Field> fields;
    bool whole = true;  // false if a value is ignored: an object, an array inside an array, or a null inside an array
};

void add_field(Member& member, std::string_view name, json::value value) {
    switch (kind_of(value)) {
        case Kind::string:
            member.fields.push_back({field_name(name), std::string(std::string_view(value.get_string()))});
            return;
        case Kind::number:
            member.fields.push_back({field_name(name), double(value.get_double())});
            return;
        case Kind::boolean:
            member.fields.push_back({field_name(name), std::string(bool(value.get_bool()) ? "true" : "false")});
            return;
        case Kind::array:
        case Kind::object:
        case Kind::null:
            check(value, checked_depth);
            member.whole = false;
            return;
    }
}

Member read_member(std::string_view name, json::value value) {
    Member member;
    if (value.is_null()) return member;
    if (kind_of(value) == Kind::array) {
        for (json::value element : value.get_array()) add_field(member, name, element);
    } else {
        add_field(member, name, value);
    }
    return member;
}

// Returns the string in `document` for the JSON member `member`, or null if the member is a custom field.
std::string* text_member(Document& document, std::string_view member) {
    if (member == "id") return &document.id;
    if (member == "title") return &document.title;
    if (member == "text") return &document.text;
    if (member == "date") return &document.date;
    if (member == "language") return &document.language;
    return nullptr;
}

// Fills in `document` from the line. Appends to `ignored` the names of the members that have ignored values. Returns
// an empty string, or the reason why the line is not a valid document. Throws simdjson_error if the line is not JSON.
std::string fill(Document& document, json::document& line, std::vector<std::string>& ignored) {
    const Kind kind = kind_of(line);
    if (kind == Kind::null) require(line.is_null() ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR);
    if (kind != Kind::object) return "not a JSON object";
    std::map<std::string_view, Member> members;
    for (json::field field : line.get_object()) {
        const std::string_view name = field.unescaped_key();
        json::value value = field.value();
        std::string* text = text_member(document, name);
        if (!text) {
            members.insert_or_assign(name, read_member(name, value));
        } else if (value.is_null()) {
            text->clear();
        } else if (kind_of(value) == Kind::string) {
            *text = std::string_view(value.get_string());
        } else {
            return fmt::format("'{}' is not a string", name);
        }
    }
    const bool at_end = line.current_location().error() == simdjson::OUT_OF_BOUNDS;
    require(at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT);
    for (auto& [name, member] : members) {
        if (!member.whole) ignored.emplace_back(name);
        for (Field& field : member.fields) document.fields.push_back(std::move(field));
    }
    if (document.id.empty()) return "no 'id'";
    if (!document.date.empty() && !parse_date(document.date)) return "'" + document.date + "' is not a date";
    return {};
}

const char* parse_cause(simdjson::error_code error) {
    switch (error) {
        case simdjson::STRING_ERROR:
            return "a bad escape in a string";
        case simdjson::UNESCAPED_CHARS:
            return "a control character in a string";
        case simdjson::UNCLOSED_STRING:
            return "a string is not closed";
        case simdjson::NUMBER_ERROR:
            return "a number that is malformed or too large";
        case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
            return "an object or array is not closed";
        case simdjson::TRAILING_CONTENT:
            return "something follows the object";
        default:
            return "not JSON";
    }
}

// Returns the description of a parse error. `read` is empty if the error occurred before simdjson returned a document.
std::string parse_error(simdjson::error_code error, std::string_view line, std::optional<json::document>& read) {
    const char* location = nullptr;
    if (!read || read->current_location().get(location) || location < line.data() ||
        location >= line.data() + line.size())
        return fmt::format("parse error: {}", parse_cause(error));
    return fmt::format("parse error near byte {}: {}", location - line.data() + 1, parse_cause(error));
}

std::string_view without_byte_order_mark(std::string_view line) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return line.starts_with(mark) ? line.substr(mark.size()) : line;
}

}  // namespace

struct JsonLineParser::State {
    json::parser parser;
};

JsonLineParser::JsonLineParser() : state_(std::make_unique<State>()) {}
JsonLineParser::~JsonLineParser() = default;

JsonLine JsonLineParser::parse(std::string_view padded_line) {
    const std::string_view line = without_byte_order_mark(padded_line);
    if (auto paired = replace_unpaired_surrogates(line)) {
        JsonLine result = parse_copy(std::move(paired->json));
        result.replacements += paired->replacements;
        return result;
    }
    JsonLine result;
    Document document;
    std::optional<json::document> read;
    try {
        // The capacity is rounded up to a power of two. Otherwise each line that is slightly longer than all earlier
        // lines would allocate memory.
        if (state_->parser.capacity() < line.size()) require(state_->parser.allocate(std::bit_ceil(line.size())));
        read = state_->parser.iterate(line.data(), line.size(), line.size() + padding);
        result.cause = fill(document, *read, result.ignored);
    } catch (const simdjson::simdjson_error& e) {
        if (e.error() == simdjson::MEMALLOC) throw std::bad_alloc();
        if (e.error() == simdjson::UTF8_ERROR) return parse_repaired(line);
        result.cause = parse_error(e.error(), line, read);
    }
    if (result.cause.empty()) result.document = std::move(document);
    return result;
}

JsonLine JsonLineParser::parse_repaired(std::string_view line) {
    DecodedText decoded = decode_text(line, "UTF-8");
    JsonLine result = parse_copy(std::move(decoded.text));
    result.replacements += decoded.replacements;
    return result;
}

JsonLine JsonLineParser::parse_copy(std::string line) {
    const std::size_t size = line.size();
    line.resize(size + padding);
    return parse(std::string_view(line).substr(0, size));
}

JsonLine parse_json_line(std::string_view line) {
    JsonLine result = JsonLineParser().parse_copy(std::string(line));
    result.size = line.size();
    return result;
}

}  // namespace kwic
