// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of kwic.h: the header includes all headers of the C interface, the C tests call each function of the interface,
// and the enumerations of C and C++ have equal values.
#include "build_paths.hpp"
#include "support/temp_dir.hpp"

#include <kwic/kwic.h>
#include <kwic/kwic.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>

namespace kwic {
namespace {

namespace fs = std::filesystem;

std::string sources(const fs::path& folder, const std::string& extension) {
    std::string all;
    for (const auto& entry : fs::directory_iterator(fs::path(KWIC_SOURCE_DIR) / folder))
        if (entry.path().extension() == extension) all += test::read_file(entry.path());
    return all;
}

// Returns the first capture group of each match.
std::set<std::string> found(const std::string& text, const char* pattern) {
    const std::regex expression(pattern);
    std::set<std::string> names;
    for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
        names.insert((*match)[1]);
    return names;
}

}  // namespace

// The library casts between the enumerations of C and C++, so their values must be equal.
static_assert(int(Match::all) == KWIC_MATCH_ALL && int(Match::any) == KWIC_MATCH_ANY);
static_assert(int(Variants::accents) == KWIC_VARIANTS_ACCENTS && int(Variants::names) == KWIC_VARIANTS_NAMES);
static_assert(int(GroupBy::near) == KWIC_GROUP_NEAR);
static_assert(int(PutResult::updated) == KWIC_UPDATED && int(PutResult::unchanged) == KWIC_UNCHANGED);
static_assert(int(Progress::Stage::committing) == KWIC_STAGE_COMMITTING);
static_assert(int(Progress::Stage::compacting) == KWIC_STAGE_COMPACTING);
static_assert(int(Progress::Stage::checking) == KWIC_STAGE_CHECKING);
static_assert(int(DateSource::given) == KWIC_DATE_GIVEN && int(DateSource::text) == KWIC_DATE_IN_TEXT);
static_assert(int(DateSource::path) == KWIC_DATE_IN_PATH);

TEST_SUITE("c header") {
    TEST_CASE("the C tests call each function of the C interface") {
        const std::set<std::string> declared =
            found(sources("lib/include/kwic/c", ".h"), R"(KWIC_API [^;(]*\b(kwic_\w+)\()");
        const std::set<std::string> called = found(sources("tests/c", ".c"), R"(\b(kwic_\w+)\()");
        CHECK(declared.size() > 60);
        for (const std::string& name : declared) CHECK_MESSAGE(called.contains(name), name);
    }

    TEST_CASE("kwic.h includes all headers of the C interface") {
        const std::string header = test::read_file(fs::path(KWIC_SOURCE_DIR) / "lib/include/kwic/kwic.h");
        for (const auto& entry : fs::directory_iterator(fs::path(KWIC_SOURCE_DIR) / "lib/include/kwic/c")) {
            CAPTURE(entry.path());
            CHECK(header.find("#include <kwic/c/" + entry.path().filename().string() + ">") != std::string::npos);
        }
    }
}

}  // namespace kwic
