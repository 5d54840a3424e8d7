// SPDX-License-Identifier: GPL-2.0-or-later
// GenerationWriter: the folder of an index as its one writer has it: the lock, the generation that is published, and
// the one that is being built.
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
    // Takes the lock, removes what cut-off writers left, and opens the published generation or, where there is none or
    // the options want it, begins a build. Throws Error.
    GenerationWriter(const std::filesystem::path& index, const WriterOptions& options);
    GenerationWriter(const GenerationWriter&) = delete;
    GenerationWriter& operator=(const GenerationWriter&) = delete;
    ~GenerationWriter();  // removes a build that was not published

    bool is_build() const { return !build_.empty(); }

    // Where changes go to: a build, or the published generation.
    const std::filesystem::path& folder() const { return is_build() ? build_ : generation_; }
    std::filesystem::path scratch() const { return index_ / "tmp-scratch"; }

    // Both are of no use before the first publish.
    const Xapian::Database& published() const { return published_; }
    StoredDocument document(Xapian::docid document) const { return reader_->document(document); }

    const std::filesystem::path& root() const { return root_; }  // what ids of files are relative to

    // publish() and publish_update() write it; `documents` and `changes` are the caller's to keep.
    Manifest manifest;

    // After a failure to read the published generation: throws Error (corrupt) that names the damaged file if one is.
    void throw_if_corrupt() const;

    // Before a change to the published generation: throws Error (corrupt) unless all its files are as they were
    // written. What is changed must be committed, and closed, before publish_update().
    void begin_update();
    void publish_update();

    // In place of publish_update(), when nothing has failed and what was changed was not committed, and is closed:
    // takes back what would have the next writer check everything. The blocks of the tables that are not in use may
    // have changed.
    void discard_update();

    // The build is complete.
    void publish_build();

    // Replaces the published generation by a compacted copy, or fails and leaves it. Nothing may be uncommitted.
    void compact(Monitor& monitor);

    // Whether readers see the generation that changes go to. Not after a publish that failed at its very end: then the
    // new one is there, and may be gone after a power cut.
    bool is_current() const;

private:
    void discard_build();
    void open();
    void open_published(const WriterOptions& options);
    void begin_build(const WriterOptions& options);
    void check_readable() const;
    void refuse_if(const std::vector<std::string>& findings) const;
    void require(const std::string& what, std::optional<bool> wanted, bool is) const;

    std::filesystem::path index_;
    WriteLock lock_;
    std::filesystem::path generation_;  // the published one; empty while there is none
    std::filesystem::path build_;       // empty while there is none
    std::filesystem::path root_;
    Xapian::Database published_;
    std::optional<DocumentReader> reader_;
};

}  // namespace kwic
