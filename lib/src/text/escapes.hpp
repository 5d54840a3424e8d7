// SPDX-License-Identifier: GPL-2.0-or-later
// Decodes the escape sequences of JSON, and of string literals in source code. An index stores such a file as it is, so
// the analyzer reads `\nharbour` as a line end and a word, and `caf\u00e9` as the word `café`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Which escape sequences a text has: none; those of JSON, after every backslash; or those of source code, within string
// literals only. `double_quoted` is source code in which only literals in double quotation marks have sequences.
enum class Escapes : unsigned char { none, json, code, double_quoted };

// Returns the escape sequences of a document by its id, whose extension is that of a file. Returns `none` for an id
// without a known extension. Takes constant time.
Escapes escapes_of(std::string_view id);

// Decodes texts. Uses the same memory for all texts. Not thread-safe.
class EscapeDecoder {
public:
    // Returns `text` with characters instead of escape sequences. Each sequence becomes at least one byte; control
    // characters become spaces or line ends. Other backslashes stay. In source code, a literal that begins in an
    // earlier line is not recognized, so its sequences stay; the sequences of a raw literal such as r"\n" stay, too.
    // Returns `text` itself if it has no sequences. The result is valid until the next call. Takes linear time.
    std::string_view decode(std::string_view text, Escapes escapes);

    // Converts an offset in the last result of decode() to an offset in the text. The text of [begin, end) of the
    // result is in [offset(begin), offset(end)) of the text.
    std::size_t offset(std::size_t at) const;

private:
    // From `decoded` on, offsets in the text are greater by `shift` than offsets in the result.
    struct Shift {
        std::size_t decoded = 0;
        std::size_t shift = 0;
    };

    void decode_line(std::string_view text, std::size_t begin, Escapes escapes);
    void take_sequence(std::string_view text, std::size_t& at, Escapes escapes);

    std::string decoded_;
    std::vector<Shift> shifts_;
    std::size_t copied_ = 0;  // offset of the text up to which it has been decoded
};

}  // namespace kwic
