// SPDX-License-Identifier: GPL-2.0-or-later
// WriteSession: the work of an IndexWriter, without its locks and its translation of errors. A new or rebuilt index is
// built in a separate folder and published when it is complete; an existing index is updated in place.
#pragma once

#include "base/monitor.hpp"
#include "schema/field_types.hpp"
#include "schema/fields.hpp"
#include "schema/postings.hpp"
#include "schema/schema.hpp"
#include "write/builder.hpp"
#include "write/document_table.hpp"
#include "write/full_build.hpp"
#include "write/generation_writer.hpp"
#include "write/removal_search.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/warning.hpp>

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace kwic {

// A WriteSession may be used by only one thread at a time.
class WriteSession {
public:
    WriteSession(const std::filesystem::path& index, const WriterOptions& options);
    WriteSession(const WriteSession&) = delete;
    WriteSession& operator=(const WriteSession&) = delete;
    ~WriteSession();  // discards uncommitted changes

    // Calls `function` and returns its result. If the call fails and no stop was requested, throws Error (not_found) if
    // the index was moved or deleted. If the call fails before the first change, also compares the files of the index
    // with the manifest, and throws Error (corrupt) with the name of the file if a file is damaged. Otherwise rethrows
    // the exception of `function`. At the first change, begin_update() compares the files with the manifest.
    template <class Function>
    std::invoke_result_t<Function> explain_failure(Function function) const {
        try {
            return function();
        } catch (const Error& error) {
            if (error.code() != ErrorCode::cancelled) explain();
            throw;
        } catch (...) {
            explain();
            throw;
        }
    }

    // Calls `function`, which changes the index, and returns its result. Throws Error (internal) if an earlier change
    // has failed, because Xapian may have lost uncommitted changes.
    template <class Function>
    std::invoke_result_t<Function> change(Function function) {
        if (has_failed_)
            throw Error(ErrorCode::internal, "the writer has failed before: roll it back or open a new one");
        try {
            return explain_failure(function);
        } catch (const Error& error) {
            has_failed_ = true;
            may_be_damaged_ = error.code() != ErrorCode::cancelled;
            throw;
        } catch (...) {
            has_failed_ = may_be_damaged_ = true;
            throw;
        }
    }

    // These functions implement the functions of IndexWriter that have the same names.
    PutResult put(Document document);
    bool remove(std::string_view id);
    std::optional<PutResult> patch(std::string_view id, std::span<const Field> fields,
                                   std::span<const std::string> removed);
    // Removes the documents with these numbers, which must be in the index.
    void remove(std::span<const Xapian::docid> documents);

    // Completes a bulk build and the tables of words, so that find() finds the documents of uncommitted changes. Must
    // be called before find().
    void prepare_search();

    // Returns the numbers of the documents that match the filter; see documents_to_remove(). Changes nothing.
    std::vector<Xapian::docid> find(const ReadFilter& read, std::vector<Warning>& warnings);

    std::string id_of(Xapian::docid document) { return stored_document(document).id; }
    bool touch(std::string_view id, const FileStamp& stamp);
    bool keep(std::string_view id);
    void keep_below(std::string_view folder) { kept_folders_.emplace_back(folder); }
    std::vector<std::string> missing(std::span<const std::string> ids);
    bool commit();
    void compact();
    void rollback();
    std::vector<TypeConflict> type_conflicts() const { return type_conflicts_.list(); }
    std::size_t document_count() const { return table_.size(); }
    const std::filesystem::path& root() const { return generation_.root(); }

    // Closes the lock file without releasing the lock. Must be called only in a child process, which must not destroy
    // the WriteSession of its parent.
    void close_lock() { generation_.close_lock(); }

private:
    void begin();
    void discard();
    void begin_build();
    unsigned jobs() const;
    PostingOptions posting_options() const;
    Xapian::docid add(PreparedDocument prepared);
    PutResult put_again(DocumentEntry& entry, Document document, std::uint64_t content);
    PutResult update(DocumentEntry& entry, Document document, std::uint64_t content);
    void commit_changes();
    void complete_full_build();
    void make_readable();
    void verify_build();
    Builder& builder();
    const Xapian::Database& database() const;
    StoredDocument stored_document(Xapian::docid id);
    void explain() const;

    WriterOptions options_;
    Monitor monitor_;
    GenerationWriter generation_;  // outlives the builders below, which write into its folder
    DocumentTable table_;
    std::vector<std::string> kept_folders_;
    schema::FieldEntries fields_;
    bool are_fields_changed_ = false;  // whether begin() has declared types that the index does not have
    TypeConflicts type_conflicts_;
    TypeConflicts committed_conflicts_;  // type_conflicts_ at the last commit
    std::unique_ptr<Builder> builder_;

    std::unique_ptr<FullBuild> full_build_;  // set while a new index is built in bulk
    Xapian::docid full_build_documents_ = 0;
    std::vector<std::pair<Xapian::docid, PreparedDocument>> put_again_;
    std::size_t put_again_bytes_ = 0;

    bool has_failed_ = false;
    bool may_be_damaged_ = false;  // whether a change has failed for a reason other than a requested stop
};

}  // namespace kwic
