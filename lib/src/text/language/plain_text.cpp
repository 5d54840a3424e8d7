// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/plain_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool equals(std::string_view text, std::string_view lowered) {
    return std::equal(text.begin(), text.end(), lowered.begin(), lowered.end(),
                      [](char a, char b) { return lower(a) == b; });
}

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view each) { return equals(name, each); });
}

std::string_view name_at(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_letter(text[end])) ++end;
    return text.substr(begin, end - begin);
}

// Elements whose content is not prose: scripts, examples and names of authors; also the untranslated text (`source`) in
// the translation files of Qt and in XLIFF.
constexpr auto skipped_elements =
    std::to_array<std::string_view>({"author", "code", "credit", "editor", "head", "othercredit", "literallayout",
                                     "pre", "programlisting", "screen", "script", "source", "style", "synopsis", "tt"});

// Elements that do not end a line of text.
constexpr auto inline_elements =
    std::to_array<std::string_view>({"a", "abbr", "acronym", "b", "em", "emphasis", "font", "guilabel", "i", "link",
                                     "q", "quote", "span", "strong", "ulink", "xref"});

// Removes the tags of HTML and XML, and the content of skipped elements.
class TagRemover {
public:
    explicit TagRemover(std::string_view text) : text_(text) {}

    std::string run() {
        if (const std::size_t close = text_.find('>'); close != text_.npos && close < text_.find('<')) at_ = close + 1;
        while (at_ < text_.size()) {
            const std::size_t next = std::min(text_.find_first_of("<&", at_), text_.size());
            plain_ += text_.substr(at_, next - at_);
            at_ = next;
            if (at_ < text_.size()) text_[at_] == '<' ? tag() : entity();
        }
        return std::move(plain_);
    }

private:
    void skip_past(std::string_view end, std::size_t from) {
        const std::size_t found = text_.find(end, from);
        at_ = found == text_.npos ? text_.size() : found + end.size();
    }

    void tag() {
        const std::size_t begin = at_;
        if (text_.substr(begin).starts_with("<!--")) return skip_past("-->", begin);
        const bool is_end = text_.substr(begin + 1).starts_with('/');
        const std::string_view name = name_at(text_, begin + 1 + is_end);
        plain_ += contains(inline_elements, name) ? "" : "\n";
        skip_past(">", begin);
        const bool is_empty = at_ >= 2 && text_[at_ - 2] == '/';
        if (is_end || is_empty || !contains(skipped_elements, name)) return;
        // In HTML, the element `source` is empty and has no end tag.
        const std::string end = "</" + std::string(name);
        if (equals(name, "source") && text_.find(end, at_) == text_.npos) return;
        skip_past(end, at_);
        skip_past(">", at_);
    }

    // Replaces `&nbsp;` by a space, and any other character reference by an apostrophe, because the character may be a
    // letter inside a word.
    void entity() {
        constexpr std::size_t max_name = 8;
        const std::size_t end = text_.substr(0, at_ + max_name + 2).find(';', at_);
        if (end == text_.npos) {
            plain_ += text_[at_++];
            return;
        }
        plain_ += text_.substr(at_, end - at_) == "&nbsp" ? ' ' : '\'';
        at_ = end + 1;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string plain_;
};

// Appends a line of roff without its escapes. Omits each token with an escape that changes the font, because the token
// is usually a command, an option or a placeholder.
void append_roff_line(std::string_view line, std::string& plain) {
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t end = std::min(line.find(' ', i), line.size());
        const std::string_view token = line.substr(i, end - i);
        i = end + 1;
        if (token.find("\\f") != token.npos) continue;
        for (std::size_t k = 0; k < token.size(); ++k) {
            if (token[k] != '\\') {
                plain += token[k];
                continue;
            }
            const char escape = ++k < token.size() ? token[k] : '\\';
            if (escape == '-') plain += '-';
            if (escape == '(') k += 2;
            if (escape == '[') k = std::min(token.find(']', k), token.size());
        }
        plain += ' ';
    }
    plain += '\n';
}

// Returns the text between the first and the last quotation mark, without a `\n` at its end.
std::string_view quoted_part(std::string_view line) {
    const std::size_t begin = line.find('"');
    const std::size_t end = line.rfind('"');
    if (begin == end) return {};
    line = line.substr(begin + 1, end - begin - 1);
    if (line.ends_with("\\n")) line.remove_suffix(2);
    return line;
}

// Calls use(line) for each line of the text.
template <typename Use>
void for_each_line(std::string_view text, const Use& use) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find('\n', i), text.size());
        use(text.substr(i, end - i));
        i = end + 1;
    }
}

}  // namespace

std::string without_tags(std::string_view piece) { return TagRemover(piece).run(); }

std::string without_roff(std::string_view piece) {
    std::string plain;
    std::string_view end_of_example;
    for_each_line(piece, [&](std::string_view line) {
        if (!line.starts_with('.') && !line.starts_with('\'')) {
            if (end_of_example.empty()) append_roff_line(line, plain);
        } else if (line.starts_with(".EX") || line.starts_with(".nf") || line.starts_with(".TS")) {
            end_of_example = line.starts_with(".EX") ? ".EE" : line.starts_with(".nf") ? ".fi" : ".TE";
        } else if (!end_of_example.empty() && line.starts_with(end_of_example)) {
            end_of_example = {};
        }
    });
    return plain;
}

std::string translations_in(std::string_view piece) {
    std::string plain;
    bool is_translation = false;
    bool is_header = false;  // true within the entry for the empty string, which has data about the file
    for_each_line(piece, [&](std::string_view line) {
        if (line.starts_with("msgid ")) is_header = line.starts_with("msgid \"\"");
        if (line.starts_with("msg"))
            is_translation = line.starts_with("msgstr");
        else if (!line.starts_with('"'))
            is_translation = false;
        else if (!is_translation)
            is_header = false;
        if (!is_translation || is_header) return;
        plain += quoted_part(line);
        plain += '\n';
    });
    return plain;
}

}  // namespace kwic
