// SPDX-License-Identifier: GPL-2.0-or-later
// OpenTable reads the blocks of a table in one revision of a database: from the mapped file, or with pread() through a
// cache.
#pragma once

#include "base/descriptor.hpp"
#include "glass/file_names.hpp"
#include "glass/table_block.hpp"
#include "glass/version_reader.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

namespace kwic::glass {

// A block, and the memory that holds its bytes. The memory of a mapped block belongs to the OpenTable, and `owner` is
// null.
struct HeldBlock {
    TableBlock block;
    std::shared_ptr<const char[]> owner;
};

// A mapped OpenTable is thread-safe. Only one thread at a time may use an OpenTable that is not mapped, or the readers
// of this OpenTable.
class OpenTable {
public:
    // Opens the table `table` of the database in `folder`, which has the version `version`. Throws Error (io) if the
    // file cannot be read, and Error (corrupt) if the file ends before the root block. If `mapped` is true, maps the
    // file if the system permits it.
    OpenTable(const std::filesystem::path& folder, Table table, const Version& version, bool mapped);
    ~OpenTable();
    OpenTable(const OpenTable&) = delete;
    OpenTable& operator=(const OpenTable&) = delete;

    const TableTree& tree() const { return tree_; }
    bool is_mapped() const { return map_ != nullptr; }

    // Returns a block after a check of its header. Must be called within checked(). Throws Error (corrupt) if the block
    // is outside of the file or the header is damaged, Error (io) if the file cannot be read, and
    // Xapian::DatabaseModifiedError if the block has a later revision than the table.
    HeldBlock block(std::uint64_t number, unsigned level) const {
        if (!map_) return read(number, level);
        if (number >= blocks_) [[unlikely]]
            throw_outside();
        const std::string_view bytes(map_ + number * tree_.block_bytes, tree_.block_bytes);
        if (revision_of(bytes) > revision_) [[unlikely]]
            throw_overwritten();
        return {TableBlock(bytes, level), nullptr};
    }

    // Returns the offset in the file of bytes that are in the mapped file, or nothing if they are elsewhere.
    std::optional<std::uint64_t> offset_of(std::string_view bytes) const {
        if (!map_ || bytes.data() < map_ || bytes.data() + bytes.size() > map_ + map_bytes_) return {};
        return static_cast<std::uint64_t>(bytes.data() - map_);
    }

    // Returns the bytes in the mapped file whose offset_of() is `offset`.
    std::string_view bytes_at(std::uint64_t offset, std::size_t bytes) const { return {map_ + offset, bytes}; }

    // Returns the result of read(). If read() throws Error (corrupt), adds the name of the table to the message. If
    // read() throws Error (corrupt) and the database has a newer revision, throws Xapian::DatabaseModifiedError
    // instead, because a block may have been overwritten.
    template <class Read>
    std::invoke_result_t<Read> checked(Read read) const {
        try {
            return read();
        } catch (const Error& error) {
            rethrow(error);
        }
    }

    // Throws the exception that checked() throws for an Error (corrupt) with the message `finding`.
    [[noreturn]] void fail(const char* finding) const;

private:
    HeldBlock read(std::uint64_t number, unsigned level) const;
    [[noreturn]] void rethrow(const Error& error) const;
    [[noreturn]] static void throw_outside();
    [[noreturn]] static void throw_overwritten();

    std::filesystem::path path_;
    TableTree tree_;
    std::uint64_t revision_;
    std::uint64_t blocks_ = 0;  // number of complete blocks in the file when it was opened

    const char* map_ = nullptr;  // the mapped file; null if blocks are read with pread()
    std::size_t map_bytes_ = 0;

    struct Cache;
    Descriptor file_;  // not open if the file is mapped
    std::unique_ptr<Cache> cache_;
};

}  // namespace kwic::glass
