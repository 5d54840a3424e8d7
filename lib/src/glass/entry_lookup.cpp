// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/entry_lookup.hpp"

#include "base/bytes.hpp"
#include "base/files.hpp"
#include "glass/encoding.hpp"
#include "glass/file_names.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::glass {
namespace {

// Returns the UUID in the form of Xapian::Database::get_uuid().
std::string printed_uuid(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char byte : bytes) {
        if (out.size() == 8 || out.size() == 13 || out.size() == 18 || out.size() == 23) out += '-';
        out += digits[static_cast<unsigned char>(byte) >> 4];
        out += digits[static_cast<unsigned char>(byte) & 15];
    }
    return out;
}

std::string metadata_key(const std::string& key) { return std::string(metadata_prefix) + key; }

// Reads `bytes` bytes at the offset `at`. Returns false if the file ends before.
bool read_at(const Descriptor& file, std::string& bytes, std::uint64_t at) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t got =
            pread(file.number(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(at + done));
        if (got == 0) return false;
        if (got > 0)
            done += static_cast<std::size_t>(got);
        else if (errno != EINTR)
            return false;
    }
    return true;
}

}  // namespace

EntryLookup::EntryLookup(Xapian::Database database, const std::filesystem::path& folder)
    : database_(std::move(database)), path_(folder / table_files[postlist_table]) {
    try {
        const Version version = read_version(folder);
        if (version.revision != database_.get_revision() || printed_uuid(version.uuid) != database_.get_uuid()) return;
        tree_ = version.tables[postlist_table];
        revision_ = version.revision;
        max_occurrences_ = static_cast<Xapian::termcount>(version.max_occurrences);
        Descriptor file(open(path_.c_str(), O_RDONLY | O_CLOEXEC));
        // If the version file has not changed, the table was not replaced before it was opened.
        if (read_version(folder).uuid == version.uuid) file_ = std::move(file);
    } catch (const Error&) {  // Xapian has opened the database, and may still be able to read it
    }
}

std::string EntryLookup::metadata(const std::string& key) {
    if (!file_.is_open()) return database_.get_metadata(key);
    const std::string full_key = metadata_key(key);
    std::string tag;
    for (unsigned component = 1;; ++component) {
        const auto item = find(full_key, component);
        if (!item && component == 1) return {};
        if (!item) throw Error(ErrorCode::corrupt, "'" + path_.string() + "': an entry is incomplete");
        if (item->is_compressed) return database_.get_metadata(key);  // Xapian does not compress this table
        tag += item->tag;
        if (item->is_last) return tag;
    }
}

bool EntryLookup::has_metadata(const std::string& key) {
    return file_.is_open() ? find(metadata_key(key), 1).has_value() : !database_.get_metadata(key).empty();
}

EntryLookup::TermStatistics EntryLookup::term(const std::string& term) {
    if (!file_.is_open() || term.empty()) {
        const Xapian::doccount documents = database_.get_termfreq(term);
        return {documents, documents > 0 ? database_.get_wdf_upper_bound(term) : 0};
    }
    std::string key;
    append_escaped(key, term);
    const auto item = find(key, 1);
    if (!item) return {};
    ByteReader in(item->tag);
    const auto documents = static_cast<Xapian::doccount>(in.number());
    const auto occurrences = static_cast<Xapian::termcount>(in.number());
    return {documents, std::min(occurrences, max_occurrences_)};
}

std::optional<TableItem> EntryLookup::find(std::string_view key, unsigned component) try {
    if (tree_.is_empty) return {};
    std::uint64_t number = tree_.root;
    for (unsigned level = tree_.level;; --level) {
        const TableBlock items = block(number, level);
        const TableItem item = items.item(items.last_not_after(key, component));
        if (level > 0) {
            number = item.child;
            continue;
        }
        return item.key == key && item.component == component ? std::optional(item) : std::nullopt;
    }
} catch (const Error& error) {
    if (error.code() != ErrorCode::corrupt) throw;
    throw Error(ErrorCode::corrupt, "'" + path_.string() + "': " + error.what());
}

// Returns a block of the table. The result is valid until the next call.
TableBlock EntryLookup::block(std::uint64_t number, unsigned level) {
    CachedBlock& cached = level == 0 ? leaves_[number % leaves_.size()] : branches_[number % branches_.size()];
    if (cached.bytes.empty() || cached.number != number) {
        std::string bytes = std::exchange(cached.bytes, {});
        bytes.resize(tree_.block_bytes);
        errno = 0;
        if (!read_at(file_, bytes, number * tree_.block_bytes)) {
            if (errno != 0) fail_io("read", path_);
            throw Error(ErrorCode::corrupt, "the file is too short");
        }
        // An overwritten block may have another level, so this comes before the checks of TableBlock.
        if (revision_of(bytes) > revision_) throw Xapian::DatabaseModifiedError("a block was overwritten by an update");
        cached = {number, std::move(bytes)};
    }
    return TableBlock(cached.bytes, level);
}

}  // namespace kwic::glass
