// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/word_pages.hpp"

#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "text/bare_spelling.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t words_per_block = 8;
constexpr std::size_t escape = 15;           // a 4-bit size with this value means that the size follows as a varint
constexpr std::size_t max_number_bytes = 5;  // maximum size of the varint of a 32-bit number
constexpr std::size_t leap_below = 2;        // a block has a `leap` field if `shared` is less than this

void put_four_bytes(std::string& out, std::size_t at, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) out[at + i] = static_cast<char>(value >> 8 * i & 0xff);
}

std::size_t common(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

[[noreturn]] void fail() { throw Error(ErrorCode::corrupt, "the index is damaged: corrupt lexicon page"); }

}  // namespace

std::size_t WordPacker::add(std::string_view word, Xapian::doccount documents) {
    block_.push_back({std::string(word), documents});
    if (block_.size() == words_per_block) end_block();
    return page_.size();
}

std::string WordPacker::take() {
    end_block();
    prefix_.clear();
    leap_.reset();
    std::string page;
    page.swap(page_);
    return page;
}

void WordPacker::end_block() {
    if (block_.empty()) return;
    const std::string& first = block_.front().text;
    const std::string prefix = first.substr(0, common(first, block_.back().text));
    const std::size_t characters_begin = character_start(first, prefix.size());
    std::string words;
    LetterSet letters = 0;
    std::string_view before = prefix;
    for (const Word& word : block_) {
        const std::string_view text = word.text;
        const std::size_t whole = common(before, text);
        const std::size_t shared = whole - prefix.size();
        const std::string_view rest = text.substr(whole);
        words += static_cast<char>(std::min(shared, escape) << 4 | std::min(rest.size(), escape));
        if (shared >= escape) append_varint(words, shared);
        if (rest.size() >= escape) append_varint(words, rest.size());
        words += rest;
        append_varint(words, word.documents);
        for (std::size_t at = std::min(characters_begin, text.size()); at < text.size();)
            for_each_bare_letter(next_character(text, at), [&](std::int32_t letter) {
                letters |= letter_bit(letter);
                return true;
            });
        before = text;
    }
    const std::size_t shared = common(prefix_, prefix);
    const std::size_t begin = page_.size();
    append_varint(page_, shared);
    append_string(page_, std::string_view(prefix).substr(shared));
    if (shared < leap_below) {
        if (leap_) put_four_bytes(page_, *leap_, static_cast<std::uint32_t>(begin - *leap_ - 4));
        leap_ = page_.size();
        page_.append(4, '\0');
    }
    page_.append(4, '\0');
    put_four_bytes(page_, page_.size() - 4, letters);
    append_string(page_, words);
    prefix_ = prefix;
    block_.clear();
}

std::size_t WordReader::number() {
    if (const auto value = read_varint(max_number_bytes, [&] { return *take(1); })) return *value;
    fail();
}

const char* WordReader::take(std::size_t bytes) {
    if (bytes > static_cast<std::size_t>(end_ - at_)) fail();
    return std::exchange(at_, at_ + bytes);
}

// Most copies are short. A short copy copies short_copy bytes, unless the page ends earlier, because memcpy() is faster
// with a constant size than with a variable size.
void WordReader::copy(std::size_t to, const char* from, std::size_t bytes) {
    const bool is_short = bytes <= short_copy && static_cast<std::size_t>(end_ - from) >= short_copy;
    if (is_short)
        std::memcpy(word_ + to, from, short_copy);
    else
        std::memcpy(word_ + to, from, bytes);
}

std::uint32_t WordReader::four_bytes() {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(take(4));
    return std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 | std::uint32_t{bytes[2]} << 16 |
           std::uint32_t{bytes[3]} << 24;
}

// Does not copy the prefix of a skipped block to word_. Each skipped prefix shares at least `less_than` bytes with the
// previous prefix, so the first `less_than` bytes of word_ remain correct. The first prefix that is not skipped shares
// fewer than `less_than` bytes with the previous prefix, so word_ already holds all shared bytes.
bool WordReader::next_block(std::size_t less_than) {
    std::size_t known = prefix_bytes_;
    for (at_ = block_end_;; at_ = block_end_) {
        if (less_than <= leap_below) at_ = std::max(at_, leap_);
        if (at_ == end_) return false;
        const std::size_t shared = number();
        const std::size_t bytes = number();
        if (shared > known || shared + bytes > max_bytes) fail();
        const char* const rest = take(bytes);
        known = shared + bytes;
        if (shared < leap_below) {
            const std::uint32_t leap = four_bytes();
            if (leap > static_cast<std::size_t>(end_ - at_)) fail();
            leap_ = leap > 0 ? at_ + leap : end_;
        }
        const LetterSet letters = four_bytes();
        const std::size_t words = number();
        block_end_ = take(words) + words;
        if (shared >= less_than) continue;
        copy(shared, rest, bytes);
        at_ = block_end_ - words;
        word_bytes_ = prefix_bytes_ = known;
        shared_prefix_ = shared;
        letters_ = letters;
        return true;
    }
}

bool WordReader::next_word(std::size_t less_than) {
    std::size_t known = word_bytes_ - prefix_bytes_;
    while (at_ < block_end_) {
        const auto sizes = static_cast<unsigned char>(*at_++);
        std::size_t shared = sizes >> 4;
        std::size_t bytes = sizes & 15;
        if (shared == escape) shared = number();
        if (bytes == escape) bytes = number();
        if (shared > known || prefix_bytes_ + shared + bytes > max_bytes) fail();
        const char* const rest = take(bytes);
        known = shared + bytes;
        documents_ = static_cast<Xapian::doccount>(number());
        if (prefix_bytes_ + shared >= less_than) continue;
        shared_word_ = prefix_bytes_ + shared;
        copy(shared_word_, rest, bytes);
        word_bytes_ = shared_word_ + bytes;
        return true;
    }
    return false;
}

}  // namespace kwic
