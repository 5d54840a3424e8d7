// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/json_escapes.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

enum class Surrogate { none, high, low };

constexpr std::size_t escape_bytes = 6;  // the length of an escape such as \ud83d

// Returns which surrogate the escape at `at` stands for. `json[at]` need not begin an escape.
Surrogate surrogate_at(std::string_view json, std::size_t at) {
    const std::string_view escape = json.substr(std::min(at, json.size()), escape_bytes);
    const auto is_hex = [](unsigned char c) { return std::isxdigit(c) != 0; };
    if (escape.size() < escape_bytes || !(escape.starts_with("\\ud") || escape.starts_with("\\uD")) ||
        !std::all_of(escape.begin() + 2, escape.end(), is_hex))
        return Surrogate::none;
    const char digit = escape[3];
    if (digit >= '0' && digit <= '7') return Surrogate::none;
    return digit == '8' || digit == '9' || digit == 'a' || digit == 'A' || digit == 'b' || digit == 'B'
               ? Surrogate::high
               : Surrogate::low;
}

// Returns the index of the first unpaired surrogate at or after `at`, or npos. An escape must not begin before `at` and
// end after `at`.
std::size_t find_unpaired(std::string_view json, std::size_t at) {
    for (at = json.find('\\', at); at != json.npos; at = json.find('\\', at)) {
        switch (surrogate_at(json, at)) {
            case Surrogate::none:
                at += 2;  // skips the second character, which may be a backslash
                break;
            case Surrogate::high:
                if (surrogate_at(json, at + escape_bytes) != Surrogate::low) return at;
                at += 2 * escape_bytes;
                break;
            case Surrogate::low:
                return at;
        }
    }
    return json.npos;
}

}  // namespace

std::optional<PairedEscapes> replace_unpaired_surrogates(std::string_view json) {
    std::size_t at = find_unpaired(json, 0);
    if (at == json.npos) return std::nullopt;
    PairedEscapes copy{.json = std::string(json)};
    for (; at != json.npos; at = find_unpaired(json, at + escape_bytes)) {
        copy.json.replace(at, escape_bytes, "\\ufffd");
        ++copy.replacements;
    }
    return copy;
}

}  // namespace kwic
