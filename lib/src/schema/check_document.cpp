// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/check_document.hpp"

#include "schema/fields.hpp"
#include "text/dates/date.hpp"
#include "text/language/language_code.hpp"
#include "text/utf8_repair.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace kwic {
namespace {

void check_field(const std::string& prefix, const Field& field) {
    const auto refuse = [&](const std::string& cause) { throw Error(ErrorCode::invalid_argument, prefix + cause); };
    if (!schema::is_field_name(field.name))
        refuse("'" + field.name + "' is not a field name: use UTF-8 of 1 to " +
               std::to_string(schema::max_field_name_bytes) + " bytes without a zero byte");
    if (const auto* text = std::get_if<std::string>(&field.value)) check_utf8(prefix + "'" + field.name + "'", *text);
    if (const auto* real = std::get_if<double>(&field.value); real && !std::isfinite(*real))
        refuse(fmt::format("the number in '{}' is {}: it must be finite", field.name, *real));
}

}  // namespace

void check_document(const Document& document) {
    if (document.id.empty()) throw Error(ErrorCode::invalid_argument, "a document has no id");
    check_contents(document);
}

void check_contents(const Document& document) {
    const std::string prefix = "document '" + document.id + "': ";
    const auto refuse = [&](const std::string& cause) { throw Error(ErrorCode::invalid_argument, prefix + cause); };
    if (!document.date.empty() && !parse_given_date(document.date))
        refuse("'" + document.date + "' is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD, or a day with a time");
    check_utf8(prefix + "its text", document.text);
    check_utf8(prefix + "its title", document.title);
    check_utf8(prefix + "its language", document.language);
    for (const Field& field : document.fields) check_field(prefix, field);
    const auto is_before = [](const LineShift& a, const LineShift& b) { return a.offset < b.offset; };
    if (!std::is_sorted(document.lines.begin(), document.lines.end(), is_before))
        refuse("the offsets of its lines do not ascend");
}

void check_language_option(std::string_view language) {
    if (language != "auto" && !is_language_tag(language_tag(language)))
        throw Error(ErrorCode::invalid_argument,
                    "'" + std::string(language) + "' is not a language code: use auto, en or zh-Hant, for example");
}

void check_utf8(const std::string& subject, std::string_view bytes) {
    if (const std::size_t valid = valid_utf8_length(bytes); valid < bytes.size())
        throw Error(ErrorCode::invalid_argument,
                    subject + " is not UTF-8 at byte " + std::to_string(valid + 1) + "; see decode_text()");
}

}  // namespace kwic
