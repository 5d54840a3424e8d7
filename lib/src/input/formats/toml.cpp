// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the TOML of front matter with toml++. Only this file includes toml++, which takes long to compile.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/field_list.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/text_lines.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The headers contain the whole library. Its shared object is compiled with exceptions. Some assertions of the library,
// which are assumptions if NDEBUG is defined, fail for texts that are not TOML, such as `[&`. The code after them
// detects the errors.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 16
#include <toml++/toml.h>

namespace kwic {
namespace {

constexpr int max_depth = 16;

// toml++ destroys the tables of a key such as `a.b.c` recursively.
constexpr std::ptrdiff_t max_full_stops = 1000;

struct Value {
    toml::source_position position;
    Field field;
};

// Encodes a text in ASCII. The behavior of toml++ 3.3 and 3.4 is undefined if they expect white space where the text
// has one of some letters beyond ASCII, and a key may contain such letters.
class AsciiCode {
public:
    explicit AsciiCode(std::string_view text) {
        for (int i = 0; !is_ascii(text) && (mark_.empty() || text.find(mark_) != text.npos); ++i)
            mark_ = "x" + std::to_string(i) + "x";
    }

    // Writes each character beyond ASCII as the mark and its number. The mark does not occur in the text of the code.
    std::string encode(std::string_view text) const {
        std::string code;
        for (std::size_t at = 0; at < text.size();) {
            if (is_ascii(text[at]))
                code += text[at++];
            else
                code += mark_ + std::to_string(first_number + next_character(text, at));
        }
        return code;
    }

    std::string decode(std::string_view code) const {
        if (mark_.empty()) return std::string(code);
        std::string text;
        for (std::size_t at = 0; at < code.size();) {
            const std::size_t begin = std::min(code.find(mark_, at), code.size());
            text += code.substr(at, begin - at);
            at = begin;
            if (at == code.size()) break;
            std::int32_t number = 0;
            const std::string_view digits = code.substr(at + mark_.size(), digit_count);
            const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
            const std::int32_t character = number - first_number;
            // An escape sequence may write a mark.
            const bool is_encoded = result.ptr == digits.data() + digit_count && is_character(character);
            if (is_encoded)
                append_utf8(character, text);
            else
                text += mark_;
            at += mark_.size() + (is_encoded ? digit_count : 0);
        }
        return text;
    }

private:
    static bool is_character(std::int32_t number) {
        return number >= 0 && number <= 0x10ffff && (number < 0xd800 || number > 0xdfff);
    }

    // Each number has 7 digits.
    static constexpr std::int32_t first_number = 2'000'000;
    static constexpr std::size_t digit_count = 7;

    std::string mark_;  // empty if the text is in ASCII
};

// Collects the values of a table or an array. toml++ sorts tables by their keys.
class ValueCollector {
public:
    explicit ValueCollector(const AsciiCode& code) : code_(code) {}

    void collect(const toml::node& node, const std::string& name, int depth) {
        if (depth > max_depth) return;
        if (const toml::table* const table = node.as_table()) {
            for (const auto& [key, value] : *table)
                if (const auto whole = name_within(name, code_.decode(key.str()))) collect(value, *whole, depth + 1);
        } else if (const toml::array* const array = node.as_array()) {
            for (const toml::node& element : *array) collect(element, name, depth + 1);
        } else {
            values_.push_back({node.source().begin, {name, scalar(node)}});
        }
    }

    // Returns the values in the order of the text.
    std::vector<Value> take() {
        std::stable_sort(values_.begin(), values_.end(),
                         [](const Value& a, const Value& b) { return a.position < b.position; });
        return std::move(values_);
    }

private:
    FieldValue scalar(const toml::node& node) const {
        if (const auto* const string = node.as_string()) return code_.decode(string->get());
        if (const auto* const integer = node.as_integer()) return integer->get();
        if (const auto* const flag = node.as_boolean()) return flag->get();
        const auto* const real = node.as_floating_point();
        if (real && std::isfinite(real->get())) return real->get();
        std::ostringstream text;
        if (real) text << real->get();
        if (const auto* const date = node.as_date()) text << date->get();
        if (const auto* const time = node.as_time()) text << time->get();
        if (const auto* const date_time = node.as_date_time()) text << date_time->get();
        return text.str();
    }

    const AsciiCode& code_;
    std::vector<Value> values_;
};

// Returns the values of a TOML text, or nothing if it is not TOML.
std::optional<std::vector<Value>> parse(std::string_view text) {
    if (std::count(text.begin(), text.end(), '.') > max_full_stops) return std::nullopt;
    const AsciiCode code(text);
    const toml::parse_result result = toml::parse(code.encode(text));
    if (!result) return std::nullopt;
    ValueCollector collector(code);
    collector.collect(result.table(), "", 0);
    return collector.take();
}

// Returns whether `text` may be a key of TOML.
bool is_key(std::string_view text) {
    const bool has_key_characters = std::all_of(text.begin(), text.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || !is_ascii(c) ||
               std::string_view("_-.\"' \t").find(c) != std::string_view::npos;
    });
    return has_key_characters && !text.empty() && std::count(text.begin(), text.end(), '"') % 2 == 0;
}

// Returns whether a line is the header of a table or of an element of an array of tables.
bool is_header(std::string_view line) {
    line = trimmed(line.substr(0, line.find('#')));
    const std::size_t brackets = line.starts_with("[[") ? 2 : 1;
    if (line.size() <= 2 * brackets || !line.starts_with('[') || !line.ends_with(brackets == 1 ? "]" : "]]"))
        return false;
    return is_key(line.substr(brackets, line.size() - 2 * brackets));
}

bool is_member(std::string_view line) {
    const std::size_t equal = line.find('=');
    return equal != line.npos && is_key(trimmed(line.substr(0, equal)));
}

class TomlReader {
public:
    std::vector<Field> read(std::string_view text) {
        if (!read_values(text)) read_statements(text);
        return fields_.take();
    }

private:
    // Adds the values of a TOML text. Returns false if the text is not TOML.
    bool read_values(std::string_view text) {
        auto values = parse(text);
        if (!values) return false;
        for (Value& value : *values) fields_.add(value.field.name, std::move(value.field.value));
        return true;
    }

    // Reads each statement of a text that is not TOML by itself.
    void read_statements(std::string_view text) {
        std::size_t begin = 0;
        bool is_in_string = false;
        for (TextLines line(text); line.next();) {
            if (!is_in_string && (is_header(trimmed(line.line())) || is_member(trimmed(line.line())))) {
                read_statement(text.substr(begin, line.begin() - begin));
                begin = line.begin();
            }
            for (const std::string_view quotes : {"\"\"\"", "'''"})
                for (std::size_t at = 0; (at = line.line().find(quotes, at)) != std::string_view::npos; at += 3)
                    is_in_string = !is_in_string;
        }
        read_statement(text.substr(begin));
    }

    // Reads the lines from a statement to the next one.
    void read_statement(std::string_view lines) {
        if (fields_.is_full()) return;
        const std::string_view first = lines.substr(0, lines.find('\n'));
        if (is_header(trimmed(first))) {
            header_ = first.size() <= max_header_bytes && parse(first) ? std::string(first) + '\n' : "";
            return;
        }
        const std::size_t equal = first.find('=');
        if (equal == first.npos || read_values(header_ + std::string(lines)) ||
            read_values(header_ + std::string(first)))
            return;
        // The value is a string as it is written. Only lists, tables and strings in three quotation marks have lines.
        const auto values = parse(header_ + std::string(first.substr(0, equal)) + "= true");
        if (!values || values->size() != 1) return;
        const std::string_view value = trimmed(first.substr(equal + 1));
        const bool has_lines =
            value.starts_with('[') || value.starts_with('{') || value.starts_with("\"\"\"") || value.starts_with("'''");
        fields_.add((*values)[0].field.name, written_value((has_lines ? lines : first).substr(equal + 1)));
    }

    // The header precedes each statement when it is read.
    static constexpr std::size_t max_header_bytes = 256;

    std::string header_;  // the line before the statements of the current table
    FieldList fields_;
};

}  // namespace

std::vector<Field> read_toml(std::string_view lines) { return TomlReader().read(lines); }

}  // namespace kwic
