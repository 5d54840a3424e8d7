// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/entry_lookup.hpp"

#include "base/bytes.hpp"
#include "base/files.hpp"
#include "glass/encoding.hpp"
#include "glass/file_names.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
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

// Reads a number of the type Number from the statistics of a term.
template <class Number>
Number read_number(ByteReader& in) {
    const std::uint64_t number = in.number();
    if (number > std::numeric_limits<Number>::max()) throw Error(ErrorCode::corrupt, "a number is too large");
    return static_cast<Number>(number);
}

[[noreturn]] void throw_overwritten() { throw Xapian::DatabaseModifiedError("a block was overwritten by an update"); }

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
        // If another database has taken the place of the folder, `file` may be the table of the other database.
        if (read_version(folder).uuid == version.uuid) file_ = std::move(file);
    } catch (const Error&) {  // Xapian has opened the database, and may still be able to read it
    }
}

std::string EntryLookup::metadata(const std::string& key) {
    return file_.is_open() ? checked([&] { return read_metadata(key); }) : database_.get_metadata(key);
}

bool EntryLookup::has_metadata(const std::string& key) {
    return file_.is_open() ? checked([&] { return find(metadata_key(key), 1).has_value(); })
                           : !database_.get_metadata(key).empty();
}

EntryLookup::TermStatistics EntryLookup::term(const std::string& term) {
    if (file_.is_open() && !term.empty()) return checked([&] { return read_term(term); });
    const Xapian::doccount documents = database_.get_termfreq(term);
    return {documents, documents > 0 ? database_.get_wdf_upper_bound(term) : 0};
}

// Returns the result of read(). If read() throws Error (corrupt), adds the name of the table to the message. A writer
// overwrites blocks of a revision only after it has published a newer revision. So if there is a newer revision, the
// cause of the failure may be a block that is being overwritten, and checked() throws Xapian::DatabaseModifiedError
// instead.
template <class Read>
std::invoke_result_t<Read> EntryLookup::checked(Read read) const {
    try {
        return read();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::corrupt) throw;
        std::optional<Version> newest;
        try {
            newest = read_version(path_.parent_path());
        } catch (const Error&) {  // the database is damaged or was removed
        }
        if (newest && newest->revision != revision_) throw_overwritten();
        throw Error(ErrorCode::corrupt, "'" + path_.string() + "': " + error.what());
    }
}

std::string EntryLookup::read_metadata(const std::string& key) {
    const std::string full_key = metadata_key(key);
    std::string tag;
    for (unsigned component = 1;; ++component) {
        const auto item = find(full_key, component);
        if (!item && component == 1) return {};
        if (!item) throw Error(ErrorCode::corrupt, "an entry is incomplete");
        tag += item->tag;
        if (item->is_last) return tag;
    }
}

// Computes `max_tf` as Xapian computes its upper bound on the number of occurrences of a term in one document. `first`
// is the number of occurrences in the first document. The other documents have `occurrences - first` occurrences in
// total. So no document has more occurrences than the greater of the two numbers.
EntryLookup::TermStatistics EntryLookup::read_term(const std::string& term) {
    std::string key;
    append_escaped(key, term);
    const auto item = find(key, 1);
    if (!item) return {};
    ByteReader in(item->tag);
    const auto documents = read_number<Xapian::doccount>(in);
    const auto occurrences = read_number<Xapian::termcount>(in);
    Xapian::termcount max_tf = occurrences;
    if (documents > 1 && occurrences > 0) {
        in.number();  // number of the first document - 1
        in.take(1);   // whether the chunk is the last one
        in.number();  // number of the last document of the chunk - number of the first document
        const auto first = read_number<Xapian::termcount>(in);
        if (first > occurrences) throw Error(ErrorCode::corrupt, "bad number of occurrences");
        max_tf = std::max(occurrences - first, first);
    }
    return {documents, std::min(max_tf, max_occurrences_)};
}

// Returns the item that holds the component with the number `component` of the tag for `key`, or nothing if there is no
// such item. The result is valid until the next call.
std::optional<TableItem> EntryLookup::find(std::string_view key, unsigned component) {
    if (tree_.is_empty) return {};
    std::uint64_t number = tree_.root;
    for (unsigned level = tree_.level;; --level) {
        const TableBlock items = block(number, level);
        const TableItem item = items.item(items.last_not_after(key, component));
        if (level > 0) {
            number = item.child;
            continue;
        }
        if (item.key != key || item.component != component) return {};
        if (item.is_compressed) throw Error(ErrorCode::corrupt, "an entry is compressed");  // never in this table
        return item;
    }
}

// Returns a block of the table. The result is valid until the next call.
TableBlock EntryLookup::block(std::uint64_t number, unsigned level) {
    CachedBlock& cached = number == tree_.root ? root_
                          : level == 0         ? leaves_[number % leaves_.size()]
                                               : branches_[number % branches_.size()];
    if (cached.bytes.empty() || cached.number != number) {
        std::string bytes = std::exchange(cached.bytes, {});
        bytes.resize(tree_.block_bytes);
        read(bytes, number);
        (void)TableBlock(bytes, level);  // throws if the header is damaged: such a block is not kept
        cached = {number, std::move(bytes)};
    }
    return TableBlock(cached.bytes, level);
}

// Reads a block. A writer may overwrite the block at the same time. Writers put the new revision at the beginning of
// the block, so the revision is read once more after the block has been read.
void EntryLookup::read(std::string& block, std::uint64_t number) const {
    const std::uint64_t at = number * tree_.block_bytes;
    std::array<char, 4> revision;
    if (read_at(file_, at, block.data(), block.size(), path_) < block.size() ||
        read_at(file_, at, revision.data(), revision.size(), path_) < revision.size())
        throw Error(ErrorCode::corrupt, "the file is too short");
    if (std::max(revision_of(block), revision_of({revision.data(), revision.size()})) > revision_) throw_overwritten();
}

}  // namespace kwic::glass
