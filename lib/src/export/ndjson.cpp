// SPDX-License-Identifier: GPL-2.0-or-later
// The format of JSON lines, which JsonLines reads. A title that kwic found in the text is omitted, because kwic finds
// it again when the lines are indexed. A title that is the name of a file is included, because the documents of JSON
// lines are not files. A date that kwic found is included, because it may come from the path of a file.
// When the lines are indexed, kwic does not search ids for dates. A language that kwic detected is included too.
#include "export/format.hpp"
#include "input/member_names.hpp"
#include "text/dates/file_name.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic::exporting {
namespace {

// Returns the name of the JSON member for a field. Some names of members, such as `title`, have a special meaning. If
// the name of the field is one of these names, or one of these names after any number of `\`, the result has an
// additional `\` at the beginning, which JsonLines removes.
std::string member_name(const std::string& field) {
    const std::string name = field.substr(std::min(field.find_first_not_of('\\'), field.size()));
    return is_reserved_member(name, {}) ? '\\' + field : field;
}

// Returns whether the title of the document is the name of a file.
bool is_name(const Document& document) { return document.file && document.title == name_title(document.id); }

}  // namespace

Format ndjson_format() {
    Format format;
    format.lines = [](IndexedDocument found) {
        Document& document = found.document;
        Json line = {{"id", portable_id(found, SIZE_MAX)}};
        if (!found.is_title_found || is_name(document)) add_text(line, "title", std::move(document.title));
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
