// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the YAML of front matter with libyaml. Aliases are not expanded: they have no values.
#include "input/formats/field_list.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/text_lines.hpp"

#include <yaml.h>

#include <algorithm>
#include <cstddef>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr int max_depth = 16;

// Reads the events of a YAML text, which must outlive the object.
class YamlEvents {
public:
    explicit YamlEvents(std::string_view text) {
        if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    YamlEvents(const YamlEvents&) = delete;
    YamlEvents& operator=(const YamlEvents&) = delete;
    ~YamlEvents() {
        yaml_event_delete(&event_);
        yaml_parser_delete(&parser_);
    }

    // Returns the next event, which is valid until the next call, or null if the text is not YAML.
    const yaml_event_t* next() {
        yaml_event_delete(&event_);
        if (yaml_parser_parse(&parser_, &event_) != 0) return &event_;
        if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
        return nullptr;
    }

private:
    yaml_parser_t parser_ = {};
    yaml_event_t event_ = {};
};

std::string_view as_text(const yaml_char_t* text, std::size_t size) {
    return {reinterpret_cast<const char*>(text), size};
}

// A mapping or list that the current event is in. The values of a list have the name of the list. Values in and of a
// key that is not a scalar have no name.
class Level {
public:
    Level(std::optional<std::string> name, bool is_mapping)
        : name_(std::move(name)), is_mapping_(is_mapping), is_at_key_(is_mapping) {}

    bool is_at_key() const { return is_at_key_; }

    // Returns the name of the next value.
    std::optional<std::string> value_name() const {
        if (!is_mapping_) return name_;
        return is_at_key_ || !name_ ? std::nullopt : name_within(*name_, key_);
    }

    // Records that a key or a value has been read.
    void advance(std::string_view key = {}) {
        if (is_at_key_) key_ = key;
        is_at_key_ = is_mapping_ && !is_at_key_;
    }

private:
    std::optional<std::string> name_;
    std::string key_;  // empty if the current key is not a scalar
    bool is_mapping_;
    bool is_at_key_;
};

bool is_item(std::string_view content) { return content == "-" || content.starts_with("- "); }

// Returns the offset of the colon after the key at the beginning of `content`, or npos if there is none.
std::size_t key_end(std::string_view content) {
    std::size_t at = 0;
    if (content.starts_with('"') || content.starts_with('\'')) at = content.find(content[0], 1);
    while (at != content.npos && (at = content.find(':', at)) != content.npos) {
        if (at > 0 && (at + 1 == content.size() || content[at + 1] == ' ' || content[at + 1] == '\t')) return at;
        ++at;
    }
    return at;
}

std::string_view without_quotes(std::string_view key) {
    const bool is_quoted = key.size() >= 2 && (key[0] == '"' || key[0] == '\'') && key.back() == key[0];
    return is_quoted ? key.substr(1, key.size() - 2) : key;
}

// Splits lines into the entries of their outermost mapping or list. A line without a key is an entry, too.
std::vector<std::string_view> split_entries(std::string_view lines) {
    std::vector<std::size_t> begins;
    std::size_t outermost = 0;  // indentation of the entries
    bool has_items = false;     // items with the indentation of the current entry belong to it
    for (TextLines line(lines); line.next();) {
        const std::string_view content = trimmed(line.line());
        if (content.empty() || content[0] == '#') continue;
        const std::size_t indentation = line.line().size() - content.size();
        if (begins.empty()) outermost = indentation;
        const bool continues =
            indentation > outermost || content[0] == ']' || content[0] == '}' || (has_items && is_item(content));
        if (continues && !begins.empty()) continue;
        begins.push_back(line.begin());
        has_items = content.ends_with(':') && !is_item(content);
    }
    std::vector<std::string_view> entries;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : lines.size();
        entries.push_back(lines.substr(begins[i], end - begins[i]));
    }
    return entries;
}

// Returns `lines` with spaces in place of the tabs at the beginnings of lines, which YAML does not allow.
std::string without_tabs(std::string_view lines) {
    std::string result(lines);
    bool is_indentation = true;
    for (char& c : result) {
        if (c == '\t' && is_indentation) c = ' ';
        is_indentation = c == '\n' || (is_indentation && c == ' ');
    }
    return result;
}

class YamlReader {
public:
    std::vector<Field> read(std::string_view text) {
        if (!read_events(text, "")) read_entries(without_tabs(text), "", 0);
        return fields_.take();
    }

private:
    // Adds the values of the lines in the mapping or list `name`. Returns false without an effect if the lines are not
    // YAML, or are nested too deeply.
    bool read_events(std::string_view lines, const std::string& name) {
        const std::size_t count = fields_.size();
        const bool is_yaml = add_values(lines, name);
        if (!is_yaml) fields_.truncate(count);
        return is_yaml;
    }

    bool add_values(std::string_view lines, const std::string& name) {
        YamlEvents events(lines);
        std::vector<Level> levels = {Level(name, false)};
        while (!fields_.is_full()) {
            const yaml_event_t* const event = events.next();
            if (!event) return false;
            Level& level = levels.back();
            switch (event->type) {
                case YAML_MAPPING_START_EVENT:
                case YAML_SEQUENCE_START_EVENT:
                    if (levels.size() > max_depth) return false;
                    levels.emplace_back(level.value_name(), event->type == YAML_MAPPING_START_EVENT);
                    break;
                case YAML_MAPPING_END_EVENT:
                case YAML_SEQUENCE_END_EVENT:
                    levels.pop_back();
                    levels.back().advance();
                    break;
                case YAML_SCALAR_EVENT:
                    add_scalar(*event, level);
                    break;
                case YAML_ALIAS_EVENT:
                    level.advance();
                    break;
                case YAML_STREAM_END_EVENT:
                    return true;
                default:
                    break;
            }
        }
        return true;
    }

    void add_scalar(const yaml_event_t& event, Level& level) {
        const auto& scalar = event.data.scalar;
        const std::string_view text = as_text(scalar.value, scalar.length);
        if (level.is_at_key()) return level.advance(text);
        const std::optional<std::string> name = level.value_name();
        level.advance();
        if (!name) return;
        const std::string_view tag = scalar.tag ? reinterpret_cast<const char*>(scalar.tag) : "";
        if (scalar.style != YAML_PLAIN_SCALAR_STYLE || tag == YAML_STR_TAG || tag == "!")
            fields_.add(*name, std::string(text));
        else if (text != "null" && text != "~")
            fields_.add(*name, plain_value(text));
    }

    // Reads each entry of lines that are not YAML by itself.
    void read_entries(std::string_view lines, const std::string& name, int depth) {
        if (depth == max_depth) return;
        const std::vector<std::string_view> entries = split_entries(lines);
        if (entries.size() == 1) return read_entry(entries[0], name, depth);
        for (const std::string_view entry : entries)
            if (!read_events(entry, name)) read_entry(entry, name, depth);
    }

    // Reads an entry that is not YAML. Its value is a string as it is written, unless it is in the lines below the key.
    void read_entry(std::string_view lines, const std::string& name, int depth) {
        const std::size_t line_end = std::min(lines.find('\n'), lines.size());
        const std::string_view first = trimmed(lines.substr(0, line_end));
        const std::size_t begin = lines.find(first);
        if (is_item(first)) {
            std::string item(lines);
            item[begin] = ' ';
            return read_below(item, name, depth);
        }
        const std::size_t colon = key_end(first);
        if (colon == first.npos) return fields_.add(name, written_value(lines));
        const auto whole = name_within(name, without_quotes(trimmed(first.substr(0, colon))));
        if (!whole) return;
        const std::string_view rest = trimmed(first.substr(colon + 1));
        const std::string_view below = lines.substr(std::min(line_end + 1, lines.size()));
        if (rest.empty() || rest[0] == '#') return read_below(below, *whole, depth);
        const bool is_block = rest[0] == '|' || rest[0] == '>';
        fields_.add(*whole, written_value(is_block ? below : lines.substr(begin + colon + 1)));
    }

    void read_below(std::string_view lines, const std::string& name, int depth) {
        if (!read_events(lines, name)) read_entries(lines, name, depth + 1);
    }

    FieldList fields_;
};

}  // namespace

std::vector<Field> read_yaml(std::string_view lines) { return YamlReader().read(lines); }

}  // namespace kwic
