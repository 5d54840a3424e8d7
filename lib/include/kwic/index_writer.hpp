// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// IndexWriter: makes an index, or brings one up to date.
///
///     kwic::IndexWriter writer("notes/.kwic");
///     writer.put({.id = "a.txt", .text = "Envoys resume harbour talks"});
///     writer.commit();
///
/// Nothing of a new or rebuilt index is seen by searchers, or kept, before commit() returns. An update is committed
/// whole as well, unless it needs more than WriterOptions::memory: then in parts, each of whole documents. The
/// destructor discards what was not committed. Any failure leaves the last committed state as it was.
///
/// Before the first change to an existing index all its files are compared with their checksums, some 30 ms for 200 MB
/// in memory: a damaged index is refused with Error (corrupt), as is one of which a file has not its size at once.
///
/// Threads: not thread-safe. One writer per index at a time; a second one throws Error (locked).
/// After any failure but invalid_argument the writer is of no more use.
///
/// Failures: Error (locked, version_mismatch, corrupt, io, invalid_argument, cancelled).
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
    /// Begin with an empty index, whatever is there; the old one stays until commit().
    bool rebuild = false;
    std::filesystem::path root = {};  ///< folder that file ids are relative to; used when the index is made
    std::string language = "auto";    ///< of documents that name none: an ISO 639 code, or detected one by one
    /// Of a new index; of an existing one only to make sure: Error (invalid_argument) if it was made otherwise.
    std::optional<bool> store_text = {};  ///< false: a smaller index without snippets; otherwise true
    std::optional<bool> positions = {};   ///< false: a smaller index, phrases are sought in texts; otherwise true
    std::size_t memory = 256u << 20;      ///< bytes to hold before they are written, about; beside 70 a document
    unsigned jobs = 0;                    ///< threads that make a new index; 0: as many as the machine has cores
    ProgressCallback progress =
        {};  ///< of commit() and compact(), and of put() and remove() where they complete a build
    /// When it is asked to, put(), commit() and compact() throw Error (cancelled).
    std::stop_token stop = {};
};

/// What putting a document did; one that is the same as before is not written.
enum class PutResult { added, updated, unchanged };

/// @copydoc index_writer.hpp
class KWIC_API IndexWriter {
public:
    /// Opens the index in this folder, or makes one where there is none.
    explicit IndexWriter(const std::filesystem::path& index, const WriterOptions& = {});
    IndexWriter(IndexWriter&&) noexcept;             ///< what was moved from can only be assigned to or destroyed
    IndexWriter& operator=(IndexWriter&&) noexcept;  ///< likewise
    ~IndexWriter();

    /// Adds the document, or replaces the one with the same id. Words longer than a term may be are cut.
    PutResult put(Document document);

    /// Removes the document; false if there was none.
    bool remove(std::string_view id);

    /// For files: whether the index has `id` with this stamp, so that the file need not be read. Also marks
    /// the document as still there, as put() does.
    bool touch(std::string_view id, const FileStamp& stamp);

    /// Marks a document as still there although it could not be read now; false if the index has no such document.
    bool keep(std::string_view id);

    /// The same for a folder (its id) that could not be read now, with all documents below it.
    void keep_below(std::string_view folder);

    /// The file documents whose id is, or lies below, one of `ids` (of files and folders, "" for all) and that were not
    /// put or marked since this writer was made; ascending. What is elsewhere is not read.
    std::vector<std::string> missing(std::span<const std::string> ids) const;

    /// Makes all changes since the last commit visible and durable, together. An index that updates have made a quarter
    /// larger than it need be is compacted as well, now and then; returns whether it was. If that fails, or is stopped,
    /// the changes are committed all the same, and it is tried again later.
    bool commit();

    /// Commits, and then writes the index anew without free space, to be published whole as a new index is. Documents
    /// and answers stay as they are; an index that was not updated since it was written does so too. Takes disk space
    /// for the index once more, until searchers have let go of the old one.
    void compact();

    /// Documents in the index, with those that are not committed yet.
    std::size_t document_count() const;

    /// The folder that file ids are relative to: WriterOptions::root, or of an existing index its own.
    const std::filesystem::path& root() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
