// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// IndexWriter: creates an index or updates an existing one.
///
///     kwic::IndexWriter writer("notes/.kwic");
///     writer.put({.id = "a.txt", .text = "Envoys resume harbour talks"});
///     writer.commit();
///
/// Transactions: put(), patch(), remove() and remove_matching() change nothing that a searcher sees. commit() makes all
/// changes since the last commit visible and durable in one step. rollback() and the destructor discard these changes.
/// After any failure, crash or power loss, the index is in its last committed state. If commit() or compact() fails
/// after it has published the new state, the new state is the last committed state. Changes that take more than about
/// half of WriterOptions::memory are written to unused parts of the files before the commit, so the memory that a
/// transaction needs does not depend on its size.
///
/// The manifest of an index records the sizes and checksums of the files. Opening an existing index compares the sizes
/// of all files, and the checksum of Xapian's version file, with the manifest. If the index has at most 4 MiB, opening
/// also compares the checksums of all files. The first change of an existing index of any size compares the checksums
/// of all files, and throws Error (corrupt) if a file is damaged. This comparison takes about 30 ms for 200 MB in the
/// page cache. If the index is larger than 1 GiB after an update, the manifest has no checksums of the tables, and only
/// the sizes of the tables are compared.
///
/// Threads: the functions may be called from several threads at once, and run one after another. All threads share one
/// transaction: commit() also commits the changes of other threads. A progress callback must not call the writer. An
/// index has one writer at a time: opening a second writer waits for WriterOptions::wait, and then throws Error
/// (locked).
///
/// Processes: only the process that opened a writer can use the writer. In a child process after fork(), the functions
/// throw Error (invalid_argument), and the destructor returns at once and changes nothing. The index remains locked
/// until the parent has destroyed the writer and each child has destroyed its copy, started another program, or ended.
///
/// Resources: an open writer needs 2 to 20 file descriptors, and a call needs less than 64 KiB of stack. Threads that
/// build a new index have separate stacks.
///
/// Failures: the functions throw Error (locked, version_mismatch, corrupt, io, invalid_argument, cancelled). If the
/// index was moved or deleted after the writer was opened, the functions throw Error (not_found). After put(), patch(),
/// remove(), remove_matching(), commit() or compact() has thrown an exception, later calls of these functions throw
/// Error (internal) until rollback() is called. But if put(), patch() or remove_matching() throws Error
/// (invalid_argument) for an invalid argument, such as a document without an id, the writer can still be used.
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>
#include <kwic/fields.hpp>
#include <kwic/progress.hpp>
#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// Options of an IndexWriter.
struct WriterOptions {
    /// If true, the writer starts with an empty index even if the folder holds an index. Searchers use the old index
    /// until commit().
    bool rebuild = false;
    /// The folder that the ids of files are relative to. Used only for a new or rebuilt index. An empty path stands for
    /// the folder that contains the index.
    std::filesystem::path root = {};
    /// Language of documents that do not state their language: ISO 639 code or tag, or `auto` to detect the language.
    /// The constructor throws Error (invalid_argument) for other values, such as `german`.
    std::string language = "auto";
    /// Whether the index stores texts (default of a new index: true). An index without texts is smaller, and its hits
    /// have no snippets. Opening an existing index with a different choice throws Error (invalid_argument).
    std::optional<bool> store_text = {};
    /// Whether the index stores word positions (default of a new index: true). An index without positions is smaller;
    /// phrases are then verified in the texts. Opening an existing index with a different choice throws Error
    /// (invalid_argument).
    std::optional<bool> positions = {};
    /// The types of custom fields, by the names of the fields. The index keeps the types, so that later writers need
    /// not state them. A value is converted to the type of its field if it can be read as a value of this type: in a
    /// field of integers, the string `12` becomes the integer 12. Any other value is kept as a string and counted by
    /// IndexWriter::type_conflicts(). If documents of the index already have values of a field and the field has
    /// another type, the constructor throws Error (invalid_argument); rebuild the index to change the type.
    std::map<std::string, FieldType> fields = {};
    /// The approximate size of the write buffer in bytes, at most max_memory; the constructor throws Error
    /// (invalid_argument) for a larger size. An update also needs about 70 bytes of memory per document in the index.
    std::size_t memory = 256u << 20;
    static constexpr std::size_t max_memory = std::size_t{1} << 46;  ///< the largest value of `memory`: 64 TiB
    unsigned jobs = 0;  ///< number of threads that build a new index; 0: one per core
    /// How long the constructor waits if another writer has the index open. After this time, the constructor throws
    /// Error (locked).
    std::chrono::milliseconds wait = {};
    /// Receives the progress of commit() and compact(). While a new index is built, a put() or remove() may merge the
    /// parts of the index; this merge also reports its progress.
    ProgressCallback progress = {};
    /// After a request to stop, put(), commit() and compact() throw Error (cancelled). The constructor throws this
    /// error only while it waits for another writer, and remove() only if it merges the parts of a new index. If the
    /// stop is requested during the compaction at the end of commit(), only the compaction ends.
    std::stop_token stop = {};
};

/// The effect of IndexWriter::put(). `unchanged` means that the index already contains an equal document. If only the
/// file stamps differ, put() updates the stamp in the index.
enum class PutResult { added, updated, unchanged };

/// @copydoc index_writer.hpp
class KWIC_API IndexWriter {
public:
    /// Opens the index in the folder `index`. Creates an index if the folder holds none.
    explicit IndexWriter(const std::filesystem::path& index, const WriterOptions& = {});
    IndexWriter(IndexWriter&&) noexcept;             ///< a moved-from IndexWriter may only be assigned to or destroyed
    IndexWriter& operator=(IndexWriter&&) noexcept;  ///< a moved-from IndexWriter may only be assigned to or destroyed
    ~IndexWriter();

    /// Adds the document, or replaces the document with the same id. Words longer than 240 bytes are cut.
    PutResult put(Document document);

    /// Removes the document with this id. Returns false if the index has no such document.
    bool remove(std::string_view id);

    /// @{
    /// Removes all documents that match the filter, which is a query string or a tree (see query.hpp), and returns the
    /// number of removed documents. The uncommitted documents of the transaction are searched too. The filter fails
    /// closed: if it has a mistake, these functions throw Error (invalid_argument) and remove nothing. A mistake is a
    /// part that cannot be read as it is typed or can match no value of its field, or an exceeded limit. A part of the
    /// filter with a field that no document has matches nothing. In a negation, an unknown field is an error, because
    /// the negation might then match every document. Words match in all their variants (see Variants::names), as in a
    /// search.
    std::size_t remove_matching(std::string_view filter);
    std::size_t remove_matching(const Query& filter);
    /// @}

    /// @{
    /// Returns the ids of the documents that remove_matching() would remove, in ascending order. Throws the errors of
    /// remove_matching(). If `warnings` is not null, appends a warning for each field of the filter that no document
    /// has.
    std::vector<std::string> matching(std::string_view filter, std::vector<Warning>* warnings = nullptr);
    std::vector<std::string> matching(const Query& filter, std::vector<Warning>* warnings = nullptr);
    /// @}

    /// Replaces custom fields of the document with this id, and keeps its text, its title, its other fields and all
    /// other data, even if the index stores no texts. If several elements of `fields` have the same name, the field
    /// with this name gets all of their values. Fields whose names are in `removed` but not in `fields` are removed. In
    /// `removed`, a name that ends in `.*` stands for several fields: `customer.*` stands for all fields whose names
    /// begin with `customer.`, such as the fields made from a JSON object. Returns PutResult::updated,
    /// PutResult::unchanged if the document already has these values, or nothing if there is no document with this id.
    /// Throws Error (invalid_argument) for an invalid field. A later put() of a document with this id replaces the
    /// complete document, including its fields.
    std::optional<PutResult> patch(std::string_view id, const std::vector<Field>& fields,
                                   const std::vector<std::string>& removed = {});

    /// Returns whether the index holds the file `id` with this stamp. If the result is true, the caller need not read
    /// the file, and touch() marks the document as present; see missing().
    bool touch(std::string_view id, const FileStamp& stamp);

    /// Marks a document as present although its file cannot be read at the moment. Returns false if the index has no
    /// document with this id.
    bool keep(std::string_view id);

    /// Marks all documents below the folder with the id `folder` as present although the folder cannot be read at the
    /// moment.
    void keep_below(std::string_view folder);

    /// Returns, in ascending order, the ids of the documents that are files and were neither put nor marked as present
    /// since this writer was opened. Considers only files whose id is in `ids`, and files below a folder whose id is in
    /// `ids`. The id "" stands for root(). Reads only the requested part of the index.
    std::vector<std::string> missing(std::span<const std::string> ids) const;

    /// Makes all changes since the last commit visible and durable. If updates have made the index at least a quarter
    /// larger than necessary, the call may also compact it. Returns whether the index was compacted. If compaction
    /// fails or is stopped before the compacted copy is visible, the changes are committed nevertheless, commit()
    /// returns false, and a later commit may compact the index. If compaction fails after the copy became visible,
    /// commit() throws the error.
    bool commit();

    /// Discards all changes since the last commit, and the marks that missing() uses. The writer can then be used as if
    /// it had just been opened, even after a failure. After rollback(), a new index, or an index that is being rebuilt,
    /// is empty until its first commit. Reads the list of documents again, and after a failure also checks the files of
    /// the index.
    void rollback();

    /// Commits all changes. Then replaces the index, in one step, with a copy that has no unused space. Documents and
    /// answers stay the same. Does not copy an index that has not been updated since it was built or compacted. Needs
    /// disk space for both copies of the index until searchers have closed the old copy.
    void compact();

    /// Returns the values that did not fit the declared types of their fields. Considers the values that put() and
    /// patch() have received since the writer was opened, except values that rollback() has discarded. The result has
    /// one element for each field and each kind of values (string, integer, real number or boolean).
    std::vector<TypeConflict> type_conflicts() const;

    /// Returns the number of documents in the index, including changes that are not committed yet.
    std::size_t document_count() const;

    /// Returns the folder that ids of files are relative to. For an existing index, this is the folder that was set
    /// when the index was created. If this folder contains the index, the folder may be moved together with the index.
    const std::filesystem::path& root() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
