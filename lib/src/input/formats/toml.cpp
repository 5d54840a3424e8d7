// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the TOML of front matter: tables, keys, strings in all of their forms, numbers, booleans, dates and lists.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/quoted_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr int max_depth = 16;

class TomlReader {
public:
    explicit TomlReader(std::string_view text) : text_(text) {}

    std::vector<Field> read() {
        std::string table;
        while (skip_blanks(true), at_ < text_.size()) {
            if (text_[at_] == '[') {
                while (at_ < text_.size() && text_[at_] == '[') ++at_;
                table = read_key();
            } else {
                read_member(table, 0);
            }
            at_ = std::min(text_.find('\n', at_), text_.size());
        }
        return std::move(fields_);
    }

private:
    // Skips spaces and comments, and line ends if `skips_lines` is true.
    void skip_blanks(bool skips_lines) {
        while (at_ < text_.size()) {
            if (text_[at_] == '#' && skips_lines)
                at_ = std::min(text_.find('\n', at_), text_.size());
            else if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' ||
                     (skips_lines && text_[at_] == '\n'))
                ++at_;
            else
                return;
        }
    }

    static bool is_in_key(char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || !is_ascii(c);
    }

    // Reads a key, the parts of which are joined by full stops.
    std::string read_key() {
        std::string key;
        for (;;) {
            skip_blanks(false);
            if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
                key += read_string();
            } else {
                const std::size_t begin = at_;
                while (at_ < text_.size() && is_in_key(text_[at_])) ++at_;
                key += text_.substr(begin, at_ - begin);
            }
            skip_blanks(false);
            if (at_ == text_.size() || text_[at_] != '.') return key;
            key += '.';
            ++at_;
        }
    }

    void read_member(const std::string& table, int depth) {
        std::string name = read_key();
        if (at_ == text_.size() || text_[at_] != '=') return;  // not TOML
        ++at_;
        if (!table.empty()) name = table + "." + name;
        read_value(name, depth);
    }

    void read_value(const std::string& name, int depth) {
        skip_blanks(false);
        if (at_ == text_.size() || text_[at_] == '\n') return;
        const char c = text_[at_];
        if (c == '"' || c == '\'') return add(name, read_string());
        if ((c == '[' || c == '{') && depth < max_depth) return read_list(name, depth);
        const std::size_t begin = at_;
        while (at_ < text_.size() && std::string_view(",]}#\n").find(text_[at_]) == std::string_view::npos) ++at_;
        const std::string_view value = trimmed(text_.substr(begin, at_ - begin));
        if (value.empty()) return;
        std::string number(value);
        std::erase(number, '_');
        const FieldValue plain = plain_value(number);
        add(name, std::holds_alternative<std::string>(plain) ? FieldValue(std::string(value)) : plain);
    }

    void read_list(const std::string& name, int depth) {
        const bool is_table = text_[at_] == '{';
        ++at_;
        for (;;) {
            skip_blanks(true);
            if (at_ == text_.size()) return;
            if (text_[at_] == (is_table ? '}' : ']')) {
                ++at_;
                return;
            }
            const std::size_t before = at_;
            if (text_[at_] == ',')
                ++at_;
            else if (is_table)
                read_member(name, depth + 1);
            else
                read_value(name, depth + 1);
            if (at_ == before) ++at_;  // not TOML
        }
    }

    std::string read_string() {
        const char quote = text_[at_];
        const std::string triple(3, quote);
        if (!text_.substr(at_).starts_with(triple)) {
            if (quote == '"') return read_double_quoted(text_, at_);
            const std::size_t end = std::min(text_.find(quote, at_ + 1), text_.size());
            std::string value(text_.substr(at_ + 1, end - at_ - 1));
            at_ = std::min(end + 1, text_.size());
            return value;
        }
        at_ += 3;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        std::string value;
        while (at_ < text_.size() && !text_.substr(at_).starts_with(triple)) {
            const char c = text_[at_++];
            if (c == '\\' && quote == '"')
                append_escape(text_, at_, value);
            else
                value += c;
        }
        at_ = std::min(at_ + 3, text_.size());
        return std::string(trimmed(value));
    }

    void add(const std::string& name, FieldValue value) {
        if (!name.empty()) fields_.push_back({name, std::move(value)});
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Field> fields_;
};

}  // namespace

std::vector<Field> read_toml(std::string_view lines) { return TomlReader(lines).read(); }

}  // namespace kwic
