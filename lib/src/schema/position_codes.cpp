// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/position_codes.hpp"

#include "base/bytes.hpp"
#include "text/word_hash.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace kwic {
namespace {

// Bytes of a code.
constexpr unsigned min_width = 3;
constexpr unsigned max_width = 4;

// With more words than these, hardly any factor gives each a code of three bytes of its own.
constexpr std::size_t many_words = 6000;

// So many factors are tried before codes are made wider.
constexpr unsigned max_tries = 64;

// Never that of a term.
constexpr std::uint32_t no_code = 0xffffffff;

// So many words are compared at once.
constexpr std::size_t piece = 64;

// As Xapian's lists have them.
constexpr std::uint64_t max_position = (std::uint64_t{1} << 31) - 1;

std::uint8_t first_byte(std::uint32_t code) { return static_cast<std::uint8_t>(code); }

std::uint64_t factor(std::uint64_t number) { return mix(number + 1) | 1; }

std::uint32_t code_by(std::uint64_t hash, std::uint64_t factor, unsigned width) {
    return static_cast<std::uint32_t>(hash * factor >> (64 - 8 * width));
}

// Whether each of the terms with these hashes has a code of its own.
bool are_separate(const std::vector<std::uint64_t>& hashes, std::uint64_t factor, unsigned width) {
    const std::size_t mask = std::bit_ceil(2 * hashes.size()) - 1;
    std::vector<std::uint32_t> table(mask + 1, no_code);
    for (const std::uint64_t hash : hashes) {
        const std::uint32_t code = code_by(hash, factor, width);
        if (code == no_code) return false;
        std::size_t slot = code & mask;
        for (; table[slot] != no_code; slot = (slot + 1) & mask)
            if (table[slot] == code) return false;
        table[slot] = code;
    }
    return true;
}

struct Coding {
    unsigned width;
    std::uint64_t number;  // of the factor
};

// Where none separates them, which is the case only for terms that were made to have the same hash, any will do.
Coding coding_of(const std::vector<std::uint64_t>& hashes) {
    for (unsigned width = hashes.size() > many_words ? max_width : min_width; width <= max_width; ++width)
        for (std::uint64_t number = 0; number < max_tries; ++number)
            if (are_separate(hashes, factor(number), width)) return {width, number};
    return {max_width, 0};
}

[[noreturn]] void fail() { throw Error(ErrorCode::corrupt, "the index is damaged: the places of words are not whole"); }

// The bytes of a piece that begins at `begin`, or fewer at the end; the others are not set.
template <std::size_t size>
std::size_t copy_piece(std::string_view bytes, std::size_t begin, std::uint8_t (&to)[size]) {
    const std::size_t count = std::min(size, bytes.size() - begin);
    std::memcpy(to, bytes.data() + begin, count);
    return count;
}

}  // namespace

void WordCoder::add(std::string_view term, Xapian::termpos position, Xapian::termcount count) {
    if (runs_.empty() || position != runs_.back().first + runs_.back().size) runs_.push_back({position, 0});
    ++runs_.back().size;
    words_.push_back(terms_.intern(term));
    terms_[words_.back()].count += count;
}

std::vector<CountedTerm> WordCoder::terms() const {
    std::vector<CountedTerm> terms;
    terms.reserve(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number)
        terms.emplace_back(terms_.term(terms_[number]), terms_[number].count);
    return terms;
}

PositionCodes WordCoder::encode() const {
    PositionCodes coded;
    if (words_.empty()) return coded;
    std::vector<std::uint64_t> hashes;
    hashes.reserve(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number)
        hashes.push_back(WordCodes::hash_of(terms_.term(terms_[number])));
    const Coding coding = coding_of(hashes);
    append_varint(coded.low_bytes, coding.width);
    append_varint(coded.low_bytes, coding.number);
    append_varint(coded.low_bytes, runs_.size());
    for (const Run& run : runs_) {
        append_varint(coded.low_bytes, run.first);
        append_varint(coded.low_bytes, run.size);
    }
    const std::uint64_t by = factor(coding.number);
    std::vector<std::uint32_t> codes;
    codes.reserve(hashes.size());
    for (const std::uint64_t hash : hashes) codes.push_back(code_by(hash, by, coding.width));
    const std::size_t begin = coded.low_bytes.size();
    coded.low_bytes.resize(begin + words_.size());
    coded.high_bytes.resize(words_.size() * (coding.width - 1));
    char* first = coded.low_bytes.data() + begin;
    char* rest = coded.high_bytes.data();
    for (const std::uint32_t word : words_) {
        std::uint32_t code = codes[word];
        *first++ = static_cast<char>(code);
        for (unsigned i = 1; i < coding.width; ++i) *rest++ = static_cast<char>(code >>= 8);
    }
    return coded;
}

WordCodes::WordCodes(std::string_view first) {
    ByteReader in(first);
    const std::uint64_t width = in.number();
    if (width < min_width || width > max_width) fail();
    width_ = static_cast<unsigned>(width);
    factor_ = factor(in.number());
    std::size_t size = 0;
    for (auto runs = in.number(); runs > 0; --runs) {
        const std::uint64_t position = in.number();
        const std::uint64_t words = in.number();
        if (position > max_position || words > first.size()) fail();
        runs_.push_back({static_cast<Xapian::termpos>(position), size, size + words});
        size += words;
    }
    first_ = in.rest();
    if (first_.size() != size) fail();
}

WordCodes::WordCodes(std::string_view first, std::string_view rest) : WordCodes(first) {
    rest_ = rest;
    if (rest_.size() != first_.size() * (width_ - 1)) fail();
}

std::uint64_t WordCodes::hash_of(std::string_view term) { return XXH3_64bits(term.data(), term.size()); }

std::uint32_t WordCodes::code_of(std::uint64_t hash) const { return code_by(hash, factor_, width_); }

bool WordCodes::has(std::size_t word, std::uint32_t code) const {
    if (static_cast<std::uint8_t>(first_[word]) != first_byte(code)) return false;
    if (rest_.empty()) return true;
    for (unsigned i = 0; i + 1 < width_; ++i)
        if (static_cast<std::uint8_t>(rest_[word * (width_ - 1) + i]) != first_byte(code >>= 8)) return false;
    return true;
}

// Most pieces of a document do not have the word, which is found out for many words at a time: the loop over a piece
// has no branches, so that compilers make vector instructions of it.
void WordCodes::positions(std::string_view term, std::size_t most, std::vector<Xapian::termpos>& found) const {
    const std::uint32_t code = code_of(hash_of(term));
    const std::uint8_t byte = first_byte(code);
    const Run* run = runs_.data();
    std::uint8_t words[piece] = {};
    for (std::size_t begin = 0; begin < first_.size(); begin += piece) {
        const std::size_t count = copy_piece(first_, begin, words);
        std::uint8_t is_there = 0;
        for (const std::uint8_t word : words) is_there |= static_cast<std::uint8_t>(word == byte);
        for (std::size_t i = 0; is_there && i < count; ++i) {
            const std::size_t word = begin + i;
            if (words[i] != byte || !has(word, code)) continue;
            if (most-- == 0) return;
            while (word >= run->end) ++run;
            found.push_back(run->first + static_cast<Xapian::termpos>(word - run->begin));
        }
    }
}

// As in positions().
bool WordCodes::has_sequence(std::span<const std::uint64_t> hashes) const {
    const std::uint8_t first = first_byte(code_of(hashes[0]));
    const std::uint8_t second = first_byte(code_of(hashes[1]));
    const Run* run = runs_.data();
    std::uint8_t words[piece + 1] = {};
    for (std::size_t begin = 0; begin + hashes.size() <= first_.size(); begin += piece) {
        const std::size_t count = copy_piece(first_, begin, words);
        std::uint8_t is_there = 0;
        for (std::size_t i = 0; i < piece; ++i)
            is_there |= static_cast<std::uint8_t>((words[i] == first) & (words[i + 1] == second));
        for (std::size_t i = 0; is_there && i + 1 < count; ++i) {
            if (words[i] != first || words[i + 1] != second) continue;
            std::size_t word = begin + i;
            while (word >= run->end) ++run;
            if (word + hashes.size() > run->end) continue;
            const auto is_next = [&](std::uint64_t hash) { return has(word++, code_of(hash)); };
            if (std::all_of(hashes.begin(), hashes.end(), is_next)) return true;
        }
    }
    return false;
}

}  // namespace kwic
