// SPDX-License-Identifier: GPL-2.0-or-later
// The functions whose names begin with `with_` return a changed text. The changes are those that newspapers make when
// they reprint a story.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace kwic::test {

using Random = std::mt19937;

// Returns the parts of the text between empty lines.
std::vector<std::string> paragraphs(const std::string& text);

// Adds navigation, notices and links, as on a web page, before and after the story.
std::string with_boilerplate(const std::string& text, Random& random);

// Removes paragraphs that make up at most a quarter of the text.
std::string with_cuts(const std::string& text, Random& random);

// Changes the spelling of the six most frequent names at every occurrence.
std::string with_names_respelled(const std::string& text);

std::string with_another_headline(const std::string& text);

// Replaces curly quotation marks and dashes with ASCII characters, removes accents, and turns some spaces into line
// ends.
std::string with_plain_characters(const std::string& text, Random& random);

std::string with_paragraphs_moved(const std::string& text, Random& random);

// Appends a part of another text. The part is at most half as long as `text`.
std::string with_more(const std::string& text, const std::string& other);

}  // namespace kwic::test
