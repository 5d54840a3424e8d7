// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_reader.hpp"
#include "directory/index_directory.hpp"
#include "glass/file_names.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// Writes 400 short documents, so that Xapian's tables have branch blocks, and one long document. Then replaces one of
// the short documents. Returns the folder of the Xapian database.
fs::path make_database(const fs::path& index) {
    IndexWriter writer(index, {.language = "en"});
    std::string words;
    for (int i = 0; i < 400; ++i) {
        words += fmt::format("word{} ", i * 7919 % 10007);
        writer.put({.id = std::to_string(i), .text = fmt::format("walrus {} okapi", i)});
    }
    for (int i = 0; i < 6; ++i) words += words.substr(0, 3000);
    writer.put({.id = "long", .text = words});
    writer.commit();
    writer.put({.id = "7", .text = "another walrus"});
    writer.commit();
    return current_generation(index);
}

bool is_readable(const fs::path& database, std::uint32_t document) {
    try {
        glass::check_terms(database, document);
        return true;
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::corrupt);
        return false;
    }
}

TEST_SUITE("glass tables") {
    TEST_CASE("every entry is read, in ascending order of the keys") {
        const test::TempDir folder;
        const fs::path database = make_database(folder / "index");
        std::string last;
        std::size_t lists = 0;
        glass::read_table(database, glass::termlist_table, [&](std::string_view key, std::string_view) {
            CHECK(key > last);
            last = key;
            ++lists;
        });
        const Xapian::Database opened(database.string());
        CHECK(lists >= opened.get_doccount());
        CHECK_NOTHROW(glass::check_tables(database));
        for (Xapian::docid id = 1; id <= opened.get_lastdocid(); ++id) CHECK(is_readable(database, id));
        CHECK(is_readable(database, 1'000'000));  // there is no such document
    }

    TEST_CASE("damaged termlists are refused, or Xapian reads them without a crash") {
        const test::TempDir folder;
        const fs::path database = make_database(folder / "index");
        const fs::path file = database / "termlist.glass";
        const std::string good = test::read_file(file);
        std::size_t refused = 0;
        constexpr std::size_t step = 101;
        for (std::size_t at = 0; at < good.size(); at += step) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x40);
            folder.write(fs::relative(file, folder.path()).string(), bad);
            try {
                glass::check_tables(database);
                // The check passed, so Xapian must not crash when it reads the termlists.
                const Xapian::Database opened(database.string());
                for (Xapian::docid id = 1; id <= opened.get_lastdocid(); ++id)
                    if (is_readable(database, id))
                        for (auto term = opened.termlist_begin(id); term != opened.termlist_end(id); ++term) {
                        }
            } catch (const Error& error) {
                CHECK(std::string(error.what()).find("termlist.glass") != std::string::npos);
                ++refused;
            } catch (const Xapian::Error&) {
            }
        }
        CHECK(refused > 0);
    }

    TEST_CASE("a truncated version file is refused") {
        const test::TempDir folder;
        const fs::path database = make_database(folder / "index");
        const std::string good = test::read_file(database / "iamglass");
        for (const std::size_t size : {std::size_t{0}, std::size_t{20}, std::size_t{34}, std::size_t{40}}) {
            folder.write(fs::relative(database / "iamglass", folder.path()).string(), good.substr(0, size));
            CHECK_FALSE(is_readable(database, 1));
        }
    }
}

}  // namespace
}  // namespace kwic
