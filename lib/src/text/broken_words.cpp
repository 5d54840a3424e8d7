// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/broken_words.hpp"

#include "base/utf8.hpp"
#include "text/line_breaks.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

void append(std::string& term, std::string_view part) {
    term += part;
    term.resize(clip(term, max_word_bytes).size());
}

}  // namespace

void find_broken_words(std::string_view text, std::span<const Token> tokens, std::vector<BrokenWord>& words) {
    words.clear();
    for (std::size_t part = 0; part + 1 < tokens.size(); ++part) {
        const std::size_t begin = tokens[part].end;
        const std::size_t end = tokens[part + 1].begin;
        // Uses & and | to avoid branches, which would often be mispredicted because hyphens are frequent.
        const unsigned may_be_broken =
            unsigned{end - begin > 1} & (unsigned{text[begin] == '-'} | unsigned{!is_ascii(text[begin])});
        if (may_be_broken == 0) continue;
        const auto found = word_break(text, end);
        if (!found || found->hyphen_size == 0 || found->span.begin - found->hyphen_size != begin) continue;
        if (words.empty() || words.back().first + words.back().parts != part + 1 || words.back().parts == max_parts)
            words.push_back({std::string(tokens[part].term), part, 1});
        append(words.back().term, tokens[part + 1].term);
        ++words.back().parts;
    }
}

}  // namespace kwic
