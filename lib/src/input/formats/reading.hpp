// SPDX-License-Identifier: GPL-2.0-or-later
// The result of reading a file of a format: the text that a person reads, and the parts that the format marks.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Where lines of a text lead back to the file that the text was made from. From `offset` on, the number of a line of
// the file is the number of the line of the text plus `shift`.
struct LineShift {
    std::size_t offset = 0;  // in bytes of the text
    std::ptrdiff_t shift = 0;
    friend bool operator==(const LineShift&, const LineShift&) = default;
};

struct Reading {
    std::optional<std::string> text = {};  // empty if the text is that of the file
    std::vector<LineShift> lines = {};  // in ascending order of the offsets; empty if the lines are those of the file
    std::string title = {};             // empty if the format states none
    std::string date = {};              // as written; empty if the format states none
    std::vector<std::string> headings = {};  // in the order of the text
    std::vector<Field> fields = {};          // the fields of the front matter
};

}  // namespace kwic
