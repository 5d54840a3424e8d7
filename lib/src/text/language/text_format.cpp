// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/text_format.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t max_header_bytes = 16'384;

constexpr auto prose_extensions = std::to_array<std::string_view>(
    {"adoc", "asciidoc", "eml", "log", "markdown", "mbox", "md", "me", "org", "rst", "tex", "texi", "texinfo", "txt"});

constexpr auto code_extensions = std::to_array<std::string_view>(
    {"ac",    "adb",   "ads",   "am",     "asm",  "awk", "bash", "bat",  "c",     "cc",  "cfg",  "cl",     "clj",
     "cmake", "cmd",   "cob",   "coffee", "conf", "cpp", "cs",   "csh",  "css",   "cu",  "cxx",  "d",      "dart",
     "diff",  "el",    "erl",   "ex",     "exs",  "f",   "f90",  "fish", "for",   "fs",  "go",   "gradle", "groovy",
     "h",     "hh",    "hpp",   "hs",     "hxx",  "inc", "ini",  "ipp",  "java",  "jl",  "js",   "json",   "jsx",
     "kt",    "kts",   "less",  "lisp",   "lua",  "m",   "m4",   "mak",  "mjs",   "mk",  "ml",   "mli",    "mm",
     "nim",   "pas",   "patch", "php",    "pl",   "pm",  "ps1",  "py",   "pyi",   "pyx", "r",    "rb",     "rs",
     "s",     "scala", "scm",   "scss",   "sed",  "sh",  "sql",  "sv",   "swift", "tcl", "toml", "ts",     "tsx",
     "v",     "vb",    "vhd",   "vhdl",   "vim",  "y",   "yaml", "yml",  "zig",   "zsh"});

constexpr auto header_names =
    std::to_array<std::string_view>({"bcc",          "cc",          "content-transfer-encoding",
                                     "content-type", "date",        "delivered-to",
                                     "from",         "in-reply-to", "message-id",
                                     "mime-version", "newsgroups",  "organization",
                                     "path",         "received",    "references",
                                     "reply-to",     "return-path", "sender",
                                     "subject",      "to",          "user-agent",
                                     "xref"});

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string lower(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) { return lower(c); });
    return lowered;
}

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& sorted_names, std::string_view name) {
    return std::binary_search(sorted_names.begin(), sorted_names.end(), name);
}

// Returns the extension of the file in lower case without the dot, or "".
std::string extension_of(std::string_view name) {
    const std::size_t dot = name.find_last_of("./");
    constexpr std::size_t max_extension = 10;
    if (dot == name.npos || name[dot] != '.' || name.size() - dot > max_extension) return {};
    return lower(name.substr(dot + 1));
}

// Returns whether the line begins with the name of a header of a mail or of a news article.
bool is_header(std::string_view line) {
    constexpr std::size_t max_name = 40;
    const std::size_t colon = line.substr(0, max_name).find(':');
    if (colon == line.npos) return false;
    const std::string name = lower(line.substr(0, colon));
    return contains(header_names, name) || name.starts_with("x-") || name.starts_with("list-");
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

// Returns the offset of the line after the front matter that begins at `begin`. Returns `begin` if no front matter
// begins at `begin`.
std::size_t end_of_front_matter(std::string_view text, std::size_t begin) {
    for (const std::string_view fence : {"---", "+++"}) {
        if (!text.substr(begin).starts_with(fence)) continue;
        const std::string_view line = line_at(text, begin);
        if (line != fence && line.substr(fence.size()) != "\r") continue;
        const std::size_t end = text.find("\n" + std::string(fence), begin + fence.size());
        if (end != text.npos) return std::min(end + 1 + line_at(text, end + 1).size() + 1, text.size());
    }
    return begin;
}

// Returns the offset of the empty line after the mail headers that begin at `begin`. Returns `begin` if no mail headers
// begin at `begin`.
std::size_t end_of_mail_headers(std::string_view text, std::size_t begin) {
    constexpr std::size_t min_headers = 2;
    if (const std::string_view first = line_at(text, begin); !is_header(first) && !first.starts_with("From "))
        return begin;
    std::size_t headers = 0;
    for (std::size_t i = begin; i < text.size();) {
        const std::string_view line = line_at(text, i);
        if (line.empty() || line == "\r") return headers >= min_headers ? i : begin;
        headers += is_header(line);
        i += line.size() + 1;
    }
    return begin;
}

}  // namespace

TextFormat format_of(std::string_view text, std::string_view name) {
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::string_view begin = text.substr(first);
    if (begin.size() > 1) {
        const bool is_php = begin.starts_with("<?php") || begin.starts_with("<?=");
        if (begin[0] == '<' && (is_letter(begin[1]) || begin[1] == '!' || begin[1] == '?') && !is_php)
            return TextFormat::markup;
        if (begin.starts_with("#!") || is_php) return TextFormat::code;
        if ((begin[0] == '.' || begin[0] == '\'') && (begin[1] == '\\' || is_letter(begin[1])) && begin.size() > 2)
            return TextFormat::roff;
    }
    const std::string extension = extension_of(name);
    if (contains(code_extensions, extension)) return TextFormat::code;
    return contains(prose_extensions, extension) ? TextFormat::prose : TextFormat::unknown;
}

std::size_t end_of_headers(std::string_view text) {
    const std::size_t begin = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
    const std::string_view head = text.substr(0, max_header_bytes);
    const std::size_t end = end_of_front_matter(head, begin);
    return end > begin ? end : end_of_mail_headers(head, begin);
}

}  // namespace kwic
