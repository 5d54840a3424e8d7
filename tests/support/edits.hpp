// SPDX-License-Identifier: GPL-2.0-or-later
// What happens to a story on its way from one outlet to another: each function returns the text after it.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace kwic::test {

using Random = std::mt19937;

std::vector<std::string> paragraphs(const std::string& text);

// What pages put before and after a story, some of it.
std::string with_boilerplate(const std::string& text, Random& random);

// Without paragraphs that are a quarter of it at most.
std::string with_cuts(const std::string& text, Random& random);

// The six most frequent names by other letters, wherever they stand.
std::string with_names_respelt(const std::string& text);

std::string with_another_headline(const std::string& text);

// Straight quotation marks and hyphens, no accents, other line ends.
std::string with_plain_characters(const std::string& text, Random& random);

std::string with_paragraphs_moved(const std::string& text, Random& random);

// With about half as much of another text after it.
std::string with_more(const std::string& text, const std::string& other);

}  // namespace kwic::test
