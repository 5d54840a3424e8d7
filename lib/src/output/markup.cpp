// SPDX-License-Identifier: GPL-2.0-or-later
// Implements html() and file_url().
#include "base/harmful.hpp"
#include "base/utf8.hpp"

#include <kwic/markup.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Returns true if HTML cannot contain the character `c` or `c` must not be shown: for control characters,
// noncharacters, characters that reorder text or break lines, and -1, which represents bytes that are not UTF-8.
bool is_invalid_in_html(std::int32_t c) {
    return c < 0 || is_harmful(c) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

void append_escaped(std::string& html, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const std::int32_t c = next_character(text, at);
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            case '\r':  // HTML parsers read CR and CR LF as LF
                if (at == text.size() || text[at] != '\n') html += '\n';
                break;
            default:
                if (c != '\t' && c != '\n' && is_invalid_in_html(c)) {
                    html += "\uFFFD";
                } else {
                    html += text.substr(begin, at - begin);
                }
        }
    }
}

}  // namespace

std::string html(std::string_view text, const std::vector<Span>& highlights) {
    std::string result;
    std::size_t done = 0;
    for (const Span& span : highlights) {
        const std::size_t begin = std::clamp(span.begin, done, text.size());
        const std::size_t end = std::clamp(span.end, begin, text.size());
        if (begin == end) continue;
        append_escaped(result, text.substr(done, begin - done));
        result += "<mark>";
        append_escaped(result, text.substr(begin, end - begin));
        result += "</mark>";
        done = end;
    }
    append_escaped(result, text.substr(done));
    return result;
}

// Percent-encodes all bytes except `/` and the unreserved characters of RFC 3986, so that no part of the path is read
// as another part of the URL.
std::string file_url(std::string_view path) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string url = "file://";
    for (const char c : path) {
        if (unreserved.find(c) != unreserved.npos) {
            url += c;
        } else {
            url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return url;
}

}  // namespace kwic
