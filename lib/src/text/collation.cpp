// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/collation.hpp"

#include "base/ascii.hpp"
#include "base/per_thread.hpp"
#include "text/icu.hpp"

#include <unicode/coll.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

const icu::Collator& collator() {
    static PerThread<const std::unique_ptr<icu::Collator>> collators;
    return *collators.get([] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> root(icu::Collator::createInstance(icu::Locale::getRoot(), status));
        check_icu(status, "cannot load the order of letters");
        root->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        check_icu(status, "cannot order numbers by their value");
        return root;
    });
}

constexpr std::size_t ascii_characters = 128;

// For each ASCII character, a number that ascends in the order of the characters and is equal for characters that
// differ only in case. Contains 0 for characters that the collator ignores, such as control characters.
using AsciiRanks = std::array<unsigned char, ascii_characters>;

AsciiRanks make_ascii_ranks() {
    std::unique_ptr<icu::Collator> letters(collator().clone());
    if (!letters) throw std::bad_alloc();
    letters->setStrength(icu::Collator::PRIMARY);
    std::map<std::string, std::vector<unsigned char>> by_key;
    for (unsigned char c = 0; c < ascii_characters; ++c) {
        std::array<std::uint8_t, 32> key{};
        const int32_t size =
            letters->getSortKey(icu::UnicodeString(char16_t{c}), key.data(), static_cast<int32_t>(key.size()));
        by_key[std::string(key.begin(), key.begin() + std::min<std::ptrdiff_t>(size, key.size()))].push_back(c);
    }
    AsciiRanks ranks{};
    unsigned char rank = 0;
    for (const auto& [key, characters] : by_key) {
        const bool is_ignored = key.size() <= 1;  // a key ends with a zero byte
        if (!is_ignored) ++rank;
        for (const unsigned char c : characters) ranks[c] = is_ignored ? 0 : rank;
    }
    return ranks;
}

const AsciiRanks& ascii_ranks() {
    static const AsciiRanks ranks = make_ascii_ranks();
    return ranks;
}

// Returns the end of the digits in `text` from `at` on.
std::size_t digits_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    return at;
}

// Returns the digits of `text` from `begin` to `end` without leading zeros.
std::string_view significant(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end && text[begin] == '0') ++begin;
    return text.substr(begin, end - begin);
}

// Returns whether `text` ends at `at`, or has an ASCII character there. A character outside ASCII, such as an accent,
// can change the order of the characters next to it.
bool is_plain(std::string_view text, std::size_t at) {
    return at >= text.size() || static_cast<unsigned char>(text[at]) < ascii_characters;
}

// Returns the index of the first byte that differs, or the length of the shorter text if there is none.
std::size_t first_difference(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t at = 0;
    while (at + sizeof(std::uint64_t) <= shorter && std::memcmp(&a[at], &b[at], sizeof(std::uint64_t)) == 0)
        at += sizeof(std::uint64_t);
    while (at < shorter && a[at] == b[at]) ++at;
    return at;
}

// Compares the numbers that begin at `begin` in both texts and have equal digits before `at`. Returns 0 if the numbers
// are equal, if they are too long for compare_numbers(), or if a character outside ASCII is next to a number.
int compare_numbers(std::string_view a, std::string_view b, std::size_t begin, std::size_t at) {
    constexpr std::size_t max_digits = 100;  // the collator divides long numbers
    const std::size_t end_a = digits_end(a, at), end_b = digits_end(b, at);
    if (std::max(end_a, end_b) - begin > max_digits || !is_plain(a, end_a) || !is_plain(b, end_b)) return 0;
    if (begin > 0 && !is_plain(a, begin - 1)) return 0;
    const std::string_view number_a = significant(a, begin, end_a), number_b = significant(b, begin, end_b);
    if (number_a.size() != number_b.size()) return number_a.size() < number_b.size() ? -1 : 1;
    return number_a.compare(number_b);
}

// Returns the result of compare_collated() if it depends only on ASCII characters, else 0.
int compare_ascii(std::string_view a, std::string_view b, const AsciiRanks& ranks) {
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t difference = first_difference(a, b);
    if (difference > 0 && !is_plain(a, difference - 1)) return 0;
    for (std::size_t at = difference; at <= shorter; ++at) {
        const bool has_a = at < a.size(), has_b = at < b.size();
        if (!has_a && !has_b) return 0;  // the texts may still differ in case
        const auto first = static_cast<unsigned char>(has_a ? a[at] : '\0');
        const auto second = static_cast<unsigned char>(has_b ? b[at] : '\0');
        if (first >= ascii_characters || second >= ascii_characters) return 0;
        if ((has_a && ranks[first] == 0) || (has_b && ranks[second] == 0)) return 0;
        if (ranks[first] == ranks[second]) continue;
        std::size_t begin = at;  // beginning of the numbers in which the texts differ, if any
        while (begin > 0 && is_ascii_digit(a[begin - 1])) --begin;
        const bool is_digit_a = has_a && is_ascii_digit(a[at]), is_digit_b = has_b && is_ascii_digit(b[at]);
        const bool are_numbers = begin < at ? is_digit_a || is_digit_b : is_digit_a && is_digit_b;
        if (are_numbers) return compare_numbers(a, b, begin, at);
        if (!is_plain(a, at + 1) || !is_plain(b, at + 1)) return 0;
        return ranks[first] < ranks[second] ? -1 : 1;
    }
    return 0;
}

}  // namespace

int compare_collated(std::string_view a, std::string_view b) {
    if (a == b) return 0;
    if (a.empty() || b.empty()) return a.empty() ? -1 : 1;
    if (const int order = compare_ascii(a, b, ascii_ranks()); order != 0) return order;
    UErrorCode status = U_ZERO_ERROR;
    const auto piece = [](std::string_view text) {
        return icu::StringPiece(text.data(), static_cast<int32_t>(text.size()));
    };
    const int order = collator().compareUTF8(piece(a), piece(b), status);
    check_icu(status, "cannot compare texts");
    return order;
}

std::string collation_key(std::string_view text) {
    if (text.empty()) return {};
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    std::string key(4 * text.size() + 16, '\0');  // long enough for the keys of nearly all texts
    for (;;) {
        const int32_t size = collator().getSortKey(source, reinterpret_cast<std::uint8_t*>(key.data()),
                                                   static_cast<int32_t>(key.size()));
        const bool fits = static_cast<std::size_t>(size) <= key.size();
        key.resize(static_cast<std::size_t>(size));
        if (fits) return key;
    }
}

}  // namespace kwic
