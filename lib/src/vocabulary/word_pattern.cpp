// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_pattern.hpp"

#include "base/utf8.hpp"
#include "text/bare_spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

// Returns false if the bare spelling of `word` does not end with `last`, an ASCII character. The bare letters of
// Chinese, Japanese and Korean characters are not ASCII; may_end_with() does not look these letters up, because the
// first look-up of a letter is slow.
bool may_end_with(std::string_view word, char last) {
    if (is_ascii(word.back())) return word.back() == last || word.back() == '\'';
    std::size_t at = character_start(word, word.size() - 1);
    const std::int32_t c = next_character(word, at);
    const bool is_kana_or_han = c >= 0x3000 && c < 0xa000;
    const bool is_hangul = c >= 0xac00 && c < 0xd7a4;
    return !is_kana_or_han && !is_hangul;
}

std::size_t bytes_behind_wildcards(std::string_view pattern) {
    return pattern.size() - (pattern.find_last_of("*?") + 1);  // npos + 1 is 0
}

}  // namespace

WordPattern::WordPattern(const std::string& pattern, Spelling spelling)
    : WordPattern(pattern, std::min(pattern.find_first_of("*?"), pattern.size()), spelling) {
    has_wildcards_ = true;
    tail_bytes_ = bytes_behind_wildcards(pattern_);
    bare_tail_bytes_ = bytes_behind_wildcards(bare_pattern_);
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
    for (const char c : pattern)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) needed_ |= letter_bit(c);
    if (spelling == Spelling::exact) return;
    set_bare_spelling(pattern, has_apostrophe_, bare_pattern_);
    // A bare pattern that has neither letters nor digits would match unrelated words. For example, the bare pattern of
    // a combining mark followed by * is only *.
    if (bare_pattern_.find_first_not_of("*?'") == bare_pattern_.npos) bare_pattern_.clear();
}

bool WordPattern::matches(std::string_view word) {
    if (last_ != 0 && !word.empty() && !may_end_with(word, last_)) return false;
    if (fits(pattern_, tail_bytes_, word)) return true;
    if (bare_pattern_.empty() || word.empty()) return false;
    const bool is_bare = is_ascii(word) && (has_apostrophe_ || word.find('\'') == word.npos);
    if (is_bare) return bare_pattern_ != pattern_ && fits(bare_pattern_, bare_tail_bytes_, word);
    set_bare_spelling(word, has_apostrophe_, bare_word_);
    return fits(bare_pattern_, bare_tail_bytes_, bare_word_);
}

// An ASCII letter of the pattern matches only itself and accented letters that have it as their bare letter.
bool WordPattern::may_match(std::string_view prefix, LetterSet letters) const {
    LetterSet missing = needed_ & ~letters;
    for (std::size_t at = 0; missing != 0 && at < prefix.size(); ++at) {
        if (!is_ascii(prefix[at])) return true;
        missing &= ~letter_bit(prefix[at]);
    }
    return missing == 0;
}

// Compares the ends of `pattern` and `text` first, because this comparison excludes most words.
bool WordPattern::fits(std::string_view pattern, std::size_t tail_bytes, std::string_view text) const {
    if (!has_wildcards_) return text.starts_with(pattern);
    return text.ends_with(pattern.substr(pattern.size() - tail_bytes)) && matches_wildcard(pattern, text);
}

}  // namespace kwic
