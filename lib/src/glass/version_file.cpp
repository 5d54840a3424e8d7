// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/version_file.hpp"

#include "base/files.hpp"
#include "base/folders.hpp"
#include "glass/encoding.hpp"

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace kwic::glass {
namespace {

// The format version is a date: years since 2014 (7 bits), month (4 bits), day (5 bits).
constexpr unsigned format = (2016 - 2014) << 9 | 3 << 5 | 14;

std::string file_header() {
    std::string header("\x0f\x0dXapian Glass", 14);
    header += static_cast<char>(format >> 8);
    header += static_cast<char>(format & 0xff);
    return header;
}

void append_root(std::string& out, const TableRoot& root, bool is_ever_compressed) {
    // When Xapian updates a table, Xapian compresses tags of more than compress_min bytes.
    constexpr unsigned compress_min = 18;
    append_varint(out, root.block);
    append_varint(out, root.level << 2 | (root.is_sequential ? 2u : 0u) | (root.exists ? 0u : 1u));
    append_varint(out, root.entries);
    append_varint(out, block_bytes / 2048);
    append_varint(out, is_ever_compressed ? compress_min : 0);
    std::string free_list;
    if (root.exists) {  // no block is free; the next new block gets the number root.blocks
        append_varint(free_list, revision);
        append_varint(free_list, root.blocks);
        free_list.append(4, '\0');
    }
    append_varint(out, free_list.size());
    out += free_list;
}

void append_statistics(std::string& out, const Statistics& statistics) {
    append_varint(out, statistics.documents);
    append_varint(out, 0);  // last document number - number of documents
    append_varint(out, statistics.shortest);
    append_varint(out, statistics.max_occurrences);
    append_varint(out, statistics.longest - statistics.max_occurrences);
    append_varint(out, 0);  // revision of the oldest changeset
    append_varint(out, statistics.total_length);
    append_varint(out, 0);  // greatest frequency in the spelling table
}

bool try_format(const std::filesystem::path& scratch) {
    Xapian::WritableDatabase(scratch.string(),
                             Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS)
        .close();
    const bool is_known = read_whole_file(scratch / version_file_name).compare(0, 16, file_header()) == 0;
    remove_tree(scratch);
    return is_known;
}

}  // namespace

void write_version_file(const std::filesystem::path& folder, const std::array<TableRoot, 4>& roots,
                        const Statistics& statistics, const std::array<std::uint8_t, 16>& content_hash) {
    std::string bytes = file_header();
    std::array<std::uint8_t, 16> uuid = content_hash;
    uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x80);  // UUID version 8: custom
    uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);
    bytes.append(reinterpret_cast<const char*>(uuid.data()), uuid.size());
    append_varint(bytes, revision);
    for (std::size_t table = 0; table < roots.size(); ++table)
        append_root(bytes, roots[table], table == docdata_table || table == termlist_table);
    append_root(bytes, TableRoot{}, true);  // spelling
    append_root(bytes, TableRoot{}, true);  // synonyms
    append_statistics(bytes, statistics);
    replace_file(folder / version_file_name, bytes);
}

bool is_supported(const std::filesystem::path& scratch) {
    static const bool is_known = try_format(scratch);
    return is_known;
}

}  // namespace kwic::glass
