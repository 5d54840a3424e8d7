// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_reader.hpp"

#include "base/bytes.hpp"
#include "base/files.hpp"
#include "glass/encoding.hpp"
#include "glass/file_names.hpp"

#include <kwic/error.hpp>

#include <zlib.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace kwic::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_header_bytes = 11;  // size of the header of a block, before the directory
constexpr std::size_t magic_bytes = 16;  // size of the magic string and format version at the start of the version file
constexpr std::size_t uuid_bytes = 16;
constexpr unsigned max_levels = 10;
constexpr std::size_t chunk_bytes = 64 * 1024;
constexpr std::size_t max_tag_bytes = std::size_t{256} << 20;

[[noreturn]] void fail(const fs::path& file, const std::string& finding) {
    throw Error(ErrorCode::corrupt, "'" + file.string() + "': " + finding);
}

struct Root {
    std::uint64_t revision = 0;
    std::uint64_t block = 0;
    std::uint64_t level = 0;
    bool is_empty = true;
    std::size_t block_bytes = 0;
};

// Reads the root of a table from the bytes of the version file. Throws Error (corrupt) if the bytes are not valid.
Root read_root(const std::string& bytes, Table table) {
    ByteReader in(bytes);
    Root root;
    in.take(magic_bytes + uuid_bytes);
    root.revision = in.number();
    for (int number = 0; number <= static_cast<int>(table); ++number) {
        root.block = in.number();
        const std::uint64_t flags = in.number();
        root.is_empty = (flags & 1) != 0;
        root.level = flags >> 2;
        in.number();  // number of entries
        const std::uint64_t block_units = in.number();
        in.number();  // Xapian compresses tags above this size
        in.string();  // free blocks
        const bool is_size = block_units > 0 && block_units <= 32 && (block_units & (block_units - 1)) == 0;
        if (!is_size || root.level >= max_levels || (root.is_empty && root.level > 0))
            throw Error(ErrorCode::corrupt, "bad root of a table");
        root.block_bytes = block_units * 2048;
    }
    return root;
}

// Decompresses a tag. `chunk` is a buffer for output; all calls use the same buffer, which saves allocations.
std::string inflated(std::string_view bytes, const fs::path& file, std::string& chunk) {
    z_stream stream{};
    if (inflateInit2(&stream, -15) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    chunk.resize(chunk_bytes);
    for (int status = Z_OK; status != Z_STREAM_END;) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        status = inflate(&stream, Z_SYNC_FLUSH);
        const std::size_t got = chunk.size() - stream.avail_out;
        if ((status != Z_OK && status != Z_STREAM_END) || out.size() > max_tag_bytes) fail(file, "bad compressed tag");
        out.append(chunk.data(), got);
        if (got == 0 && status != Z_STREAM_END) fail(file, "bad compressed tag");
    }
    return out;
}

// Calls `function`. If `function` throws an Error, throws Error (corrupt), whose message consists of `file` and the
// message of the Error.
template <class Function>
void naming_file(const fs::path& file, Function function) {
    try {
        function();
    } catch (const Error& error) {
        fail(file, error.what());
    }
}

class TableWalk {
public:
    TableWalk(const fs::path& database, Table table, const EntryFunction& function, const std::string* only_key)
        : file_(database / table_files.at(static_cast<std::size_t>(table))),
          version_file_(database / version_file_name),
          table_(table),
          function_(function),
          only_key_(only_key) {}

    void run() {
        const std::string version = read_whole_file(version_file_);
        naming_file(version_file_, [&] { root_ = read_root(version, table_); });
        if (root_.is_empty) return;
        in_.open(file_, std::ios::binary);
        std::error_code error;
        blocks_ = fs::file_size(file_, error) / root_.block_bytes;
        if (!in_ || error) fail(file_, "cannot open the file");
        visit(root_.block, static_cast<unsigned>(root_.level), root_.revision);
        if (!key_.empty()) fail(file_, "the last entry is incomplete");
    }

private:
    struct Item {
        std::string_view key;
        unsigned component = 1;
        std::uint32_t child = 0;
        std::string_view tag = {};
        bool is_compressed = false, is_first = false, is_last = false;
    };

    // Reads an item at the offset `at`. For the formats see leaf_writer.hpp and table_file.cpp.
    Item item_at(const std::string& block, std::size_t at, bool is_leaf) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(block.data());
        const std::size_t room = block.size() - at;
        Item item;
        const std::size_t before_key = is_leaf ? 3 : 5;
        if (room < before_key) fail(file_, "an item exceeds its block");
        const unsigned flags = get_big_endian_16(bytes + at);
        const std::size_t key_bytes = bytes[at + before_key - 1];
        item.is_compressed = (flags & 0x8000) != 0;
        item.is_last = (flags & 0x4000) != 0;
        item.is_first = (flags & 0x2000) != 0;
        const bool has_component = !is_leaf || !item.is_first;
        const std::size_t before_tag = before_key + key_bytes + (has_component ? 2 : 0);
        const std::size_t size = is_leaf ? (flags & 0x1fff) + 3u : before_tag;
        if (size > room || before_tag > size) fail(file_, "an item exceeds its block");
        const std::string_view all(block);
        item.key = all.substr(at + before_key, key_bytes);
        if (has_component) item.component = get_big_endian_16(bytes + at + before_tag - 2);
        if (is_leaf)
            item.tag = all.substr(at + before_tag, size - before_tag);
        else
            item.child = get_big_endian<std::uint32_t>(block.data() + at);
        return item;
    }

    void visit(std::uint64_t number, unsigned level, std::uint64_t revision) {
        if (number >= blocks_ || ++visited_ > blocks_) fail(file_, "the blocks are not a tree");
        std::string block(root_.block_bytes, '\0');
        in_.seekg(static_cast<std::streamoff>(number * root_.block_bytes));
        if (!in_.read(block.data(), static_cast<std::streamsize>(block.size()))) fail(file_, "the file is too short");
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(block.data());
        const auto block_revision = get_big_endian<std::uint32_t>(block.data());
        const std::size_t end = get_big_endian_16(bytes + 9);
        if (bytes[4] != level || block_revision > revision || end < block_header_bytes || end > block.size() ||
            (end - block_header_bytes) % 2 != 0)
            fail(file_, "bad header of a block");
        std::optional<Item> before;
        for (std::size_t at = block_header_bytes; at < end; at += 2) {
            const std::size_t offset = get_big_endian_16(bytes + at);
            if (offset < end || offset >= block.size()) fail(file_, "an item exceeds its block");
            const Item next = item_at(block, offset, level == 0);
            if (before && std::pair(before->key, before->component) >= std::pair(next.key, next.component))
                fail(file_, "the keys are out of order");
            if (level == 0) {
                add(next);
            } else if (before) {
                descend(*before, &next, level, block_revision);
            }
            before = next;
        }
        if (level > 0 && !before) fail(file_, "a block is empty");
        if (level > 0) descend(*before, nullptr, level, block_revision);
    }

    void descend(const Item& branch, const Item* next, unsigned level, std::uint64_t revision) {
        const bool is_wanted =
            !only_key_ || ((branch.key.empty() || branch.key <= *only_key_) && (!next || next->key >= *only_key_));
        if (is_wanted) visit(branch.child, level - 1, revision);
    }

    // Adds an item to the entry that is being collected. Calls function_ after the last item of the entry. The items of
    // an entry may be in several blocks.
    void add(const Item& item) {
        if (item.key.empty() || (only_key_ && item.key != *only_key_)) return;
        if (item.is_first != key_.empty() || (!item.is_first && (item.key != key_ || item.component != component_ + 1)))
            fail(file_, "bad component of an entry");
        component_ = item.component;
        const bool reads_tags = table_ == termlist_table;
        if (reads_tags) tag_ += item.tag;
        key_ = item.key;
        if (!item.is_last) return;
        if (reads_tags && item.is_compressed) tag_ = inflated(tag_, file_, chunk_);
        naming_file(file_, [&] { function_(key_, tag_); });
        key_.clear();
        tag_.clear();
    }

    fs::path file_;
    fs::path version_file_;
    Table table_;
    Root root_ = {};
    const EntryFunction& function_;
    const std::string* only_key_;
    std::ifstream in_;
    std::uint64_t blocks_ = 0;
    std::uint64_t visited_ = 0;
    std::string key_;  // key of the entry whose components are being collected; empty between entries
    unsigned component_ = 0;
    std::string tag_;
    std::string chunk_;  // buffer of inflated()
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
