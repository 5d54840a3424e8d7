// SPDX-License-Identifier: GPL-2.0-or-later
// A room is a folder of lib/src. Checks that no file of a room includes a header of a room that lib/src/rooms.txt lists
// after the room of the file. Also checks that public headers include no header of a room, and that the programs
// include no header of a room other than `base`.
#include "build_paths.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

using namespace kwic;

namespace fs = std::filesystem;

namespace {

const fs::path root = KWIC_SOURCE_DIR;

struct Include {
    std::string file;  // path relative to the searched folder
    std::string header;
    bool is_quoted = false;
};

std::vector<Include> includes_below(const fs::path& folder) {
    static const std::regex line("#include ([<\"])([^>\"]+)[>\"]");
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp" && extension != ".h") continue;
        const std::string source = test::read_file(entry.path());
        for (std::sregex_iterator at(source.begin(), source.end(), line), end; at != end; ++at)
            found.push_back({fs::relative(entry.path(), folder), (*at)[2], (*at)[1] == "\""});
    }
    return found;
}

// Returns each room with its position in lib/src/rooms.txt.
std::map<std::string, std::size_t> rooms() {
    std::map<std::string, std::size_t> found;
    std::istringstream lines(test::read_file(root / "lib/src/rooms.txt"));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line[0] != '#') found.emplace(line.substr(0, line.find(' ')), found.size());
    return found;
}

// Returns a message if a file of lib/src includes a header that it may not include, or else "".
std::string wrong(const Include& include, const std::map<std::string, std::size_t>& order) {
    const auto from = order.find(fs::path(include.file).parent_path());
    const auto to = order.find(fs::path(include.header).parent_path());
    const std::string what = "lib/src/" + include.file + " includes \"" + include.header + "\": ";
    if (from == order.end()) return what + "its own folder is not in lib/src/rooms.txt";
    if (to == order.end()) return what + "not a path that begins with a folder of lib/src/rooms.txt";
    if (to->second > from->second) return what + to->first + " comes after " + from->first + " in lib/src/rooms.txt";
    return {};
}

std::vector<std::string> wrong_includes(const std::vector<Include>& includes) {
    const auto order = rooms();
    std::vector<std::string> found;
    for (const Include& include : includes) {
        if (!include.is_quoted) continue;
        if (const std::string message = wrong(include, order); !message.empty()) found.push_back(message);
    }
    return found;
}

bool is_of_an_engine(const std::string& header) {
    return header.starts_with("xapian") || header.starts_with("unicode/") || header.starts_with("cld2/");
}

}  // namespace

TEST_SUITE("rooms") {
    TEST_CASE("no file of the library includes a header of a room that rooms.txt lists after the room of the file") {
        const auto includes = includes_below(root / "lib/src");
        CHECK(includes.size() > 500);
        for (const std::string& message : wrong_includes(includes)) FAIL_CHECK(message);
    }

    TEST_CASE("the message about an included header of a later room names both rooms") {
        CHECK(wrong_includes({{"text/fold.cpp", "text/letters.hpp", true}, {"c/query.cpp", "base/utf8.hpp", true}})
                  .empty());
        CHECK(
            wrong_includes({{"text/fold.cpp", "schema/schema.hpp", true}}) ==
            std::vector<std::string>{"lib/src/text/fold.cpp includes \"schema/schema.hpp\": schema comes after text in "
                                     "lib/src/rooms.txt"});
        CHECK(wrong_includes({{"text/fold.cpp", "letters.hpp", true}}).size() == 1);
        CHECK(wrong_includes({{"attic/old.cpp", "base/utf8.hpp", true}}).size() == 1);
    }

    TEST_CASE(
        "public headers and programs include no header of Xapian, ICU, CLD2 or a room, but programs may include base") {
        const auto order = rooms();
        for (const char* const folder : {"lib/include", "indexer", "searcher"}) {
            for (const Include& include : includes_below(root / folder)) {
                CAPTURE(folder);
                CAPTURE(include.file);
                CAPTURE(include.header);
                CHECK_FALSE(is_of_an_engine(include.header));
                const std::string room = fs::path(include.header).parent_path();
                const bool is_open = room == "base" && folder != std::string("lib/include");
                CHECK_FALSE((include.is_quoted && order.contains(room) && !is_open));
            }
        }
    }
}
