// SPDX-License-Identifier: GPL-2.0-or-later
// Changes bytes in the tables of a small database, as the input specifies, and reads the tables. Checks that the
// readers return, or throw Error or DatabaseModifiedError. The input is a sequence of changes of 5 bytes: the table
// (the lowest bit of the first byte), whether the tables are mapped (the next bit), the offset (3 bytes) and the new
// byte.
#include "fuzz/fuzz.hpp"
#include "glass/column_reader.hpp"
#include "glass/entry_lookup.hpp"
#include "glass/posting_list.hpp"
#include "glass/tables.hpp"
#include "support/temp_dir.hpp"

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

using namespace kwic;

namespace {

constexpr std::array changed_tables{glass::postlist_table, glass::docdata_table};

// A database whose lists have several chunks, and whose tables have two levels.
class SmallDatabase {
public:
    SmallDatabase() {
        Xapian::WritableDatabase writer(path().string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC, 2048);
        for (unsigned i = 0; i < 1500; ++i) {
            Xapian::Document document;
            document.add_term("every", 1 + i % 200);
            document.add_term("word" + std::to_string(i % 97));
            document.add_value(0, std::string(i % 40, 'x'));
            if (i % 300 == 0) document.add_value(3, std::string(5000, 'y'));
            document.set_data(std::to_string(i));
            writer.add_document(document);
        }
        writer.set_metadata("large", std::string(6000, 'z'));
        writer.commit();
        database_ = Xapian::Database(path().string());
        for (std::size_t i = 0; i < good_.size(); ++i) good_[i] = test::read_file(file(i));
    }

    std::filesystem::path path() const { return folder_ / "d"; }
    const Xapian::Database& database() const { return database_; }
    const std::string& good(std::size_t table) const { return good_[table]; }
    void write(std::size_t table, std::string_view bytes) const {
        folder_.write(std::string("d/") + glass::table_files[changed_tables[table]], bytes);
    }

private:
    std::filesystem::path file(std::size_t table) const { return path() / glass::table_files[changed_tables[table]]; }

    test::TempDir folder_;
    Xapian::Database database_;
    std::array<std::string, changed_tables.size()> good_;
};

template <class Function>
void accepts(Function function) {
    fuzz::accepts([&] {
        try {
            function();
        } catch (const Xapian::DatabaseModifiedError&) {  // the revision of a block is damaged
        }
    });
}

void read_all(const SmallDatabase& small, const glass::Tables& tables) {
    const auto last = static_cast<Xapian::docid>(tables.version().last_document);
    for (const char* term : {"", "every", "word7", "absent"})
        accepts([&] {
            glass::PostingList list(tables, term);
            while (list.document() != glass::PostingList::end) list.next();
            list.rewind();
            for (Xapian::docid document = 1; document < last; document += 90) list.skip_to(document);
            list.rewind();
            list.each_below(glass::PostingList::end, [&](auto document, auto) { fuzz::require(document <= last); });
        });
    for (const unsigned slot : {0u, 3u, 9u})
        accepts([&] {
            glass::ColumnReader values(tables, slot);
            for (Xapian::docid document = 1; document <= last; document += 1 + document % 30)
                (void)values.value(document);
            for (Xapian::docid document = last; document > 200; document -= 190) (void)values.value(document);
        });
    for (const glass::Table table : changed_tables)
        accepts([&] {
            std::string joined;
            for (glass::TableCursor cursor(tables.table(table)); cursor.next();) (void)cursor.whole_tag(joined);
        });
    glass::EntryLookup entries(
        glass::OpenDatabase(small.database(), std::shared_ptr<const glass::Tables>(std::shared_ptr<void>(), &tables)));
    accepts([&] { (void)entries.metadata("large"); });
    accepts([&] { (void)entries.term("every"); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SmallDatabase small;
    std::array<std::string, changed_tables.size()> bad;
    for (std::size_t i = 0; i < bad.size(); ++i) bad[i] = small.good(i);
    bool is_mapped = false;
    constexpr std::size_t change_bytes = 5;
    for (std::size_t at = 0; at + change_bytes <= size; at += change_bytes) {
        std::string& table = bad[data[at] & 1];
        is_mapped = (data[at] & 2) != 0;
        const std::size_t offset = data[at + 1] | std::size_t{data[at + 2]} << 8 | std::size_t{data[at + 3]} << 16;
        table[offset % table.size()] = static_cast<char>(data[at + 4]);
    }
    for (std::size_t i = 0; i < bad.size(); ++i) small.write(i, bad[i]);
    accepts([&] { read_all(small, glass::Tables(small.path(), is_mapped)); });
    return 0;
}
