// SPDX-License-Identifier: GPL-2.0-or-later
// A program that the build runs: makes the manual page and the completions of kwic-searcher.
#include "options/generate.hpp"
#include "option_table.hpp"

int main(int argc, char** argv) { return kwic::options::generate(kwic::searcher::command_line, argc, argv); }
