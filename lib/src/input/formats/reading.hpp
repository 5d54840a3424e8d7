// SPDX-License-Identifier: GPL-2.0-or-later
// The result of reading a file of a format: the text that a person reads, and the parts that the format marks.
#pragma once

#include <kwic/document.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Reading {
    std::optional<std::string> text = {};  // empty if the text is that of the file
    std::vector<LineShift> lines = {};  // in ascending order of the offsets; empty if the lines are those of the file
    std::string title = {};             // empty if the format states none
    std::string date = {};              // as written; empty if the format states none
    std::vector<std::string> headings = {};  // in the order of the text
    std::vector<Field> fields = {};          // the fields of the front matter
};

}  // namespace kwic
