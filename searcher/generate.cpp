// SPDX-License-Identifier: GPL-2.0-or-later
// The build runs this program to make the manual page and the shell completions of kwic-searcher.
#include "options/generate.hpp"
#include "option_table.hpp"

int main(int argc, char** argv) { return kwic::options::generate(kwic::searcher::command_line, argc, argv); }
