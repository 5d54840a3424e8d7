// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentTable is a writer's table of all documents of the index. The key of a document is the hash of its id. The
// table takes about 70 bytes for each document.
#pragma once

#include "schema/schema.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

struct DocumentEntry {
    Xapian::docid document = 0;  // 0 if the document was removed
    bool is_seen = false;        // whether the document was put, touched or kept since the writer was opened
    std::optional<FileStamp> file = {};
    std::uint64_t content_hash = 0;  // set if this writer added the document; used only while an index is built
};

class DocumentTable {
public:
    // Returns the entry of the document whose schema::id_hash() is `hash`, or null if there is no such document. The
    // pointer is valid as long as the table exists.
    DocumentEntry* find(std::string_view hash);

    // Adds an entry. find(hash) must return null.
    void add(std::string_view hash, const DocumentEntry& entry);

    // `entry` must belong to the table.
    void remove(DocumentEntry& entry);
    void reserve(std::size_t documents);
    std::size_t size() const { return size_; }
    std::size_t held_bytes() const { return rows_.size() * sizeof(Row) + slots_.capacity() * sizeof(slots_[0]); }

    // Calls function(entry) for each document, in the order of add().
    template <class Function>
    void for_each(Function function) const {
        for (const Row& row : rows_)
            if (row.entry.document) function(row.entry);
    }

private:
    using Key = std::array<char, schema::id_hash_bytes>;
    struct Row {
        Key key;
        DocumentEntry entry;
    };

    static Key key_of(std::string_view hash);
    std::size_t slot_of(const Key& key) const;

    std::deque<Row> rows_;  // a deque, because a vector would need twice the memory while it grows

    // A hash table with at least 2 slots for each row. A slot holds 1 + an index in rows_, or 0 if the slot is free.
    std::vector<std::uint32_t> slots_;

    std::size_t size_ = 0;
};

// Returns the table of the documents in `database`. Reads the values of the documents in one pass. Throws Error
// (corrupt) if the values are damaged.
DocumentTable load_document_table(const Xapian::Database& database);

}  // namespace kwic
