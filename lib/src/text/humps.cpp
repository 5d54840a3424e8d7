// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/humps.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/byte_flags.hpp"
#include "text/fold.hpp"
#include "text/unspaced.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_runs = 16;
constexpr std::size_t min_characters = 2;  // minimum number of characters of a part
constexpr std::size_t long_run = 3;        // minimum number of letters of a run that is likely to be a word

// A joint is a punctuation character in a word, such as an apostrophe. Accents and format characters are skipped.
enum class Class : unsigned char { capital, small, digit, joint, skipped };

Class ascii_class(char c) {
    if (c >= 'a' && c <= 'z') return Class::small;
    if (c >= 'A' && c <= 'Z') return Class::capital;
    return is_ascii_digit(c) ? Class::digit : Class::joint;
}

// Returns the class of a character that is not ASCII.
Class class_of(UChar32 c) {
    const auto category = U_MASK(u_charType(c));
    if (category & (U_GC_LT_MASK | U_GC_LU_MASK)) return Class::capital;
    if (category & U_GC_N_MASK) return Class::digit;
    if (category & U_GC_L_MASK) return Class::small;
    return category & U_GC_P_MASK ? Class::joint : Class::skipped;
}

// The characters of a written word that are not skipped.
struct Characters {
    std::array<Class, max_identifier_bytes> kinds;
    std::array<std::size_t, max_identifier_bytes> begins;  // offsets in the word
    std::size_t count = 0;
};

// Returns an empty result if the word has a joint, or more than max_identifier_bytes characters that are not skipped.
Characters characters_of(std::string_view written) {
    Characters all;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t begin = at;
        const Class kind = is_ascii(written[at]) ? ascii_class(written[at++]) : class_of(next_character(written, at));
        if (kind == Class::skipped) continue;
        if (kind == Class::joint || all.count == max_identifier_bytes) return {};
        all.kinds[all.count] = kind;
        all.begins[all.count++] = begin;
    }
    return all;
}

// Calls found(offset) for each hump of a written word except the first.
template <class Found>
void find_humps(std::string_view written, Found found) {
    const Characters all = characters_of(written);
    const auto is = [&](std::size_t i, Class kind) { return i < all.count && all.kinds[i] == kind; };
    const bool is_plural = all.count > 2 && written.ends_with('s') && is(all.count - 3, Class::capital) &&
                           is(all.count - 2, Class::capital);
    bool only_digits = true;
    for (std::size_t i = 1; i < all.count; ++i) {
        only_digits = only_digits && is(i - 1, Class::digit);
        if (!is(i, Class::capital) || only_digits) continue;
        if (is(i - 1, Class::capital) && (!is(i + 1, Class::small) || (is_plural && i + 2 == all.count))) continue;
        found(all.begins[i]);
    }
    if (is_plural) found(all.begins[all.count - 1]);
}

// Returns whether `humps` consists of one hump and the plural ending `s`, as in `tv|s`.
bool is_plural_abbreviation(std::string_view humps) {
    constexpr std::string_view ending = "|s";
    return humps.ends_with(ending) && humps.find(hump_separator) + ending.size() == humps.size();
}

// A run of ASCII digits in a hump, or a run of other characters, which count as letters.
struct Run {
    std::size_t begin, end;
    std::size_t hump;  // number of the hump
    std::size_t characters;
    bool are_digits;
};

// Returns the run that begins at `begin`. There must be no separator at `begin`.
Run run_at(std::string_view humps, std::size_t begin, std::size_t hump) {
    Run run{begin, begin, hump, 0, is_ascii_digit(humps[begin])};
    for (; run.end < humps.size() && humps[run.end] != hump_separator; ++run.end) {
        if (is_ascii_digit(humps[run.end]) != run.are_digits) break;
        run.characters += !is_continuation(humps[run.end]);
    }
    return run;
}

// Implements possible_humps() of humps.hpp for the 64 bytes from `bytes` on. The byte before and the byte after the 64
// bytes must be readable too. For speed, the conditions for small letters and digits also accept some other bytes, and
// the flags are packed only if a flag is set.
Bits possible_humps(const char* bytes) {
    Flags flags;
    std::uint8_t any = 0;
    const char* const from_before = bytes - 1;
    for (std::size_t i = 0; i < bit_count; ++i) {
        const char before = from_before[i], c = from_before[i + 1], after = from_before[i + 2];
        const auto is_capital = [](char each) { return (each >= 'A') & (each <= 'Z'); };
        const auto is_letter = [&](char each) { return is_capital(each) | (each >= 'a'); };
        const auto is_number = [](char each) { return static_cast<signed char>(each ^ '0') < 10; };
        const bool follows_small = (before >= 'a') | is_number(before);
        const bool precedes_small = is_capital(before) & (after >= 'a');
        const bool begins_hump = is_capital(c) & (follows_small | precedes_small);
        const bool begins_run = (is_number(c) & is_letter(before)) | (is_number(before) & is_letter(c));
        flags[i] = static_cast<std::uint8_t>(begins_hump | begins_run | !is_ascii(c));
        any |= flags[i];
    }
    return any ? packed(flags) : 0;
}

}  // namespace

Bits possible_humps(std::string_view text, std::size_t first) {
    if (first > 0 && first + bit_count < text.size()) return possible_humps(text.data() + first);
    std::array<char, bit_count + 2> piece{};
    text.copy(piece.data() + (first == 0), piece.size() - (first == 0), first == 0 ? 0 : first - 1);
    return possible_humps(piece.data() + 1);
}

HumpStarts hump_starts(std::string_view written, std::string_view folded) {
    if (folded.size() > max_identifier_bytes) return 0;
    HumpStarts starts = 0;
    if (is_ascii(written)) {
        find_humps(written, [&](std::size_t at) { starts |= HumpStarts{1} << at; });
        return starts;
    }
    std::string so_far;
    std::size_t begin = 0;
    bool is_divisible = true;
    find_humps(written, [&](std::size_t at) {
        append_folded(written.substr(begin, at - begin), so_far);
        begin = at;
        is_divisible = is_divisible && so_far.size() < folded.size();
        if (is_divisible) starts |= HumpStarts{1} << so_far.size();
    });
    if (starts == 0) return 0;
    append_folded(written.substr(begin), so_far);
    // `so_far` differs from `folded` if folding composes characters of two humps.
    return is_divisible && so_far == folded ? starts : 0;
}

std::string with_separators(std::string_view folded, HumpStarts starts) {
    std::string humps;
    humps.reserve(folded.size() + static_cast<std::size_t>(std::popcount(starts)));
    std::size_t begin = 0;
    for (; starts != 0; starts &= starts - 1) {
        const auto next = static_cast<std::size_t>(std::countr_zero(starts));
        humps.append(folded.substr(begin, next - begin)) += hump_separator;
        begin = next;
    }
    return humps.append(folded.substr(begin));
}

std::string without_separators(std::string_view humps) {
    std::string word(humps);
    std::erase(word, hump_separator);
    return word;
}

std::vector<std::string> split_humps(std::string_view humps) {
    std::vector<std::string> each;
    for (std::size_t begin = 0; begin <= humps.size();) {
        const std::size_t end = std::min(humps.find(hump_separator, begin), humps.size());
        each.emplace_back(humps.substr(begin, end - begin));
        begin = end + 1;
    }
    return each;
}

void identifier_parts(std::string_view humps, std::vector<std::string_view>& parts) {
    parts.clear();
    if (has_unspaced_letters(humps)) {
        if (humps.size() <= max_identifier_bytes) append_unspaced_parts(humps, parts);
        return;
    }
    std::array<Run, max_runs> runs;
    std::size_t count = 0, hump = 0, letters = 0, letters_in_long_runs = 0;
    for (std::size_t at = 0; at < humps.size();) {
        if (humps[at] == hump_separator) {
            ++hump;
            ++at;
            continue;
        }
        if (count == max_runs) return;
        const Run& run = runs[count++] = run_at(humps, at, hump);
        at = run.end;
        if (run.are_digits) continue;
        letters += run.characters;
        if (run.characters >= long_run) letters_in_long_runs += run.characters;
    }
    if (count < 2 || humps.size() - hump > max_identifier_bytes ||
        (letters_in_long_runs * 2 <= letters && !is_plural_abbreviation(humps)))
        return;

    const auto add = [&](std::size_t first, std::size_t last) {
        const std::string_view part = humps.substr(runs[first].begin, runs[last].end - runs[first].begin);
        if (part.size() != humps.size() && count_characters(part) >= min_characters) parts.push_back(part);
    };
    for (std::size_t i = 0, first = 0; i < count; ++i) {
        add(i, i);
        if (i > 0 && runs[i - 1].hump != runs[i].hump) first = i;
        const bool is_end = i + 1 == count || runs[i + 1].hump != runs[i].hump;
        if (is_end && i > first) add(first, i);
        if (!is_end && !runs[i].are_digits) add(i, i + 1);
    }
}

bool may_have_parts(std::string_view folded) {
    std::size_t bytes = 0;  // number of bytes since the last digit
    bool has_digit = false, has_long_run = false;
    for (const char c : folded) {
        has_digit |= is_ascii_digit(c);
        bytes = is_ascii_digit(c) ? 0 : bytes + 1;
        has_long_run |= bytes >= long_run;
    }
    return (has_digit && has_long_run) || has_unspaced_letters(folded);
}

bool has_joined_humps(std::string_view humps, std::string_view joined) {
    if (joined.empty()) return false;
    const std::vector<std::string> all = split_humps(humps);
    const auto begins_with = [](std::string_view hump, std::string_view letters) {
        return hump.starts_with(letters) && (hump.size() == letters.size() ||
                                             (is_ascii_digit(hump[letters.size()]) && !is_ascii_digit(letters.back())));
    };
    for (std::size_t first = 0; first < all.size(); ++first) {
        std::string_view rest = joined;
        for (std::size_t i = first; i < all.size(); ++i) {
            if (begins_with(all[i], rest)) return true;
            if (all[i].empty() || !rest.starts_with(all[i])) break;
            rest.remove_prefix(all[i].size());
        }
    }
    return false;
}

}  // namespace kwic
