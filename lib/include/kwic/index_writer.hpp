// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// IndexWriter: creates an index or updates an existing one.
///
///     kwic::IndexWriter writer("notes/.kwic");
///     writer.put({.id = "a.txt", .text = "Envoys resume harbour talks"});
///     writer.commit();
///
/// commit() makes changes visible to searchers, and the destructor discards uncommitted changes. A new or rebuilt index
/// becomes visible in one step. An update does too, with two exceptions: an update that needs more than
/// WriterOptions::memory is committed in parts, before commit() is called; each part consists of complete documents.
/// And if an update changes the set of languages in the index, the forms of words in these languages become visible
/// after the documents. After any failure the index is in its last committed state, which is the new state if commit()
/// or compact() has failed after publishing it.
///
/// Before the first change to an existing index, all its files are compared with their checksums; for 200 MB in the
/// page cache this takes about 30 ms. If the index is damaged, the change throws Error (corrupt). File sizes are
/// compared when the index is opened.
///
/// Threads: not thread-safe. An index has one writer at a time; opening a second writer throws Error (locked).
///
/// Failures: Error (locked, version_mismatch, corrupt, io, invalid_argument, cancelled). After any of these except
/// invalid_argument, the writer can no longer be used.
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>
#include <kwic/progress.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// How an index is created and updated.
struct WriterOptions {
    /// Start with an empty index even if the folder holds an index, which stays in use until commit().
    bool rebuild = false;
    std::filesystem::path root = {};  ///< folder that the ids of files are relative to; used only for a new index
    std::string language = "auto";    ///< language of documents that state none: ISO 639 code, or `auto` to detect it
    /// Whether the index stores texts (default of a new index: true). An index without texts is smaller and cannot show
    /// snippets. Opening an existing index with a different choice throws Error (invalid_argument).
    std::optional<bool> store_text = {};
    /// Whether the index stores word positions (default of a new index: true). An index without positions is smaller;
    /// phrases are then verified in the texts. Opening an existing index with a different choice throws Error
    /// (invalid_argument).
    std::optional<bool> positions = {};
    std::size_t memory = 256u << 20;  ///< approximate bytes of the write buffer; 70 bytes per document are added
    unsigned jobs = 0;                ///< number of threads that build a new index; 0: one per core
    /// Receives the progress of commit() and compact(), and of put() and remove() when they complete a build.
    ProgressCallback progress = {};
    /// Once a stop is requested, put(), commit() and compact() throw Error (cancelled). A stop during the compaction at
    /// the end of commit() only ends the compaction.
    std::stop_token stop = {};
};

/// The effect of IndexWriter::put(). An `unchanged` document is equal to the one in the index and is not written again.
enum class PutResult { added, updated, unchanged };

/// @copydoc index_writer.hpp
class KWIC_API IndexWriter {
public:
    /// Opens the index in this folder, or creates one if there is none.
    explicit IndexWriter(const std::filesystem::path& index, const WriterOptions& = {});
    IndexWriter(IndexWriter&&) noexcept;             ///< a moved-from IndexWriter may only be assigned to or destroyed
    IndexWriter& operator=(IndexWriter&&) noexcept;  ///< a moved-from IndexWriter may only be assigned to or destroyed
    ~IndexWriter();

    /// Adds the document, or replaces the one with the same id. Words longer than 240 bytes are cut.
    PutResult put(Document document);

    /// Removes the document with this id. Returns false if there is none.
    bool remove(std::string_view id);

    /// Returns whether the index holds the file `id` with this stamp, so that the caller need not read the file. If so,
    /// marks the document as present, as put() does; see missing().
    bool touch(std::string_view id, const FileStamp& stamp);

    /// Marks a document as present although its file cannot be read at the moment. Returns false if the index does not
    /// hold it.
    bool keep(std::string_view id);

    /// Marks all documents below a folder, given by its id, as present although the folder cannot be read at the
    /// moment.
    void keep_below(std::string_view folder);

    /// Returns the ids of the file documents that were neither put nor marked as present since this writer was opened,
    /// in ascending order. Considers only files whose id is in `ids`, and files below a folder whose id is in `ids`.
    /// The id "" means the whole index. Reads only the requested part of the index.
    std::vector<std::string> missing(std::span<const std::string> ids) const;

    /// Makes all changes since the last commit visible and durable, in one step except for an update that needs more
    /// than WriterOptions::memory. If updates have made the index at least a quarter larger than necessary, the call
    /// may also compact it. Returns whether the index was compacted. If compaction fails or is stopped before the
    /// compacted copy is visible, the changes are committed nevertheless, commit() returns false, and a later commit
    /// compacts the index. If it fails after the copy became visible, commit() throws the error.
    bool commit();

    /// Commits, then replaces the index by a copy without unused space, in one step. Documents and answers stay the
    /// same. Does not copy an index that has not been updated since it was built or compacted. Needs disk space for
    /// both copies of the index until searchers have closed the old one.
    void compact();

    /// Returns the number of documents in the index, including changes that are not committed yet.
    std::size_t document_count() const;

    /// Returns the folder that ids of files are relative to: for an existing index, the folder given when it was
    /// created.
    const std::filesystem::path& root() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
