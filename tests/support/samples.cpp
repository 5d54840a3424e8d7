// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/samples.hpp"

#include "build_paths.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {

std::vector<Sample> read_samples(const std::string& file) {
    std::ifstream in(std::string(KWIC_SOURCE_DIR) + "/tests/" + file);
    REQUIRE(in);
    std::vector<Sample> samples;
    std::string* part = nullptr;  // the part to which lines belong
    const auto rest = [](const std::string& line, std::string_view mark) { return line.substr(mark.size()); };
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("==== ")) {
            samples.emplace_back().name = rest(line, "==== ");
            part = &samples.back().source;
        } else if (line.starts_with("---- title ")) {
            samples.back().title = rest(line, "---- title ");
        } else if (line.starts_with("---- date ")) {
            samples.back().date = rest(line, "---- date ");
        } else if (line.starts_with("---- heading ")) {
            samples.back().headings.push_back(rest(line, "---- heading "));
        } else if (line.starts_with("---- field ")) {
            samples.back().fields.push_back(rest(line, "---- field "));
        } else if (line == "---- text") {
            samples.back().has_text = true;
            part = &samples.back().text;
        } else {
            REQUIRE(part);
            *part += line + '\n';
        }
    }
    for (Sample& sample : samples)
        for (std::string* each : {&sample.source, &sample.text})
            if (!each->empty()) each->pop_back();
    return samples;
}

}  // namespace kwic::test
