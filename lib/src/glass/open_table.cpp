// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/open_table.hpp"

#include "base/files.hpp"

#include <xapian.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kwic::glass {

// Holds up to 321 blocks, which take 2.6 MB if a block has 8 KiB. The cache is so large that a lookup of a distant key
// usually reads at most one block from the file.
struct OpenTable::Cache {
    struct Entry {
        std::uint64_t number = 0;
        std::shared_ptr<const char[]> bytes;  // null if no block is cached
    };
    Entry root;
    // The blocks other than the root. Block n is kept in the element n % size() of its array.
    std::array<Entry, 256> leaves;
    std::array<Entry, 64> branches;
};

OpenTable::OpenTable(const std::filesystem::path& folder, Table table, const Version& version, bool mapped)
    : path_(folder / table_files[table]), tree_(version.tables[table]), revision_(version.revision) {
    if (tree_.is_empty) return;
    file_ = Descriptor(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file_.is_open() || fstat(file_.number(), &status) != 0) fail_io("open", path_);
    const auto bytes = static_cast<std::uint64_t>(status.st_size);
    blocks_ = bytes / tree_.block_bytes;
    if (tree_.root >= blocks_) fail("the file is too short");
    if (mapped && bytes <= std::numeric_limits<std::size_t>::max()) {
        void* const map = mmap(nullptr, static_cast<std::size_t>(bytes), PROT_READ, MAP_SHARED, file_.number(), 0);
        if (map != MAP_FAILED) {
            map_ = static_cast<const char*>(map);
            map_bytes_ = static_cast<std::size_t>(bytes);
            file_.close();
            return;
        }
    }
    cache_ = std::make_unique<Cache>();
}

OpenTable::~OpenTable() {
    if (map_) munmap(const_cast<char*>(map_), map_bytes_);
}

// Reads a block, or takes it from the cache. A writer may overwrite the block at the same time. Writers put the new
// revision at the beginning of the block, so the revision is read once more after the block has been read.
HeldBlock OpenTable::read(std::uint64_t number, unsigned level) const {
    if (tree_.is_empty || number >= blocks_) throw_outside();
    Cache::Entry& cached = number == tree_.root ? cache_->root
                           : level == 0         ? cache_->leaves[number % cache_->leaves.size()]
                                                : cache_->branches[number % cache_->branches.size()];
    if (cached.bytes && cached.number == number)
        return {TableBlock({cached.bytes.get(), tree_.block_bytes}, level), cached.bytes};
    const std::shared_ptr<char[]> bytes = std::make_shared_for_overwrite<char[]>(tree_.block_bytes);
    const std::uint64_t at = number * tree_.block_bytes;
    std::array<char, 4> newest;
    if (read_at(file_, at, bytes.get(), tree_.block_bytes, path_) < tree_.block_bytes ||
        read_at(file_, at, newest.data(), newest.size(), path_) < newest.size())
        throw Error(ErrorCode::corrupt, "the file is too short");
    const std::string_view block(bytes.get(), tree_.block_bytes);
    if (std::max(revision_of(block), revision_of({newest.data(), newest.size()})) > revision_) throw_overwritten();
    HeldBlock held{TableBlock(block, level), bytes};
    cached = {number, bytes};
    return held;
}

void OpenTable::rethrow(const Error& error) const {
    const std::string prefix = "'" + path_.string() + "': ";
    if (error.code() != ErrorCode::corrupt || std::string_view(error.what()).starts_with(prefix)) throw Error(error);
    std::optional<Version> newest;
    try {
        newest = read_version(path_.parent_path());
    } catch (const Error&) {  // the database is damaged or was removed
    }
    if (newest && newest->revision != revision_) throw_overwritten();
    throw Error(ErrorCode::corrupt, prefix + error.what());
}

void OpenTable::throw_overwritten() { throw Xapian::DatabaseModifiedError("a block was overwritten by an update"); }

void OpenTable::throw_outside() { throw Error(ErrorCode::corrupt, "a block is outside of the file"); }

void OpenTable::fail(const char* finding) const { rethrow(Error(ErrorCode::corrupt, finding)); }

}  // namespace kwic::glass
