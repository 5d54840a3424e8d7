// SPDX-License-Identifier: GPL-2.0-or-later
// JSON lines -> documents: one object a line, with `id` and perhaps `title`, `text`, `date`, `language` and
// further fields. A bad line is reported and passed over. One line at a time is in memory.
#pragma once

#include "descriptor.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::indexer {

struct JsonLine {
    std::optional<Document> document;  // empty: the line is bad
    std::string cause;                 // why, if it is
    std::size_t replacements = 0;      // byte sequences that were not UTF-8
    std::vector<std::string> ignored;  // names of members that hold what no field can
};

JsonLine parse_json_line(std::string_view line);

struct JsonLines {
    std::string name;
    Descriptor file;
};

// `-` is standard input. Throws Error (not_found, io).
std::vector<JsonLines> open_json_lines(const std::vector<std::string>& names);

// Called for each line that is not blank, with its number from 1 and its size in bytes.
using JsonLineRead = std::function<void(std::size_t number, std::size_t size, JsonLine line)>;

// Reads to the end; lines over `max_size` bytes are bad ones. Throws Error (io).
void read_json_lines(const JsonLines& lines, std::uint64_t max_size, const JsonLineRead& read);

}  // namespace kwic::indexer
