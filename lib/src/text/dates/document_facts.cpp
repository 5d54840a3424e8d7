// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/document_facts.hpp"

#include "base/utf8.hpp"
#include "text/dates/file_name.hpp"
#include "text/dates/title.hpp"
#include "text/language/language.hpp"
#include "text/language/language_code.hpp"

#include <string>
#include <string_view>

namespace kwic {
namespace {

FoundDate date_of(const Document& document, std::string_view head, std::string_view language) {
    if (auto given = parse_given_date(document.date)) return *given;
    if (const auto found = find_date(head, language)) return {*found, DateSource::text};
    if (document.file)
        if (const auto found = find_date_in_path(document.id)) return {*found, DateSource::path};
    return {{}, DateSource::none};
}

// Returns the title of a document that gives none.
std::string title_of(const Document& document, std::string_view head, std::string_view language) {
    if (document.file && is_titled_by_name(document.id, head)) return name_title(document.id);
    return find_title(head, language);
}

}  // namespace

DocumentFacts find_facts(const Document& document, std::string_view language) {
    const std::string_view head = clip(document.text, head_bytes);
    DocumentFacts facts;
    if (!document.language.empty())
        facts.language = language_tag(document.language);
    else
        facts.language = language == "auto" ? detect_language(document.text, document.id) : language_tag(language);
    const std::string base = base_language(facts.language);
    facts.is_title_found = document.title.empty();
    facts.title =
        facts.is_title_found ? title_of(document, head, base) : std::string(clip(document.title, max_title_bytes));
    facts.date = date_of(document, head, base);
    return facts;
}

}  // namespace kwic
