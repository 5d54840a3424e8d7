// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/read_format.hpp"

#include "input/formats/formats.hpp"
#include "schema/fields.hpp"
#include "text/dates/date.hpp"
#include "text/dates/title.hpp"
#include "text/terminal_codes.hpp"

#include <kwic/error.hpp>
#include <kwic/input.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Each heading is stored and indexed as a field, so that a document with very many of them would be large.
constexpr std::size_t max_headings = 256;

bool is_unicode(std::string_view charset) { return charset.starts_with("UTF-") || charset.starts_with("ISO-2022"); }

// The record of a document has all of its shifts, and is read for each hit. Of a text with more shifts, some are
// omitted evenly; lines near them are then numbers of lines nearby.
constexpr std::size_t max_shifts = 16'384;

std::vector<LineShift> thinned(std::vector<LineShift> shifts) {
    const std::size_t step = shifts.size() / max_shifts + 1;
    if (step == 1) return shifts;
    std::vector<LineShift> kept;
    for (std::size_t i = 0; i < shifts.size(); i += step) kept.push_back(shifts[i]);
    return kept;
}

// Sets the date of the document. A text that is not a date becomes a field.
void take_date(const std::string& text, Document& document) {
    if (text.empty()) return;
    if (parse_given_date(text))
        document.date = text;
    else if (const auto date = find_date(text, ""))
        document.date = to_string(FoundDate{*date, DateSource::given, {}});
    else
        document.fields.push_back({"date", text});
}

}  // namespace

DecodedText decode_file(std::string_view path, std::string_view bytes, std::string_view charset) {
    DecodedText decoded = decode_text(bytes, charset);
    if (charset != InputOptions{}.charset || is_unicode(decoded.charset)) return decoded;
    const std::string stated = stated_charset(path, bytes);
    if (stated.empty()) return decoded;
    try {
        DecodedText other = decode_text(bytes, stated);
        return other.replacements == 0 ? other : decoded;
    } catch (const Error&) {
        return decoded;  // ICU does not support the charset
    }
}

void read_format(std::string_view path, Document& document) {
    const FileFormat* const format = file_format(path, document.text);
    if (!format) return;
    remove_terminal_codes(document.text);  // IndexWriter::put() would remove them and thereby move the lines
    Reading reading = format->read(document.text);
    if (reading.text) document.text = std::move(*reading.text);
    document.lines = thinned(std::move(reading.lines));
    // A title that kwic finds in the text is not given, so that its words are not counted twice.
    if (reading.title != find_title(document.text)) document.title = std::move(reading.title);
    take_date(reading.date, document);
    reading.headings.resize(std::min(reading.headings.size(), max_headings));
    for (std::string& heading : reading.headings) document.fields.push_back({"heading", std::move(heading)});
    for (Field& field : reading.fields)
        if (schema::is_field_name(field.name)) document.fields.push_back(std::move(field));
}

}  // namespace kwic
