// SPDX-License-Identifier: GPL-2.0-or-later
// Results -> an HTML document without scripts or styles: for each hit an article, with what the query matched in
// <mark>. What stands between the tags is the text of the documents, character by character.
#include "characters.hpp"
#include "printer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kwic::searcher {
namespace {

// Bytes that are not UTF-8, control characters and what Unicode says is no character.
bool is_no_html(const Character& c) {
    return (c.code == 0xfffd && c.length == 1) || c.code < ' ' || (c.code >= 0x7f && c.code < 0xa0) ||
           (c.code & 0xfffe) == 0xfffe || (c.code >= 0xfdd0 && c.code <= 0xfdef);
}

// Safe as text and in quoted attributes. Characters that HTML cannot hold become U+FFFD; those that might steer a
// terminal or reorder what is shown are written as numbers, which mean the same.
std::string escaped(std::string_view text) {
    std::string result;
    for (; !text.empty(); text.remove_prefix(first_character(text).length)) {
        const Character next = first_character(text);
        const std::string_view bytes = text.substr(0, next.length);
        switch (next.code) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            case '\t':
            case '\n':
                result += bytes;
                break;
            case '\r':  // as every reader of HTML takes it
                if (text.size() < 2 || text[1] != '\n') result += '\n';
                break;
            default:
                if (is_no_html(next)) {
                    result += "\uFFFD";
                } else if (harmful(bytes)) {
                    result += fmt::format("&#x{:x};", static_cast<unsigned>(next.code));
                } else {
                    result += bytes;
                }
        }
    }
    return result;
}

std::string marked(std::string_view text, const std::vector<Span>& spans) {
    std::string result;
    std::size_t done = 0;
    for (const Span& span : spans) {
        result += escaped(text.substr(done, span.begin - done)) + "<mark>";
        result += escaped(text.substr(span.begin, span.end - span.begin)) + "</mark>";
        done = span.end;
    }
    return result += escaped(text.substr(done));
}

// RFC 8089. All but what RFC 3986 calls unreserved is percent-encoded, so that nothing else can be read into it.
std::string file_url(std::string_view path) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string url = "file://";
    for (const char c : path) {
        if (unreserved.find(c) != unreserved.npos) {
            url += c;
        } else {
            url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return url;
}

std::string lang(const std::string& language) {
    return language.empty() ? "" : fmt::format(" lang=\"{}\"", escaped(language));
}

// Only files are linked to: what an id means is known to those who gave it. `text` is HTML.
std::string linked(const std::string& path, const std::string& text) {
    return path.starts_with('/') ? fmt::format("<a href=\"{}\">{}</a>", file_url(path), text) : text;
}

void print_hit(std::ostream& out, const Hit& hit) {
    const std::string title = hit.title.empty() ? escaped(hit.id) : marked(hit.title, hit.title_highlights);
    out << fmt::format("<article{}>\n<h2{} dir=\"auto\">", hit.partial ? " class=\"partial\"" : "",
                       hit.title.empty() ? "" : lang(hit.language));
    out << linked(hit.path, title);
    out << fmt::format("</h2>\n<p><span>{}.</span> <code dir=\"auto\">{}</code>", hit.rank,
                       escaped(location(hit.id, hit.path)));
    if (!hit.date.empty()) out << fmt::format(" <time datetime=\"{0}\">{0}</time>", escaped(hit.date));
    out << "</p>\n";
    for (const Snippet& snippet : hit.snippets) {
        out << fmt::format("<blockquote{} dir=\"auto\" data-line=\"{}\" data-offset=\"{}\"><p>", lang(hit.language),
                           snippet.line, snippet.offset);
        out << (snippet.cut_before ? "… " : "") << "<span>" << marked(snippet.text, snippet.highlights) << "</span>";
        out << (snippet.cut_after ? " …" : "") << "</p></blockquote>\n";
    }
    for (const FieldMatch& field : hit.fields)
        out << fmt::format("<p>{}: <span dir=\"auto\">{}</span></p>\n", escaped(field.name),
                           marked(field.value, field.highlights));
    if (!hit.near.empty()) out << "<p>Almost the same:</p>\n<ul>\n";
    for (const NearDocument& near : hit.near)
        out << fmt::format("<li dir=\"auto\">{}</li>\n",
                           linked(near.path, escaped(near.title.empty() ? near.id : near.title)));
    if (!hit.near.empty()) out << "</ul>\n";
    out << "</article>\n";
}

void print_facet(std::ostream& out, const Facet& facet) {
    out << fmt::format("<table>\n<caption>{}</caption>\n", escaped(facet.field));
    for (const Facet::Value& value : facet.values)
        out << fmt::format("<tr><th scope=\"row\" dir=\"auto\">{}</th><td>{}{}</td></tr>\n", escaped(value.value),
                           facet.exact ? "" : "~", value.count);
    out << "</table>\n";
}

}  // namespace

void print_html(std::ostream& out, const Results& results) {
    const std::string query = escaped(results.query);
    out << fmt::format(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n</head>\n<body>\n",
        query.find_first_not_of(" \t\n") == query.npos ? "kwic" : query);
    out << fmt::format("<h1 dir=\"auto\">{}</h1>\n", query);
    for (const std::string& warning : results.warnings)
        out << fmt::format("<p role=\"alert\" dir=\"auto\">{}</p>\n", escaped(warning));
    if (results.suggestion)
        out << fmt::format("<p>Did you mean: <i dir=\"auto\">{}</i></p>\n", escaped(*results.suggestion));
    bool partial = false;
    for (const Hit& hit : results.hits) {
        if (hit.partial && !partial) out << "<p>With some of the words:</p>\n";
        partial = hit.partial;
        print_hit(out, hit);
    }
    out << fmt::format("<p>{}{} {}</p>\n", results.total.exact ? "" : "about ", results.total.value,
                       results.total.value == 1 ? "document" : "documents");
    for (const Facet& facet : results.facets) print_facet(out, facet);
    out << "</body>\n</html>\n";
}

}  // namespace kwic::searcher
