// SPDX-License-Identifier: GPL-2.0-or-later
// Parses a line with simdjson's on-demand API, which visits the values of the line once, in order. Copies only the
// values that become parts of the document.
#include "input/json_line.hpp"

#include "input/json_escapes.hpp"
#include "input/json_kind.hpp"
#include "input/json_members.hpp"
#include "input/member_names.hpp"

#include <kwic/decode.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <bit>
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

namespace json = simdjson::ondemand;

static_assert(JsonLineParser::padding >= simdjson::SIMDJSON_PADDING);

void require(simdjson::error_code error) {
    if (error) throw simdjson::simdjson_error(error);
}

// Reads the object in `line` into `members`. Returns an empty string, or the reason why the line is not an object.
// Throws simdjson_error if the line is not JSON.
std::string read_members(json::document& line, JsonMembers& members) {
    const JsonKind kind = kind_of(line);
    if (kind == JsonKind::null) check_null(line);
    if (kind != JsonKind::object) return "not a JSON object";
    members.read(line.get_object());
    const bool at_end = line.current_location().error() == simdjson::OUT_OF_BOUNDS;
    require(at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT);
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
// `member` is the name of the member with the error, or empty.
std::string parse_error(simdjson::error_code error, std::string_view line, std::optional<json::document>& read,
                        const std::string& member) {
    const std::string place = member.empty() ? "" : " in '" + member + "'";
    const char* location = nullptr;
    if (!read || read->current_location().get(location) || location < line.data() ||
        location >= line.data() + line.size())
        return fmt::format("parse error{}: {}", place, parse_cause(error));
    return fmt::format("parse error near byte {}{}: {}", location - line.data() + 1, place, parse_cause(error));
}

std::string_view without_byte_order_mark(std::string_view line) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return line.starts_with(mark) ? line.substr(mark.size()) : line;
}

}  // namespace

std::string no_id(const InputOptions& options) { return "no '" + id_member(options) + "'"; }

struct JsonLineParser::State {
    json::parser parser;
};

JsonLineParser::JsonLineParser(InputOptions options)
    : options_(std::move(options)), state_(std::make_unique<State>()) {}
JsonLineParser::~JsonLineParser() = default;

JsonLine JsonLineParser::parse(std::string_view padded_line) {
    const std::string_view line = without_byte_order_mark(padded_line);
    if (auto paired = replace_unpaired_surrogates(line)) {
        JsonLine result = parse_copy(std::move(paired->json));
        result.replacements += paired->replacements;
        return result;
    }
    JsonLine result;
    JsonMembers members(options_);
    std::optional<json::document> read;
    try {
        // The capacity is rounded up to a power of two. Otherwise each line that is slightly longer than all earlier
        // lines would allocate memory.
        if (state_->parser.capacity() < line.size()) require(state_->parser.allocate(std::bit_ceil(line.size())));
        read = state_->parser.iterate(line.data(), line.size(), line.size() + padding);
        result.cause = read_members(*read, members);
        if (result.cause.empty()) members.fill(result);
    } catch (const simdjson::simdjson_error& e) {
        if (e.error() == simdjson::MEMALLOC) throw std::bad_alloc();
        if (e.error() == simdjson::UTF8_ERROR) return parse_repaired(line);
        result.cause = parse_error(e.error(), line, read, members.current());
    }
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

JsonLine parse_json_line(std::string_view line, const InputOptions& options) {
    JsonLine result = JsonLineParser(options).parse_copy(std::string(line));
    result.size = line.size();
    if (result.document && result.document->id.empty()) {
        result.document.reset();
        result.cause = no_id(options);
    }
    return result;
}

}  // namespace kwic
