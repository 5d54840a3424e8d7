// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/version_reader.hpp"

#include "base/bytes.hpp"
#include "base/files.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace kwic::glass {
namespace {

constexpr std::size_t magic_bytes = 16;  // size of the magic string and the format version at the start of the file
constexpr std::size_t uuid_bytes = 16;

TableTree read_tree(ByteReader& in) {
    TableTree tree;
    tree.root = in.number();
    const std::uint64_t flags = in.number();
    tree.is_empty = (flags & 1) != 0;
    const std::uint64_t level = flags >> 2;
    in.number();  // number of entries
    const std::uint64_t block_units = in.number();
    in.number();  // Xapian compresses tags above this size
    in.string();  // free blocks
    const bool is_size = block_units > 0 && block_units <= 32 && (block_units & (block_units - 1)) == 0;
    if (!is_size || level >= max_levels || (tree.is_empty && level > 0))
        throw Error(ErrorCode::corrupt, "bad root of a table");
    tree.level = static_cast<unsigned>(level);
    tree.block_bytes = block_units * 2048;
    return tree;
}

}  // namespace

Version read_version(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / version_file_name;
    const std::string bytes = read_whole_file(file);
    try {
        ByteReader in(bytes);
        Version version;
        in.take(magic_bytes);
        version.uuid = in.take(uuid_bytes);
        version.revision = in.number();
        for (TableTree& tree : version.tables) tree = read_tree(in);
        version.documents = in.number();
        version.last_document = version.documents + in.number();
        version.min_length = in.number();
        version.max_occurrences = in.number();
        version.max_length = version.max_occurrences + in.number();
        in.number();  // the oldest changeset
        version.total_length = in.number();
        return version;
    } catch (const Error& error) {
        throw Error(ErrorCode::corrupt, "'" + file.string() + "': " + error.what());
    }
}

}  // namespace kwic::glass
