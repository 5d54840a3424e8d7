// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the YAML of front matter: mappings, lists and strings in all of their forms. Anchors, aliases and tags are not
// evaluated.
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

struct Line {
    std::size_t indentation = 0;
    std::string_view content = {};  // without indentation and line end
    std::size_t begin = 0;          // offset of the content in the text
};

bool is_comment(std::string_view content) { return content.starts_with('#'); }

std::string joined(const std::string& outer, std::string_view name) {
    return outer.empty() ? std::string(name) : outer + "." + std::string(name);
}

class YamlReader {
public:
    explicit YamlReader(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = text.substr(at, end - at);
            const std::size_t indentation = std::min(line.find_first_not_of(" \t"), line.size());
            lines_.push_back({indentation, trimmed(line), at + indentation});
            at = end + 1;
        }
    }

    std::vector<Field> read() {
        while (number_ < lines_.size()) {
            const std::size_t before = number_;
            read_block("", lines_[number_].indentation, 0);
            if (number_ == before) ++number_;
        }
        return std::move(fields_);
    }

private:
    // Reads the lines of a mapping or list with this indentation.
    void read_block(const std::string& name, std::size_t indentation, int depth) {
        while (number_ < lines_.size()) {
            const Line line = lines_[number_];
            if (line.content.empty() || is_comment(line.content)) {
                ++number_;
                continue;
            }
            if (line.indentation < indentation) return;
            if (is_item(line.content))
                read_item(name, line, depth);
            else
                read_member(name, line, depth);
        }
    }

    static bool is_item(std::string_view content) { return content == "-" || content.starts_with("- "); }

    void read_item(const std::string& name, const Line& line, int depth) {
        const std::string_view rest = trimmed(line.content.substr(1));
        const auto skipped =
            rest.empty() ? line.content.size() : static_cast<std::size_t>(rest.data() - line.content.data());
        const Line item{line.indentation + skipped, rest, line.begin + skipped};
        if (rest.empty() || is_comment(rest)) {
            ++number_;
            return read_nested(name, line.indentation + 1, depth);
        }
        if ((is_item(rest) || key_end(rest) != rest.npos) && depth < max_depth && !is_flow(rest)) {
            lines_[number_] = item;  // the item is the first line of a nested mapping or list
            return read_block(name, item.indentation, depth + 1);
        }
        read_value(name, item.begin, line.indentation, depth);
    }

    void read_member(const std::string& name, const Line& line, int depth) {
        const std::size_t end = key_end(line.content);
        if (end == line.content.npos) {
            ++number_;  // not YAML
            return;
        }
        std::string_view key = trimmed(line.content.substr(0, end));
        if (key.size() >= 2 && (key[0] == '"' || key[0] == '\'') && key.back() == key[0])
            key = key.substr(1, key.size() - 2);
        const std::string whole = joined(name, key);
        std::size_t begin = line.begin + end + 1;
        while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
        std::string_view rest = rest_of_line(begin);
        // Tags and anchors are skipped.
        while (rest.starts_with('!') || rest.starts_with('&')) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            begin += std::min(rest.find_first_not_of(' ', space), rest.size());
            rest = rest_of_line(begin);
        }
        if (!rest.empty() && !is_comment(rest)) return read_value(whole, begin, line.indentation, depth);
        ++number_;
        read_nested(whole, line.indentation, depth);
    }

    // Reads the value of a key or item without a value in its line. The lines of a list may have the indentation of
    // their key.
    void read_nested(const std::string& name, std::size_t indentation, int depth) {
        while (number_ < lines_.size() && (lines_[number_].content.empty() || is_comment(lines_[number_].content)))
            ++number_;
        if (number_ == lines_.size()) return;
        const Line& next = lines_[number_];
        if (next.indentation < indentation || (next.indentation == indentation && !is_item(next.content))) return;
        if (depth == max_depth) return skip_deeper(indentation);
        if (next.indentation == indentation && is_item(next.content)) {
            while (number_ < lines_.size() && lines_[number_].indentation == indentation &&
                   is_item(lines_[number_].content))
                read_item(name, lines_[number_], depth + 1);
        } else if (!is_item(next.content) && key_end(next.content) == next.content.npos) {
            read_value(name, next.begin, indentation, depth);
        } else {
            read_block(name, next.indentation, depth + 1);
        }
    }

    void skip_deeper(std::size_t indentation) {
        while (number_ < lines_.size() &&
               (lines_[number_].content.empty() || lines_[number_].indentation > indentation))
            ++number_;
    }

    // Reads the value at offset `begin` of the text. Its lines are those with an indentation above `indentation`.
    void read_value(const std::string& name, std::size_t begin, std::size_t indentation, int depth) {
        const char first = text_[begin];
        if (first == '"' || first == '\'' || first == '[' || first == '{') {
            std::size_t at = begin;
            if (first == '"')
                add(name, read_double_quoted(text_, at), true);
            else if (first == '\'')
                add(name, read_single_quoted(at), true);
            else
                read_flow(name, at, depth);
            return skip_to(at);
        }
        if (first == '|' || first == '>') return read_lines(name, first == '|', indentation);
        std::string value(without_comment(rest_of_line(begin)));
        for (++number_; number_ < lines_.size(); ++number_) {
            const Line& line = lines_[number_];
            if (line.content.empty() || line.indentation <= indentation || is_comment(line.content)) break;
            value += ' ';
            value += without_comment(line.content);
        }
        add(name, value, false);
    }

    // Reads a block of lines after `|` or `>`.
    void read_lines(const std::string& name, bool keeps_lines, std::size_t indentation) {
        std::string value;
        std::size_t blank = 0;
        for (++number_; number_ < lines_.size(); ++number_) {
            const Line& line = lines_[number_];
            if (line.content.empty()) {
                ++blank;
                continue;
            }
            if (line.indentation <= indentation) break;
            if (!value.empty()) value.append(blank + (keeps_lines ? 1 : 0), '\n');
            if (!value.empty() && !keeps_lines && blank == 0) value += ' ';
            value += line.content;
            blank = 0;
        }
        add(name, value, true);
    }

    std::string read_single_quoted(std::size_t& at) const {
        std::string out;
        for (++at; at < text_.size(); ++at) {
            if (text_[at] == '\'') {
                if (at + 1 == text_.size() || text_[at + 1] != '\'') {
                    ++at;
                    break;
                }
                ++at;
            }
            if (text_[at] == '\n') {
                while (at + 1 < text_.size() && is_white_space(text_[at + 1])) ++at;
                out += ' ';
            } else {
                out += text_[at];
            }
        }
        return out;
    }

    // Reads a list or mapping in brackets at `at`.
    void read_flow(const std::string& name, std::size_t& at, int depth) {
        const char closing = text_[at] == '[' ? ']' : '}';
        ++at;
        std::string key;
        while (at < text_.size()) {
            const char c = text_[at];
            if (c == closing) {
                ++at;
                return;
            }
            if (c == ',' || is_white_space(c)) {
                if (c == ',') key.clear();
                ++at;
                continue;
            }
            const std::string whole = key.empty() ? name : joined(name, key);
            if ((c == '[' || c == '{') && depth < max_depth) {
                read_flow(whole, at, depth + 1);
                continue;
            }
            std::string value;
            const bool is_quoted = c == '"' || c == '\'';
            if (is_quoted) {
                value = c == '"' ? read_double_quoted(text_, at) : read_single_quoted(at);
            } else {
                const std::size_t begin = at;
                while (at < text_.size() && text_[at] != ',' && text_[at] != closing && text_[at] != '\n' &&
                       !is_key_end(at))
                    ++at;
                value = trimmed(text_.substr(begin, at - begin));
                if (at == begin) ++at;
            }
            if (at < text_.size() && text_[at] == ':') {
                key = value;
                ++at;
            } else {
                add(whole, value, is_quoted);
            }
        }
    }

    bool is_key_end(std::size_t at) const {
        return text_[at] == ':' && (at + 1 == text_.size() || is_white_space(text_[at + 1]));
    }

    // Returns the offset of the colon after the key at the beginning of `content`, or npos if there is none.
    static std::size_t key_end(std::string_view content) {
        std::size_t at = 0;
        if (!content.empty() && (content[0] == '"' || content[0] == '\'')) {
            at = content.find(content[0], 1);
            if (at == content.npos) return at;
        }
        for (at = content.find(':', at); at != content.npos; at = content.find(':', at + 1))
            if (at > 0 && (at + 1 == content.size() || content[at + 1] == ' ' || content[at + 1] == '\t')) return at;
        return at;
    }

    static bool is_flow(std::string_view content) { return content[0] == '[' || content[0] == '{'; }

    static std::string_view without_comment(std::string_view value) {
        return trimmed(value.substr(0, value.find(" #")));
    }

    std::string_view rest_of_line(std::size_t begin) const {
        return trimmed(text_.substr(begin, text_.find('\n', begin) - begin));
    }

    // Continues with the line after the one that contains the offset `at`.
    void skip_to(std::size_t at) {
        while (number_ < lines_.size() && lines_[number_].begin < at) ++number_;
    }

    void add(const std::string& name, std::string_view value, bool is_quoted) {
        if (name.empty() || (!is_quoted && (value == "null" || value == "~"))) return;
        fields_.push_back({name, is_quoted ? FieldValue(std::string(value)) : plain_value(value)});
    }

    std::string_view text_;
    std::vector<Line> lines_;
    std::size_t number_ = 0;  // of the current line
    std::vector<Field> fields_;
};

}  // namespace

std::vector<Field> read_yaml(std::string_view lines) { return YamlReader(lines).read(); }

}  // namespace kwic
