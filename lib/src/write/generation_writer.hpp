// SPDX-License-Identifier: GPL-2.0-or-later
// GenerationWriter implements the commit protocol of directory/index_directory.hpp for writers. A GenerationWriter
// holds the lock, the published generation, and the build, which is a new database that is not yet published.
//
//     state            begins with                                  ends with
//     build            constructor, for a new index or a rebuild    publish_build()
//     update           begin_update(), before the first change      publish_update(), or discard_update()
//     update of a copy begin_update(), if a snapshot is open        publish_build()
//     completion       constructor, after an interrupted update     publish_update(), or, if a snapshot is open,
//                                                                   publish_build()
//     compaction       compact(), after an update                   publication of the copy, or no change of the index
#pragma once

#include "base/monitor.hpp"
#include "directory/index_directory.hpp"
#include "directory/manifest.hpp"
#include "schema/stored_text.hpp"

#include <kwic/index_writer.hpp>

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

class GenerationWriter {
public:
    // Takes the lock, for which it waits at most `options.wait`, and removes or completes the work of interrupted
    // writers. If no generation is published, or the options request a rebuild, begins a build. In all other cases,
    // opens the published generation, and throws Error (invalid_argument) if WriterOptions::store_text or
    // WriterOptions::positions is set and differs from the index. Throws the errors of WriteLock and read_manifest(),
    // and Error (corrupt) if files are damaged.
    GenerationWriter(const std::filesystem::path& index, const WriterOptions& options);
    GenerationWriter(const GenerationWriter&) = delete;
    GenerationWriter& operator=(const GenerationWriter&) = delete;
    ~GenerationWriter();  // removes a build that was not published

    // Discards the build or the update. Then does the work of the constructor, but keeps the lock: begins a build or
    // opens the published generation. No database of the index may be open for writing. If reopen() throws, only
    // reopen() and the destructor may be called.
    void reopen(const WriterOptions& options);

    bool is_build() const { return !build_.empty(); }

    // Returns the folder that changes are written to: the build or the published generation.
    const std::filesystem::path& folder() const { return is_build() ? build_ : generation_; }
    std::filesystem::path scratch() const { return index_ / "tmp-scratch"; }

    // Returns the database of the published generation, or an empty database during a build.
    const Xapian::Database& published() const { return published_; }
    StoredDocument document(Xapian::docid document) const { return reader_->document(document); }

    const std::filesystem::path& root() const { return root_; }  // the folder that ids of files are relative to

    // The manifest that publish_build() and publish_update() write. The caller must update `documents` and `changes`.
    Manifest manifest;

    // If a file of the published generation differs from the manifest, throws an Error (corrupt) that names the file.
    // Does nothing during a build or an update. Should be called when reading the generation has failed, to report the
    // cause.
    void throw_if_corrupt() const;

    // Throws Error (not_found) if the index was moved or deleted, because the paths of its files may now be those of
    // another index.
    void throw_if_moved() const;

    // Must be called before the first change to the published generation. Compares all files of the generation with the
    // manifest, and throws Error (corrupt) if a file differs. If all files agree, marks the generation as updating.
    // Without the comparison, publish_update() would write valid checksums for damaged files. If a snapshot reads the
    // generation, the function copies the generation to a build instead, and is_build() is true afterwards.
    void begin_update();

    // Writes the manifest and removes the mark. The database must be committed and closed.
    void publish_update();

    // Must be called instead of publish_update() if the update is abandoned. If nothing was committed, writes the
    // manifest and removes the mark. The manifest gets new checksums, because the update may have written to unused
    // blocks of the tables. Because the mark is removed, the next writer need not check all tables. The database must
    // be closed. Must not be called if a change has failed for any reason other than a requested stop.
    void discard_update();

    // Publishes the complete build.
    void publish_build();

    // Replaces the published generation with a compacted copy. All changes must be committed. Throws an exception
    // on failure; the old generation then remains published, unless is_current() returns false.
    void compact(Monitor& monitor);

    // Returns whether CURRENT names the generation that this writer has open. Returns false if a publication has failed
    // after it replaced CURRENT. CURRENT then names the new generation, but a power loss may restore the old CURRENT.
    bool is_current() const;

    void close_lock() { lock_.close(); }  // see WriteSession::close_lock()

private:
    void begin(const WriterOptions& options);
    void begin_copy();
    void discard_build();
    void open();
    void open_published(const WriterOptions& options);
    void begin_build(const WriterOptions& options);
    void check_readable() const;
    void refuse_if(const std::vector<std::string>& findings) const;
    void require(const std::string& part, std::optional<bool> requested, bool is_stored) const;

    std::filesystem::path index_;
    WriteLock lock_;
    std::filesystem::path generation_;  // the published generation; empty if there is none
    std::filesystem::path build_;       // the folder of the build; empty if there is none
    bool is_copy_ = false;  // whether the build is a copy of the published generation, to which an update is applied
    std::filesystem::path root_;
    Xapian::Database published_;
    std::optional<DocumentReader> reader_;
};

}  // namespace kwic
