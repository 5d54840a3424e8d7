// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/check_document.hpp"

#include "text/date.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace kwic {
namespace {

bool is_field_name(std::string_view name) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return !name.empty() && name.size() <= 64 && is_letter(name[0]) &&
           std::all_of(name.begin(), name.end(),
                       [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

}  // namespace

void check_document(const Document& document) {
    const auto refuse = [&](const std::string& cause) {
        throw Error(ErrorCode::invalid_argument, "document '" + document.id + "': " + cause);
    };
    if (document.id.empty()) throw Error(ErrorCode::invalid_argument, "a document has no id");
    if (!document.date.empty() && !parse_date(document.date))
        refuse("'" + document.date + "' is no date of the form YYYY, YYYY-MM or YYYY-MM-DD");
    for (const Field& field : document.fields)
        if (!is_field_name(field.name)) refuse("'" + field.name + "' is no name for a field");
}

}  // namespace kwic
