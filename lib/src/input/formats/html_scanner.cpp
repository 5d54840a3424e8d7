// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/html_scanner.hpp"

#include "base/ascii.hpp"
#include "input/formats/html_entities.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::string_view spaces = " \t\n\f\r";

// The quotes of this number of tags are read to the end of the page in search of the end of the tag. A page with more
// such tags is damaged or hostile, and its further tags end at their first `>`.
constexpr std::size_t max_endless_tags = 16;

bool is_space(char c) { return spaces.find(c) != spaces.npos; }

struct Attribute {
    std::string_view name;
    std::string_view value;
};

enum class Step { attribute, tag_end, cut_off };

// Reads the attribute at the beginning of `rest`, and removes it from `rest`. The result is `tag_end` if `rest` then
// begins with the `>` of the tag, and `cut_off` if the text ends before the tag. Sets `has_slash` if a slash is the
// last character before the attribute or `>`.
Step next_attribute(std::string_view& rest, Attribute& attribute, bool& has_slash) {
    has_slash = false;
    std::size_t at = 0;
    for (; at < rest.size() && (is_space(rest[at]) || rest[at] == '/'); ++at) has_slash = rest[at] == '/';
    rest.remove_prefix(at);
    if (rest.empty()) return Step::cut_off;
    if (rest[0] == '>') return Step::tag_end;
    std::size_t end = std::min(rest.find_first_of(" \t\n\f\r/>=", 1), rest.size());
    attribute = {rest.substr(0, end), {}};
    rest.remove_prefix(end);
    const std::size_t equals = rest.find_first_not_of(spaces);
    if (equals == rest.npos || rest[equals] != '=') return Step::attribute;
    rest.remove_prefix(equals + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(spaces), rest.size()));
    if (rest.empty()) return Step::cut_off;
    if (rest[0] == '"' || rest[0] == '\'') {
        end = rest.find(rest[0], 1);
        if (end == rest.npos) return Step::cut_off;
        attribute.value = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
    } else {
        end = std::min(rest.find_first_of(" \t\n\f\r>"), rest.size());
        attribute.value = rest.substr(0, end);
        rest.remove_prefix(end);
    }
    return Step::attribute;
}

}  // namespace

bool is_html_name(std::string_view name, std::string_view small) {
    return std::equal(name.begin(), name.end(), small.begin(), small.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 32 : a) == b; });
}

std::optional<std::string> HtmlTag::attribute(std::string_view wanted) const {
    std::string_view rest = attributes;
    Attribute found;
    bool has_slash = false;
    while (next_attribute(rest, found, has_slash) == Step::attribute)
        if (is_html_name(found.name, wanted)) return decode_html(found.value, true);
    return {};
}

HtmlScanner::Kind HtmlScanner::next() {
    while (at_ < page_.size()) {
        const std::size_t begin = at_;
        if (page_[at_] == '<') {
            const char second = at_ + 1 < page_.size() ? page_[at_ + 1] : ' ';
            if (is_ascii_letter(second) || second == '/') {
                if (read_tag()) return Kind::tag;
            } else if (page_.substr(at_).starts_with("<![CDATA[")) {
                if (read_cdata()) return Kind::literal_text;
                if (skip_declaration()) continue;
            } else if (page_.substr(at_).starts_with("<!--")) {
                if (skip_comment()) continue;
            } else if (second == '!' || second == '?') {
                if (skip_declaration()) continue;
            }
            ++at_;  // the `<` is text
        }
        // The text ends at the next `<` that may begin a tag.
        for (;; ++at_) {
            at_ = std::min(page_.find('<', at_), page_.size());
            if (at_ == page_.size()) break;
            const char second = at_ + 1 < page_.size() ? page_[at_ + 1] : ' ';
            if (is_ascii_letter(second) || second == '/' || second == '!' || second == '?') break;
        }
        text_ = page_.substr(begin, at_ - begin);
        return Kind::text;
    }
    return Kind::end;
}

// Reads the tag at at_. Returns false, and reads nothing, if no tag begins there.
bool HtmlScanner::read_tag() {
    tag_ = {};
    tag_.is_end = page_[at_ + 1] == '/';
    const std::size_t name_begin = at_ + 1 + tag_.is_end;
    if (name_begin >= page_.size()) return false;
    if (!is_ascii_letter(page_[name_begin])) {
        if (!skip_to(">", name_begin)) return false;
        return true;  // such as `</>`: an end tag without a name
    }
    const std::size_t name_end = std::min(page_.find_first_of(" \t\n\f\r/>", name_begin), page_.size());
    tag_.name = page_.substr(name_begin, name_end - name_begin);
    if (endless_tags_ < max_endless_tags) {
        std::string_view rest = page_.substr(name_end);
        Attribute attribute;
        Step step = Step::attribute;
        while (step == Step::attribute) step = next_attribute(rest, attribute, tag_.is_self_closing);
        if (step == Step::tag_end) {
            tag_.attributes = page_.substr(name_end, page_.size() - rest.size() - name_end);
            at_ = page_.size() - rest.size() + 1;
            return true;
        }
        ++endless_tags_;
    }
    if (!skip_to(">", name_begin)) return false;
    tag_.name = tag_.name.substr(0, std::min(tag_.name.size(), at_ - 1 - name_begin));
    const std::size_t attributes = name_begin + tag_.name.size();
    tag_.attributes = page_.substr(attributes, at_ - 1 - attributes);
    tag_.is_self_closing = tag_.attributes.ends_with('/');
    return true;
}

// Skips past the first `ending` from the offset `from` on. Returns false, and skips nothing, if there is none.
bool HtmlScanner::skip_to(std::string_view ending, std::size_t from) {
    if (std::find(not_found_.begin(), not_found_.end(), ending) != not_found_.end()) return false;
    const std::size_t found = page_.find(ending, from);
    if (found == page_.npos) {
        not_found_.push_back(ending);
        return false;
    }
    at_ = found + ending.size();
    return true;
}

bool HtmlScanner::skip_comment() {
    const std::size_t begin = at_ + 4;
    const std::string_view rest = page_.substr(begin);
    if (rest.starts_with(">") || rest.starts_with("->")) {
        at_ = begin + (rest[0] == '>' ? 1 : 2);
        return true;
    }
    constexpr std::string_view no_end = "--";
    if (std::find(not_found_.begin(), not_found_.end(), no_end) == not_found_.end()) {
        for (std::size_t at = page_.find("--", begin); at != page_.npos; at = page_.find("--", at + 1)) {
            const std::string_view after = page_.substr(at + 2);
            if (!after.starts_with(">") && !after.starts_with("!>")) continue;
            at_ = at + (after[0] == '>' ? 3 : 4);
            return true;
        }
        not_found_.push_back(no_end);
    }
    return skip_to(">", begin);
}

// Skips a declaration such as `<!DOCTYPE html>` or a processing instruction.
bool HtmlScanner::skip_declaration() {
    const std::string_view rest = page_.substr(at_);
    const bool is_code = rest.starts_with("<?php") || rest.starts_with("<?=");
    return (is_code && skip_to("?>", at_)) || skip_to(">", at_);
}

bool HtmlScanner::read_cdata() {
    const std::size_t begin = at_ + std::string_view("<![CDATA[").size();
    constexpr std::string_view ending = "]]>";
    if (!skip_to(ending, begin)) return false;
    text_ = page_.substr(begin, at_ - ending.size() - begin);
    return true;
}

bool HtmlScanner::has_end_tag(std::string_view name) {
    const std::size_t at = at_;
    const bool is_found = skip_past(name).has_value();
    at_ = at;
    return is_found;
}

std::optional<std::string_view> HtmlScanner::skip_past(std::string_view name) {
    if (std::find(not_found_.begin(), not_found_.end(), name) != not_found_.end()) return {};
    for (std::size_t at = page_.find("</", at_); at != page_.npos; at = page_.find("</", at + 2)) {
        const std::string_view rest = page_.substr(at + 2);
        if (rest.size() < name.size() || !is_html_name(rest.substr(0, name.size()), name)) continue;
        const char after = rest.size() > name.size() ? rest[name.size()] : '>';
        if (!is_space(after) && after != '/' && after != '>') continue;
        const std::string_view contents = page_.substr(at_, at - at_);
        at_ = std::min(page_.find('>', at + 2), page_.size() - 1) + 1;
        return contents;
    }
    not_found_.push_back(name);
    return {};
}

}  // namespace kwic
