// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that any line is read as a document or refused with a cause. The id, title, text and date of a document must
// be unchanged after they are written as JSON and read again.
#include "base/json_writer.hpp"
#include "fuzz/fuzz.hpp"

#include <kwic/decode.hpp>
#include <kwic/input.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace kwic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line = fuzz::as_text(data, size);
    const JsonLine read = parse_json_line(line);
    fuzz::require(read.document.has_value() == read.cause.empty() && read.size == size);
    if (!read.document) return 0;
    const Document& document = *read.document;
    fuzz::require(decode_text(document.text, "UTF-8").replacements == 0);
    fuzz::require(decode_text(document.id, "UTF-8").replacements == 0);
    JsonWriter json;
    json.open('{').member("id", document.id).member("title", document.title).member("text", document.text);
    if (!document.date.empty()) json.member("date", document.date);
    const JsonLine again = parse_json_line(json.close('}').take());
    fuzz::require(again.document && again.document->id == document.id && again.document->title == document.title &&
                  again.document->text == document.text && again.document->date == document.date);
    return 0;
}
