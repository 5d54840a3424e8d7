// SPDX-License-Identifier: GPL-2.0-or-later
// What is on the other end of the standard streams.
#pragma once

#include "options.hpp"

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

namespace kwic::searcher {

// Whether standard output gets colours: `automatic` means a terminal, and no NO_COLOR in the environment.
bool colors_wanted(Color color);

// Columns of a line on standard output; $COLUMNS, else the terminal's, else 80.
std::size_t line_width();

// Whether the locale's characters are UTF-8, which all text is written in anyway; also where no locale is set.
bool has_utf8_locale();

// Writes `kwic-searcher: MESSAGE` to standard error, made printable.
void complain(std::string_view message);

// For threads: complains, and ends the program with the status 2. Where there is no memory, without a word.
[[noreturn]] void end_program(std::string_view message);

// For an answer. Unlike other streams it throws std::bad_alloc where there is no memory, and does not cut the text.
std::ostringstream answer_stream();

// Writes an answer to standard output, out of any buffer. Throws Error (io) if it cannot be written in full.
void write_answer(std::string_view answer);

// `-` is standard input. Throws Error (io) naming the file if it cannot be read.
std::string read_text_file(const std::string& name);

// Throws the same, with what errno says.
[[noreturn]] void fail_to_read(const std::string& name);

}  // namespace kwic::searcher
