// SPDX-License-Identifier: GPL-2.0-or-later
// Reads Markdown, and the text of the headings of all markup.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/markup.hpp"
#include "input/formats/text_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_heading_bytes = 400;
constexpr std::size_t max_heading_level = 6;
constexpr std::size_t min_code_indentation = 4;

bool is_letter(std::string_view text, std::size_t at) {
    return at < text.size() && (is_ascii_letter(text[at]) || is_ascii_digit(text[at]) || !is_ascii(text[at]));
}

// Returns the number of the marks that begin or end code at `line`, or 0. At least three marks do so.
std::size_t fence_size(std::string_view line, char mark) {
    constexpr std::size_t min_size = 3;
    const std::size_t size = count_leading(line, mark);
    return size >= min_size && (mark == '~' || line.find('`', size) == line.npos) ? size : 0;
}

// Returns the level of a heading that begins with `#`, or 0. Sets `contents` to the text of the heading.
std::size_t heading_level(std::string_view line, std::string_view& contents) {
    const std::size_t level = count_leading(line, '#');
    if (level == 0 || level > max_heading_level) return 0;
    if (level < line.size() && line[level] != ' ' && line[level] != '\t') return 0;
    contents = trimmed(line.substr(level));
    const std::size_t end = contents.find_last_not_of('#') + 1;
    // Marks at the end belong to the heading only if a space precedes them.
    if (end == 0 || contents[end - 1] == ' ') contents = trimmed(contents.substr(0, end));
    return level;
}

bool is_ruler(std::string_view line, char mark) { return !line.empty() && count_leading(line, mark) == line.size(); }

class MarkdownReader {
public:
    explicit MarkdownReader(std::string_view text) : text_(text) {}

    Reading read() {
        FrontMatter matter = read_front_matter(text_);
        reading_.title = std::move(matter.title);
        reading_.date = std::move(matter.date);
        reading_.fields = std::move(matter.fields);
        TextLines lines(text_, matter.size);
        while (lines.next()) take_line(lines);
        if (reading_.title.empty()) reading_.title = first_level_.empty() ? std::move(first_) : std::move(first_level_);
        return std::move(reading_);
    }

private:
    void take_line(TextLines& lines) {
        const std::size_t indentation = count_leading(lines.line(), ' ');
        const std::string_view line = lines.line().substr(indentation);
        if (line.empty()) {
            is_in_paragraph_ = false;
            return;
        }
        for (const char mark : {'`', '~'}) {
            const std::size_t size = fence_size(line, mark);
            if (fence_mark_ == 0 && size > 0) {
                fence_mark_ = mark;
                fence_size_ = size;
                return;
            }
            if (fence_mark_ == mark && size >= fence_size_ && size == line.size()) {
                fence_mark_ = 0;
                return;
            }
        }
        if (fence_mark_ != 0 || indentation >= min_code_indentation) return;
        std::string_view contents;
        if (const std::size_t level = heading_level(line, contents)) return add(contents, level);
        const std::string_view below = trimmed(lines.following());
        const bool is_text =
            !line.starts_with('|') && !line.starts_with('>') && !line.starts_with("- ") && !line.starts_with('<');
        if (!is_in_paragraph_ && is_text && below.size() >= 2 && !is_ruler(line, '-') && !is_ruler(line, '=')) {
            const std::size_t level = is_ruler(below, '=') ? 1 : is_ruler(below, '-') ? 2 : 0;
            if (level > 0) {
                add(line, level);
                return void(lines.next());  // the ruler
            }
        }
        is_in_paragraph_ = true;
        // Pictures, such as badges, and HTML may precede the title.
        if (!line.starts_with('<') && !line.starts_with("![") && !line.starts_with("[!") && !is_ruler(line, '-'))
            has_text_ = true;
    }

    void add(std::string_view markup, std::size_t level) {
        is_in_paragraph_ = false;
        std::string heading = heading_text(markup);
        if (heading.empty()) return;
        if (level == 1 && first_level_.empty()) first_level_ = heading;
        if (first_.empty() && !has_text_) first_ = heading;
        reading_.headings.push_back(std::move(heading));
    }

    std::string_view text_;
    Reading reading_;
    std::string first_level_;  // the first heading of the first level
    std::string first_;        // the first heading, if no text precedes it
    char fence_mark_ = 0;      // the mark that ends the current code; 0 outside of code
    std::size_t fence_size_ = 0;
    bool is_in_paragraph_ = false;
    bool has_text_ = false;
};

}  // namespace

std::string heading_text(std::string_view markup) {
    markup = clip(markup, max_heading_bytes);
    std::string text;
    for (std::size_t at = 0; at < markup.size();) {
        const char c = markup[at];
        if (c == '\\' && at + 1 < markup.size() && !is_letter(markup, at + 1) && markup[at + 1] != ' ') {
            text += markup[at + 1];
            at += 2;
        } else if (c == '*' || c == '`' ||
                   (c == '_' && !(at > 0 && is_letter(markup, at - 1) && is_letter(markup, at + 1)))) {
            // `*` between spaces is an asterisk.
            if (c == '*' && at > 0 && markup[at - 1] == ' ' && at + 1 < markup.size() && markup[at + 1] == ' ')
                text += c;
            ++at;
        } else if (c == '!' && at + 1 < markup.size() && markup[at + 1] == '[') {
            ++at;
        } else if (c == '[') {
            ++at;
        } else if (c == ']') {
            const char next = at + 1 < markup.size() ? markup[at + 1] : ' ';
            const std::size_t end = next == '('   ? markup.find(')', at)
                                    : next == '[' ? markup.find(']', at + 1)
                                                  : markup.npos;
            at = end == markup.npos ? at + 1 : end + 1;
        } else if (c == '{' && at > 0 && markup.ends_with('}') &&
                   (markup.substr(at).starts_with("{#") || markup.substr(at).starts_with("{."))) {
            break;  // attributes of the heading
        } else {
            text += c;
            ++at;
        }
    }
    return in_one_line(text);
}

Reading read_markdown(std::string_view text) { return MarkdownReader(text).read(); }

}  // namespace kwic
