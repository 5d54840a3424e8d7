// SPDX-License-Identifier: GPL-2.0-or-later
// Lines of JSON -> documents, where the lines lie.
#pragma once

#include <kwic/input.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

class JsonLineParser {
public:
    // Bytes after a line that can be read, whatever they are.
    static constexpr std::size_t padding = 64;

    JsonLineParser();
    ~JsonLineParser();

    JsonLine parse(std::string_view padded_line);
    JsonLine parse_copy(std::string line);

private:
    JsonLine parse_repaired(std::string_view line);

    struct State;  // memory that one line after the other uses
    std::unique_ptr<State> state_;
};

}  // namespace kwic
