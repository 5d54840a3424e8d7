// SPDX-License-Identifier: GPL-2.0-or-later
// Reads reStructuredText, Org and AsciiDoc.
#include "input/formats/markup.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/formats.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/text_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c); });
    return small;
}

Reading begin_reading(std::string_view text, std::size_t& begin) {
    FrontMatter matter = read_front_matter(text);
    begin = matter.size;
    Reading reading;
    reading.title = std::move(matter.title);
    reading.date = std::move(matter.date);
    reading.fields = std::move(matter.fields);
    return reading;
}

// Takes a field of a header. The fields `title` and `date` are those of the document.
void take_field(std::string_view name, std::string_view value, Reading& reading) {
    const std::string key = in_small_letters(trimmed(name));
    value = trimmed(value);
    if (key.empty() || value.empty()) return;
    if (key == "title") {
        if (reading.title.empty()) reading.title = heading_text(value);
    } else if (key == "date" || key == "revdate") {
        if (reading.date.empty()) reading.date = value;
    } else {
        reading.fields.push_back({key, plain_value(value)});
    }
}

// Reads a line of the form `:name: value`. Returns false if the line has another form.
bool take_colon_field(std::string_view line, Reading& reading) {
    if (!line.starts_with(':')) return false;
    const std::size_t end = line.find(": ", 1);
    const bool has_value = end != line.npos;
    if (!has_value && (line.size() < 3 || line.back() != ':')) return false;
    const std::string_view name = line.substr(1, (has_value ? end : line.size() - 1) - 1);
    if (name.empty() || name[0] == ' ' || name.find('`') != name.npos) return false;
    if (has_value) take_field(name, line.substr(end + 1), reading);
    return true;
}

void add_heading(std::string heading, Reading& reading) {
    if (!heading.empty()) reading.headings.push_back(std::move(heading));
}

// Returns whether `line` consists of at least two equal characters of ASCII punctuation.
bool is_adornment(std::string_view line) {
    constexpr std::string_view marks = "=-`:'\"~^_*+#<>.!$%&(),/;?@[]{|}\\";
    return line.size() >= 2 && marks.find(line[0]) != marks.npos && count_leading(line, line[0]) == line.size();
}

// Returns whether `adornment` is as long as a line of text. In a fixed-width font, some characters take two columns, so
// that the number of characters is a lower bound.
bool underlines(std::string_view adornment, std::string_view text) {
    return is_adornment(adornment) && !text.empty() && adornment.size() + 1 >= count_characters(text);
}

}  // namespace

Reading read_restructured_text(std::string_view text) {
    std::size_t begin = 0;
    Reading reading = begin_reading(text, begin);
    TextLines lines(text, begin);
    bool is_after_blank = true;
    bool is_header = false;  // between the title and the first text after it
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        const bool is_indented = !lines.line().empty() && lines.line()[0] == ' ';
        if (line.empty()) {
            is_after_blank = true;
            continue;
        }
        // The line above a title may be an adornment, too.
        const bool is_above =
            is_adornment(lines.line()) && !is_adornment(lines.following()) && !lines.following().empty();
        if (is_above && is_after_blank) continue;
        if (is_after_blank || !is_adornment(line)) {
            const bool is_heading = !is_adornment(line) && underlines(lines.following(), line) &&
                                    !(is_indented && is_header) && lines.following()[0] != ' ';
            if (is_heading) {
                const bool is_first = reading.headings.empty();
                add_heading(heading_text(line), reading);
                if (is_first && !reading.headings.empty()) {
                    if (reading.title.empty()) reading.title = reading.headings[0];
                    is_header = true;
                }
                lines.next();  // the adornment
                is_after_blank = true;
                continue;
            }
        }
        if ((is_header || reading.headings.empty()) && take_colon_field(line, reading)) continue;
        if (!is_indented) is_header = false;
        is_after_blank = false;
    }
    return reading;
}

Reading read_org(std::string_view text) {
    std::size_t begin = 0;
    Reading reading = begin_reading(text, begin);
    TextLines lines(text, begin);
    bool has_text = false;
    std::string first;
    while (lines.next()) {
        const std::string_view line = lines.line();
        const std::size_t level = count_leading(line, '*');
        if (level > 0 && level < line.size() && line[level] == ' ') {
            std::string_view heading = trimmed(line.substr(level));
            const std::size_t space = std::min(heading.find(' '), heading.size());
            constexpr std::string_view keywords = "TODO DONE NEXT WAITING HOLD CANCELED CANCELLED STARTED";
            if (is_in_list(heading.substr(0, space), keywords)) heading = trimmed(heading.substr(space));
            if (heading.starts_with("[#") && heading.size() >= 4 && heading[3] == ']')
                heading = trimmed(heading.substr(4));
            const std::size_t tags = heading.rfind(" :");
            if (tags != heading.npos && heading.ends_with(':') && heading.find(' ', tags + 1) == heading.npos)
                heading = trimmed(heading.substr(0, tags));
            std::string words = heading_text(heading);
            if (first.empty() && !has_text) first = words;
            add_heading(std::move(words), reading);
        } else if (line.starts_with("#+")) {
            const std::size_t colon = line.find(": ");
            const std::string_view name = line.substr(2, colon == line.npos ? 0 : colon - 2);
            if (name.empty() || !reading.headings.empty()) continue;
            if (in_small_letters(name) != "filetags") {
                take_field(name, line.substr(colon + 2), reading);
                continue;
            }
            for (std::size_t at = colon + 2; at < line.size();) {
                const std::size_t end = std::min(line.find_first_of(": ", at), line.size());
                if (end > at) reading.fields.push_back({"tags", std::string(line.substr(at, end - at))});
                at = end + 1;
            }
        } else if (!line.empty() && line[0] != '#' && line[0] != ':') {
            has_text = true;
        }
    }
    if (reading.title.empty()) reading.title = std::move(first);
    return reading;
}

Reading read_asciidoc(std::string_view text) {
    std::size_t begin = 0;
    Reading reading = begin_reading(text, begin);
    TextLines lines(text, begin);
    std::string_view listing;  // the line that ends the current listing
    bool is_header = true;     // before the first text after the title
    constexpr std::size_t max_level = 6;
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (!listing.empty()) {
            if (line == listing) listing = {};
            continue;
        }
        const char mark = line.empty() ? ' ' : line[0];
        const std::size_t level = mark == '=' || mark == '#' ? count_leading(line, mark) : 0;
        if (level > 0 && level <= max_level && level < line.size() && line[level] == ' ') {
            std::string_view heading = trimmed(line.substr(level));
            const std::size_t end = heading.find_last_not_of(mark) + 1;  // marks may also follow a heading
            if (end > 0 && heading[end - 1] == ' ') heading = trimmed(heading.substr(0, end));
            std::string words = heading_text(heading);
            if (level == 1 && reading.title.empty()) reading.title = words;
            is_header = reading.headings.empty();
            add_heading(std::move(words), reading);
        } else if (line.size() >= 4 && (mark == '-' || mark == '.' || mark == '+' || mark == '/') &&
                   count_leading(line, mark) == line.size()) {
            listing = line;
            is_header = false;
        } else if (is_header && take_colon_field(line, reading)) {
            continue;
        } else if (is_header && !reading.headings.empty() && line.find('<') != line.npos && line.ends_with('>')) {
            const std::string_view author = trimmed(line.substr(0, line.find('<')));
            if (!author.empty()) reading.fields.push_back({"author", std::string(author)});
        } else if (line.empty()) {
            is_header = is_header && reading.headings.empty();
        } else if (!line.starts_with("//") && !line.starts_with('v')) {
            is_header = false;
        }
    }
    return reading;
}

}  // namespace kwic
