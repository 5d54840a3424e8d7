// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// IndexReader: reads the documents of an index, for instance to copy them to another index.
///
///     const kwic::IndexReader reader("notes/.kwic");
///     reader.for_each([](kwic::IndexedDocument found) { std::cout << found.document.text; });
///
/// A reader sees the state that the index had when the reader was opened. After two further updates are committed,
/// parts of this state may be overwritten. Reading then fails with Error (locked), and a new reader sees the new state.
///
/// Threads: not thread-safe; use one IndexReader per thread.
///
/// Failures: the functions throw Error (not_found, version_mismatch, corrupt, locked, io).
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>
#include <kwic/fields.hpp>

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
    /// Opens the index in the folder `index`.
    explicit IndexReader(const std::filesystem::path& index);
    IndexReader(IndexReader&&) noexcept;             ///< a moved-from IndexReader may only be assigned to or destroyed
    IndexReader& operator=(IndexReader&&) noexcept;  ///< a moved-from IndexReader may only be assigned to or destroyed
    ~IndexReader();

    /// Returns the number of documents in the index.
    std::size_t document_count() const;

    /// Returns whether the index stores texts. If the index stores no texts, document() and for_each() give documents
    /// with empty texts.
    bool has_texts() const;

    /// Returns the custom fields that documents have or had, or whose types are declared, in ascending order of their
    /// names.
    std::vector<FieldInfo> fields() const;

    /// Returns the names of fields(), ascending.
    std::vector<std::string> field_names() const;

    /// Returns the document with this id, or nothing if the index has no such document.
    std::optional<IndexedDocument> document(std::string_view id) const;

    /// Calls `function` for each document, in the order in which the documents were added to the index; a document that
    /// was replaced keeps its place. The order stays the same until the index is rebuilt. Only one document is in
    /// memory at a time. If `with_text` is false, the documents have no texts, and reading is faster. An exception
    /// thrown by `function` ends the iteration and reaches the caller. Before the first call of `function`, compares
    /// the sizes and checksums of all files with the values in the manifest of the index, and throws Error (corrupt) if
    /// a file differs. Omits this comparison if an update is in progress or was interrupted.
    void for_each(const std::function<void(IndexedDocument)>& function, bool with_text = true) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
