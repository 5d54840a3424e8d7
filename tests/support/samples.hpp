// SPDX-License-Identifier: GPL-2.0-or-later
// Reads files with samples of a format. A sample begins with the line `==== NAME`; the source of the sample follows.
// Lines `---- title TITLE`, `---- date DATE`, `---- heading HEADING` and `---- field NAME=VALUE` state the expected
// parts, and the line `---- text` begins the expected text. A sample without this line expects the text of its source.
#pragma once

#include <string>
#include <vector>

namespace kwic::test {

struct Sample {
    std::string name = {};
    std::string source = {};
    std::string text = {};
    bool has_text = false;
    std::string title = {};
    std::string date = {};
    std::vector<std::string> headings = {};
    std::vector<std::string> fields = {};
};

// Reads a file below the folder `tests`. The last line end of each source and text is not part of it.
std::vector<Sample> read_samples(const std::string& file);

}  // namespace kwic::test
