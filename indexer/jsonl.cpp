// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a stream into lines and turns each into a document.
#include "jsonl.hpp"

#include <kwic/decode.hpp>
#include <kwic/error.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cctype>
#include <cerrno>
#include <chrono>

namespace kwic::indexer {
namespace {

using Json = nlohmann::json;
using Value = std::optional<std::variant<std::string, double>>;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `YYYY[-MM[-DD]]`, a day that exists.
bool is_date(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (shape[i] == '0' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
    }
    const auto two = [&](std::size_t at) {
        return static_cast<unsigned>((text[at] - '0') * 10 + (text[at + 1] - '0'));
    };
    const std::chrono::year year(static_cast<int>(two(0) * 100 + two(2)));
    const std::chrono::month month(text.size() > 4 ? two(5) : 1);
    const std::chrono::day day(text.size() > 7 ? two(8) : 1);
    return std::chrono::year_month_day(year, month, day).ok();
}

std::string field_name(std::string_view member) {
    std::string name;
    for (const char c : member) {
        const bool allowed = is_letter(c) || is_digit(c) || c == '-' || c == '_';
        name += allowed ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : '_';
    }
    if (name.empty() || !is_letter(name[0])) name.insert(0, "x");
    return name;
}

Value field_value(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return std::string(value.get<bool>() ? "true" : "false");
    if (value.is_number()) return value.get<double>();
    return std::nullopt;
}

// Adds the member's fields; returns whether all of it could be one.
bool add_fields(std::vector<Field>& fields, const std::string& member, const Json& value) {
    if (value.is_null()) return true;
    bool all = true;
    const auto add = [&](const Json& scalar) {
        if (auto field = field_value(scalar)) {
            fields.push_back({field_name(member), std::move(*field)});
        } else {
            all = false;
        }
    };
    if (value.is_array()) {
        for (const Json& element : value) add(element);
    } else {
        add(value);
    }
    return all;
}

// Where a member of the document itself is kept; null for all others.
std::string* text_member(Document& document, const std::string& member) {
    if (member == "id") return &document.id;
    if (member == "title") return &document.title;
    if (member == "text") return &document.text;
    if (member == "date") return &document.date;
    if (member == "language") return &document.language;
    return nullptr;
}

// Returns the cause if the object makes no document.
std::string fill(Document& document, Json& object, std::vector<std::string>& ignored) {
    if (!object.is_object()) return "not a JSON object";
    for (auto& [member, value] : object.items()) {
        if (std::string* text = text_member(document, member)) {
            if (value.is_null()) continue;
            if (!value.is_string()) return "'" + member + "' is not a string";
            *text = std::move(value.get_ref<std::string&>());
        } else if (!add_fields(document.fields, member, value)) {
            ignored.push_back(member);
        }
    }
    if (document.id.empty()) return "no 'id'";
    if (!document.date.empty() && !is_date(document.date)) return "'" + document.date + "' is not a date";
    return {};
}

// The library's message without its own prefix.
std::string parse_cause(const std::string& message) {
    const auto prefix = message.find("] ");
    return message.starts_with("[json") && prefix != std::string::npos ? message.substr(prefix + 2) : message;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

JsonLine parse_json_line(std::string_view line) {
    JsonLine result;
    DecodedText decoded = decode_text(line, "UTF-8");
    result.replacements = decoded.replacements;
    Document document;
    try {
        Json object = Json::parse(decoded.text);
        result.cause = fill(document, object, result.ignored);
    } catch (const Json::exception& e) {
        result.cause = parse_cause(e.what());
    }
    if (result.cause.empty()) result.document = std::move(document);
    return result;
}

std::vector<JsonLines> open_json_lines(const std::vector<std::string>& names) {
    std::vector<JsonLines> opened;
    for (const std::string& name : names) {
        const bool standard = name == "-";
        Descriptor file(standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(name.c_str(), O_RDONLY | O_CLOEXEC));
        if (!file.is_open()) {
            const int error = errno;
            throw Error(error == ENOENT ? ErrorCode::not_found : ErrorCode::io,
                        "cannot read '" + name + "': " + system_cause(error));
        }
        opened.push_back({standard ? "standard input" : name, std::move(file)});
    }
    return opened;
}

void read_json_lines(const JsonLines& lines, std::uint64_t max_size, const JsonLineRead& read) {
    std::vector<char> piece(256 << 10);
    std::string line;
    std::uint64_t size = 0;  // of the line; `line` holds its beginning only where it is too large
    std::size_t number = 1;
    const auto append = [&](std::string_view more) {
        size += more.size();
        if (size <= max_size) line += more;
    };
    const auto finish = [&] {
        JsonLine bad;
        bad.cause = "line too large";
        if (size > max_size) {
            read(number, size, std::move(bad));
        } else if (!is_blank(line)) {
            read(number, size, parse_json_line(line));
        }
        line.clear();
        size = 0;
        ++number;
    };
    for (;;) {
        const ssize_t got = ::read(lines.file.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Error(ErrorCode::io, "cannot read '" + lines.name + "': " + system_cause(errno));
        if (got == 0) break;
        std::string_view rest(piece.data(), static_cast<std::size_t>(got));
        for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            append(rest.substr(0, end));
            finish();
            rest.remove_prefix(end + 1);
        }
        append(rest);
    }
    if (size > 0) finish();
}

}  // namespace kwic::indexer
