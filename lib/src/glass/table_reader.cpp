// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_reader.hpp"

#include "base/bytes.hpp"
#include "base/files.hpp"
#include "glass/encoding.hpp"
#include "glass/file_names.hpp"
#include "glass/inflated.hpp"
#include "glass/table_block.hpp"
#include "glass/version_reader.hpp"

#include <kwic/error.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace kwic::glass {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* finding) { throw Error(ErrorCode::corrupt, finding); }

class TableWalk {
public:
    TableWalk(const fs::path& database, Table table, const EntryFunction& function, const std::string* only_key)
        : file_(database / table_files.at(static_cast<std::size_t>(table))),
          table_(table),
          function_(function),
          only_key_(only_key) {}

    void run() {
        const Version version = read_version(file_.parent_path());
        tree_ = version.tables.at(static_cast<std::size_t>(table_));
        if (tree_.is_empty) return;
        try {
            in_.open(file_, std::ios::binary);
            std::error_code error;
            blocks_ = fs::file_size(file_, error) / tree_.block_bytes;
            if (!in_ || error) fail("cannot open the file");
            visit(tree_.root, tree_.level, version.revision);
            if (!key_.empty()) fail("the last entry is incomplete");
        } catch (const Error& error) {
            throw Error(ErrorCode::corrupt, "'" + file_.string() + "': " + error.what());
        }
    }

private:
    void visit(std::uint64_t number, unsigned level, std::uint64_t max_revision) {
        if (number >= blocks_ || ++visited_ > blocks_) fail("the blocks are not a tree");
        std::string bytes(tree_.block_bytes, '\0');
        in_.seekg(static_cast<std::streamoff>(number * tree_.block_bytes));
        if (!in_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) fail("the file is too short");
        const TableBlock block(bytes, level);
        if (revision_of(bytes) > max_revision) fail("bad header of a block");
        std::optional<TableItem> before;
        for (std::size_t i = 0; i < block.size(); ++i) {
            const TableItem next = block.item(i);
            if (before && std::pair(before->key, before->component) >= std::pair(next.key, next.component))
                fail("the keys are out of order");
            if (level == 0) {
                add(next);
            } else if (before) {
                descend(*before, &next, level, revision_of(bytes));
            }
            before = next;
        }
        if (level > 0 && !before) fail("a block is empty");
        if (level > 0) descend(*before, nullptr, level, revision_of(bytes));
    }

    void descend(const TableItem& branch, const TableItem* next, unsigned level, std::uint64_t revision) {
        const bool is_wanted =
            !only_key_ || ((branch.key.empty() || branch.key <= *only_key_) && (!next || next->key >= *only_key_));
        if (is_wanted) visit(branch.child, level - 1, revision);
    }

    // Adds an item to the entry that is being collected. Calls function_ after the last item of the entry. The items of
    // an entry may be in several blocks.
    void add(const TableItem& item) {
        if (item.key.empty() || (only_key_ && item.key != *only_key_)) return;
        if (item.is_first != key_.empty() || (!item.is_first && (item.key != key_ || item.component != component_ + 1)))
            fail("bad component of an entry");
        component_ = item.component;
        const bool reads_tags = table_ == termlist_table;
        if (reads_tags) tag_ += item.tag;
        key_ = item.key;
        if (!item.is_last) return;
        if (reads_tags && item.is_compressed) tag_ = inflated(tag_);
        function_(key_, tag_);
        key_.clear();
        tag_.clear();
    }

    fs::path file_;
    Table table_;
    TableTree tree_;
    const EntryFunction& function_;
    const std::string* only_key_;
    std::ifstream in_;
    std::uint64_t blocks_ = 0;
    std::uint64_t visited_ = 0;
    std::string key_;  // key of the entry whose components are being collected; empty between entries
    unsigned component_ = 0;
    std::string tag_;
};

// Checks the tag of a document's termlist; for the format see termlist.hpp.
void check_list(std::string_view tag) try {
    if (tag.empty()) return;
    ByteReader in(tag);
    in.number();
    in.number();
    const auto byte = [&] { return static_cast<unsigned char>(in.take(1)[0]); };
    std::size_t length = 0;  // length of the previous term
    while (!in.rest().empty()) {
        bool has_count = true;
        std::size_t shared = 0;
        if (length > 0) {
            shared = byte();
            has_count = shared <= length;
            shared %= length + 1;
        }
        const std::size_t rest = byte();
        in.take(rest);
        if (has_count) in.number();
        length = shared + rest;
    }
} catch (const Error&) {
    throw Error(ErrorCode::corrupt, "bad length of a termlist");
}

// Checks `tag` if the entry is a termlist. The termlist table also holds lists of slots, which are not checked. The key
// of a termlist is a document number, encoded by put_sortable(). The key of a list of slots is one byte longer.
void check_entry(std::string_view key, std::string_view tag) {
    const auto number_bytes = 2 + static_cast<std::size_t>(std::countl_one(static_cast<unsigned char>(key[0])));
    if (key.size() <= number_bytes) check_list(tag);
}

// Calls `function`. If `function` throws an Error and the database was updated during the call, calls `function` again,
// because an update may overwrite blocks.
template <class Function>
void retry_if_updated(const fs::path& database, Function function) {
    for (;;) {
        const std::string version = read_whole_file(database / version_file_name);
        try {
            return function();
        } catch (const Error&) {
            if (read_whole_file(database / version_file_name) == version) throw;
        }
    }
}

}  // namespace

void read_table(const fs::path& database, Table table, const EntryFunction& function, const std::string* only_key) {
    TableWalk(database, table, function, only_key).run();
}

void check_terms(const fs::path& database, std::uint32_t document) {
    std::string key;
    append_sortable(key, document);
    retry_if_updated(database, [&] {
        read_table(
            database, termlist_table, [](std::string_view, std::string_view tag) { check_list(tag); }, &key);
    });
}

void check_tables(const fs::path& database) {
    for (const Table table : {postlist_table, docdata_table, termlist_table, position_table})
        read_table(database, table, check_entry);
}

}  // namespace kwic::glass
