// SPDX-License-Identifier: GPL-2.0-or-later
// The documents of the repository, cut into the parts that tests compare with the programs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kwic::test {

// Paths of all documents for readers, relative to the source folder; README.md is the first.
std::vector<std::string> document_names();

// The text of a document, or of any other file of the source folder.
std::string document(const std::string& name);

// A fenced block.
struct Block {
    std::string language;  // empty if none is named
    std::string text;      // lines with their ends
};

std::vector<Block> blocks(const std::string& name);

// The first block of `language` in a document, behind the first block of `after` unless that is empty. Empty if there
// is none.
std::string block_text(const std::string& name, const std::string& language, const std::string& after = "");

// Commands of the blocks of `language`: their lines that begin with `$ `, without that.
std::vector<std::string> commands(const std::string& name, const std::string& language);

// The text of a document without its fenced blocks.
std::string prose(const std::string& name);

// Texts in backticks outside fenced blocks.
std::vector<std::string> code_spans(const std::string& name);

// Queries in the first columns of the tables that begin with `| Query `.
std::vector<std::string> tabled_queries();

// Lines of a document that are rows of tables.
std::vector<std::string> table_rows(const std::string& text);

}  // namespace kwic::test
