// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/html.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/html_elements.hpp"
#include "input/formats/html_entities.hpp"
#include "input/formats/html_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_heading_bytes = 400;

class HtmlReader {
public:
    explicit HtmlReader(std::string_view page) : scanner_(page), text_(page), is_xml_(page.substr(0, 5) == "<?xml") {}

    Reading read() {
        for (;;) {
            switch (scanner_.next()) {
                case HtmlScanner::Kind::text:
                    add_text(scanner_.text());
                    break;
                case HtmlScanner::Kind::literal_text:
                    add_words(scanner_.text(), scanner_.offset(scanner_.text()), true);
                    break;
                case HtmlScanner::Kind::tag:
                    take_tag(scanner_.tag());
                    break;
                case HtmlScanner::Kind::end:
                    return finish();
            }
        }
    }

private:
    Reading finish() {
        end_ruby();
        end_heading();
        Reading reading = text_.finish();
        for (std::string* title : {&title_, &shared_title_, &first_heading_})
            if (reading.title.empty()) reading.title = in_one_line(*title);
        reading.date = std::move(date_);
        reading.headings = std::move(headings_);
        return reading;
    }

    // Adds text in which `&` begins a reference.
    void add_text(std::string_view text) {
        if (template_depth_ > 0 || is_fallback_) return;
        const std::size_t offset = scanner_.offset(text);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('&', at), text.size());
            if (end > at) add_words(text.substr(at, end - at), offset + at, true);
            at = end;
            if (at == text.size()) break;
            const HtmlReference reference = html_reference(text.substr(at));
            if (reference.size == 0)
                add_words(text.substr(at, 1), offset + at, true);
            else
                add_words(reference.characters, offset + at, false);
            at += std::max<std::size_t>(reference.size, 1);
        }
    }

    void add_words(std::string_view words, std::size_t at, bool is_source) {
        if (template_depth_ > 0 || words.empty()) return;
        is_after_link_ = false;
        if (is_reading_) {
            readings_ += words;
            return;
        }
        if (is_raised_) {
            is_raised_ = false;
            const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
            if (digits > 0 && !text_.is_separated()) return add_raised(words, digits, at, is_source);
        }
        if (is_preformatted_start_) {
            is_preformatted_start_ = false;
            const std::size_t line_end = words.starts_with("\r\n") ? 2 : words.starts_with("\n") ? 1 : 0;
            words.remove_prefix(line_end);
            at += is_source ? line_end : 0;
        }
        if (preformatted_depth_ > 0)
            text_.add_preformatted(words, at, is_source);
        else
            text_.add(words, at, is_source);
    }

    // Adds `words`, which begin with digits above the line. After a number or a short unit they are superscripts, as in
    // 10² and m². After a longer word they number a note, which a space separates from the word.
    void add_raised(std::string_view words, std::size_t digits, std::size_t at, bool is_source) {
        constexpr std::size_t max_unit_bytes = 2;
        const std::string& before = text_.text();
        std::size_t letters = 0;
        while (letters < before.size() && is_ascii_letter(before[before.size() - 1 - letters])) ++letters;
        if (letters > max_unit_bytes || !is_ascii(before.back())) {
            text_.separate(Break::space);
            return add_words(words, at, is_source);
        }
        static constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
        for (std::size_t i = 0; i < digits; ++i) text_.add(raised[static_cast<std::size_t>(words[i] - '0')], at + i);
        add_words(words.substr(digits), at + digits, is_source);
    }

    // Adds the value of an attribute as text of its own.
    void add_value(const std::optional<std::string>& value, const HtmlTag& tag) {
        separate(Break::space);
        if (value && template_depth_ == 0) text_.add(*value, scanner_.offset(tag.name), false);
        separate(Break::space);
    }

    void separate(Break kind) {
        if (template_depth_ == 0 && !is_reading_) text_.separate(kind);
    }

    void take_tag(const HtmlTag& tag) {
        is_fallback_ = false;
        is_raised_ = false;
        is_preformatted_start_ = false;
        const HtmlElement element = html_element(tag.name);
        if (element.kind == ElementKind::hidden) return take_hidden(tag, element);
        const bool was_after_link = std::exchange(is_after_link_, element.kind == ElementKind::link && tag.is_end);
        switch (element.kind) {
            case ElementKind::other:
            case ElementKind::hidden:
                break;
            case ElementKind::link:
                if (was_after_link && !tag.is_end) separate(Break::space);
                break;
            case ElementKind::raised:
                is_raised_ = !tag.is_end;
                break;
            case ElementKind::line_break:
                separate(was_line_break_ && text_.is_separated() ? Break::paragraph : Break::line);
                break;
            case ElementKind::heading:
                take_heading(tag, element.name == "h1");
                break;
            case ElementKind::ruby:
                take_ruby(tag, element.name);
                break;
            case ElementKind::preformatted:
                take_preformatted(tag);
                break;
            case ElementKind::graphic:
                if (!tag.is_end && !tag.is_self_closing) ++graphic_depth_;
                if (tag.is_end && graphic_depth_ > 0) --graphic_depth_;
                separate(Break::space);
                break;
            case ElementKind::meta:
                take_meta(tag);
                break;
            case ElementKind::control:
                take_control(tag, element.name);
                break;
            case ElementKind::block:
                separate(element.separator);
                break;
        }
        was_line_break_ = element.kind == ElementKind::line_break;
    }

    // Skips the contents of an element that is not part of the text, except the title and the text of a form.
    void take_hidden(const HtmlTag& tag, const HtmlElement& element) {
        const bool is_empty = tag.is_self_closing && (is_xml_ || graphic_depth_ > 0);
        if (element.name == "template") {
            if (tag.is_end) {
                template_depth_ -= template_depth_ > 0;
            } else if (!is_empty) {
                // A template that never ends is not hidden.
                if (template_depth_ > 0 || scanner_.has_end_tag(element.name)) ++template_depth_;
            }
            return;
        }
        separate(element.separator);
        if (tag.is_end || is_empty) return;
        const std::size_t begin = scanner_.offset(tag.name);
        const auto contents = scanner_.skip_past(element.name);
        if (element.name == "title") {
            if (contents && graphic_depth_ == 0 && title_.empty()) title_ = decode_html(*contents);
        } else if (element.name == "textarea" || element.name == "xmp") {
            if (contents && template_depth_ == 0) text_.add(decode_html(*contents), begin, false);
            separate(element.separator);
        } else if (!contents && (element.name == "script" || element.name == "style")) {
            scanner_.skip_rest();
        }
    }

    void take_preformatted(const HtmlTag& tag) {
        if (tag.is_end && preformatted_depth_ == 0) return;
        separate(Break::paragraph);
        is_preformatted_start_ = !tag.is_end;
        preformatted_depth_ = tag.is_end ? preformatted_depth_ - 1 : preformatted_depth_ + 1;
    }

    void take_heading(const HtmlTag& tag, bool is_first_level) {
        end_heading();
        separate(Break::paragraph);
        if (tag.is_end || template_depth_ > 0) return;
        heading_begin_ = text_.text().size();
        is_first_level_ = is_first_level;
    }

    void end_heading() {
        if (!heading_begin_) return;
        const std::string_view contents = std::string_view(text_.text()).substr(*heading_begin_);
        std::string heading = in_one_line(clip(contents, max_heading_bytes));
        if (is_first_level_ && first_heading_.empty()) first_heading_ = heading;
        if (!heading.empty()) headings_.push_back(std::move(heading));
        heading_begin_.reset();
    }

    void take_ruby(const HtmlTag& tag, std::string_view name) {
        is_fallback_ = name == "rp" && !tag.is_end;
        if (name == "ruby") return tag.is_end ? end_ruby() : void(ruby_begin_ = scanner_.offset(tag.name));
        is_reading_ = name == "rt" && !tag.is_end;
        if (is_reading_ && !readings_.empty()) readings_ += ' ';
    }

    void end_ruby() {
        is_reading_ = false;
        const std::string readings = in_one_line(std::exchange(readings_, {}));
        if (!readings.empty()) text_.add("(" + readings + ")", ruby_begin_, false);
    }

    void take_meta(const HtmlTag& tag) {
        static constexpr std::array<std::string_view, 8> dates = {
            "article:published_time", "date",          "dc.date", "dcterms.created",
            "dcterms.date",           "datepublished", "pubdate", "citation_publication_date"};
        for (const std::string_view attribute : {"property", "name", "itemprop"}) {
            const auto name = tag.attribute(attribute);
            if (!name) continue;
            const bool is_date = std::any_of(dates.begin(), dates.end(),
                                             [&](std::string_view date) { return is_html_name(*name, date); });
            if (is_date && date_.empty()) date_ = in_one_line(tag.attribute("content").value_or(""));
            if (is_html_name(*name, "og:title") && shared_title_.empty())
                shared_title_ = tag.attribute("content").value_or("");
        }
    }

    void take_control(const HtmlTag& tag, std::string_view name) {
        if (tag.is_end) return separate(Break::space);
        if (name == "optgroup") {
            separate(Break::line);
            add_value(tag.attribute("label"), tag);
            return separate(Break::line);
        }
        if (name != "input") return add_value(tag.attribute("alt"), tag);
        static constexpr std::array<std::string_view, 7> silent = {"hidden", "checkbox", "radio",   "file",
                                                                   "color",  "range",    "password"};
        const std::string type = tag.attribute("type").value_or("text");
        const bool is_silent =
            std::any_of(silent.begin(), silent.end(), [&](auto each) { return is_html_name(type, each); });
        std::optional<std::string> shown;
        if (!is_silent) shown = tag.attribute(is_html_name(type, "image") ? "alt" : "value");
        if (!is_silent && (!shown || shown->empty())) shown = tag.attribute("placeholder");
        add_value(shown, tag);
    }

    HtmlScanner scanner_;
    FlowText text_;
    bool is_xml_;
    std::string title_;
    std::string shared_title_;  // of `og:title`
    std::string first_heading_;
    std::string date_;
    std::vector<std::string> headings_;
    std::optional<std::size_t> heading_begin_;  // offset in the text of the heading that has not ended
    bool is_first_level_ = false;               // whether this heading is `<h1>`
    std::string readings_;                      // of the current `<ruby>`
    std::size_t ruby_begin_ = 0;
    bool is_reading_ = false;   // in `<rt>`
    bool is_fallback_ = false;  // in `<rp>`
    bool is_raised_ = false;    // at the beginning of `<sup>`
    bool is_after_link_ = false;
    bool was_line_break_ = false;  // whether the last tag was `<br>`
    bool is_preformatted_start_ = false;
    std::size_t preformatted_depth_ = 0;
    std::size_t graphic_depth_ = 0;   // number of `<svg>` and `<math>` elements that have not ended
    std::size_t template_depth_ = 0;  // number of `<template>` elements that have not ended
};

}  // namespace

Reading read_html(std::string_view page) { return HtmlReader(page).read(); }

}  // namespace kwic
