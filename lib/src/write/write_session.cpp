// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/write_session.hpp"

#include "glass/open_tables.hpp"
#include "glass/version_file.hpp"
#include "write/compaction.hpp"
#include "write/field_update.hpp"
#include "write/missing.hpp"

#include <kwic/warning.hpp>

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
#include <utility>
#include <vector>

namespace kwic {

WriteSession::WriteSession(const std::filesystem::path& index, const WriterOptions& options)
    : options_(options), monitor_(options.progress, options.stop), generation_(index, options) {
    begin();
}

void WriteSession::begin() {
    if (generation_.is_build()) {
        declare_fields(options_.fields, fields_);
        begin_build();
    } else {
        explain_failure([&] {
            table_ = load_document_table(generation_.published());
            fields_ = schema::decode_fields(generation_.published().get_metadata(std::string(schema::fields_key)));
        });
        are_fields_changed_ = declare_fields(options_.fields, fields_);
    }
}

WriteSession::~WriteSession() { discard(); }

// Discards uncommitted changes. After discard(), begin() must be called before any other function.
void WriteSession::discard() {
    const bool is_discarded = builder_ && !generation_.is_build() && !may_be_damaged_;
    full_build_.reset();
    builder_.reset();
    if (is_discarded) generation_.discard_update();
}

PutResult WriteSession::put(Document document) {
    monitor_.look();
    const std::string hash = schema::id_hash(document.id);
    type_conflicts_.convert(document, fields_);
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
    return full_build_ ? put_again(*known, std::move(document), content) : update(*known, std::move(document), content);
}

bool WriteSession::remove(std::string_view id) {
    DocumentEntry* const known = table_.find(schema::id_hash(id));
    if (!known) return false;
    complete_full_build();
    builder().remove(known->document);
    ++generation_.manifest.changes;
    table_.remove(*known);
    return true;
}

void WriteSession::remove(std::span<const Xapian::docid> documents) {
    for (const Xapian::docid document : documents) {
        monitor_.look();
        DocumentEntry* const known = table_.find(database().get_document(document).get_value(schema::id_slot));
        if (!known) throw Error(ErrorCode::corrupt, "the index is damaged: bad list of documents");
        builder().remove(document);
        ++generation_.manifest.changes;
        table_.remove(*known);
    }
}

void WriteSession::prepare_search() {
    make_readable();
    if (builder_) builder_->complete_tables();
}

std::vector<Xapian::docid> WriteSession::find(const ReadFilter& read, std::vector<Warning>& warnings) {
    const StorageOptions storage{generation_.manifest.store_text, generation_.manifest.positions};
    return documents_to_remove({database(), storage, fields_}, read, {.stop = options_.stop}, warnings);
}

std::optional<PutResult> WriteSession::patch(std::string_view id, std::span<const Field> fields,
                                             std::span<const std::string> removed) {
    monitor_.look();
    const DocumentEntry* const known = table_.find(schema::id_hash(id));
    if (!known) return {};
    make_readable();
    StoredDocument stored = stored_document(known->document);
    Document changes{.fields = {fields.begin(), fields.end()}};
    type_conflicts_.convert(changes, fields_);
    std::vector<Field> all = patched(stored.fields, changes.fields, removed);
    if (all == stored.fields) return PutResult::unchanged;
    const std::uint64_t content = content_hash_with(stored, builder().text(stored), all);
    PreparedDocument prepared = prepare({.id = stored.id, .fields = std::move(all)}, content, fields_);
    builder().replace_fields(known->document, std::move(stored), std::move(prepared));
    ++generation_.manifest.changes;
    return PutResult::updated;
}

bool WriteSession::touch(std::string_view id, const FileStamp& stamp) {
    DocumentEntry* const known = table_.find(schema::id_hash(id));
    if (!known || known->file != stamp) return false;
    known->is_seen = true;
    return true;
}

bool WriteSession::keep(std::string_view id) {
    DocumentEntry* const known = table_.find(schema::id_hash(id));
    if (known) known->is_seen = true;
    return known;
}

std::vector<std::string> WriteSession::missing(std::span<const std::string> ids) {
    return missing_files(table_, database(), ids, kept_folders_,
                         [&](Xapian::docid document) { return id_of(document); });
}

bool WriteSession::commit() {
    const bool is_update = !generation_.is_build();
    commit_changes();
    committed_conflicts_ = type_conflicts_;
    if (!is_update || !should_compact(generation_.folder(), generation_.manifest)) return false;
    try {
        generation_.compact(monitor_);
        return true;
    } catch (...) {
        if (!generation_.is_current()) throw;
        return false;  // the update is committed; the next commit tries to compact again
    }
}

void WriteSession::compact() {
    commit_changes();
    committed_conflicts_ = type_conflicts_;
    if (generation_.manifest.is_updated) generation_.compact(monitor_);
}

void WriteSession::rollback() {
    discard();
    has_failed_ = may_be_damaged_ = true;  // until the index is open again
    full_build_documents_ = 0;
    put_again_.clear();
    put_again_bytes_ = 0;
    table_ = {};
    kept_folders_.clear();
    fields_.clear();
    type_conflicts_ = committed_conflicts_;
    generation_.reopen(options_);
    begin();
    has_failed_ = may_be_damaged_ = false;
}

void WriteSession::begin_build() {
    if (!glass::is_supported(generation_.scratch()))
        builder();
    else
        full_build_ = std::make_unique<FullBuild>(generation_.folder(), jobs(), options_.memory, posting_options(),
                                                  fields_, monitor_);
}

unsigned WriteSession::jobs() const {
    constexpr unsigned max_jobs = 256;
    return std::clamp(options_.jobs ? options_.jobs : std::thread::hardware_concurrency(), 1u, max_jobs);
}

PostingOptions WriteSession::posting_options() const {
    return {options_.language, generation_.manifest.store_text, generation_.manifest.positions};
}

Xapian::docid WriteSession::add(PreparedDocument prepared) {
    if (!full_build_) return builder().add(std::move(prepared));
    full_build_->add(std::move(prepared));
    return ++full_build_documents_;
}

// Puts a document that has the id of an earlier document of this bulk build. The earlier document is replaced after the
// bulk build.
PutResult WriteSession::put_again(DocumentEntry& entry, Document document, std::uint64_t content) {
    if (entry.content_hash == content && entry.file == document.file) return PutResult::unchanged;
    entry.content_hash = content;
    entry.file = document.file;
    put_again_bytes_ += document.text.size();
    put_again_.emplace_back(entry.document, prepare(std::move(document), content, fields_));
    if (put_again_bytes_ > options_.memory / 4) complete_full_build();
    return PutResult::updated;
}

PutResult WriteSession::update(DocumentEntry& entry, Document document, std::uint64_t content) {
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

void WriteSession::commit_changes() {
    monitor_.look();
    complete_full_build();
    if (are_fields_changed_) builder();
    if (!builder_ && !generation_.is_build()) return;  // nothing changed
    monitor_.begin(Progress::Stage::committing, 0);
    generation_.throw_if_moved();
    if (builder_) {
        builder_->finish();
        are_fields_changed_ = false;
        generation_.manifest.documents = builder_->database().get_doccount();
        builder_.reset();
    }
    if (!generation_.is_build()) return generation_.publish_update();
    verify_build();
    monitor_.look();
    generation_.publish_build();
    options_.rebuild = false;  // after a commit, rollback() returns to the published generation
}

// Completes the bulk build, if there is one. Builder makes all later changes.
void WriteSession::complete_full_build() {
    if (!full_build_) return;
    full_build_->finish(table_.held_bytes());
    full_build_.reset();
    for (auto& [document, prepared] : put_again_) builder().replace(document, std::move(prepared));
    put_again_.clear();
}

// Completes the bulk build, if there is one, and opens the builder of a new index, so that stored_document() and
// database() read all documents.
void WriteSession::make_readable() {
    complete_full_build();
    if (generation_.is_build()) builder();
}

// Checks that Xapian can read the new database and finds all documents in it.
void WriteSession::verify_build() {
    const Xapian::Database built = glass::open_tables(generation_.folder());
    const Xapian::doccount documents = built.get_doccount();
    generation_.manifest.documents = documents;
    if (documents != table_.size() || built.get_lastdocid() < documents)
        throw Error(ErrorCode::internal, "the new index has " + std::to_string(documents) + " documents instead of " +
                                             std::to_string(table_.size()));
}

// Returns the builder. The first change opens the builder, so a run without changes does not modify the index.
Builder& WriteSession::builder() {
    if (builder_) return *builder_;
    // If is_supported() returns true, a build begins with FullBuild. The builder then updates the tables that
    // FullBuild has written.
    const bool is_update = !generation_.is_build() || glass::is_supported(generation_.scratch());
    if (!generation_.is_build()) generation_.begin_update();
    builder_ =
        std::make_unique<Builder>(generation_.folder(), is_update ? Builder::Purpose::update : Builder::Purpose::build,
                                  generation_.scratch(), options_.memory, posting_options(), fields_);
    return *builder_;
}

// Returns the database with the uncommitted changes. The database lacks the documents of a FullBuild that is not
// complete.
const Xapian::Database& WriteSession::database() const {
    return builder_ ? builder_->database() : generation_.published();
}

StoredDocument WriteSession::stored_document(Xapian::docid id) {
    return builder_ ? builder_->document(id) : generation_.document(id);
}

// Throws an Error if the index was moved or deleted, or if a file is damaged and nothing was changed yet.
void WriteSession::explain() const {
    generation_.throw_if_moved();
    if (!builder_) generation_.throw_if_corrupt();
}

}  // namespace kwic
