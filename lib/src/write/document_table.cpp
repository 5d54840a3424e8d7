// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/document_table.hpp"

#include "base/big_endian.hpp"
#include "schema/value_reader.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kwic {
DocumentTable::Key DocumentTable::key_of(std::string_view hash) {
    Key key{};
    std::copy_n(hash.begin(), std::min(hash.size(), key.size()), key.begin());
    return key;
}

// Returns the slot of `key`, or a free slot if `key` has no slot. The search starts at the slot that the first bytes of
// `key` select, because keys are hashes.
std::size_t DocumentTable::slot_of(const Key& key) const {
    std::size_t slot = 0;
    std::memcpy(&slot, key.data(), sizeof slot);
    for (slot &= slots_.size() - 1; slots_[slot] && rows_[slots_[slot] - 1].key != key;)
        slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

DocumentEntry* DocumentTable::find(std::string_view hash) {
    if (slots_.empty()) return nullptr;
    const std::uint32_t found = slots_[slot_of(key_of(hash))];
    if (!found || !rows_[found - 1].entry.document) return nullptr;
    return &rows_[found - 1].entry;
}

void DocumentTable::add(std::string_view hash, const DocumentEntry& entry) {
    if (slots_.size() < 2 * (rows_.size() + 1)) reserve(2 * (rows_.size() + 1));
    const Key key = key_of(hash);
    std::uint32_t& slot = slots_[slot_of(key)];
    if (slot) rows_[slot - 1].entry.document = 0;  // this key has a row whose document was removed
    rows_.push_back({key, entry});
    slot = static_cast<std::uint32_t>(rows_.size());
    ++size_;
}

void DocumentTable::remove(DocumentEntry& entry) {
    entry.document = 0;
    --size_;
}

void DocumentTable::reserve(std::size_t documents) {
    slots_.assign(std::bit_ceil(2 * std::max(documents, rows_.size() + 1)), 0);
    for (std::size_t i = 0; i < rows_.size(); ++i) slots_[slot_of(rows_[i].key)] = static_cast<std::uint32_t>(i + 1);
}

DocumentTable load_document_table(const Xapian::Database& database) {
    const auto refuse = [] {
        throw Error(ErrorCode::corrupt,
                    "the index is damaged: bad list of documents; rebuild it with kwic-indexer --rebuild");
    };
    DocumentTable table;
    table.reserve(database.get_doccount());
    ValueReader modified(database, schema::modified_slot);
    ValueReader size(database, schema::size_slot);
    Xapian::docid last = 0;
    for (auto id = database.valuestream_begin(schema::id_slot); id != database.valuestream_end(schema::id_slot); ++id) {
        const std::string hash = *id;
        DocumentEntry entry{id.get_docid()};
        if (entry.document <= last || hash.size() != schema::id_hash_bytes || table.find(hash)) refuse();
        last = entry.document;
        if (const std::string_view time = modified.value(entry.document); !time.empty())
            schema::read_stamp_value(
                size.value(entry.document),
                entry.file.emplace(FileStamp{static_cast<std::int64_t>(from_big_endian_64(time))}));
        table.add(hash, entry);
    }
    if (table.size() != database.get_doccount()) refuse();
    return table;
}

}  // namespace kwic
