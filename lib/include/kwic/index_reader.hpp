// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// IndexReader: what an index keeps of its documents, to take it elsewhere.
///
///     const kwic::IndexReader reader("notes/.kwic");
///     reader.for_each([](kwic::IndexedDocument found) { std::cout << found.document.text; });
///
/// It sees the index as it was when it was opened. An update that goes on by two commits takes that state away; what is
/// read then fails with Error (locked), and a new reader sees the new state.
///
/// Threads: not thread-safe; use one per thread.
///
/// Failures: Error (not_found, version_mismatch, corrupt, locked, io).
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// @copydoc index_reader.hpp
class KWIC_API IndexReader {
public:
    /// Opens the index in this folder.
    explicit IndexReader(const std::filesystem::path& index);
    IndexReader(IndexReader&&) noexcept;             ///< what was moved from can only be assigned to or destroyed
    IndexReader& operator=(IndexReader&&) noexcept;  ///< likewise
    ~IndexReader();

    std::size_t document_count() const;  ///< documents in the index

    /// Whether the index keeps texts; without them they are read as empty.
    bool has_texts() const;

    /// The names of all further fields that documents have or had, ascending.
    std::vector<std::string> field_names() const;

    /// The document of this id, if there is one.
    std::optional<IndexedDocument> document(std::string_view id) const;

    /// Calls `function` for each document; one at a time is in memory. The order is that in which they came into the
    /// index, and stays until it is rebuilt. Without texts it takes less time. What `function` throws ends it. First
    /// all files are compared with their checksums, unless an update is under way: Error (corrupt).
    void for_each(const std::function<void(IndexedDocument)>& function, bool with_text = true) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
