// SPDX-License-Identifier: GPL-2.0-or-later
// The format of Manticore Search: replace operations for /bulk, and the statement that creates the table. Manticore
// requires numbers as ids, so `id` is a hash of the id of the document, and `doc_id` is the id of the document.
#include "export/format.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic::exporting {

// In the statement, names are in backquotes, because some names are keywords of SQL.
Format manticore_format(const std::string& collection) {
    Format format;
    format.schema_name = "table.sql";
    format.schema = fmt::format(R"(CREATE TABLE `{}` (
    `id` bigint,
    `doc_id` string,
    `title` text,
    `content` text,
    `date` string,
    `date_number` bigint,
    `language` string,
    `path` string,
    `modified` bigint,
    `fields` json
);
)",
                                collection);
    format.lines = [collection](IndexedDocument found) {
        Document& document = found.document;
        Json columns = {{"doc_id", portable_id(found, SIZE_MAX)}};
        add_text(columns, "title", std::move(document.title));
        columns["content"] = std::move(document.text);
        if (!document.date.empty()) columns["date_number"] = date_number(document.date);
        add_text(columns, "date", std::move(document.date));
        add_text(columns, "language", std::move(document.language));
        add_file(columns, found, time_number);
        if (Json fields = user_fields(document); !fields.empty()) columns["fields"] = std::move(fields);
        Json operation = {{"table", collection}, {"id", found.key}, {"doc", std::move(columns)}};
        return std::vector<Json>{Json{{"replace", std::move(operation)}}};
    };
    return format;
}

}  // namespace kwic::exporting
