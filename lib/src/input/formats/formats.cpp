// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/formats.hpp"

#include "base/utf8.hpp"
#include "input/formats/front_matter.hpp"
#include "input/formats/html.hpp"
#include "input/formats/latex.hpp"
#include "input/formats/markup.hpp"
#include "input/formats/records.hpp"
#include "input/formats/roff.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

constexpr std::string_view compressed_extensions = "gz zst xz bz2 dz";

// Returns whether `head` contains code of a template, which is a program and not a page.
bool has_template_code(std::string_view head) {
    constexpr std::array<std::string_view, 5> marks = {"<?php", "<?=", "<%", "{{", "{%"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return head.find(mark) != head.npos; });
}

// Adds what the front matter of a text states to the result of a reader.
Reading with_front_matter(std::string_view text, Reading reading) {
    FrontMatter matter = read_front_matter(text);
    if (!matter.title.empty()) reading.title = std::move(matter.title);
    if (!matter.date.empty()) reading.date = std::move(matter.date);
    reading.fields = std::move(matter.fields);
    return reading;
}

bool is_html(std::string_view extension, std::string_view head) {
    if (is_in_list(extension, "html htm xhtml xht shtml")) return true;
    return looks_like_html(head) && !has_template_code(head);
}

bool is_markdown(std::string_view extension, std::string_view) {
    return is_in_list(extension, "md markdown mdown mkd mkdn mdwn mdx rmd qmd");
}

bool is_restructured_text(std::string_view extension, std::string_view) { return is_in_list(extension, "rst rest"); }

bool is_org(std::string_view extension, std::string_view) { return extension == "org"; }

bool is_asciidoc(std::string_view extension, std::string_view) { return is_in_list(extension, "adoc asciidoc"); }

bool is_latex(std::string_view extension, std::string_view) { return is_in_list(extension, "tex ltx latex bib"); }

bool is_subtitles(std::string_view extension, std::string_view head) {
    return is_in_list(extension, "srt vtt") || head.starts_with("WEBVTT\n") || head.starts_with("WEBVTT\r\n");
}

bool is_gettext(std::string_view extension, std::string_view) { return is_in_list(extension, "po pot"); }

bool is_calendar(std::string_view extension, std::string_view head) {
    return is_in_list(extension, "ics ifb vcf vcard") && (head.starts_with("BEGIN:") || head.starts_with("begin:"));
}

bool has_front_matter(std::string_view extension, std::string_view head) {
    return (extension.empty() || is_in_list(extension, "txt text")) &&
           (head.starts_with("---") || head.starts_with("+++")) && read_front_matter(head).size > 0;
}

Reading read_plain(std::string_view text) { return with_front_matter(text, {}); }

Reading read_html_with_front_matter(std::string_view text) { return with_front_matter(text, read_html(text)); }

// The first format that matches a file is used.
constexpr std::array formats = {
    FileFormat{"roff", looks_like_roff, read_roff},
    FileFormat{"HTML", is_html, read_html_with_front_matter},
    FileFormat{"Markdown", is_markdown, read_markdown},
    FileFormat{"reStructuredText", is_restructured_text, read_restructured_text},
    FileFormat{"Org", is_org, read_org},
    FileFormat{"AsciiDoc", is_asciidoc, read_asciidoc},
    FileFormat{"LaTeX", is_latex, read_latex},
    FileFormat{"subtitles", is_subtitles, read_subtitles},
    FileFormat{"gettext", is_gettext, read_gettext},
    FileFormat{"calendar", is_calendar, read_calendar},
    FileFormat{"front matter", has_front_matter, read_plain},
};

const FileFormat* find_format(std::string_view path, std::string_view head) {
    const std::string extension = file_extension(path);
    const auto* const found = std::find_if(formats.begin(), formats.end(),
                                           [&](const FileFormat& format) { return format.matches(extension, head); });
    return found == formats.end() ? nullptr : found;
}

}  // namespace

const FileFormat* file_format(std::string_view path, std::string_view text) {
    return find_format(path, clip(text, format_head_bytes));
}

std::string stated_charset(std::string_view path, std::string_view bytes) {
    const FileFormat* const format = find_format(path, bytes.substr(0, format_head_bytes));
    return format && format->matches == is_html ? html_charset(bytes) : std::string();
}

std::string file_extension(std::string_view path) {
    std::string_view name = path.substr(path.rfind('/') + 1);
    while (name.ends_with('~')) name.remove_suffix(1);
    std::string extension;
    for (;;) {
        const std::size_t dot = name.rfind('.');
        if (dot == name.npos || dot == 0) return extension;
        extension = name.substr(dot + 1);
        std::transform(extension.begin(), extension.end(), extension.begin(),
                       [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c); });
        if (!is_in_list(extension, compressed_extensions)) return extension;
        name = name.substr(0, dot);
    }
}

bool is_in_list(std::string_view word, std::string_view list) {
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        if (list.substr(at, end - at) == word) return true;
        at = end + 1;
    }
    return false;
}

}  // namespace kwic
