// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_pattern.hpp"

#include "base/utf8.hpp"
#include "text/bare_spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Returns whether `text` matches `pattern`. Compares bytes, except that ? skips a complete UTF-8 character. On a
// mismatch, only the match of the last * is extended, because the match of an earlier * never needs to be extended
// again. In practice, the time is linear in the size of `text`.
bool matches_wildcard(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = pattern.npos;
    std::size_t star_text = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_text = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            for (++t; t < text.size() && is_continuation(text[t]);) ++t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++star_text;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

// Sets `out` to the bare spelling of `word`, with its apostrophes if `with_apostrophes` is true.
void set_bare_spelling(std::string_view word, bool with_apostrophes, std::string& out) {
    out.clear();
    for (std::size_t begin = 0; with_apostrophes;) {
        const std::size_t end = word.find('\'', begin);
        if (end == word.npos) {
            word.remove_prefix(begin);
            break;
        }
        append_bare_spelling(word.substr(begin, end - begin), out);
        out += '\'';
        begin = end + 1;
    }
    append_bare_spelling(word, out);
}

}  // namespace

WordPattern::WordPattern(const std::string& pattern, Spelling spelling)
    : WordPattern(pattern, std::min(pattern.find_first_of("*?"), pattern.size()), spelling) {
    has_wildcards_ = true;
    const char last = bare_pattern_.empty() ? '*' : bare_pattern_.back();
    if (is_ascii(last) && last != '*' && last != '?') last_ = last;
}

WordPattern WordPattern::beginning_with(const std::string& text, Spelling spelling) {
    return {text, text.size(), spelling};
}

WordPattern::WordPattern(const std::string& pattern, std::size_t literal_size, Spelling spelling)
    : pattern_(pattern),
      literal_(pattern, 0, literal_size),
      prefix_(literal_),
      has_wildcards_(false),
      has_apostrophe_(pattern.find('\'') != pattern.npos) {
    if (spelling == Spelling::exact) return;
    set_bare_spelling(pattern, has_apostrophe_, bare_pattern_);
    // A bare pattern that has neither letters nor digits would match unrelated words. For example, the bare pattern of
    // a combining mark followed by * is only *.
    if (bare_pattern_.find_first_not_of("*?'") == bare_pattern_.npos) bare_pattern_.clear();
}

bool WordPattern::matches(std::string_view word) {
    if (fits(pattern_, word)) return true;
    if (bare_pattern_.empty() || word.empty()) return false;
    if (last_ != 0 && is_ascii(word.back()) && word.back() != last_ && word.back() != '\'') return false;
    const bool is_bare = is_ascii(word) && (has_apostrophe_ || word.find('\'') == word.npos);
    if (is_bare) return bare_pattern_ != pattern_ && fits(bare_pattern_, word);
    set_bare_spelling(word, has_apostrophe_, bare_word_);
    return fits(bare_pattern_, bare_word_);
}

bool WordPattern::fits(std::string_view pattern, std::string_view text) const {
    return has_wildcards_ ? matches_wildcard(pattern, text) : text.starts_with(pattern);
}

}  // namespace kwic
