// SPDX-License-Identifier: GPL-2.0-or-later
#include "write/generation_writer.hpp"

#include "base/files.hpp"
#include "directory/file_check.hpp"
#include "glass/open_tables.hpp"
#include "glass/table_reader.hpp"
#include "schema/schema.hpp"
#include "write/builder.hpp"
#include "write/compaction.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

namespace fs = std::filesystem;

GenerationWriter::GenerationWriter(const fs::path& index, const WriterOptions& options)
    : index_(fs::absolute(index)), lock_(index_, options.wait, options.stop) {
    begin(options);
}

void GenerationWriter::begin(const WriterOptions& options) {
    if (!restore_current(index_) && !options.rebuild)
        throw damaged(index_,
                      "'" + current_file(index_).string() + "' is missing or damaged, and no generation is intact");
    sweep(index_);
    // holds_index() is not used, because it returns false if the folder cannot be listed. A build would then replace
    // the index.
    if (!options.rebuild && fs::exists(current_file(index_)))
        open_published(options);
    else
        begin_build(options);
}

GenerationWriter::~GenerationWriter() { discard_build(); }

void GenerationWriter::reopen(const WriterOptions& options) {
    throw_if_moved();
    reader_.reset();
    published_ = {};
    build_.clear();
    is_copy_ = false;
    manifest = {};
    begin(options);
}

// Removes the build by calling sweep(), because the folder may have been renamed to gen-N already.
void GenerationWriter::discard_build() {
    if (build_.empty()) return;
    build_.clear();
    try {
        throw_if_moved();
        sweep(index_);
    } catch (const std::exception&) {  // the next writer calls sweep()
    }
}

bool GenerationWriter::is_current() const { return current_generation(index_) == generation_; }

void GenerationWriter::open() {
    published_ = glass::open_tables(generation_);
    reader_.emplace(published_);
}

void GenerationWriter::open_published(const WriterOptions& options) {
    generation_ = current_generation(index_);
    manifest = read_manifest(generation_, index_);
    root_ = (index_ / manifest.root).lexically_normal();
    require("texts", options.store_text, manifest.store_text);
    require("positions", options.positions, manifest.positions);
    const bool was_cut_off = is_marked_updating(generation_);
    if (was_cut_off)
        check_readable();
    else
        refuse_if(compare_quickly(generation_, manifest));
    open();
    if (was_cut_off) {
        // Makes the last commit durable, because later changes reuse the blocks of older commits, so a power loss must
        // not restore an older commit.
        sync_folder(generation_);
        // The last commit of the interrupted update remains in effect. Afterwards, Builder::finish() completes the
        // tables that are derived from the terms, and publish_update() writes the manifest.
        if (Xapian::Database::check(generation_.string(), 0, nullptr) > 0)
            throw damaged(index_, "Xapian finds errors in '" + generation_.string() + "'");
        const auto fields = schema::decode_fields(published_.get_metadata(std::string(schema::fields_key)));
        // A snapshot that was taken during the interrupted update may use the state before its last commit. Another
        // commit in place would overwrite blocks of this state.
        if (is_pinned(generation_)) begin_copy();
        Builder(folder(), Builder::Purpose::update, scratch(), options.memory,
                {options.language, manifest.store_text, manifest.positions}, fields)
            .finish();
        manifest.documents = published_.get_doccount();
        if (is_build())
            publish_build();
        else
            publish_update();
    }
}

// Throws Error (corrupt) if a table of the published generation is damaged. After an interrupted update, the tables
// cannot be compared with the manifest, because the checksums in the manifest may be out of date.
void GenerationWriter::check_readable() const {
    try {
        glass::check_tables(generation_);
    } catch (const Error& error) {
        throw damaged(index_, error.what());
    }
}

void GenerationWriter::require(const std::string& part, std::optional<bool> requested, bool is_stored) const {
    if (requested.value_or(is_stored) == is_stored) return;
    throw Error(ErrorCode::invalid_argument, "the index '" + index_.string() + "' was made " +
                                                 (is_stored ? "with " : "without ") + part +
                                                 "; rebuild it with kwic-indexer --rebuild to change that");
}

void GenerationWriter::begin_build(const WriterOptions& options) {
    root_ = options.root.empty() ? index_.parent_path() : fs::absolute(options.root).lexically_normal();
    const fs::path relative = root_.lexically_relative(index_);
    const bool contains_index = !relative.empty() && std::all_of(relative.begin(), relative.end(),
                                                                 [](const fs::path& part) { return part == ".."; });
    manifest.root = contains_index ? relative : root_;
    manifest.store_text = options.store_text.value_or(true);
    manifest.positions = options.positions.value_or(true);
    build_ = make_build_folder(index_);
}

void GenerationWriter::refuse_if(const std::vector<std::string>& findings) const {
    if (!findings.empty()) throw damaged(index_, findings.front());
}

void GenerationWriter::throw_if_moved() const {
    if (!lock_.is_in_place()) throw moved(index_);
}

void GenerationWriter::throw_if_corrupt() const {
    if (!is_build() && !is_marked_updating(generation_)) refuse_if(compare_files(generation_, manifest));
}

void GenerationWriter::begin_update() {
    throw_if_moved();
    refuse_if(compare_files(generation_, manifest));
    if (is_pinned(generation_))
        begin_copy();
    else
        mark_updating(generation_);
}

void GenerationWriter::begin_copy() {
    build_ = make_build_folder(index_);
    is_copy_ = true;
    for (const Manifest::File& file : manifest.files) fs::copy_file(generation_ / file.name, build_ / file.name);
}

void GenerationWriter::publish_update() {
    write_updated_manifest(generation_, manifest);
    unmark_updating(generation_);
    open();
}

void GenerationWriter::discard_update() {
    try {
        throw_if_moved();
        Manifest published = read_manifest(generation_, index_);
        if (!is_version_file_intact(generation_, published)) return;  // the update was committed
        write_updated_manifest(generation_, published);
        unmark_updating(generation_);
    } catch (const std::exception&) {  // the mark remains, and the next writer checks the tables
    }
}

void GenerationWriter::publish_build() {
    throw_if_moved();
    if (is_copy_)
        write_updated_manifest(build_, manifest);
    else
        write_manifest(build_, manifest);
    generation_ = publish(index_, build_);
    build_.clear();
    is_copy_ = false;
    open();
}

void GenerationWriter::compact(Monitor& monitor) {
    refuse_if(compare_files(generation_, manifest));  // a copy would give damaged tables valid checksums
    build_ = make_build_folder(index_);
    try {
        write_compacted(generation_, build_, monitor);
        publish_build();
    } catch (...) {
        discard_build();
        throw;
    }
}

}  // namespace kwic
