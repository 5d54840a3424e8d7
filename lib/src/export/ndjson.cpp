// SPDX-License-Identifier: GPL-2.0-or-later
// Just what JsonLines reads: from it the same documents come into being, with the same answers. A title that was found
// in the text is left out, as it is found again. Dates and languages that were found are given, as a search does not
// tell them from given ones, and a date may come from a path that is no longer known there.
#include "export/format.hpp"

#include <cstdint>
#include <utility>

namespace kwic::exporting {
namespace {

// A field named like a member of the document itself. It came from a member with capital letters, as `Title`.
std::string member_name(const std::string& field) {
    for (const char* const taken : {"id", "title", "text", "date", "language"})
        if (field == taken) return static_cast<char>(field[0] - 'a' + 'A') + field.substr(1);
    return field;
}

}  // namespace

Format ndjson_format() {
    Format format;
    format.lines = [](IndexedDocument found) {
        Document& document = found.document;
        Json line = {{"id", portable_id(found, SIZE_MAX)}};
        if (!found.is_title_found) add_text(line, "title", std::move(document.title));
        line["text"] = std::move(document.text);
        add_text(line, "date", std::move(document.date));
        add_text(line, "language", std::move(document.language));
        const Json fields = user_fields(document);
        for (const auto& [name, value] : fields.items()) line[member_name(name)] = value;
        return std::vector<Json>{std::move(line)};
    };
    return format;
}

}  // namespace kwic::exporting
