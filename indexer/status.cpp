// SPDX-License-Identifier: GPL-2.0-or-later
#include "status.hpp"

#include "report.hpp"

#include <kwic/fields.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/printable.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::indexer {
namespace {

std::vector<std::string> kinds_of(const FieldInfo& field) {
    std::vector<std::string> kinds;
    if (field.has_strings) kinds.emplace_back("string");
    if (field.has_dates) kinds.emplace_back("date");
    if (field.has_integers) kinds.emplace_back("integer");
    if (field.has_reals) kinds.emplace_back("real");
    if (field.has_booleans) kinds.emplace_back("boolean");
    return kinds;
}

nlohmann::ordered_json status_json(const IndexReader& reader, const std::string& index) {
    nlohmann::ordered_json fields = nlohmann::ordered_json::array();
    for (const FieldInfo& field : reader.fields())
        fields.push_back(
            {{"name", field.name}, {"type", std::string(field_type_name(field.type))}, {"values", kinds_of(field)}});
    return {{"index", index},
            {"documents", reader.document_count()},
            {"texts", reader.has_texts()},
            {"fields", std::move(fields)}};
}

std::string status_text(const IndexReader& reader, const std::string& index) {
    std::string text = fmt::format("index: {}\ndocuments: {}\ntexts: {}\n", printable(index), reader.document_count(),
                                   reader.has_texts() ? "stored" : "not stored");
    for (const FieldInfo& field : reader.fields())
        text += fmt::format("field {}: {}{}\n", printable(field.name), field_type_name(field.type),
                            kinds_of(field).empty() ? "" : fmt::format(" ({})", fmt::join(kinds_of(field), ", ")));
    return text;
}

}  // namespace

void print_status(const Options& options, const std::filesystem::path& index) {
    const IndexReader reader(index);
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;  // a path may be any bytes
    print_answer(options.json ? status_json(reader, index.string()).dump(-1, ' ', false, replace) + '\n'
                              : status_text(reader, index.string()));
}

}  // namespace kwic::indexer
