// SPDX-License-Identifier: GPL-2.0-or-later
// Functions for the terminal and the standard streams of the program.
#pragma once

#include "options.hpp"
#include "options/messages.hpp"

#include <cstddef>
#include <istream>
#include <sstream>
#include <string>
#include <string_view>

namespace kwic::searcher {

// Returns true if colors should be written to standard output. With Color::automatic, returns true if standard output
// is a terminal, $TERM is not `dumb`, and $NO_COLOR is empty or not set.
bool colors_wanted(Color color);

// Returns the number of columns of a line on standard output: $COLUMNS, or else the width of the terminal, or else 80.
// Values below 20 are ignored.
std::size_t line_width();

// Returns true if the locale uses UTF-8 or if no locale is set. The program draws the bars of facets with block
// characters if the result is true, and with `#` otherwise. All text is written in UTF-8 in any locale.
bool has_utf8_locale();

// Writes a message of kwic-searcher to standard error; see options/messages.hpp.
void complain(const options::Message& message);

// Writes an error with this code as complain() does, and ends the program with status 2. May be called from any thread.
// If memory is exhausted, the message is left out.
[[noreturn]] void end_program(std::string_view code, std::string_view message);

// Returns a stream for an answer. Unlike other string streams, this stream throws std::bad_alloc if memory is
// exhausted, instead of truncating the text.
std::ostringstream answer_stream();

// Writes an answer to standard output, without a buffer. Throws Error (io) if the answer cannot be written completely.
void write_answer(std::string_view answer);

// Returns std::cin, which reads standard input in large pieces. The buffers are allocated at the first call, because
// most searches do not read standard input.
std::istream& standard_input();

// Returns the contents of a file, or of standard input if `name` is `-`. Throws Error (io) with the name of the file if
// the file cannot be read.
std::string read_text_file(const std::string& name);

// Throws Error (io). The message contains the name of the file and the cause that errno states. If `name` is `-`, the
// message contains `standard input` instead of a name.
[[noreturn]] void fail_to_read(const std::string& name);

}  // namespace kwic::searcher
