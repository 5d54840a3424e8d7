// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/json_string.hpp"

#include "base/harmful.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

bool is_visible_ascii(char c) { return c >= ' ' && c < 0x7f; }

// For each byte: whether it is a printable ASCII character that JSON does not escape.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (unsigned byte = ' '; byte < 0x7f; ++byte) plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

bool is_plain(char c) { return plain_bytes[static_cast<unsigned char>(c)]; }

// Returns `json`, a JSON string, with a \u escape instead of each character for which is_harmful() is true. A JSON
// parser reads each escape as the character that the escape replaces.
std::string harmless(std::string json) {
    std::string result;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t begin = at;
        if (is_visible_ascii(json[at])) {
            ++at;
            continue;
        }
        const std::int32_t character = next_character(json, at);
        if (!is_harmful(character)) continue;
        result.append(json, copied, begin - copied) += fmt::format("\\u{:04x}", character);
        copied = at;
    }
    return copied == 0 ? std::move(json) : result.append(json, copied);
}

}  // namespace

// If `text` consists of newlines and of printable ASCII characters other than backslashes, escapes `text` without
// nlohmann::json, which is slower. Any other text is escaped by nlohmann::json.
void append_json_string(std::string& json, std::string_view text) {
    const std::size_t begin = json.size();
    json += '"';
    for (std::size_t copied = 0;;) {
        const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(copied), text.end(), is_plain);
        const auto at = static_cast<std::size_t>(end - text.begin());
        json += text.substr(copied, at - copied);
        if (end == text.end()) break;
        if (*end != '\n' && *end != '"') {
            json.resize(begin);
            json += harmless(nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
            return;
        }
        json += *end == '\n' ? "\\n" : "\\\"";
        copied = at + 1;
    }
    json += '"';
}

}  // namespace kwic
