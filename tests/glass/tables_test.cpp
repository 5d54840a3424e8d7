// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/tables.hpp"

#include "glass/column_reader.hpp"
#include "glass/encoding.hpp"
#include "glass/open_database.hpp"
#include "glass/posting_list.hpp"
#include "glass/table_cursor.hpp"
#include "support/bulk_collection.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace kwic::glass {
namespace {

namespace fs = std::filesystem;

// Reads a table with a cursor, and returns the tags of all entries by their keys.
std::map<std::string, std::string> entries_of(const Tables& tables, Table table) {
    std::map<std::string, std::string> entries;
    std::string joined;
    for (TableCursor cursor(tables.table(table)); cursor.next();) {
        const std::string key(cursor.key());
        if (!entries.emplace(key, cursor.whole_tag(joined)).second)
            throw Error(ErrorCode::corrupt, "a key is repeated");
    }
    return entries;
}

// Reads `tables` through a PostingList, a ColumnReader and a TableCursor. Returns a hash of the data that were read.
std::size_t read_all(const Tables& tables, const std::vector<std::string>& terms) {
    std::size_t digest = 0;
    const auto add = [&](std::uint64_t number) { digest = digest * 1'000'003 + number; };
    for (const std::string& term : terms) {
        PostingList list(tables, term);
        add(list.documents());
        if (list.document() != PostingList::end) list.skip_to(list.document() + 20);
        list.each_below(500, [&](auto document, auto count) {
            add(document);
            add(count);
        });
        for (; list.document() != PostingList::end; list.next()) add(list.document());
    }
    const Xapian::docid last = static_cast<Xapian::docid>(std::min<std::uint64_t>(tables.version().last_document, 900));
    for (const std::uint32_t slot : {0, 8}) {
        ColumnReader values(tables, slot);
        for (Xapian::docid document = 1; document <= last; document += 1 + document % 7)
            add(std::hash<std::string_view>()(values.value(document)));
    }
    TableCursor cursor(tables.table(docdata_table));
    std::string joined, key;
    for (Xapian::docid document = 1; document <= last; document += 1 + document % 5) {
        key.clear();
        append_sortable(key, document);
        if (cursor.find_further(key)) add(std::hash<std::string_view>()(cursor.whole_tag(joined)));
    }
    return digest;
}

// Returns terms with long and short posting lists.
std::vector<std::string> some_terms(const Xapian::Database& database) {
    std::vector<std::string> terms{"", "every", "often"};
    std::size_t number = 0;
    for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at)
        if (number++ % 40 == 0) terms.push_back(*at);
    return terms;
}

// Calls read(). Returns whether it has failed because of damage.
template <class Read>
bool is_refused(Read read) {
    try {
        read();
        return false;
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::corrupt);
        return true;
    } catch (const Xapian::DatabaseModifiedError&) {
        return true;  // the revision of a block is damaged
    }
}

TEST_SUITE("tables") {
    TEST_CASE("a cursor finds the last entry that is not after a key") {
        for (unsigned seed = 1; seed <= 4; ++seed) {
            CAPTURE(seed);
            const test::TempDir folder;
            test::Random random(seed);
            test::build_and_update(random, folder / "d", 200, seed * 2);
            for (const bool mapped : {true, false}) {
                const Tables tables(folder / "d", mapped);
                for (const Table table : {postlist_table, docdata_table, termlist_table, position_table}) {
                    const auto entries = entries_of(tables, table);
                    REQUIRE(entries.size() > 10);
                    TableCursor cursor(tables.table(table)), further(tables.table(table));
                    std::string joined;
                    std::vector<std::string> keys{"", std::string(1, '\0'), "\xff\xff\xff"};
                    for (const auto& [key, tag] : entries) {
                        if (random() % 4) continue;
                        keys.push_back(key);
                        keys.push_back(key + '\0');
                        keys.push_back(key.substr(0, key.size() - 1));
                        ++(keys.emplace_back(key).back());
                    }
                    std::sort(keys.begin(), keys.end());
                    const auto check = [&](TableCursor& at, const std::string& key, bool is_found) {
                        const auto after = entries.upper_bound(key);
                        REQUIRE(is_found == (entries.count(key) > 0));
                        REQUIRE(at.key() == (after == entries.begin() ? "" : std::prev(after)->first));
                        if (after != entries.begin() && random() % 2)
                            REQUIRE(at.whole_tag(joined) == std::prev(after)->second);
                    };
                    for (const std::string& key : keys) check(further, key, further.find_further(key));
                    std::shuffle(keys.begin(), keys.end(), random);
                    for (const std::string& key : keys) {
                        check(cursor, key, cursor.find(key));
                        const auto next = entries.upper_bound(key);
                        REQUIRE(cursor.next() == (next != entries.end()));
                        if (next != entries.end()) REQUIRE(cursor.key() == next->first);
                    }
                }
            }
        }
    }

    TEST_CASE("the tables are not opened if the folder is missing or has another database or another revision") {
        const test::TempDir folder;
        test::Random random(1);
        test::build_and_update(random, folder / "d", 20, 0);
        test::build_and_update(random, folder / "other", 20, 0);
        const Xapian::Database database((folder / "d").string());
        CHECK(Tables::open(database, folder / "d", true));
        CHECK_FALSE(Tables::open(database, folder / "other", true));
        CHECK_FALSE(Tables::open(database, folder / "missing", true));
        Xapian::WritableDatabase writer((folder / "d").string(), Xapian::DB_OPEN);
        test::update_randomly(random, writer);
        CHECK_FALSE(Tables::open(database, folder / "d", true));
        CHECK(Tables::open(Xapian::Database((folder / "d").string()), folder / "d", true));
    }

    TEST_CASE("a file that is too short for the version file is refused") {
        const test::TempDir folder;
        test::Random random(1);
        test::build_and_update(random, folder / "d", 300, 1);
        const Xapian::Database database((folder / "d").string());
        for (const char* file : table_files) {
            fs::remove_all(folder / "copy");
            fs::copy(folder / "d", folder / "copy");
            CHECK_NOTHROW(Tables(folder / "copy", true));
            fs::resize_file(folder / "copy" / file, 8192);
            CHECK(is_refused([&] { Tables(folder / "copy", true); }));
            CHECK_FALSE(Tables::open(database, folder / "copy", true));
            fs::remove(folder / "copy" / file);
            CHECK_THROWS_AS(Tables(folder / "copy", true), Error);
        }
    }

    TEST_CASE("if tables are not mapped, a file that is shortened after it was opened causes an Error") {
        const test::TempDir folder;
        test::Random random(1);
        test::build_and_update(random, folder / "d", 300, 1);
        const auto terms = some_terms(Xapian::Database((folder / "d").string()));
        for (const char* file : {"postlist.glass", "docdata.glass"}) {
            fs::remove_all(folder / "copy");
            fs::copy(folder / "d", folder / "copy");
            const Tables tables(folder / "copy", false);
            fs::resize_file(folder / "copy" / file, fs::file_size(folder / "copy" / file) / 2);
            CHECK(is_refused([&] { read_all(tables, terms); }));
            fs::resize_file(folder / "copy" / file, 0);
            CHECK(is_refused([&] { read_all(tables, terms); }));
        }
    }

    TEST_CASE("mapped tables are changed after a commit, but not after a copy has replaced the version file") {
        const test::TempDir folder;
        test::Random random(1);
        test::build_and_update(random, folder / "d", 20, 0);
        const Tables tables(folder / "d", true);
        CHECK(tables.is_unchanged());
        fs::copy(folder / "d" / version_file_name, folder / "d" / "copy");
        fs::rename(folder / "d" / "copy", folder / "d" / version_file_name);
        CHECK(tables.is_unchanged());
        Xapian::WritableDatabase writer((folder / "d").string(), Xapian::DB_OPEN);
        CHECK(tables.is_unchanged());
        test::update_randomly(random, writer);
        CHECK_FALSE(tables.is_unchanged());
        CHECK(Tables(folder / "d", true).is_unchanged());
        fs::remove_all(folder / "d");
        CHECK_FALSE(tables.is_unchanged());
    }

    TEST_CASE("data that are read while a writer commits are correct if is_unchanged() returns true afterwards") {
        for (const bool mapped : {true, false}) {
            CAPTURE(mapped);
            const test::TempDir folder;
            test::Random random(1);
            test::build_and_update(random, folder / "d", 500, 0);
            std::atomic<bool> is_done = false;
            std::atomic<int> answers = 0;
            const auto terms = some_terms(Xapian::Database((folder / "d").string()));
            std::map<Xapian::rev, std::vector<std::size_t>> found;
            std::thread reader([&] {
                while (!is_done) try {
                        const Xapian::Database database((folder / "d").string());
                        const auto tables = Tables::open(database, folder / "d", mapped);
                        if (!tables) continue;
                        std::this_thread::yield();
                        const std::size_t digest = read_all(*tables, terms);
                        if (!tables->is_unchanged()) continue;
                        found[database.get_revision()].push_back(digest);
                        ++answers;
                    } catch (const Xapian::DatabaseError&) {  // the database was updated
                    }
            });
            std::map<Xapian::rev, std::size_t> right;
            Xapian::WritableDatabase writer((folder / "d").string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
            for (int commit = 0; commit < 20 || (answers < 20 && commit < 500); ++commit) {
                const Tables tables(folder / "d", false);
                right[static_cast<Xapian::rev>(tables.version().revision)] = read_all(tables, terms);
                test::update_randomly(random, writer);
            }
            is_done = true;
            reader.join();
            CHECK(answers >= 20);
            for (const auto& [revision, all] : found)
                for (const std::size_t digest : all)
                    if (right.count(revision)) CHECK(digest == right[revision]);  // the last revision is not in `right`
        }
    }

    TEST_CASE("a reader of damaged tables reports an error or reads other data, and does not crash") {
        const test::TempDir folder;
        test::Random random(3);
        test::build_and_update(random, folder / "d", 250, 4);
        const auto terms = some_terms(Xapian::Database((folder / "d").string()));
        const std::size_t right = read_all(Tables(folder / "d", true), terms);
        fs::copy(folder / "d", folder / "copy");
        std::size_t refused = 0, unchanged = 0;
        for (int round = 0; round < 150; ++round) {
            CAPTURE(round);
            const bool is_postlist = random() % 4;
            const fs::path file = fs::path("copy") / table_files[is_postlist ? postlist_table : docdata_table];
            const std::string good = test::read_file(folder / "d" / file.filename().string());
            std::string bad = good;
            const std::size_t changes = 1 + random() % (round % 2 ? 3 : 300);
            for (std::size_t i = 0; i < changes; ++i) bad[random() % bad.size()] = static_cast<char>(random());
            if (round % 5 == 0) bad.resize(random() % bad.size());
            folder.write(file.string(), bad);
            std::size_t digest = 0;
            const bool is_bad = is_refused([&] { digest = read_all(Tables(folder / "copy", round % 2), terms); });
            refused += is_bad;
            unchanged += !is_bad && digest == right;
            for (const Table table : {postlist_table, docdata_table})
                (void)is_refused([&] { (void)entries_of(Tables(folder / "copy", round % 2), table); });
            folder.write(file.string(), good);
        }
        CHECK(refused > 25);
        CHECK(unchanged > 10);
    }
}

}  // namespace
}  // namespace kwic::glass
