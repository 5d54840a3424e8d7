// SPDX-License-Identifier: GPL-2.0-or-later
// JSON lines, plain or compressed -> documents. A bad line is reported and passed over. No more than a block and the
// line that reaches beyond it is in memory.
#pragma once

#include "descriptor.hpp"
#include "json_line.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic::indexer {

struct JsonLines {
    std::string name;
    Descriptor file;
};

// `-` is standard input. Throws Error (not_found, io).
std::vector<JsonLines> open_json_lines(const std::vector<std::string>& names);

struct LinePlace {
    std::size_t number = 1;
    std::uint64_t size = 0;      // in bytes
    std::uint64_t consumed = 0;  // bytes of the file since the line before; they go by blocks
};

// Called for each line that is not blank.
using JsonLineRead = std::function<void(const LinePlace& place, JsonLine line)>;

// Reads to the end, or to where compressed data are damaged: there a bad line says so, in place of the one that was cut
// off. Lines over `max_size` bytes are bad ones. Throws Error (io).
void read_json_lines(const JsonLines& lines, std::uint64_t max_size, const JsonLineRead& read);

}  // namespace kwic::indexer
