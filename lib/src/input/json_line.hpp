// SPDX-License-Identifier: GPL-2.0-or-later
// A JsonLineParser makes documents from lines of JSON.
#pragma once

#include <kwic/input.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// Returns the cause of a line without an id.
std::string no_id(const InputOptions& options);

// Parses any number of lines, and uses the same memory for all lines. Not thread-safe.
class JsonLineParser {
public:
    // Number of readable bytes that must follow a line. The values of these bytes do not matter.
    static constexpr std::size_t padding = 64;

    explicit JsonLineParser(InputOptions options = {});
    ~JsonLineParser();

    // Parses a line that is followed by `padding` readable bytes. Copies the line only if it is not valid UTF-8 or has
    // half a surrogate pair. The document of a line without an id has an empty id.
    JsonLine parse(std::string_view padded_line);

    // Appends `padding` bytes to `line` and parses the line.
    JsonLine parse_copy(std::string line);

private:
    JsonLine parse_repaired(std::string_view line);

    InputOptions options_;
    struct State;  // the reused memory
    std::unique_ptr<State> state_;
};

}  // namespace kwic
