// SPDX-License-Identifier: GPL-2.0-or-later
// An id may be any bytes: every function that takes or returns an id uses exactly these bytes.
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Ids that differ only in invisible characters, noncharacters, or characters that end a C string.
const Strings odd_ids = {"x",
                         "\u200Bx",  // zero-width space
                         "\uFEFFx",  // byte-order mark
                         "\u200Ex",  // left-to-right mark
                         "\u00ADx",  // soft hyphen
                         "\u0301x",  // combining accent
                         "\x01x",
                         "\tx",
                         "\nx",
                         "\x7fx",
                         "\x1b[31mx",
                         " x",
                         "x ",
                         std::string("\0x", 2),
                         std::string("x\0", 2),
                         std::string("\0", 1),
                         "\xffx",
                         "\xfe\xffx",
                         "\xc3",
                         "\xed\xa0\xbdx",  // half a surrogate pair
                         "\xc0\x80x",
                         "/x",
                         "../x",
                         "x/",
                         "host:80",
                         "-x",
                         "*"};

}  // namespace

TEST_SUITE("any id") {
    TEST_CASE("ids of any bytes are stored, found, replaced and removed as these bytes") {
        for (const bool is_file : {false, true}) {
            const test::TempDir folder;
            const auto file = is_file ? std::optional(FileStamp{1, 1}) : std::nullopt;
            IndexWriter writer(folder / "index", {.language = "en"});
            for (const std::string& id : odd_ids)
                CHECK(writer.put({.id = id, .text = "harbour talks", .file = file}) == PutResult::added);
            for (const std::string& id : odd_ids)
                CHECK(writer.put({.id = id, .text = "harbour talks", .file = file}) == PutResult::unchanged);
            writer.commit();
            const Searcher searcher(folder / "index");
            const IndexReader reader(folder / "index");
            CHECK(test::sorted_ids(searcher, "harbour") == test::sorted(odd_ids));
            for (const Strings& sort : {Strings{}, Strings{"date"}, Strings{"path"}, Strings{"title"}}) {
                Strings paged;
                SearchOptions options{.limit = 4, .sort = sort};
                do {
                    const Results page = searcher.search("harbour", options);
                    for (const Hit& hit : page.hits) paged.push_back(hit.id);
                    options.after = page.next;
                } while (!options.after.empty());
                CHECK(test::sorted(paged) == test::sorted(odd_ids));
            }
            for (const std::string& id : odd_ids) {
                CAPTURE(id);
                REQUIRE(searcher.document(id));
                CHECK(searcher.document(id)->document.id == id);
                CHECK(reader.document(id)->document.id == id);
                CHECK(searcher.why(id, "harbour")->is_found);
                CHECK(writer.keep(id));
                CHECK(writer.touch(id, FileStamp{1, 1}) == is_file);
                Strings alike = test::ids(searcher.search("", {.limit = 100, .like_id = id}));
                CHECK(std::find(alike.begin(), alike.end(), id) == alike.end());
                CHECK_FALSE(searcher.document(id + "y"));
            }
            for (const std::string& id : odd_ids)
                CHECK(writer.put({.id = id, .text = "ferry", .file = file}) == PutResult::updated);
            writer.commit();
            CHECK(test::sorted_ids(searcher, "ferry") == test::sorted(odd_ids));
            CHECK(verify_index(folder / "index").empty());
            for (const std::string& id : odd_ids) {
                CAPTURE(id);
                CHECK(writer.remove(id));
                CHECK_FALSE(writer.remove(id));
            }
            writer.commit();
            CHECK(searcher.document_count() == 0);
        }
    }
}

}  // namespace kwic
