// SPDX-License-Identifier: GPL-2.0-or-later
// IndexWriter writes documents into an index. A new or rebuilt index is built in a separate folder and published when
// it is complete; an existing index is updated in place.
#include "base/engine_errors.hpp"
#include "base/monitor.hpp"
#include "glass/open_tables.hpp"
#include "glass/version_file.hpp"
#include "schema/check_document.hpp"
#include "schema/schema.hpp"
#include "text/terminal_codes.hpp"
#include "write/builder.hpp"
#include "write/compaction.hpp"
#include "write/document_table.hpp"
#include "write/full_build.hpp"
#include "write/generation_writer.hpp"
#include "write/missing.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {

namespace fs = std::filesystem;

namespace {

void remove_all_terminal_codes(Document& document) {
    remove_terminal_codes(document.text);
    remove_terminal_codes(document.title);
    for (Field& field : document.fields)
        if (auto* text = std::get_if<std::string>(&field.value)) remove_terminal_codes(*text);
}

}  // namespace

class [[gnu::visibility("hidden")]] IndexWriter::Impl {
public:
    Impl(const fs::path& index, const WriterOptions& options)
        : index_(index), options_(options), monitor_(options.progress, options.stop), generation_(index, options) {
        if (generation_.is_build()) {
            begin_build();
        } else {
            explain_failure([&] {
                table_ = load_document_table(generation_.published());
                fields_ = schema::decode_fields(generation_.published().get_metadata(std::string(schema::fields_key)));
            });
        }
    }

    ~Impl() {
        const bool is_discarded = builder_ && !generation_.is_build() && !may_be_damaged_;
        builder_.reset();
        if (is_discarded) generation_.discard_update();
    }

    std::string name() const { return "the index '" + index_.string() + "'"; }

    // Calls `function` and returns its result. If the call fails before the first change, and no stop was requested,
    // compares the files of the index with the manifest. If a file is damaged, throws Error (corrupt) with the name of
    // the file; otherwise rethrows the exception of `function`. At the first change, begin_update() compares
    // the files with the manifest.
    template <class Function>
    std::invoke_result_t<Function> explain_failure(Function function) const {
        try {
            return function();
        } catch (const Error& error) {
            if (error.code() != ErrorCode::cancelled) throw_if_corrupt();
            throw;
        } catch (...) {
            throw_if_corrupt();
            throw;
        }
    }

    // Calls `function`, which changes the index, and returns its result. Throws Error (internal) if an earlier change
    // has failed, because Xapian may have lost uncommitted changes.
    template <class Function>
    decltype(auto) change(Function function) {
        if (has_failed_) throw Error(ErrorCode::internal, "the writer has failed before; open a new one");
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

    PutResult put(Document document) {
        monitor_.look();
        const std::string hash = schema::id_hash(document.id);
        const std::uint64_t content = content_hash(document);
        const std::optional<FileStamp> file = document.file;
        DocumentEntry* const known = table_.find(hash);
        if (!known) {
            ++generation_.manifest.changes;
            const Xapian::docid id = add(prepare(std::move(document), content, fields_));
            table_.add(hash, {id, true, file, content});
            return PutResult::added;
        }
        known->is_seen = true;
        return full_build_ ? put_again(*known, std::move(document), content)
                           : update(*known, std::move(document), content);
    }

    bool remove(std::string_view id) {
        DocumentEntry* const known = table_.find(schema::id_hash(id));
        if (!known) return false;
        complete_full_build();
        builder().remove(known->document);
        ++generation_.manifest.changes;
        table_.remove(*known);
        return true;
    }

    bool touch(std::string_view id, const FileStamp& stamp) {
        DocumentEntry* const known = table_.find(schema::id_hash(id));
        if (!known || known->file != stamp) return false;
        known->is_seen = true;
        return true;
    }

    bool keep(std::string_view id) {
        DocumentEntry* const known = table_.find(schema::id_hash(id));
        if (known) known->is_seen = true;
        return known;
    }

    void keep_below(std::string_view folder) { kept_folders_.emplace_back(folder); }

    std::vector<std::string> missing(std::span<const std::string> ids) {
        return missing_files(table_, builder_ ? builder_->database() : generation_.published(), ids, kept_folders_,
                             [&](Xapian::docid document) { return stored_document(document).id; });
    }

    bool commit() {
        const bool is_update = !generation_.is_build();
        commit_changes();
        if (!is_update || !should_compact(generation_.folder(), generation_.manifest)) return false;
        try {
            generation_.compact(monitor_);
            return true;
        } catch (...) {
            if (!generation_.is_current()) throw;
            return false;  // the update is committed; the next commit tries to compact again
        }
    }

    void compact() {
        commit_changes();
        if (generation_.manifest.is_updated) generation_.compact(monitor_);
    }

    std::size_t document_count() const { return table_.size(); }

    const fs::path& root() const { return generation_.root(); }

private:
    void begin_build() {
        if (!glass::is_supported(generation_.scratch()))
            builder();
        else
            full_build_ = std::make_unique<FullBuild>(generation_.folder(), jobs(), options_.memory, posting_options(),
                                                      fields_, monitor_);
    }

    unsigned jobs() const {
        constexpr unsigned max_jobs = 256;
        return std::clamp(options_.jobs ? options_.jobs : std::thread::hardware_concurrency(), 1u, max_jobs);
    }

    PostingOptions posting_options() const {
        return {options_.language, generation_.manifest.store_text, generation_.manifest.positions};
    }

    Xapian::docid add(PreparedDocument prepared) {
        if (!full_build_) return builder().add(std::move(prepared));
        full_build_->add(std::move(prepared));
        return ++full_build_documents_;
    }

    // Puts a document with the same id as an earlier document of this bulk build. The earlier document is replaced
    // after the bulk build.
    PutResult put_again(DocumentEntry & entry, Document document, std::uint64_t content) {
        if (entry.content_hash == content && entry.file == document.file) return PutResult::unchanged;
        entry.content_hash = content;
        entry.file = document.file;
        put_again_bytes_ += document.text.size();
        put_again_.emplace_back(entry.document, prepare(std::move(document), content, fields_));
        if (put_again_bytes_ > options_.memory / 4) complete_full_build();
        return PutResult::updated;
    }

    PutResult update(DocumentEntry & entry, Document document, std::uint64_t content) {
        const std::optional<FileStamp> file = document.file;
        StoredDocument stored = stored_document(entry.document);
        if (stored.content_hash == content && stored.file.has_value() == file.has_value()) {
            if (file && entry.file != file) {
                stored.file = entry.file = file;
                builder().update_stamp(entry.document, stored);
                ++generation_.manifest.changes;
            }
            return PutResult::unchanged;
        }
        builder().replace(entry.document, prepare(std::move(document), content, fields_));
        ++generation_.manifest.changes;
        entry.file = file;
        return PutResult::updated;
    }

    void commit_changes() {
        monitor_.look();
        complete_full_build();
        if (!builder_ && !generation_.is_build()) return;  // nothing changed
        monitor_.begin(Progress::Stage::committing, 0);
        if (builder_) {
            builder_->finish();
            generation_.manifest.documents = builder_->database().get_doccount();
            builder_.reset();
        }
        if (!generation_.is_build()) return generation_.publish_update();
        verify_build();
        monitor_.look();
        generation_.publish_build();
    }

    // Completes the bulk build, if there is one. Builder makes all later changes.
    void complete_full_build() {
        if (!full_build_) return;
        full_build_->finish(table_.held_bytes());
        full_build_.reset();
        for (auto& [document, prepared] : put_again_) builder().replace(document, std::move(prepared));
        put_again_.clear();
    }

    // Checks that Xapian can read the new database and finds all documents in it.
    void verify_build() {
        const Xapian::Database built = glass::open_tables(generation_.folder());
        const Xapian::doccount documents = built.get_doccount();
        generation_.manifest.documents = documents;
        if (documents != table_.size() || built.get_lastdocid() < documents)
            throw Error(ErrorCode::internal, "the new index has " + std::to_string(documents) +
                                                 " documents instead of " + std::to_string(table_.size()));
    }

    // Returns the builder. The first change opens the builder, so a run without changes does not modify the index.
    Builder& builder() {
        if (builder_) return *builder_;
        if (!generation_.is_build()) generation_.begin_update();
        // If is_supported() returns true, a build begins with FullBuild. The builder then updates the tables that
        // FullBuild has written.
        const bool is_update = !generation_.is_build() || glass::is_supported(generation_.scratch());
        builder_ = std::make_unique<Builder>(generation_.folder(),
                                             is_update ? Builder::Purpose::update : Builder::Purpose::build,
                                             generation_.scratch(), options_.memory, posting_options(), fields_);
        return *builder_;
    }

    StoredDocument stored_document(Xapian::docid id) {
        return builder_ ? builder_->document(id) : generation_.document(id);
    }

    void throw_if_corrupt() const {
        if (!builder_) generation_.throw_if_corrupt();
    }

    fs::path index_;  // the path as the application gave it
    WriterOptions options_;
    Monitor monitor_;
    GenerationWriter generation_;  // outlives the builders below, which write into its folder
    DocumentTable table_;
    std::vector<std::string> kept_folders_;
    schema::FieldSlots fields_;
    std::unique_ptr<Builder> builder_;

    std::unique_ptr<FullBuild> full_build_;  // set while a new index is built in bulk
    Xapian::docid full_build_documents_ = 0;
    std::vector<std::pair<Xapian::docid, PreparedDocument>> put_again_;
    std::size_t put_again_bytes_ = 0;

    bool has_failed_ = false;
    bool may_be_damaged_ = false;  // a change has failed for a reason other than a requested stop
};

IndexWriter::IndexWriter(const fs::path& index, const WriterOptions& options)
    : impl_(translated("cannot write to the index '" + index.string() + "'",
                       [&] { return std::make_unique<Impl>(index, options); })) {}

IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

PutResult IndexWriter::put(Document document) {
    const std::string id = document.id;
    return translated("cannot add '" + id + "' to " + impl_->name(), [&] {
        check_document(document);
        remove_all_terminal_codes(document);
        return impl_->change([&] { return impl_->put(std::move(document)); });
    });
}

bool IndexWriter::remove(std::string_view id) {
    return translated("cannot remove '" + std::string(id) + "' from " + impl_->name(),
                      [&] { return impl_->change([&] { return impl_->remove(id); }); });
}

bool IndexWriter::touch(std::string_view id, const FileStamp& stamp) { return impl_->touch(id, stamp); }

bool IndexWriter::keep(std::string_view id) { return impl_->keep(id); }

void IndexWriter::keep_below(std::string_view folder) { impl_->keep_below(folder); }

std::vector<std::string> IndexWriter::missing(std::span<const std::string> ids) const {
    return translated("cannot look for missing documents in " + impl_->name(),
                      [&] { return impl_->explain_failure([&] { return impl_->missing(ids); }); });
}

bool IndexWriter::commit() {
    return translated("cannot complete " + impl_->name(),
                      [&] { return impl_->change([&] { return impl_->commit(); }); });
}

void IndexWriter::compact() {
    translated("cannot compact " + impl_->name(), [&] { impl_->change([&] { impl_->compact(); }); });
}

std::size_t IndexWriter::document_count() const { return impl_->document_count(); }

const fs::path& IndexWriter::root() const { return impl_->root(); }

}  // namespace kwic
