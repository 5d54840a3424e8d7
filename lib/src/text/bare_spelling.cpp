// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/bare_spelling.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <unicode/utf.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::int32_t virama = 0x094d;

// The table holds an entry for each character, in pages that are allocated when they are first needed and never freed.
// An entry is 0 until it is computed. From the lowest bit, a computed entry contains the first letter (21 bits), the
// second letter (21 bits), the number of letters (2 bits), depends_on_word (1 bit), and a bit that is always 1.
using Entry = std::uint64_t;
constexpr std::size_t page_size = 256;
using Page = std::array<std::atomic<Entry>, page_size>;
std::array<std::atomic<Page*>, 0x110000 / page_size> pages;

Entry encoded(const BareLetter& letter) {
    return static_cast<Entry>(letter.first) | static_cast<Entry>(letter.second) << 21 | Entry{letter.size} << 42 |
           Entry{letter.depends_on_word} << 44 | Entry{1} << 45;
}

BareLetter decoded(Entry entry) {
    constexpr Entry letter_mask = (Entry{1} << 21) - 1;
    return {static_cast<std::int32_t>(entry & letter_mask), static_cast<std::int32_t>(entry >> 21 & letter_mask),
            static_cast<unsigned>(entry >> 42 & 3), (entry >> 44 & 1) != 0};
}

// Returns the character at `at` and moves `at` to the next character, like next_character(). Decodes characters of two
// bytes, such as é and я, without a function call.
std::int32_t next_letter(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xc2 || lead >= 0xe0 || at + 1 >= text.size() || !is_continuation(text[at + 1]))
        return next_character(text, at);
    at += 2;
    return (lead & 0x1f) << 6 | (text[at - 1] & 0x3f);
}

BareLetter find_letter(std::int32_t character) {
    const bool is_kana = character >= 0x3041 && character <= 0x30ff;  // the replacement depends on the whole word
    const bool is_mark_of_letter = character == 0x0306 || character == 0x0308;  // kept only in й, ў and ї
    BareLetter letter{.depends_on_word = is_kana || is_mark_of_letter};
    std::string word;
    append_utf8(character, word);
    const std::string bare = strip_marks(word);
    for (std::size_t at = 0; at < bare.size() && letter.size < 2; ++letter.size)
        (letter.size == 0 ? letter.first : letter.second) = next_character(bare, at);
    return letter;
}

std::atomic<Entry>& entry_of(std::int32_t character) {
    std::atomic<Page*>& slot = pages[static_cast<std::size_t>(character) / page_size];
    Page* page = slot.load(std::memory_order_acquire);
    if (!page) {
        Page* const made = new Page();
        if (slot.compare_exchange_strong(page, made, std::memory_order_acq_rel))
            page = made;
        else
            delete made;
    }
    return (*page)[static_cast<std::size_t>(character) % page_size];
}

}  // namespace

BareLetter bare_letter(std::int32_t character) {
    if (character < 0x80 || character > 0x10ffff || U_IS_SURROGATE(character)) return {.first = character, .size = 1};
    std::atomic<Entry>& entry = entry_of(character);
    if (const Entry known = entry.load(std::memory_order_relaxed)) return decoded(known);
    const BareLetter letter = find_letter(character);
    entry.store(encoded(letter), std::memory_order_relaxed);
    return letter;
}

void append_bare_spelling(std::string_view folded, std::string& out) {
    const std::size_t begin = out.size();
    const bool is_all_ascii = is_ascii(folded);
    std::int32_t before = 0;
    for (std::size_t at = 0; at < folded.size();) {
        if (is_ascii(folded[at])) {
            const char c = folded[at++];
            if (c != '\'' && (c != '"' || is_all_ascii)) out += c;
            before = 0;
            continue;
        }
        const std::int32_t c = next_letter(folded, at);
        const BareLetter letter = bare_letter(c);
        if (letter.depends_on_word || (c == virama && (before == u'न' || before == u'म'))) {
            out.resize(begin);
            out += strip_marks(folded);
            out.erase(std::remove(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), '\''), out.end());
            return;
        }
        if (letter.size > 0) append_utf8(letter.first, out);
        if (letter.size > 1) append_utf8(letter.second, out);
        before = c;
    }
}

}  // namespace kwic
