// SPDX-License-Identifier: GPL-2.0-or-later
// A line of JSON -> a document: one object with `id` and perhaps `title`, `text`, `date`, `language` and further
// fields. Of members with the same name the last one counts.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <memory>
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

class JsonLineParser {
public:
    // Bytes after a line that can be read, whatever they are.
    static constexpr std::size_t padding = 64;

    JsonLineParser();
    ~JsonLineParser();

    JsonLine parse(std::string_view padded_line);

private:
    JsonLine parse_repaired(std::string_view line);

    struct State;  // memory that one line after the other uses
    std::unique_ptr<State> state_;
};

}  // namespace kwic::indexer
