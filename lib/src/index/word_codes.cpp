// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/word_codes.hpp"

#include "index/bytes.hpp"
#include "text/word_hash.hpp"

#include <xxhash.h>

#include <algorithm>

namespace kwic {
namespace {

constexpr unsigned least_width = 2;
constexpr unsigned most_width = 4;

// As Xapian's lists have them.
constexpr std::uint64_t most_position = (std::uint64_t{1} << 31) - 1;

// So many factors are tried before codes are made wider. For 512 words and two bytes one of seven will do.
constexpr unsigned most_tries = 64;

// With more words than these, hardly any factor gives each a code of its own.
constexpr std::size_t most_words_of_width[] = {512, 6000};  // of two bytes and of three

std::uint64_t hash_of(std::string_view term) { return XXH3_64bits(term.data(), term.size()); }

std::uint64_t factor(std::uint64_t number) { return mix(number + 1) | 1; }

std::uint64_t code_of(std::uint64_t hash, std::uint64_t factor, unsigned width) {
    return hash * factor >> (64 - 8 * width);
}

// The different ones among them.
std::vector<std::uint64_t> distinct(const std::vector<std::uint64_t>& hashes) {
    std::size_t slots = 64;
    while (slots < 2 * hashes.size()) slots *= 2;
    std::vector<std::uint64_t> table(slots);  // 0: free
    std::vector<std::uint64_t> found;
    bool has_zero = false;
    for (const std::uint64_t hash : hashes) {
        has_zero |= hash == 0;
        std::size_t slot = hash & (slots - 1);
        while (table[slot] != 0 && table[slot] != hash) slot = (slot + 1) & (slots - 1);
        if (table[slot] != hash) found.push_back(table[slot] = hash);
    }
    if (has_zero) found.push_back(0);
    return found;
}

// Whether each of the hashes has a code of its own.
class Separation {
public:
    bool is_given(const std::vector<std::uint64_t>& hashes, std::uint64_t factor, unsigned width) {
        if (width > least_width) return is_given_by_sorting(hashes, factor, width);
        taken_.assign(std::size_t{1} << (8 * least_width - 6), 0);
        for (const std::uint64_t hash : hashes) {
            const std::uint64_t code = code_of(hash, factor, width);
            std::uint64_t& word = taken_[code >> 6];
            const std::uint64_t bit = std::uint64_t{1} << (code & 63);
            if (word & bit) return false;
            word |= bit;
        }
        return true;
    }

private:
    bool is_given_by_sorting(const std::vector<std::uint64_t>& hashes, std::uint64_t factor, unsigned width) {
        codes_.clear();
        for (const std::uint64_t hash : hashes) codes_.push_back(code_of(hash, factor, width));
        std::sort(codes_.begin(), codes_.end());
        return std::adjacent_find(codes_.begin(), codes_.end()) == codes_.end();
    }

    std::vector<std::uint64_t> taken_;  // a bit for each code
    std::vector<std::uint64_t> codes_;
};

struct Coding {
    unsigned width;
    std::uint64_t number;  // of the factor
};

// Where none separates them, which is the case only for terms that were made to have the same hash, any will do.
Coding coding_of(const std::vector<std::uint64_t>& hashes) {
    Separation separation;
    unsigned width = least_width;
    for (const std::size_t most : most_words_of_width) width += hashes.size() > most;
    for (; width <= most_width; ++width)
        for (std::uint64_t number = 0; number < most_tries; ++number)
            if (separation.is_given(hashes, factor(number), width)) return {width, number};
    return {most_width, 0};
}

template <unsigned width>
std::uint64_t read_code(const char* at) {
    std::uint64_t code = 0;
    for (unsigned i = 0; i < width; ++i) code |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    return code;
}

}  // namespace

void WordCoder::add(std::string_view term, Xapian::termpos position) {
    if (runs_.empty() || position != runs_.back().first + runs_.back().size) runs_.push_back({position, 0});
    ++runs_.back().size;
    hashes_.push_back(hash_of(term));
}

std::string WordCoder::encode() const {
    std::string bytes;
    if (hashes_.empty()) return bytes;
    const Coding coding = coding_of(distinct(hashes_));
    bytes.reserve(16 + runs_.size() * 8 + hashes_.size() * coding.width);
    put_number(bytes, coding.width);
    put_number(bytes, coding.number);
    put_number(bytes, runs_.size());
    for (const Run& run : runs_) {
        put_number(bytes, run.first);
        put_number(bytes, run.size);
    }
    const std::uint64_t by = factor(coding.number);
    for (const std::uint64_t hash : hashes_) {
        std::uint64_t code = code_of(hash, by, coding.width);
        for (unsigned i = 0; i < coding.width; ++i, code >>= 8) bytes += static_cast<char>(code);
    }
    return bytes;
}

WordCodes::WordCodes(std::string_view bytes) {
    const auto fail = [] {
        throw Error(ErrorCode::corrupt, "the index is damaged: the places of words are not whole");
    };
    ByteReader in(bytes);
    const std::uint64_t width = in.number();
    if (width < least_width || width > most_width) fail();
    width_ = static_cast<unsigned>(width);
    factor_ = factor(in.number());
    for (auto runs = in.number(); runs > 0; --runs) {
        const std::uint64_t first = in.number();
        const std::uint64_t words = in.number();
        if (first > most_position || words > bytes.size()) fail();
        runs_.push_back({static_cast<Xapian::termpos>(first), size_, size_ + words});
        size_ += words;
    }
    codes_ = in.rest();
    if (codes_.size() != size_ * width_) fail();
}

template <class Read>
void WordCodes::find(std::uint64_t code, std::size_t most, std::vector<Xapian::termpos>& found, Read read) const {
    for (const Run& run : runs_)
        for (std::size_t i = run.begin; i < run.end; ++i) {
            if (read(codes_.data() + i * width_) != code) continue;
            if (most-- == 0) return;
            found.push_back(run.first + static_cast<Xapian::termpos>(i - run.begin));
        }
}

void WordCodes::positions(std::string_view term, std::size_t most, std::vector<Xapian::termpos>& found) const {
    const std::uint64_t code = code_of(hash_of(term), factor_, width_);
    if (width_ == 2) return find(code, most, found, read_code<2>);
    if (width_ == 3) return find(code, most, found, read_code<3>);
    find(code, most, found, read_code<4>);
}

}  // namespace kwic
