// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/comments.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace kwic {
namespace {

constexpr auto blocks = std::to_array<BlockComment>({{"/*", "*/"},
                                                     {R"(""")", R"(""")"},
                                                     {R"(r""")", R"(""")"},
                                                     {"'''", "'''"},
                                                     {"<!--", "-->"},
                                                     {"(*", "*)"},
                                                     {"{-", "-}"},
                                                     {"--[[", "]]"},
                                                     {"<#", "#>"},
                                                     {"#|", "|#"},
                                                     {"=begin", "=end"},
                                                     {"=pod", "=cut"},
                                                     {"=head", "=cut"}});

// A line that begins with one of these strings is a comment.
constexpr auto leaders = std::to_array<std::string_view>({"* ", "-- ", "--- ", "; ", "! ", "' ", "dnl "});

// Words of license notices, without their first letter, which may be a capital.
constexpr auto license_words = std::to_array<std::string_view>(
    {"opyright", "icense", "icence", "spdx-", "izenz", "icencia", "icenza", "icença", "warrant", "ll rights reserved"});

constexpr std::string_view repeated = "/#;%!*";

bool is_directive(std::string_view line) {
    constexpr auto directives =
        std::to_array<std::string_view>({"#include", "#define", "#undef", "#if", "#el", "#endif", "#pragma", "#import",
                                         "#error", "#warning", "#line", "#["});
    return std::any_of(directives.begin(), directives.end(),
                       [&](std::string_view each) { return line.starts_with(each); });
}

}  // namespace

std::size_t comment_leader(std::string_view line) {
    if (line.starts_with("//") || line[0] == '#' || line.starts_with(";;") || line[0] == '%') {
        if (is_directive(line)) return 0;
        return std::min(line.find_first_not_of(repeated), line.size());
    }
    for (const std::string_view leader : leaders)
        if (line.starts_with(leader)) return leader.size();
    return 0;
}

const BlockComment* block_comment_at(std::string_view line) {
    const auto found = std::find_if(blocks.begin(), blocks.end(),
                                    [&](const BlockComment& each) { return line.starts_with(each.begin); });
    return found == blocks.end() ? nullptr : &*found;
}

std::string_view trailing_comment(std::string_view line) {
    for (const std::string_view sign : {" // ", " # ", " /* ", " -- ", " ; ", "\t// ", "\t# ", "\t/* "})
        if (const std::size_t at = line.find(sign); at != line.npos) return line.substr(at + sign.size());
    return {};
}

bool mentions_license(std::string_view line) {
    return std::any_of(license_words.begin(), license_words.end(),
                       [&](std::string_view word) { return line.find(word) != line.npos; });
}

}  // namespace kwic
