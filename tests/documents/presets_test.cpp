// SPDX-License-Identifier: GPL-2.0-or-later
// Checks names in CMakePresets.json that CMake does not check.
#include "build_paths.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace fs = std::filesystem;

using namespace kwic;

namespace {

std::set<std::string> test_suites() {
    static const std::regex suite("TEST_SUITE\\(\"([^\"]+)\"");
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KWIC_SOURCE_DIR) / "tests")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string source = test::read_file(entry.path());
        for (std::sregex_iterator at(source.begin(), source.end(), suite), end; at != end; ++at) names.insert((*at)[1]);
    }
    return names;
}

}  // namespace

TEST_SUITE("presets") {
    TEST_CASE("every test suite in the preset of the thread sanitizer exists") {
        const auto presets = nlohmann::json::parse(test::read_file(fs::path(KWIC_SOURCE_DIR) / "CMakePresets.json"));
        std::set<std::string> suites = test_suites();
        suites.insert("threads");  // the label of c_api_test
        std::size_t count = 0;
        for (const auto& preset : presets.at("testPresets")) {
            if (preset.at("name") != "tsan") continue;
            std::string names = preset.at("filter").at("include").at("label");
            REQUIRE(names.starts_with("^("));
            REQUIRE(names.ends_with(")$"));
            std::istringstream list(names.substr(2, names.size() - 4));
            for (std::string name; std::getline(list, name, '|'); ++count) {
                CAPTURE(name);
                CHECK(suites.contains(name));
            }
        }
        CHECK(count > 10);
    }
}
