// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the pages of the documentation and extracts the parts that tests compare with the programs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::test {

// Returns the paths of all pages of the documentation, relative to the source folder. README.md is the first.
std::vector<std::string> document_names();

// Returns the text of a page, or of another file in the source folder.
std::string document(const std::string& name);

// A fenced code block.
struct Block {
    std::string language;  // empty if the block states none
    std::string text;      // with line ends
};

std::vector<Block> blocks(const std::string& name);

// Returns the text of the first block of `language` in a page, or "" if there is none. If `after` is not empty,
// searches only the blocks after the first block of the language `after`.
std::string block_text(const std::string& name, const std::string& language, const std::string& after = "");

// Returns the commands in the blocks of `language`: the lines that begin with `$ `, without these two characters.
std::vector<std::string> commands(const std::string& name, const std::string& language);

// Returns the text of a page without its fenced blocks.
std::string prose(const std::string& name);

// Returns the texts in backticks outside fenced blocks.
std::vector<std::string> code_spans(const std::string& name);

// Returns the queries in those tables of README.md and doc/query-language.md whose first line begins with `| Query `.
// The queries are the texts in backticks in the first column.
std::vector<std::string> tabled_queries();

// Returns the lines of a text that are rows of tables.
std::vector<std::string> table_rows(const std::string& text);

}  // namespace kwic::test
