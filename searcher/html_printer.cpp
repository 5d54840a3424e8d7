// SPDX-License-Identifier: GPL-2.0-or-later
// Prints results as an HTML document without scripts and styles. Each hit is an article in which <mark> elements
// contain the matches.
#include "printer.hpp"

#include <kwic/markup.hpp>

#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

namespace kwic::searcher {
namespace {

std::string lang(const std::string& language) {
    return language.empty() ? "" : fmt::format(" lang=\"{}\"", html(language));
}

// Returns the HTML `text` as a link to the file at `path`. Returns `text` unchanged if `path` is not absolute. The path
// of a document is empty if the document is not a file or is in a remote index.
std::string linked(const std::string& path, const std::string& text) {
    return path.starts_with('/') ? fmt::format("<a href=\"{}\">{}</a>", file_url(path), text) : text;
}

void print_hit(std::ostream& out, const Hit& hit) {
    const std::string title = hit.title.empty() ? html(hit.id) : html(hit.title, hit.title_highlights);
    out << fmt::format("<article{}>\n<h2{} dir=\"auto\">", hit.partial ? " class=\"partial\"" : "",
                       hit.title.empty() ? "" : lang(hit.language));
    out << linked(hit.path, title);
    out << fmt::format("</h2>\n<p><span>{}.</span> <code dir=\"auto\">{}</code>", hit.rank,
                       html(location(hit.id, hit.path)));
    if (!hit.date.empty()) out << fmt::format(" <time datetime=\"{0}\">{0}</time>", html(hit.date));
    out << "</p>\n";
    if (!hit.missing_words.empty()) out << "<p>Without:";
    for (const std::string& word : hit.missing_words) out << fmt::format(" <s dir=\"auto\">{}</s>", html(word));
    if (!hit.missing_words.empty()) out << "</p>\n";
    for (const Snippet& snippet : hit.snippets) {
        const bool has_line_ends = snippet.has_lines && snippet.text.find('\n') != snippet.text.npos;
        const std::string_view element = has_line_ends ? "pre" : "p";
        out << fmt::format("<blockquote{} dir=\"auto\" data-line=\"{}\" data-offset=\"{}\"><{}>", lang(hit.language),
                           snippet.line, snippet.offset, element);
        out << (snippet.cut_before ? "… " : "") << "<span>" << html(snippet.text, snippet.highlights) << "</span>";
        out << (snippet.cut_after ? " …" : "") << fmt::format("</{}></blockquote>\n", element);
    }
    for (const FieldMatch& field : hit.field_matches)
        out << fmt::format("<p>{}: <span dir=\"auto\">{}</span></p>\n", html(field.name),
                           html(field.value, field.highlights));
    if (!hit.near.empty()) out << "<p>Almost the same:</p>\n<ul>\n";
    for (const NearDocument& near : hit.near)
        out << fmt::format("<li dir=\"auto\">{}</li>\n",
                           linked(near.path, html(near.title.empty() ? near.id : near.title)));
    if (!hit.near.empty()) out << "</ul>\n";
    out << "</article>\n";
}

void print_facet(std::ostream& out, const Facet& facet) {
    out << fmt::format("<table>\n<caption>{}</caption>\n", html(facet.field));
    for (const Facet::Value& value : facet.values)
        out << fmt::format("<tr><th scope=\"row\" dir=\"auto\">{}</th><td>{}{}</td></tr>\n", html(value.value),
                           facet.exact ? "" : "~", value.count);
    out << "</table>\n";
}

}  // namespace

void print_html(std::ostream& out, const Results& results) {
    const std::string query = html(results.query);
    out << fmt::format(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n</head>\n<body>\n",
        query.find_first_not_of(" \t\n") == query.npos ? "kwic" : query);
    out << fmt::format("<h1 dir=\"auto\">{}</h1>\n", query);
    for (const Warning& warning : results.warnings)
        out << fmt::format("<p role=\"alert\" dir=\"auto\">{}</p>\n", html(warning.message));
    if (results.suggestion)
        out << fmt::format("<p>Did you mean: <i dir=\"auto\">{}</i></p>\n", html(*results.suggestion));
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
