// SPDX-License-Identifier: GPL-2.0-or-later
// JsonLineParser: makes documents from lines of JSON, without copying the lines.
#pragma once

#include <kwic/input.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// Parses any number of lines and reuses its memory. Not thread-safe.
class JsonLineParser {
public:
    // The number of bytes after a line that must be readable, with any values.
    static constexpr std::size_t padding = 64;

    JsonLineParser();
    ~JsonLineParser();

    // Parses a line that is followed by `padding` readable bytes.
    JsonLine parse(std::string_view padded_line);

    // Parses a line without padding.
    JsonLine parse_copy(std::string line);

private:
    JsonLine parse_repaired(std::string_view line);

    struct State;  // the reused memory
    std::unique_ptr<State> state_;
};

}  // namespace kwic
