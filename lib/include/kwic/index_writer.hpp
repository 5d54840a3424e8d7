// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// IndexWriter: makes an index, or brings one up to date.
///
///     kwic::IndexWriter writer("notes/.kwic");
///     writer.put({.id = "a.txt", .text = "Envoys resume harbour talks"});
///     writer.commit();
///
/// Searchers see no change before commit(), and the destructor discards what was not committed. A new or rebuilt index
/// is published whole. So is an update, unless it needs more than WriterOptions::memory: then it is committed in parts,
/// each of whole documents. After any failure the index is in its last committed state.
///
/// Before the first change to an existing index, all its files are compared with their checksums; for 200 MB in the
/// page cache this takes about 30 ms. A damaged index is refused with Error (corrupt); file sizes are checked already
/// when the index is opened.
///
/// Threads: not thread-safe. An index has one writer at a time; opening a second one throws Error (locked).
///
/// Failures: Error (locked, version_mismatch, corrupt, io, invalid_argument, cancelled). After any of them except
/// invalid_argument the writer cannot be used any more.
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

/// How an index is made.
struct WriterOptions {
    /// Start with an empty index, whatever the folder holds; the existing index stays in use until commit().
    bool rebuild = false;
    std::filesystem::path root = {};  ///< folder that the ids of files are relative to; used only for a new index
    std::string language = "auto";    ///< language of documents without one: ISO 639 code, or `auto` to detect it
    /// Whether the index stores texts (default of a new index: true). Without them it is smaller and cannot show
    /// snippets. For an existing index made with another choice: Error (invalid_argument).
    std::optional<bool> store_text = {};
    /// Whether the index stores word positions (default of a new index: true). Without them it is smaller, and phrases
    /// are verified in the texts. For an existing index made with another choice: Error (invalid_argument).
    std::optional<bool> positions = {};
    std::size_t memory = 256u << 20;  ///< approximate size of the write buffer in bytes; plus 70 bytes per document
    unsigned jobs = 0;                ///< threads that make a new index; 0: one per core
    /// Reports the progress of commit() and compact(), and of put() and remove() when they complete a build.
    ProgressCallback progress = {};
    /// Once a stop is requested, put(), commit() and compact() throw Error (cancelled).
    std::stop_token stop = {};
};

/// The effect of IndexWriter::put(). A document that is the same as before is not written: `unchanged`.
enum class PutResult { added, updated, unchanged };

/// @copydoc index_writer.hpp
class KWIC_API IndexWriter {
public:
    /// Opens the index in this folder, or makes one if there is none.
    explicit IndexWriter(const std::filesystem::path& index, const WriterOptions& = {});
    IndexWriter(IndexWriter&&) noexcept;             ///< a moved-from IndexWriter may only be assigned to or destroyed
    IndexWriter& operator=(IndexWriter&&) noexcept;  ///< a moved-from IndexWriter may only be assigned to or destroyed
    ~IndexWriter();

    /// Adds the document, or replaces the one with the same id. Words longer than 240 bytes are cut.
    PutResult put(Document document);

    /// Removes the document with this id. Returns false if there is none.
    bool remove(std::string_view id);

    /// Returns whether the index holds the file `id` with this stamp, so that the caller need not read it. If so, marks
    /// it as present, as put() does; see missing().
    bool touch(std::string_view id, const FileStamp& stamp);

    /// Marks a document as present although its file cannot be read at the moment. Returns false if the index does not
    /// hold it.
    bool keep(std::string_view id);

    /// Marks all documents below a folder, given by its id, as present although the folder cannot be read at the
    /// moment.
    void keep_below(std::string_view folder);

    /// Returns the ids of the file documents that were neither put nor marked as present since this writer was made:
    /// those whose id is one of `ids`, or lies below one of them. `ids` are ids of files and folders; "" stands for the
    /// whole index. Ascending. Reads only that part of the index.
    std::vector<std::string> missing(std::span<const std::string> ids) const;

    /// Makes all changes since the last commit visible and durable, in one step. If updates have made the index a
    /// quarter larger than necessary, it is compacted as well, now and then; commit() returns whether it was. When
    /// compaction fails or is stopped, the changes are committed nevertheless, and a later commit tries again.
    bool commit();

    /// Commits, then writes the index anew without free space and publishes it whole, as a new index is. Documents and
    /// answers stay the same. An index that has not been updated since it was written is left as it is. Needs disk
    /// space for a second copy of the index until searchers have closed the old one.
    void compact();

    /// Returns the number of documents in the index, including changes that are not committed yet.
    std::size_t document_count() const;

    /// Returns the folder that ids of files are relative to: for an existing index the one it was made with.
    const std::filesystem::path& root() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
