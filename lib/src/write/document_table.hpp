// SPDX-License-Identifier: GPL-2.0-or-later
// DocumentTable: what a writer must know of every document, by the hash of its id: about 70 bytes each.
#pragma once

#include "schema/schema.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

struct DocumentEntry {
    Xapian::docid document = 0;  // 0: it was removed
    bool is_seen = false;        // put or marked since the writer was made
    std::optional<FileStamp> file = {};
    std::uint64_t content_hash = 0;  // only of an index that is being built
};

class DocumentTable {
public:
    // `hash`: schema::id_hash. What is returned stays where it is. Null: there is none.
    DocumentEntry* find(std::string_view hash);

    // There must be none with this hash.
    void add(std::string_view hash, const DocumentEntry& entry);

    void remove(DocumentEntry& entry);
    void reserve(std::size_t documents);
    std::size_t size() const { return size_; }
    std::size_t held_bytes() const { return rows_.size() * sizeof(Row) + slots_.capacity() * sizeof(slots_[0]); }

    // Calls function(entry) for each document, in the order in which they were added.
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

    std::deque<Row> rows_;              // which does not move as it grows: that would take the memory twice
    std::vector<std::uint32_t> slots_;  // 1 + the number of a row, or 0; a power of two of them, half full at most
    std::size_t size_ = 0;
};

// Reads the table in one pass through the values of the documents; no other data are touched. Throws Error (corrupt).
DocumentTable load_document_table(const Xapian::Database& database);

}  // namespace kwic
