// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/position_codes.hpp"

#include "base/bytes.hpp"
#include "schema/word_position.hpp"
#include "text/word_hash.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {
namespace {

// The minimum and the maximum width of a code in bytes.
constexpr unsigned min_width = 3;
constexpr unsigned max_width = 4;

// A document with more distinct terms than this has codes of max_width bytes. A random factor gives 6,000 terms
// different codes of three bytes with a probability of about 0.34.
constexpr std::size_t many_terms = 6000;

// The number of factors that are tried for each width of the codes.
constexpr unsigned max_tries = 64;

// Marks a free slot of the hash table in are_separate(), which rejects factors that give a term this code.
constexpr std::uint32_t no_code = 0xffffffff;

// The number of words in a chunk. One vectorized loop compares the low bytes of all codes of a chunk.
constexpr std::size_t chunk = 64;

// The largest position that an index may contain; see schema/word_position.hpp.
constexpr std::uint64_t max_position = (std::uint64_t{1} << 31) - 1;

std::uint8_t low_byte(std::uint32_t code) { return static_cast<std::uint8_t>(code); }

std::uint64_t factor(std::uint64_t number) { return mix(number + 1) | 1; }

std::uint32_t code_by(std::uint64_t hash, std::uint64_t factor, unsigned width) {
    return static_cast<std::uint32_t>(hash * factor >> (64 - 8 * width));
}

// Returns whether all terms with these hashes have different codes.
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
    std::uint64_t number;  // the argument of factor()
};

// Returns the first coding that gives all terms different codes; narrow codes are tried first. Returns the first coding
// of max_width if no coding gives all terms different codes, for example because two terms have the same hash.
Coding coding_of(const std::vector<std::uint64_t>& hashes) {
    for (unsigned width = hashes.size() > many_terms ? max_width : min_width; width <= max_width; ++width)
        for (std::uint64_t number = 0; number < max_tries; ++number)
            if (are_separate(hashes, factor(number), width)) return {width, number};
    return {max_width, 0};
}

[[noreturn]] void fail() { throw Error(ErrorCode::corrupt, "the index is damaged: bad position codes of a document"); }

}  // namespace

void PositionEncoder::add(std::string_view term, Xapian::termpos position, Xapian::termcount count) {
    if (runs_.empty() || position != runs_.back().first + runs_.back().size) runs_.push_back({position, 0});
    ++runs_.back().size;
    words_.push_back(terms_.intern(term));
    terms_[words_.back()].count += count;
}

std::vector<CountedTerm> PositionEncoder::terms() const {
    std::vector<CountedTerm> terms;
    terms.reserve(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number)
        terms.emplace_back(terms_.term(terms_[number]), terms_[number].count);
    return terms;
}

PositionCodes PositionEncoder::encode() const {
    PositionCodes codes;
    if (words_.empty()) return codes;
    std::vector<std::uint64_t> hashes;
    hashes.reserve(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number)
        hashes.push_back(PositionDecoder::hash_of(terms_.term(terms_[number])));
    const Coding coding = coding_of(hashes);
    append_varint(codes.low_bytes, coding.width);
    append_varint(codes.low_bytes, coding.number);
    append_varint(codes.low_bytes, runs_.size());
    for (const Run& run : runs_) {
        append_varint(codes.low_bytes, run.first);
        append_varint(codes.low_bytes, run.size);
    }
    const std::uint64_t multiplier = factor(coding.number);
    std::vector<std::uint32_t> term_codes;
    term_codes.reserve(hashes.size());
    for (const std::uint64_t hash : hashes) term_codes.push_back(code_by(hash, multiplier, coding.width));
    const std::size_t begin = codes.low_bytes.size();
    codes.low_bytes.resize(begin + words_.size());
    codes.high_bytes.resize(words_.size() * (coding.width - 1));
    char* low = codes.low_bytes.data() + begin;
    char* high = codes.high_bytes.data();
    for (const std::uint32_t word : words_) {
        std::uint32_t code = term_codes[word];
        *low++ = static_cast<char>(code);
        for (unsigned i = 1; i < coding.width; ++i) *high++ = static_cast<char>(code >>= 8);
    }
    return codes;
}

void PositionDecoder::decode(std::string_view low_bytes) {
    ByteReader in(low_bytes);
    const std::uint64_t width = in.number();
    if (width < min_width || width > max_width) fail();
    width_ = static_cast<unsigned>(width);
    factor_ = factor(in.number());
    runs_.clear();
    has_broken_runs_ = false;
    std::size_t size = 0;
    for (auto runs = in.number(); runs > 0; --runs) {
        const std::uint64_t position = in.number();
        const std::uint64_t words = in.number();
        if (position > max_position || words > low_bytes.size()) fail();
        runs_.push_back({static_cast<Xapian::termpos>(position), size, size + words});
        has_broken_runs_ |= is_broken(runs_.back().first);
        size += words;
    }
    low_ = in.rest();
    high_ = {};
    if (low_.size() != size) fail();
}

void PositionDecoder::add_high_bytes(std::string_view high_bytes) {
    high_ = high_bytes;
    if (high_.size() != low_.size() * (width_ - 1)) fail();
}

std::uint64_t PositionDecoder::hash_of(std::string_view term) { return XXH3_64bits(term.data(), term.size()); }

std::uint32_t PositionDecoder::code_of(std::uint64_t hash) const { return code_by(hash, factor_, width_); }

std::uint32_t PositionDecoder::code_at(std::size_t word) const {
    std::uint32_t code = 0;
    for (unsigned i = width_ - 1; i > 0; --i)
        code = code << 8 | static_cast<std::uint8_t>(high_[word * (width_ - 1) + i - 1]);
    return code << 8 | static_cast<std::uint8_t>(low_[word]);
}

bool PositionDecoder::has(std::size_t word, std::uint32_t code) const {
    if (static_cast<std::uint8_t>(low_[word]) != low_byte(code)) return false;
    if (high_.empty()) return true;
    for (unsigned i = 0; i + 1 < width_; ++i)
        if (static_cast<std::uint8_t>(high_[word * (width_ - 1) + i]) != low_byte(code >>= 8)) return false;
    return true;
}

void PositionDecoder::positions(std::string_view term, std::size_t max_count,
                                std::vector<Xapian::termpos>& found) const {
    const std::uint32_t code = code_of(hash_of(term));
    const char byte = static_cast<char>(low_byte(code));
    const Run* run = runs_.data();
    for (std::size_t word = low_.find(byte); word != low_.npos; word = low_.find(byte, word + 1)) {
        if (!has(word, code)) continue;
        if (max_count-- == 0) return;
        while (word >= run->end) ++run;
        found.push_back(run->first + static_cast<Xapian::termpos>(word - run->begin));
    }
}

// Most chunks of a document do not contain the sequence. The loops that test a chunk have no branches, so that
// compilers can vectorize them. The loops search the chunk for the low byte of an alternative of the first word of the
// pair (see HashSequence::pair), directly followed by the low byte of an alternative of the second word.
bool PositionDecoder::has_sequence(const HashSequence& sequence,
                                   const std::function<bool(std::size_t, std::size_t)>& is_present) const {
    const auto& [words, pair] = sequence;
    const Run* run = runs_.data();
    const auto is_word = [&, &words = words](std::size_t at, std::size_t word) {
        const std::vector<std::uint64_t>& hashes = words[word];
        for (std::size_t i = 0; i < hashes.size(); ++i)
            if (has(at, code_of(hashes[i])) && (hashes.size() == 1 || !is_present || is_present(word, i))) return true;
        return false;
    };
    std::array<std::uint8_t, chunk + 1> low{};
    for (std::size_t begin = 0; begin < low_.size(); begin += chunk) {
        const std::size_t count = std::min(low.size(), low_.size() - begin);
        std::memcpy(low.data(), low_.data() + begin, count);  // after the last word, bytes of the previous chunk remain
        std::array<std::uint8_t, chunk> pairs{};  // pairs[i] is not 0 if the pair may begin at the word begin + i
        for (const std::uint64_t hash : words[pair]) {
            const std::uint8_t first = low_byte(code_of(hash));
            for (std::size_t i = 0; i < chunk; ++i) pairs[i] |= static_cast<std::uint8_t>(low[i] == first);
        }
        std::array<std::uint8_t, chunk> seconds{};
        for (const std::uint64_t hash : words[pair + 1]) {
            const std::uint8_t second = low_byte(code_of(hash));
            for (std::size_t i = 0; i < chunk; ++i) seconds[i] |= static_cast<std::uint8_t>(low[i + 1] == second);
        }
        std::uint8_t is_candidate = 0;
        for (std::size_t i = 0; i < chunk; ++i) is_candidate |= (pairs[i] &= seconds[i]);
        for (std::size_t i = 0; is_candidate && i + 1 < count; ++i) {
            if (!pairs[i]) continue;
            while (begin + i >= run->end) ++run;
            if (begin + i < run->begin + pair) continue;
            const std::size_t first = begin + i - pair;
            if (first + words.size() > run->end) continue;
            std::size_t word = 0;
            while (word < words.size() && is_word(first + word, word)) ++word;
            if (word == words.size()) return true;
        }
    }
    return false;
}

std::vector<PositionDecoder::Posting> PositionDecoder::postings(std::span<const std::string> terms) const {
    std::unordered_map<std::uint32_t, std::size_t> numbers;  // number of the term with each code
    for (std::size_t number = 0; number < terms.size(); ++number)
        numbers.emplace(code_of(hash_of(terms[number])), number);
    std::vector<Posting> postings;
    for (const Run& run : runs_)
        for (std::size_t word = run.begin; word < run.end; ++word)
            if (const auto found = numbers.find(code_at(word)); found != numbers.end())
                postings.push_back({found->second, run.first + static_cast<Xapian::termpos>(word - run.begin)});
    return postings;
}

bool PositionDecoder::has_broken_word(const HashSequence& sequence) const {
    if (!has_broken_runs_) return false;
    const auto is_any = [&](std::size_t at) {
        return std::ranges::any_of(sequence.words, [&](const std::vector<std::uint64_t>& hashes) {
            return std::ranges::any_of(hashes, [&](std::uint64_t hash) { return has(at, code_of(hash)); });
        });
    };
    for (const Run& run : runs_)
        if (is_broken(run.first))
            for (std::size_t word = run.begin; word < run.end; ++word)
                if (is_any(word)) return true;
    return false;
}

std::size_t PositionDecoder::broken_words() const {
    std::size_t count = 0;
    for (const Run& run : runs_) count += is_broken(run.first) ? run.end - run.begin : 0;
    return count;
}

}  // namespace kwic
