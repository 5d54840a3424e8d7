// SPDX-License-Identifier: GPL-2.0-or-later
// The format of JSON lines, which JsonLines reads. A title that kwic found in the text is omitted, because kwic finds
// it again when the lines are indexed. A date that kwic found is included, because it may come from the path of a file.
// When JSON lines are indexed, kwic does not look for dates in ids. A detected language is included too.
#include "export/format.hpp"
#include "input/member_names.hpp"

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
