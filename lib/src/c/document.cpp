// SPDX-License-Identifier: GPL-2.0-or-later
// Converts documents between the C API and the C++ library.
#include "c/document.hpp"
#include "c/arguments.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace kwic::c {
namespace {

Field field(const kwic_field& given) {
    require(given.name, "the name of a field");
    switch (static_cast<kwic_value_kind>(given.kind)) {
        case KWIC_VALUE_STRING:
            return {given.name, std::string(view(given.text, "the text of a field"))};
        case KWIC_VALUE_INTEGER:
            return {given.name, given.integer};
        case KWIC_VALUE_REAL:
            return {given.name, given.real};
        case KWIC_VALUE_BOOLEAN:
            return {given.name, given.boolean != 0};
    }
    throw Error(ErrorCode::invalid_argument, "the kind of a field is unknown: " + std::to_string(given.kind));
}

}  // namespace

kwic_field field_view(const char* name, const FieldValue& value) {
    kwic_field view{};
    view.name = name;
    if (const auto* text = std::get_if<std::string>(&value)) {
        view.kind = KWIC_VALUE_STRING;
        view.text = string_of(*text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        view.kind = KWIC_VALUE_INTEGER;
        view.integer = *integer;
    } else if (const auto* real = std::get_if<double>(&value)) {
        view.kind = KWIC_VALUE_REAL;
        view.real = *real;
    } else {
        view.kind = KWIC_VALUE_BOOLEAN;
        view.boolean = std::get<bool>(value);
    }
    return view;
}

std::vector<Field> fields(const kwic_field* given, std::size_t count) {
    require(given, count, "fields");
    std::vector<Field> fields;
    for (std::size_t i = 0; i < count; ++i) fields.push_back(field(given[i]));
    return fields;
}

Document document(const kwic_document* given) {
    require(given, "document");
    const kwic_document all = whole(*given, kwic_document{}, "document");
    Document made;
    made.id = view(all.id, "id");
    made.title = view(all.title, "title");
    made.text = view(all.text, "text");
    made.date = text(all.date);
    made.language = text(all.language);
    made.fields = fields(all.fields, all.field_count);
    if (all.file) made.file = stamp(*all.file);
    return made;
}

const kwic_document* view_of(const Document& value, Arena& arena) {
    kwic_document view{};
    view.struct_size = sizeof view;
    view.id = string_of(value.id);
    view.title = string_of(value.title);
    view.text = string_of(value.text);
    view.date = value.date.c_str();
    view.language = value.language.c_str();
    view.fields = arena.array(value.fields, [](const Field& field) { return field_view(field); });
    view.field_count = value.fields.size();
    if (value.file)
        view.file = arena.one(kwic_file_stamp{value.file->modified, value.file->size, value.file->identity});
    return arena.one(view);
}

}  // namespace kwic::c
