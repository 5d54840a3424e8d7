// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the charset of an HTML page, and recognizes HTML pages.
#include "base/utf8.hpp"
#include "input/formats/html.hpp"
#include "input/formats/html_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// Browsers look for the charset in the first 1024 bytes. Pages with long scripts before the `<meta>` element exist.
constexpr std::size_t charset_head_bytes = 4096;

bool begins(std::string_view text, std::string_view small) {
    return text.size() >= small.size() && is_html_name(text.substr(0, small.size()), small);
}

// Returns the value that follows `key` and `=` in `text`, such as the value of `charset` in `text/html; charset=x`.
std::string value_after(std::string_view text, std::string_view key) {
    const auto found = std::search(text.begin(), text.end(), key.begin(), key.end(),
                                   [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 32 : a) == b; });
    std::string_view rest = text.substr(static_cast<std::size_t>(found - text.begin()));
    if (rest.empty()) return {};
    rest.remove_prefix(key.size());
    constexpr std::string_view fill = " \t\r\n=\"'";
    const std::size_t begin = rest.find_first_not_of(fill);
    if (begin == rest.npos || rest.substr(0, begin).find('=') == rest.npos) return {};
    rest.remove_prefix(begin);
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n;\"'>?/")));
}

// Returns the charset that browsers use for a charset that a page names. They read ISO 8859-1 as windows-1252, for
// example (Encoding standard, section 4.2).
std::string browser_charset(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c); });
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> substitutes = {{
        {"ascii", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"l1", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"latin5", "windows-1254"},
        {"tis-620", "windows-874"},
        {"iso-8859-11", "windows-874"},
        {"gb2312", "gb18030"},
        {"gb_2312-80", "gb18030"},
        {"gbk", "gb18030"},
        {"x-gbk", "gb18030"},
        {"big5-hkscs", "big5-hkscs"},
        {"ks_c_5601-1987", "windows-949"},
        {"ksc5601", "windows-949"},
        {"euc-kr", "windows-949"},
        {"shift_jis", "windows-31j"},
        {"shift-jis", "windows-31j"},
        {"x-sjis", "windows-31j"},
        {"sjis", "windows-31j"},
    }};
    for (const auto& [from, to] : substitutes)
        if (name == from) return std::string(to);
    // The page has been read as ASCII so far, so it cannot be UTF-16. UTF-8 is recognized by its bytes.
    return begins(name, "utf") || begins(name, "unicode") ? std::string() : name;
}

}  // namespace

bool looks_like_html(std::string_view head) {
    for (;;) {
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\f"), head.size()));
        std::string_view ending;
        if (begins(head, "<!--"))
            ending = "-->";
        else if (begins(head, "<?xml"))
            ending = "?>";
        else
            break;
        const std::size_t end = head.find(ending);
        if (end == head.npos) return false;
        head.remove_prefix(end + ending.size());
    }
    constexpr std::string_view type = "<!doctype";
    if (begins(head, type)) {
        head.remove_prefix(type.size());
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
        return begins(head, "html");
    }
    constexpr std::string_view element = "<html";
    return begins(head, element) && head.size() > element.size() &&
           (head[element.size()] == '>' || is_white_space(head[element.size()]));
}

std::string html_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, charset_head_bytes);
    if (begins(head, "<?xml")) {
        const std::string name = value_after(head.substr(0, head.find("?>")), "encoding");
        if (!name.empty()) return browser_charset(name);
    }
    HtmlScanner scanner(head);
    for (HtmlScanner::Kind kind = scanner.next(); kind != HtmlScanner::Kind::end; kind = scanner.next()) {
        if (kind != HtmlScanner::Kind::tag || scanner.tag().is_end || !is_html_name(scanner.tag().name, "meta"))
            continue;
        std::string name = scanner.tag().attribute("charset").value_or("");
        if (name.empty()) name = value_after(scanner.tag().attribute("content").value_or(""), "charset");
        if (!name.empty()) return browser_charset(name);
    }
    return {};
}

}  // namespace kwic
