// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/html_entities.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/html_entity_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kwic {
namespace {

constexpr std::size_t max_name_bytes = 31;
constexpr std::size_t max_short_name_bytes = 6;  // of the names that need no semicolon
constexpr std::size_t min_name_bytes = 2;

struct Entity {
    std::string characters;
    bool needs_semicolon = true;
};

using Entities = std::unordered_map<std::string_view, Entity>;

Entities make_entities() {
    Entities entities;
    entities.reserve(2200);
    for (std::string_view rest = html_entity_table; !rest.empty();) {
        const bool needs_semicolon = rest[0] != '*';
        if (!needs_semicolon) rest.remove_prefix(1);
        const std::size_t equals = rest.find('=');
        const std::size_t end = std::min(rest.find(' '), rest.size());
        Entity& entity = entities[rest.substr(0, equals)];
        entity.needs_semicolon = needs_semicolon;
        for (const char* at = rest.data() + equals; at < rest.data() + end;) {
            std::int32_t character = 0;
            at = std::from_chars(at + 1, rest.data() + end, character, 16).ptr;
            append_utf8(character, entity.characters);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return entities;
}

const Entities& entities() {
    static const Entities all = make_entities();
    return all;
}

// Returns the character that a numeric reference to `number` stands for.
std::int32_t numeric_character(std::uint32_t number) {
    // The characters of windows-1252 from 0x80 to 0x9f; 0 stands for the number itself.
    static constexpr std::array<std::uint16_t, 32> windows_1252 = {
        0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};
    constexpr std::int32_t replacement = 0xfffd;
    if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000)) return replacement;
    if (number >= 0x80 && number < 0xa0 && windows_1252[number - 0x80]) return windows_1252[number - 0x80];
    if (number < 0x20 || (number >= 0x7f && number < 0xa0)) return number == '\n' || number == '\t' ? number : ' ';
    return static_cast<std::int32_t>(number);
}

HtmlReference numeric_reference(std::string_view text) {
    const bool is_hex = text.size() > 2 && (text[2] | 32) == 'x';
    const char* const begin = text.data() + (is_hex ? 3 : 2);
    const char* const end = text.data() + text.size();
    const auto is_digit = [&](char c) { return is_ascii_digit(c) || (is_hex && (c | 32) >= 'a' && (c | 32) <= 'f'); };
    const char* at = begin;
    std::uint32_t number = 0;
    for (; at < end && is_digit(*at); ++at) {
        const auto digit = static_cast<std::uint32_t>(is_ascii_digit(*at) ? *at - '0' : (*at | 32) - 'a' + 10);
        if (number <= 0x10ffff) number = number * (is_hex ? 16 : 10) + digit;
    }
    if (at == begin) return {};
    HtmlReference found;
    append_utf8(numeric_character(number), found.characters);
    found.size = static_cast<std::size_t>(at - text.data()) + (at < end && *at == ';');
    return found;
}

}  // namespace

HtmlReference html_reference(std::string_view text, bool in_attribute) {
    if (text.size() < 2) return {};
    if (text[1] == '#') return numeric_reference(text);
    std::size_t end = 1;
    const std::size_t max_end = std::min(text.size(), max_name_bytes + 2);
    while (end < max_end && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) ++end;
    const Entities& all = entities();
    if (end < text.size() && text[end] == ';')
        if (const auto found = all.find(text.substr(1, end - 1)); found != all.end())
            return {found->second.characters, end + 1};
    for (std::size_t size = std::min(end - 1, max_short_name_bytes); size >= min_name_bytes; --size) {
        const auto found = all.find(text.substr(1, size));
        if (found == all.end() || found->second.needs_semicolon) continue;
        const char next = size + 1 < text.size() ? text[size + 1] : ' ';
        if (in_attribute && (next == '=' || is_ascii_letter(next) || is_ascii_digit(next))) return {};
        return {found->second.characters, size + 1};
    }
    return {};
}

std::string decode_html(std::string_view text, bool in_attribute) {
    std::string decoded;
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('&'), text.size());
        decoded += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const HtmlReference reference = html_reference(text, in_attribute);
        decoded += reference.size ? reference.characters : "&";
        text.remove_prefix(std::max<std::size_t>(reference.size, 1));
    }
    return decoded;
}

}  // namespace kwic
