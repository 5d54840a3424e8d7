// SPDX-License-Identifier: GPL-2.0-or-later
// Divides identifiers into the parts by which a search finds them: `header` finds parseHttpHeader.
//
// The capitals within a word divide the word into humps: parse|Http|Header. The last of several capitals in a row
// begins a hump if a small letter follows: HTTP|Server. A plural s at the end of an abbreviation is a hump: URL|s.
// Digits belong to the hump before them: utf8|Decoder. Digits at the beginning of a word belong to the hump after them:
// 3D|Model. Words with apostrophes or full stops have one hump.
//
// Folding removes the capitals, so humps are found in the written word. The humps of a word are represented by the
// folded word with a separator between the humps: parse|http|header. A hump consists of runs of letters and runs of
// ASCII digits: `utf8` has the runs `utf` and `8`.
#pragma once

#include "text/byte_flags.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The character between two humps. No word contains this character, because Segmenter treats `|` as a separator.
inline constexpr char hump_separator = '|';

// The maximum size in bytes of a folded word that is divided.
inline constexpr std::size_t max_identifier_bytes = 64;

// The beginnings of all humps of a folded word except the first: bit i is set if a hump begins at byte i.
using HumpStarts = std::uint64_t;

// Returns the beginnings of the humps of a word, or 0 if the word has one hump. `folded` must be the folded form of
// `written`.
HumpStarts hump_starts(std::string_view written, std::string_view folded);

// Returns a bit for each of the 64 bytes of `text` from offset `first` on. The bit is set if one of these is true:
//
//     the byte is an ASCII capital at which a hump may begin
//     the byte and the byte before it are an ASCII letter and a digit, in either order
//     the byte is not ASCII
//
// If no bit is set for the bytes of a word, the word has no parts.
Bits possible_humps(std::string_view text, std::size_t first);

// Returns the folded word with separators at `starts`.
std::string with_separators(std::string_view folded, HumpStarts starts);
std::string without_separators(std::string_view humps);

// Returns the humps in order, without the separators.
std::vector<std::string> split_humps(std::string_view humps);

// Sets `parts` to the parts by which a search finds a word. The parts are in any order, and a part may occur several
// times. `humps` is the result of with_separators() for the word, and must outlive `parts`. A part has at least two
// characters, is shorter than the word, and is one of these:
//
//     a hump                                        http in parse|http|header
//     a run of letters or a run of digits           covid and 19 in covid19
//     a run of letters with the digits after it     sha256 in sha256sum
//
// For a word in a script without spaces, append_unspaced_parts() states the parts.
//
// A word has no parts if it has more than 16 runs. A word also has no parts if at least half of its letters are in runs
// of one or two letters, because base64 strings and hexadecimal numbers have no meaningful parts. The rule about short
// runs does not apply to an abbreviation with a plural s: tv is a part of tv|s.
void identifier_parts(std::string_view humps, std::vector<std::string_view>& parts);

// Returns whether a word with one hump may have parts. may_have_parts() is faster than identifier_parts().
bool may_have_parts(std::string_view folded);

// Returns whether `joined` consists of one or more consecutive humps of `humps`, where the last hump may be cut between
// a letter and a digit. For example, the result for `httpheader` is true if `humps` is parse|http|header or
// parse|http|header2.
bool has_joined_humps(std::string_view humps, std::string_view joined);

}  // namespace kwic
