// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/word_part.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <unicode/uchar.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// Characters that are part of a word only if they are between letters or digits.
constexpr std::string_view joints = "'.";

bool is_mark(std::string_view text, std::size_t at) { return u_getCombiningClass(next_character(text, at)) != 0; }

// Returns the offset at which the last character before the offset `end` begins.
std::size_t before(std::string_view text, std::size_t end) { return character_start(text, end - 1); }

void drop_first_marks(std::string& text) {
    std::size_t at = 0;
    while (at < text.size() && is_mark(text, at)) next_character(text, at);
    text.erase(0, at);
}

void drop_last_marks(std::string& text) {
    std::size_t end = text.size();
    while (end > 0 && is_mark(text, before(text, end))) end = before(text, end);
    text.resize(end);
}

}  // namespace

WordPart::WordPart(std::string folded, bool begins_word, bool ends_word)
    : folded_(std::move(folded)), begins_word_(begins_word), ends_word_(ends_word) {
    if (!begins_word_) folded_.erase(0, folded_.find_first_not_of(joints));
    if (!ends_word_) folded_.erase(folded_.find_last_not_of(joints) + 1);
    decomposed_ = decompose(folded_);
    if (!begins_word_) drop_first_marks(decomposed_);
    if (!ends_word_) drop_last_marks(decomposed_);
}

bool WordPart::may_be_in(std::string_view term) const {
    if (term.size() >= min_cut_bytes) return true;
    const auto contains = [&](std::string_view word) {
        if (begins_word_) return ends_word_ ? word == decomposed_ : word.starts_with(decomposed_);
        return ends_word_ ? word.ends_with(decomposed_) : word.find(decomposed_) != word.npos;
    };
    return is_ascii(term) ? contains(term) : contains(decompose(term));
}

// Leaves out the last letter and its combining marks, because the word may have further marks that form another
// character with the letter. Cuts the beginning to 64 bytes, because few terms begin with the same 64 bytes.
std::string WordPart::beginning() const {
    constexpr std::size_t max_bytes = 64;
    if (!begins_word_ || folded_.empty()) return {};
    std::size_t end = folded_.size();
    while (end > 0 && is_mark(folded_, before(folded_, end))) end = before(folded_, end);
    return std::string(clip(std::string_view(folded_).substr(0, end > 0 ? before(folded_, end) : 0), max_bytes));
}

std::string WordPart::pattern() const { return (begins_word_ ? "" : "*") + folded_ + (ends_word_ ? "" : "*"); }

}  // namespace kwic
