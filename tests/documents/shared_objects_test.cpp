// SPDX-License-Identifier: GPL-2.0-or-later
// Objects of Xapian count their references without locks, so no two threads may copy the same object.
#include "build_paths.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <string>
#include <vector>

using namespace kwic;

namespace fs = std::filesystem;

namespace {

// Returns the lines of `source`, without comments, that copy Xapian::Query::MatchAll or define a static object of
// Xapian.
std::vector<std::string> shared_objects(const std::string& source) {
    static const std::regex comment("//[^\n]*");
    static const std::regex shared(
        "[^\n]*(\\bMatchAll\\b|\\bstatic\\b[^\n(]*Xapian::(?!docid|termpos|termcount|doccount|"
        "valueno|totallength)[A-Z]\\w*[^\n(]*[;={])[^\n]*");
    const std::string code = std::regex_replace(source, comment, "");
    std::vector<std::string> found;
    for (std::sregex_iterator at(code.begin(), code.end(), shared), end; at != end; ++at) found.push_back(at->str());
    return found;
}

}  // namespace

TEST_SUITE("shared objects") {
    TEST_CASE("no code of the library shares an object of Xapian between threads") {
        std::size_t files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(KWIC_SOURCE_DIR) / "lib/src")) {
            const std::string extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".hpp") continue;
            ++files;
            for (const std::string& line : shared_objects(test::read_file(entry.path())))
                FAIL_CHECK((entry.path().string() + ": " + line));
        }
        CHECK(files > 300);
    }

    TEST_CASE("copies of MatchAll and static objects of Xapian are found, and functions and numbers are not") {
        for (const char* const line : {"return XQuery::MatchAll;", "static const Xapian::Stem stem{\"en\"};",
                                       "static Xapian::Query all = f();", "static Xapian::Database database;"})
            CHECK(shared_objects(std::string(line) + "\n").size() == 1);
        for (const char* const line : {"// copies MatchAll", "static Xapian::Query within(Xapian::Query query);",
                                       "static Xapian::docid last = 0;"})
            CHECK(shared_objects(std::string(line) + "\n").empty());
    }
}
