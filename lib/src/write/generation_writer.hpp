// SPDX-License-Identifier: GPL-2.0-or-later
// GenerationWriter is the writer's side of the commit protocol in directory/index_directory.hpp: it holds the lock, and
// knows the published generation and the one that is being built.
//
//     state            from                                         to
//     build            no index, or a rebuild is requested          publish_build()
//     update           begin_update(), before the first change      publish_update(), or discard_update()
//     compaction       compact(), after an update                   publishes the copy, or leaves the index as it was
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
    // Takes the lock, and removes or completes the work of writers that were cut off. Then opens the published
    // generation, or begins a build if there is none or the options request a rebuild. Throws Error.
    GenerationWriter(const std::filesystem::path& index, const WriterOptions& options);
    GenerationWriter(const GenerationWriter&) = delete;
    GenerationWriter& operator=(const GenerationWriter&) = delete;
    ~GenerationWriter();  // removes a build that was not published

    bool is_build() const { return !build_.empty(); }

    // Returns the folder that changes are written to: the build or the published generation.
    const std::filesystem::path& folder() const { return is_build() ? build_ : generation_; }
    std::filesystem::path scratch() const { return index_ / "tmp-scratch"; }

    // The published generation. Must not be called before the first publication.
    const Xapian::Database& published() const { return published_; }
    StoredDocument document(Xapian::docid document) const { return reader_->document(document); }

    const std::filesystem::path& root() const { return root_; }  // ids of files are relative to it

    // Written by publish_build() and publish_update(). The caller maintains `documents` and `changes`.
    Manifest manifest;

    // Throws an Error (corrupt) that names the damaged file if a file of the published generation differs from the
    // manifest. Must be called after reading the generation has failed, to report the cause.
    void throw_if_corrupt() const;

    // Must be called before the first change to the published generation. Compares all its files with the manifest, so
    // that damaged files do not get valid checksums, and marks it as updating. Throws Error (corrupt).
    void begin_update();

    // Writes the manifest and removes the mark. The database must be committed and closed.
    void publish_update();

    // Instead of publish_update(), if no call has failed and nothing was committed: removes the mark, so that the next
    // writer need not check all tables. Rewrites the manifest, because unused blocks of the tables may have changed.
    // The database must be closed.
    void discard_update();

    // Publishes the complete build.
    void publish_build();

    // Replaces the published generation by a compacted copy. All changes must be committed. On failure, throws Error
    // and keeps the generation.
    void compact(Monitor& monitor);

    // Returns whether CURRENT names the generation that this writer has open. It does not if a publication has failed
    // in its last step: then CURRENT names the new generation, but a power loss may restore the old name.
    bool is_current() const;

private:
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
    std::filesystem::path root_;
    Xapian::Database published_;
    std::optional<DocumentReader> reader_;
};

}  // namespace kwic
