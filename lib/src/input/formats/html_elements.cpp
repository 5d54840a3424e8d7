// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/html_elements.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace kwic {
namespace {

constexpr HtmlElement paragraph(std::string_view name) { return {name, ElementKind::block, Break::paragraph}; }
constexpr HtmlElement line(std::string_view name) { return {name, ElementKind::block, Break::line}; }
constexpr HtmlElement cell(std::string_view name) { return {name, ElementKind::block, Break::tab}; }
constexpr HtmlElement word(std::string_view name) { return {name, ElementKind::block, Break::space}; }
constexpr HtmlElement hidden(std::string_view name, Break separator) { return {name, ElementKind::hidden, separator}; }
constexpr HtmlElement control(std::string_view name) { return {name, ElementKind::control, Break::space}; }
constexpr HtmlElement of(ElementKind kind, std::string_view name) { return {name, kind, Break::none}; }

constexpr std::size_t max_name_bytes = 14;

// In the order of the names.
constexpr std::array elements = {
    of(ElementKind::link, "a"),
    paragraph("address"),
    hidden("annotation", Break::space),
    hidden("annotation-xml", Break::space),
    control("area"),
    paragraph("article"),
    paragraph("aside"),
    word("audio"),
    paragraph("blockquote"),
    line("body"),
    of(ElementKind::line_break, "br"),
    word("button"),
    word("canvas"),
    line("caption"),
    paragraph("center"),
    line("dd"),
    paragraph("details"),
    paragraph("dialog"),
    paragraph("dir"),
    line("div"),
    paragraph("dl"),
    line("dt"),
    word("embed"),
    paragraph("fieldset"),
    line("figcaption"),
    paragraph("figure"),
    paragraph("footer"),
    paragraph("form"),
    line("frame"),
    line("frameset"),
    of(ElementKind::heading, "h1"),
    of(ElementKind::heading, "h2"),
    of(ElementKind::heading, "h3"),
    of(ElementKind::heading, "h4"),
    of(ElementKind::heading, "h5"),
    of(ElementKind::heading, "h6"),
    line("head"),
    paragraph("header"),
    paragraph("hgroup"),
    paragraph("hr"),
    line("html"),
    hidden("iframe", Break::space),
    control("img"),
    control("input"),
    line("legend"),
    line("li"),
    of(ElementKind::preformatted, "listing"),
    paragraph("main"),
    of(ElementKind::graphic, "math"),
    paragraph("menu"),
    of(ElementKind::meta, "meta"),
    word("meter"),
    paragraph("nav"),
    hidden("noembed", Break::space),
    line("noframes"),
    line("noscript"),
    word("object"),
    paragraph("ol"),
    control("optgroup"),
    line("option"),
    paragraph("p"),
    of(ElementKind::preformatted, "plaintext"),
    of(ElementKind::preformatted, "pre"),
    word("progress"),
    of(ElementKind::ruby, "rb"),
    of(ElementKind::ruby, "rp"),
    of(ElementKind::ruby, "rt"),
    of(ElementKind::ruby, "rtc"),
    of(ElementKind::ruby, "ruby"),
    hidden("script", Break::none),
    paragraph("search"),
    paragraph("section"),
    word("select"),
    hidden("style", Break::none),
    line("summary"),
    of(ElementKind::raised, "sup"),
    of(ElementKind::graphic, "svg"),
    paragraph("table"),
    line("tbody"),
    cell("td"),
    hidden("template", Break::none),
    word("text"),
    hidden("textarea", Break::line),
    line("tfoot"),
    cell("th"),
    line("thead"),
    hidden("title", Break::line),
    line("tr"),
    paragraph("ul"),
    word("video"),
    hidden("xmp", Break::paragraph),
};
static_assert(std::is_sorted(elements.begin(), elements.end(),
                             [](const HtmlElement& a, const HtmlElement& b) { return a.name < b.name; }));

}  // namespace

HtmlElement html_element(std::string_view name) {
    std::array<char, max_name_bytes> folded;
    if (name.size() <= folded.size()) {
        std::transform(name.begin(), name.end(), folded.begin(),
                       [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c); });
        const std::string_view small(folded.data(), name.size());
        const auto found = std::lower_bound(elements.begin(), elements.end(), small,
                                            [](const HtmlElement& a, std::string_view b) { return a.name < b; });
        if (found != elements.end() && found->name == small) return *found;
    }
    if (name.find('-') != name.npos) return {{}, ElementKind::block, Break::line};
    return {};
}

}  // namespace kwic
