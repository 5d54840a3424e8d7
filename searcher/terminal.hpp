// SPDX-License-Identifier: GPL-2.0-or-later
// The standard streams of the program: what a terminal can show, messages, answers and input.
#pragma once

#include "options.hpp"

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

namespace kwic::searcher {

// Whether to write colors to standard output. `automatic` means yes if it is a terminal, $TERM is not `dumb`, and
// $NO_COLOR is not set.
bool colors_wanted(Color color);

// Returns the number of columns of a line on standard output: $COLUMNS, or else the width of the terminal, or else 80.
// Values below 20 are ignored.
std::size_t line_width();

// Whether the locale uses UTF-8, which is assumed if no locale is set. All text is written in UTF-8 anyway.
bool has_utf8_locale();

// Writes `kwic-searcher: MESSAGE` and a line end to standard error. Control characters are replaced.
void complain(std::string_view message);

// Writes the message as complain() does and ends the program with status 2, from any thread. If memory is exhausted,
// the message is left out.
[[noreturn]] void end_program(std::string_view message);

// Returns a stream for an answer. Unlike other string streams, it throws std::bad_alloc if memory is exhausted, instead
// of truncating the text.
std::ostringstream answer_stream();

// Writes an answer to standard output and flushes it. Throws Error (io) if it cannot be written completely.
void write_answer(std::string_view answer);

// Returns the contents of a file, or of standard input if `name` is `-`. Throws Error (io) that names the file if it
// cannot be read.
std::string read_text_file(const std::string& name);

// Throws Error (io) that names the file, or standard input if `name` is `-`, with the cause in errno.
[[noreturn]] void fail_to_read(const std::string& name);

}  // namespace kwic::searcher
